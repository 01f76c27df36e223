"""Turn a photograph or a scan into pages of A4, upright, with nothing of where and by whom it was taken."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from typing import Any, cast

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from upheld.documents.limits import Limits
from upheld.documents.unreadable import Unreadable

FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP")
SHORT, LONG = 595.28, 841.89  # A4, in points
EDGE = 36.0  # kept free all around, so that the page's number finds room
DOTS = 200  # an inch; more is not needed to read, or to print
QUALITY = 85


def pages_of(data: bytes, name: str, limits: Limits) -> bytes:
    """A PDF with one page of A4 for each picture in the file; a wide picture lies on a wide page.

    Raises:
        Unreadable: the picture is damaged, or so large that it may be meant to do harm.
    """
    with Pdf.new() as pdf:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for picture in _pictures(data, name, limits):
                    _add(pdf, picture)
        except Image.DecompressionBombError as error:
            raise Unreadable(f"{name} has too many dots: save a smaller copy of it and give that.") from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, zlib.error) as error:
            raise Unreadable(f"{name} is a damaged picture: take or save it again.") from error
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _pictures(data: bytes, name: str, limits: Limits) -> Iterator[Image.Image]:
    """Each picture in the file, upright, on white, small enough, in grey or in colour or in black and white."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as file:
        many = file.format == "TIFF"  # what moves, or is a second view of the same, is one picture
        if many and getattr(file, "n_frames", 1) > limits.pages:
            raise Unreadable(f"{name} has more than {limits.pages:,} pages: split it.")
        for frame in ImageSequence.Iterator(file) if many else (file,):
            width, height = frame.size
            if width * height > limits.picture_pixels:
                raise Image.DecompressionBombError
            upright = ImageOps.exif_transpose(frame)
            yield _fitting(_plain(upright))


def _plain(picture: Image.Image) -> Image.Image:
    """The picture on white, in one of three modes: 1, L or RGB."""
    if picture.has_transparency_data:
        over = picture.convert("RGBA")
        under = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(under, over).convert("RGB")
    if picture.mode in ("1", "L", "RGB"):
        return picture
    if picture.mode == "F" or picture.mode.startswith("I"):
        deep = picture.convert("F")
        low, high = cast(tuple[float, float], deep.getextrema())
        scale = 255 / (high - low) if high > low else 1.0
        return deep.point(lambda value: value * scale - low * scale).convert("L")
    return picture.convert("RGB")


def _fitting(picture: Image.Image) -> Image.Image:
    """The picture with no more dots than its place on the page can show."""
    width, height = _place(picture)
    most = (round(width * DOTS / 72), round(height * DOTS / 72))
    if picture.width <= most[0] * 1.25:
        return picture
    return (picture.convert("L") if picture.mode == "1" else picture).resize(most, Image.Resampling.LANCZOS)


def _place(picture: Image.Image) -> tuple[float, float]:
    """How wide and high the picture stands on its page, in points; a small one is not blown up beyond 100 an inch."""
    across, up = _sheet(picture)
    scale = min((across - 2 * EDGE) / picture.width, (up - 2 * EDGE) / picture.height, 72 / 100)
    return picture.width * scale, picture.height * scale


def _sheet(picture: Image.Image) -> tuple[float, float]:
    return (LONG, SHORT) if picture.width > picture.height else (SHORT, LONG)


def _add(pdf: Pdf, picture: Image.Image) -> None:
    width, height = _place(picture)
    across, up = _sheet(picture)
    left, bottom = (across - width) / 2, (up - height) / 2
    pdf.add_blank_page(page_size=(across, up))
    page = pdf.pages[-1]
    page.obj.Resources = Dictionary(XObject=Dictionary(Picture=_stream(pdf, picture)))
    drawing = f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /Picture Do Q"
    page.obj.Contents = pdf.make_stream(drawing.encode())


def _stream(pdf: Pdf, picture: Image.Image) -> pikepdf.Object:
    """The picture as it stands in a PDF: photographs as JPEG, black and white as it is."""
    colours = Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray
    bits = 1 if picture.mode == "1" else 8
    shape: dict[str, Any] = {
        "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": picture.width, "/Height": picture.height,
        "/ColorSpace": colours, "/BitsPerComponent": bits, "/Interpolate": True,
        "/Filter": Name.FlateDecode if bits == 1 else Name.DCTDecode,
    }  # fmt: skip
    if bits == 1:
        return pdf.make_indirect(Stream(pdf, zlib.compress(picture.tobytes(), 9), shape))
    bare = Image.new(picture.mode, picture.size)  # what is saved of this has no camera in it
    bare.paste(picture)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=QUALITY)
    return pdf.make_indirect(Stream(pdf, written.getvalue(), shape))
