"""A memory as an HTTP service, which reads and never writes.

The walk of a request: `running` listens, and hands it to the `application`; `guard` sets a time
limit and answers for what fails, `gate` asks who it is and how often (`rates`), `tmserver` and
`api` read what is asked with `parameters` and put it to the `engines`, of which each has a memory
for itself and `patience` for so long. `answers` is what all answers have in common, `description`
says what is answered, and `page` shows it.
"""

from __future__ import annotations

from importlib.util import find_spec

from transmem.errors import ServingError

if not (find_spec("starlette") and find_spec("uvicorn")):
    raise ServingError("the service needs an extra: pip install 'transmem[serve]'")

from transmem.serving.running import Address, serve  # after what they need was found

__all__ = ["Address", "serve"]
