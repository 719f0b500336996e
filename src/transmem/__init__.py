from pathlib import Path
from transmem.segmentation import segment as segment
from transmem.checks import check as check
def read(path, language="en"):
    from transmem.documents import decode, read_text
    return read_text(decode(Path(path).read_bytes(), path=str(path)), path=str(path), language=language)
