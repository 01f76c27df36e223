"""Words without what no reader sees: signs that steer a machine, turn text around, or are half a letter."""

from __future__ import annotations

import re
from typing import Any

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_LINES = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def legible(value: Any) -> Any:
    """The same plain value, each text in it without them."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else _UNSEEN.sub("", value)
    if isinstance(value, dict):
        return {legible(name): legible(one) for name, one in value.items()}
    return [legible(one) for one in value] if isinstance(value, list) else value


def on_one_line(text: str) -> str:
    """The text without them and without line breaks, as a name stands in a sentence."""
    return _LINES.sub(" ", str(legible(text))).strip()
