"""The sheet every chart is drawn on: its width, its words, its colours, and the hatching of what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from typing import Final, Literal

WIDE: Final = 400
"""The width of a chart in its own units; all but the map have it. On a page 320 dots wide a letter is 12 dots high."""
SIZE: Final = 17
"""How high letters are set, in the same units."""
LINE: Final = 22
"""From one line of words to the next."""

INK: Final = "#0b0c0c"
GREY: Final = "#595959"
PALE: Final = "#b1b4b6"
MAIN: Final = "#0072b2"
HATCH: Final = "hatch"

_FACE: Final = "Atkinson Hyperlegible Next, Arial, sans-serif"
_WIDE_LETTERS: Final = frozenset("mwMW@%—")
_SLIM_LETTERS: Final = frozenset("iljtfrI.,:;'’|()1 ")

Anchor = Literal["start", "middle", "end"]


def drawn(title: str, told: str, height: float, inside: Iterable[str], wide: float = WIDE, links: bool = False) -> str:
    """One svg element around what is inside, with its title and what it tells; the same input gives the same letters.

    Args:
        links: whether there are links inside; a reader of the screen then hears what is inside too.
    """
    body = "".join(inside)
    mark = sha256(f"{title}{told}{body}".encode()).hexdigest()[:10]
    body = body.replace(f"url(#{HATCH})", f"url(#{HATCH}-{mark})")
    hatch = (
        f'<defs><pattern id="{HATCH}-{mark}" width="7" height="7" patternUnits="userSpaceOnUse">'
        f'<rect width="7" height="7" fill="#fff"/><path d="M-2 2l4-4M0 7l7-7M5 9l4-4" stroke="{GREY}" '
        f'stroke-width="1.2"/></pattern></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="{"group" if links else "img"}" '
        f'aria-labelledby="title-{mark} told-{mark}" viewBox="0 0 {_n(wide)} {_n(height)}" '
        f'width="{_n(wide * 1.2)}" height="{_n(height * 1.2)}" font-family="{_FACE}" font-size="{SIZE}" fill="{INK}">'
        f'<title id="title-{mark}">{escape(title)}</title><desc id="told-{mark}">{escape(told)}</desc>'
        f'{hatch}<rect width="{_n(wide)}" height="{_n(height)}" fill="#fff"/>{body}</svg>'
    )


def words(x: float, y: float, text: str, anchor: Anchor = "start", strong: bool = False, fill: str = "") -> str:
    """A line of words that stands on y."""
    more = (f' text-anchor="{anchor}"' if anchor != "start" else "") + (' font-weight="700"' if strong else "")
    more += f' fill="{fill}"' if fill else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{more}>{escape(text)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dashes: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" fill="none" stroke="{colour}" '
        f'stroke-width="{_n(width)}"{dashed}/>'
    )


def box(x: float, y: float, wide: float, high: float, fill: str, edge: str = "", width: float = 1) -> str:
    """A rectangle."""
    edged = f' stroke="{edge}" stroke-width="{_n(width)}"' if edge else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" fill="{fill}"{edged}/>'


def unknown(x: float, y: float, wide: float, high: float) -> str:
    """The hatched box that stands where there is no figure."""
    return box(x, y, wide, high, f"url(#{HATCH})", GREY)


def note(y: float, texts: Sequence[str], wide: float = WIDE) -> tuple[list[str], float]:
    """Sentences under a picture, broken into lines; and where the next thing may begin."""
    made = []
    for text in texts:
        for one in wrapped(text, wide - 8):
            made.append(words(4, y, one))
            y += LINE
        y += 4
    return made, y


def wrapped(text: str, wide: float, strong: bool = False) -> list[str]:
    """Words broken into lines that are no wider than that, by how wide letters mostly are."""
    found: list[str] = []
    now = ""
    for word in text.split():
        longer = f"{now} {word}".strip()
        if now and width_of(longer, strong) > wide:
            found.append(now)
            now = word
        else:
            now = longer
    return [*found, now] if now else found


def width_of(text: str, strong: bool = False) -> float:
    """How wide words are when they are drawn, a little too much rather than too little."""
    units = sum(0.94 if one in _WIDE_LETTERS else 0.36 if one in _SLIM_LETTERS else 0.6 for one in text)
    return units * SIZE * (1.06 if strong else 1)


def _n(value: float) -> str:
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
    )
