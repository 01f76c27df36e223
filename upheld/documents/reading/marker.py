"""Which sign stands before an item of a list, where somebody typed it?"""

from __future__ import annotations

import re

# Letters of Symbol and Wingdings have numbers of their own, which mean nothing in another typeface.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF06E: "■", 0xF0D8: "➢", 0xF0E0: "→", 0xF0E8: "➔", 0xF0F0: "⇨", 0xF076: "❖",
    0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☑", 0xF0FD: "☒", 0xF078: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐",
    0xF052: "☑", 0xF053: "☒", 0xF0A3: "☐", 0xF02D: "–", 0xF02A: "*", 0xF06C: "●", 0xF0A1: "○", 0xF0BE: "—",
    0xF09F: "•", 0xF09E: "•", 0xF0AE: "→", 0xF0B3: "≥", 0xF0A3 + 0x10000: "≤",
}  # fmt: skip
_AS_PRINTED = {**_SYMBOLS, 0xAD: None, 0x200B: None, 0xFEFF: None, 0xFFFE: None, 0x02: "-"} | dict.fromkeys(
    (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFF)
)
_HALF = re.compile("[\ud800-\udfff]")
_SIGNS = "•●○◦▪▫■□►▶▸➢➤➔❖◆◇‣⁃∙·✓✔✗✘\uf000-\uf0ff"
_BULLET = re.compile(rf"(?:[{_SIGNS}](?:\s+|(?=\w))|[-–—*→⇨](?:\s+)|o\s+(?=\S)(?!['’]))")
_NUMBER = re.compile(
    r"""
    (?: \( (?:\d{1,3}|[A-Za-z]{1,2}|[ivxIVX]{1,5}) \)             # (1) (a) (iv)
      | (?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivx]{1,5}|[IVX]{2,5}) \)      # 1) 1.2) a) iv)
      | (?:\d{1,2}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5}|[IVX]{2,5}) \.         # 1. 1.2. a. iv.
      | [A-Z]{1,2}\d{1,2}(?:\.\d{1,2}){0,3}[a-z]? [.):]?              # F1 F1.2 H2: SLT3
    ) (?: \s+ (?:[-–—:]\s+)? | \s*[:]\s+ )
    """,
    re.VERBOSE,
)
_INITIAL = re.compile(r"([A-Z]\.)\s+(?=\S+\s+\S)(?![A-Z][\w'’-]+(?:,|\s+\(|\s+[-–—]))")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=[A-Z‘“\"'])(?![A-Z]{2,4}\b)")
_DASHED = re.compile(r"\s*[-–—:]+$")

INVITATIONS = frozenset(
    f"Click {way} to enter {what}." for way in ("here", "or tap here") for what in ("text", "a date")
) | {"Click or tap to enter a date.", "Click here to enter a date.", "Choose an item.", "Choose a building block."}
"""What Word shows in a control in which nothing was typed."""


def as_printed(text: str) -> str:
    """The text without invisible letters and marks that turn it around, with the signs of Symbol and Wingdings."""
    if _HALF.search(text):
        # A PDF may name a letter by its two halves, or only one of them.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return text if text.isascii() and "\x02" not in text else text.translate(_AS_PRINTED)


def split_marker(text: str) -> tuple[str | None, str]:
    """The bullet or number that begins a paragraph, and the rest; None where nothing that is one stands there.

    A number that counts something ("2.5 hours", "1 adult") is none, and neither is an initial ("J. Smith").
    """
    for pattern in (_BULLET, _NUMBER, _DOTTED, _INITIAL):
        if found := pattern.match(text):
            rest = text[found.end() :].strip()
            if not rest:
                return None, text
            return _DASHED.sub("", found.group().strip()) or found.group().strip(), rest
    return None, text


def is_bullet(marker: str) -> bool:
    """Whether it is a sign that does not count."""
    return not any(letter.isalnum() for letter in marker) or marker == "o"


def tidy(text: str) -> str:
    """One space between words, and a newline where a line break stands."""
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(line for one in text.split("\n") if (line := " ".join(one.split())))
