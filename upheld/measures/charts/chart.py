"""A picture of figures, with what says the same to whoever cannot see it."""

from __future__ import annotations

from dataclasses import dataclass

from upheld.documents.drawing import as_png, checked


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture.

    Args:
        svg: one svg element with a viewBox, colours as attributes (no style, no script, nothing fetched), its title
            and description inside.
        told: what it shows, in a sentence or two: the finding, not the kind of picture.
        header, rows: the table behind it, as a reader is shown it.
    """

    svg: str
    told: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def png(self, width: int = 180) -> bytes:
        """The picture as dots, so many millimetres wide."""
        return as_png(checked(self.svg), width)
