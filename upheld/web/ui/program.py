"""Which program made a page: what is kept of an earlier one must not be shown by a later."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import upheld

_PACKAGE = Path(upheld.__file__).parent
_MADE_OF = {".py", ".html", ".toml", ".mo", ".md", ".css", ".js"}


@lru_cache(maxsize=1)
def program() -> str:
    """The version, with everything that pages are made of: the service may be run from a working copy."""
    found = sha256(upheld.__version__.encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _MADE_OF and "node_modules" not in path.parts:
            found.update(path.read_bytes())
    return found.hexdigest()
