"""Chinese: `1,275.5`, 8.4万, 20世纪90年代, 2022年2月14日, 三十."""

from transmem.fidelity.writing.notation import Notation

NOTATION = Notation(
    decimals=".",
    groups=",",
    group=",",
    scales={
        "万|萬": 10**4,
        "亿|億": 10**8,
        "百万": 10**6,
        "千万": 10**7,
        "十万": 10**5,
        "十亿": 10**9,
        "百": 100,
        "千": 1000,
        "十": 10,
        "万亿": 10**12,
    },
    scale_end="",
    decades=r"(?:(?:\d{1,2}\s?世纪|上世纪|上个世纪)\s?)?\d0\s?年代|\d{3}0\s?年代",
    times=(
        r"(?:(?P<am>上午|凌晨|早上)|(?P<pm>下午|晚上|傍晚))?(?P<h>\d{1,2})[时点](?:(?P<m>[0-5]?\d)分)?",
        r"(?:(?P<am>上午|凌晨|早上)|(?P<pm>下午|晚上|傍晚))(?P<h>\d{1,2})[:：](?P<m>[0-5]\d)",
    ),
    percents=r"%|百分|个百分点",
    tenths=r"成(?![为為功立本])",
    range_words="至|到",
    ideographic=True,
)
