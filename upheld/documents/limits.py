"""How large a document may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may be: so that no file, however made, takes the machine with it.

    `side` is in points (200 inches, the most that readers show), `picture_pixels` for a photograph given by itself,
    `picture_bytes` for a picture in a PDF once unpacked, `page_bytes` for what draws one page and
    `drawing_bytes` for what draws all of them, once unpacked, `unpacked_bytes` for a Word file once unpacked.
    """

    file_bytes: int = 50_000_000
    pages: int = 1_000
    side: float = 14_400.0
    picture_pixels: int = 120_000_000
    picture_bytes: int = 500_000_000
    page_bytes: int = 20_000_000
    drawing_bytes: int = 200_000_000
    unpacked_bytes: int = 500_000_000


LIMITS = Limits()
