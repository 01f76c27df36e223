"""The lines, grounds and pictures that are drawn on a page of a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.pdf_frame import Box, Frame

_THIN = 2.5
_SHORT = 3.0
_WHITE = 245
_DEEPEST = 4
_STRAIGHT = 1.0
_SEGMENTS = 4_000

_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Rulings:
    """What is drawn: lines across and lines down as thin boxes, shaded grounds, and pictures."""

    across: list[Box] = field(default_factory=list)
    down: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    paths: int = 0
    too_many: bool = False


def rulings_on(page: pdfium.PdfPage, frame: Frame, limits: ReadingLimits) -> Rulings:
    """What is drawn on a page besides its words."""
    found = Rulings()
    looker = _Looker(frame, found, limits.marks)
    handle = page.raw
    looker.things(raw.FPDFPage_CountObjects(handle), lambda index: raw.FPDFPage_GetObject(handle, index), _PLAIN, 0)
    return found


class _Looker:
    """Looks at each thing on a page, those in forms too; no more of them than `most`."""

    def __init__(self, frame: Frame, found: Rulings, most: int) -> None:
        self._frame = frame
        self._found = found
        self._left = most
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()
        self._fill = ctypes.c_int()
        self._stroke = ctypes.c_int()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def things(self, count: int, get: object, matrix: _Matrix, depth: int) -> None:
        """Look at `count` things, which `get` gives by number."""
        for index in range(count):
            self._left -= 1
            if self._left < 0:
                self._found.too_many = True
                return
            thing = get(index)  # type: ignore[operator]
            if not thing:
                continue
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                if box := self._box(thing, matrix):
                    self._found.pictures.append(box)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self._form(thing, matrix, depth)

    def _form(self, form: object, matrix: _Matrix, depth: int) -> None:
        inner = self._own(form)
        self.things(
            raw.FPDFFormObj_CountObjects(form),
            lambda index: raw.FPDFFormObj_GetObject(form, index),
            _times(inner, matrix),
            depth + 1,
        )

    def _own(self, thing: object) -> _Matrix:
        found = self._matrix
        if not raw.FPDFPageObj_GetMatrix(thing, found):
            return _PLAIN
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _box(self, thing: object, matrix: _Matrix) -> Box | None:
        left, bottom, right, top = self._edges
        if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return None
        return self._moved((left.value, bottom.value), (right.value, top.value), matrix)

    def _moved(self, one: tuple[float, float], other: tuple[float, float], matrix: _Matrix) -> Box:
        if matrix is not _PLAIN:
            one, other = _point(one, matrix), _point(other, matrix)
        return self._frame.seen(
            min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
        )

    def _path(self, path: object, matrix: _Matrix) -> None:
        fill, stroke = self._fill, self._stroke
        if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
            return
        self._found.paths += 1
        box = self._box(path, matrix)
        if box is None:
            return
        if fill.value and not stroke.value and self._is_white(path, raw.FPDFPageObj_GetFillColor):
            return
        if stroke.value and not fill.value and self._is_white(path, raw.FPDFPageObj_GetStrokeColor):
            return
        if box.height <= _THIN or box.width <= _THIN:
            self._line(box)
        elif stroke.value:
            for one in self._segments(path, matrix):
                self._line(one)
            if fill.value and not self._is_white(path, raw.FPDFPageObj_GetFillColor):
                self._found.grounds.append(box)
        else:
            count = raw.FPDFPath_CountSegments(path)
            if count <= 6:
                self._found.grounds.append(box)
            else:
                # Many small boxes filled in one go, as some programs draw the borders of a whole table.
                for one in self._filled_boxes(path, matrix):
                    if one.height <= _THIN or one.width <= _THIN:
                        self._line(one)
                    else:
                        self._found.grounds.append(one)

    def _line(self, box: Box) -> None:
        if box.height <= _THIN and box.width > _SHORT and box.width > box.height:
            self._found.across.append(box)
        elif box.width <= _THIN and box.height > _SHORT:
            self._found.down.append(box)

    def _is_white(self, thing: object, ask: object) -> bool:
        red, green, blue, alpha = self._colour
        if not ask(thing, red, green, blue, alpha):  # type: ignore[operator]
            return False
        return alpha.value < 10 or min(red.value, green.value, blue.value) >= _WHITE

    def _points(self, path: object, matrix: _Matrix) -> Iterator[tuple[int, tuple[float, float], bool]]:
        """Each step of a path: its kind, where it leads, and whether it closes the path."""
        own = _times(self._own(path), matrix)
        for index in range(min(raw.FPDFPath_CountSegments(path), _SEGMENTS)):
            if self._left < 0:
                return
            segment = raw.FPDFPath_GetPathSegment(path, index)
            if raw.FPDFPathSegment_GetPoint(segment, self._x, self._y):
                self._left -= 1
                yield (
                    raw.FPDFPathSegment_GetType(segment),
                    _point((self._x.value, self._y.value), own),
                    bool(raw.FPDFPathSegment_GetClose(segment)),
                )

    def _segments(self, path: object, matrix: _Matrix) -> Iterator[Box]:
        """The straight pieces of a drawn path that run across or down."""
        begin = last = (0.0, 0.0)
        for kind, point, closes in self._points(path, matrix):
            if kind == raw.FPDF_SEGMENT_MOVETO:
                begin = point
            else:
                if kind == raw.FPDF_SEGMENT_LINETO and _is_straight(last, point):
                    yield self._moved(last, point, _PLAIN)
                if closes and _is_straight(point, begin):
                    yield self._moved(point, begin, _PLAIN)
            last = point

    def _filled_boxes(self, path: object, matrix: _Matrix) -> Iterator[Box]:
        """The boxes around the pieces of a filled path."""
        piece: list[tuple[float, float]] = []
        for kind, point, _ in self._points(path, matrix):
            if kind == raw.FPDF_SEGMENT_MOVETO and piece:
                yield self._around(piece)
                piece = []
            piece.append(point)
        if piece:
            yield self._around(piece)

    def _around(self, points: list[tuple[float, float]]) -> Box:
        across, up = [x for x, _ in points], [y for _, y in points]
        return self._frame.seen(min(across), min(up), max(across), max(up))


def _is_straight(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= _STRAIGHT or abs(one[1] - other[1]) <= _STRAIGHT


def _point(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = one
    A, B, C, D, E, F = other
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F)
