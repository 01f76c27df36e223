"""Finding the line of a case file at which a value stands, so that a message can name it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cached_property
from json import dumps

Locate = Callable[[tuple[str | int, ...], object], int | None]
"""From where a value stands (`("event", 3, "sent_on")`, counted from 1) and the value itself, to its line."""

# A string left open counts as one to the end of it, so that no text is gone through twice.
_HIDDEN = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:""")?'
    r"|'''[^']*+(?:'(?!'')[^']*+)*+(?:''')?"
    r'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+",
    re.DOTALL,
)
_HEADER = re.compile(r"^[ \t]*\[{1,2}[ \t]*([\w.-]+)[ \t]*\]{1,2}[ \t]*$", re.MULTILINE)
_NOT_NEW_LINE = re.compile(r"[^\n]")


def nowhere(where: tuple[str | int, ...], value: object) -> None:
    """Locate nothing: for data that comes from no file."""


def without_strings(text: str) -> str:
    """The text with each string and comment of it as underscores or spaces, every line where it was."""

    def hide(found: re.Match[str]) -> str:
        return _NOT_NEW_LINE.sub(" " if found[0].startswith("#") else "_", found[0])

    return _HIDDEN.sub(hide, text)


class Lines:
    """The lines of one file; calling it answers as `Locate`."""

    def __init__(self, text: str, *, is_toml: bool) -> None:
        """Keep the text; nothing is looked for until it is asked."""
        self._text = text
        self._is_toml = is_toml

    def __call__(self, where: tuple[str | int, ...], value: object) -> int | None:
        """The line of the entry's field, else of the entry, else of the only place that holds the value."""
        if self._is_toml and where and (found := self._in_toml(where)):
            return found
        return self._of_value(value)

    @cached_property
    def _hidden(self) -> str:
        return without_strings(self._text)

    @cached_property
    def _lines(self) -> list[str]:
        return self._hidden.split("\n")

    @cached_property
    def _blocks(self) -> dict[str, list[tuple[int, int]]]:
        """First and last line of each block, by the name in its header; `event.contents` belongs to its `event`."""
        starts: list[tuple[str, int]] = []
        line, seen = 1, 0
        for header in _HEADER.finditer(self._hidden):
            line += self._hidden.count("\n", seen, header.start())
            seen = header.start()
            if not starts or not header[1].startswith(f"{starts[-1][0]}."):
                starts.append((header[1], line))
        ends = [start - 1 for _, start in starts[1:]] + [len(self._lines)]
        blocks: dict[str, list[tuple[int, int]]] = {}
        for (name, start), end in zip(starts, ends, strict=False):
            blocks.setdefault(name, []).append((start, end))
        return blocks

    def _in_toml(self, where: tuple[str | int, ...]) -> int | None:
        name, *rest = where
        blocks = self._blocks.get(str(name), [])
        if not blocks:
            return None if rest else self._of_key(str(name), 1, len(self._lines))
        number = rest[0] if rest and isinstance(rest[0], int) else 1
        if number > len(blocks):
            return None
        start, end = blocks[number - 1]
        keys = [key for key in reversed(rest) if isinstance(key, str)]
        return next((line for key in keys if (line := self._of_key(key, start, end))), start)

    def _of_key(self, key: str, start: int, end: int) -> int | None:
        pattern = re.compile(rf"[ \t]*+{re.escape(key)}[ \t]*+[=.]")
        return next((line for line in range(start, end + 1) if pattern.match(self._lines[line - 1])), None)

    def _of_value(self, value: object) -> int | None:
        if isinstance(value, str) and value:
            literal = dumps(value, ensure_ascii=False)
        elif isinstance(value, date):
            literal = value.isoformat()
        else:
            return None
        if self._text.count(literal) != 1:
            return None
        return self._text.count("\n", 0, self._text.index(literal)) + 1
