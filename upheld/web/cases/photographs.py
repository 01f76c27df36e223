"""A photograph without where, when and with what it was taken: its dots alone, upright, written anew.

`python -m upheld.web.cases.photographs` does it in a process of its own, held to its time and its memory: a picture
made to do harm takes that process with it, and not the service.
"""

from __future__ import annotations

import io
import sys
import tempfile
import warnings
import zlib
from contextlib import suppress
from threading import BoundedSemaphore
from time import monotonic

from PIL import Image, ImageCms, ImageOps

from upheld.errors import UpheldError
from upheld.web.plan.apart import hold, run

MOST_DOTS = 50_000_000
"""The most dots of one picture: what telephones take unasked, and three copies of it fit into the memory."""
SECONDS_OF_A_REQUEST = 60
"""So long may all the pictures take that are sent together."""
_MOST_BYTES = 60_000_000
_SECONDS = 40
_WAIT = 30
_QUALITY = 88
_FORMATS = ("JPEG", "PNG")
_SHOWN = frozenset({"1", "L", "LA", "RGB", "RGBA", "I;16"})
_TAKEN, _TOO_LARGE, _DAMAGED = b"\0", b"\1", b"\2"
_one_at_a_time = BoundedSemaphore(1)


class Damaged(UpheldError):
    """It cannot be opened as a picture."""


class TooLarge(UpheldError):
    """It has so many dots that it may be meant to do harm, or takes too long."""


class LeftOut(UpheldError):
    """There was no time left for it: other pictures that were sent with it took it."""


def without_traces(data: bytes, seconds: float = SECONDS_OF_A_REQUEST) -> bytes:
    """The same picture in the same format, in a process of its own.

    Args:
        seconds: how many are left of those that all pictures of a request may take.

    Raises:
        Damaged, TooLarge, LeftOut: as they say.
    """
    until = monotonic() + seconds
    if seconds <= 0:
        raise LeftOut("There was no time left for this picture: send it again.")
    if not _one_at_a_time.acquire(timeout=min(_WAIT, seconds)):
        raise TooLarge("Other pictures are being read just now: wait a minute, then try again.")
    try:
        with tempfile.TemporaryDirectory(prefix="upheld-picture-", ignore_cleanup_errors=True) as private:
            left = max(0.1, until - monotonic())
            said = run("upheld.web.cases.photographs", (data,), private, min(_SECONDS, left), _MOST_BYTES)
    except TimeoutError:
        if left < _SECONDS:
            raise LeftOut("There was no time left for this picture: send it again.") from None
        said = _TOO_LARGE
    finally:
        _one_at_a_time.release()
    if said[:1] == _TAKEN and len(said) <= _MOST_BYTES:
        return said[1:]
    if said[:1] == _DAMAGED:
        raise Damaged("The picture is damaged: take or save it again.")
    raise TooLarge("The picture has too many dots: save a smaller copy of it.")


def written_anew(data: bytes) -> bytes:
    """The dots of a picture, upright, and nothing else that stood in the file.

    Raises:
        Damaged, TooLarge: as they say.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                width, height = picture.size
                if width * height > MOST_DOTS:
                    raise Image.DecompressionBombError
                is_photograph = picture.format != "PNG"
                return _written(_bare(picture, is_photograph), is_photograph)
    except (Image.DecompressionBombError, MemoryError):
        raise TooLarge("The picture has too many dots: save a smaller copy of it.") from None
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, zlib.error):
        raise Damaged("The picture is damaged: take or save it again.") from None


def _bare(picture: Image.Image, is_photograph: bool) -> Image.Image:
    """The dots in a new picture: what is saved of this knows no camera, no place and no thumbnail."""
    upright = _plain(_in_common_colours(ImageOps.exif_transpose(picture)), is_photograph)
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    return bare


def _in_common_colours(picture: Image.Image) -> Image.Image:
    """With the colours that every screen takes: the camera's own profile of them goes too."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return turned if turned is not None else picture
    return picture


def _plain(picture: Image.Image, is_photograph: bool) -> Image.Image:
    if is_photograph:
        return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
    if picture.has_transparency_data:
        return picture if picture.mode in ("LA", "RGBA") else picture.convert("RGBA")
    return picture if picture.mode in _SHOWN else picture.convert("RGB")


def _written(bare: Image.Image, is_photograph: bool) -> bytes:
    out = io.BytesIO()
    if is_photograph:
        bare.save(out, "JPEG", quality=_QUALITY)
    else:
        bare.save(out, "PNG")
    return out.getvalue()


def main() -> None:
    """Write anew the picture that comes in."""
    hold(_SECONDS)
    try:
        said = _TAKEN + written_anew(sys.stdin.buffer.read())
    except TooLarge:
        said = _TOO_LARGE
    except UpheldError:
        said = _DAMAGED
    sys.stdout.buffer.write(said)


if __name__ == "__main__":
    main()
