"""A JPEG without what a camera wrote into it: where, when and with what it was taken."""

from __future__ import annotations

_KEPT = frozenset({0xE0, 0xE2, 0xEE})  # how wide a dot is, the meaning of the colours, and Adobe's order of them
_NOTES = frozenset(range(0xE0, 0xF0)) - _KEPT | {0xFE}
_START_OF_DOTS = 0xDA


def without_notes(data: bytes) -> bytes:
    """The same picture, dot for dot; what is not a sound JPEG comes back as it is."""
    if data[:2] != b"\xff\xd8":
        return data
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:  # filling
            at += 1
            continue
        if kind == _START_OF_DOTS:
            return b"".join((*kept, data[at:]))
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind not in _NOTES:
            kept.append(data[at:end])
        at = end
    return data
