"""Photographs become upright pages of A4 that tell nothing of the camera."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pikepdf import Pdf
from PIL import Image

from tests.unit.documents import papers
from upheld.documents.jpeg import without_notes
from upheld.documents.limits import LIMITS, Limits
from upheld.documents.picture import pages_of
from upheld.documents.source import Unreadable, read_source


def written(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def seen(data: bytes, page: int = 0) -> Image.Image:
    with pdfium.PdfDocument(data) as pdf:
        return pdf[page].render(scale=0.5).to_pil().convert("RGB")


def quarters(width: int = 400, height: int = 300) -> Image.Image:
    """A picture whose upper left quarter is red, and the rest blue."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height // 2))
    return image


def red_corner(image: Image.Image) -> tuple[str, str]:
    """In which quarter of the page the red is."""
    reds = [
        (x, y)
        for x in range(0, image.width, 5)
        for y in range(0, image.height, 5)
        if (lambda r, g, b: r > 200 and g < 80 and b < 80)(*image.getpixel((x, y)))
    ]
    x, y = (sum(one[axis] for one in reds) / len(reds) for axis in (0, 1))
    return ("left" if x < image.width / 2 else "right", "upper" if y < image.height / 2 else "lower")


@pytest.mark.parametrize(
    ("turned", "size", "corner"),
    [
        (1, (842, 595), ("left", "upper")),
        (3, (842, 595), ("right", "lower")),
        (6, (595, 842), ("right", "upper")),
        (8, (595, 842), ("left", "lower")),
        (2, (842, 595), ("right", "upper")),
    ],
)
def test_a_photograph_is_turned_upright(turned: int, size: tuple[int, int], corner: tuple[str, str]) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    made = pages_of(written(quarters(), "JPEG", exif=exif), "photo.jpg", LIMITS)
    with pdfium.PdfDocument(made) as pdf:
        assert tuple(round(side) for side in pdf[0].get_size()) == size
    assert red_corner(seen(made)) == corner


def test_nothing_tells_where_or_with_what_it_was_taken(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
    path = tmp_path / "photo.jpg"
    path.write_bytes(written(quarters(), "JPEG", exif=exif, comment=b"SecretComment"))
    source = read_source(path, office=None)
    assert source.converted_from == "jpeg"
    with Pdf.open(io.BytesIO(source.data)) as pdf:
        inside = pdf.pages[0].Resources.XObject.Picture.read_raw_bytes()
    assert not Image.open(io.BytesIO(inside)).getexif()
    for word in (b"Secret", b"Exif", b"GPS"):
        assert word not in inside + source.data


def test_there_is_room_for_the_number_around_it() -> None:
    made = pages_of(papers.jpeg(Image.new("L", (1000, 1400), 0)), "dark.jpg", LIMITS)
    page = seen(made).convert("L")
    dark = page.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark is not None
    assert dark[0] >= 17
    assert dark[1] >= 17
    assert page.width - dark[2] >= 17
    assert page.height - dark[3] >= 17


@pytest.mark.slow
def test_more_dots_than_can_be_seen_are_not_kept() -> None:
    with Pdf.open(io.BytesIO(pages_of(papers.jpeg(papers.picture(3000, 4000)), "large.jpg", LIMITS))) as pdf:
        assert 1400 < pdf.pages[0].Resources.XObject.Picture.Width < 1500
    with Pdf.open(io.BytesIO(pages_of(papers.jpeg(papers.picture(300, 400)), "small.jpg", LIMITS))) as pdf:
        assert pdf.pages[0].Resources.XObject.Picture.Width == 300


@pytest.mark.parametrize(
    ("mode", "form"),
    [("RGB", "PNG"), ("RGBA", "PNG"), ("LA", "PNG"), ("L", "PNG"), ("P", "GIF"), ("1", "TIFF"), ("CMYK", "TIFF"),
     ("I;16", "PNG"), ("I;16", "TIFF"), ("F", "TIFF"), ("RGB", "BMP"), ("RGB", "WEBP"), ("L", "JPEG"),
     ("CMYK", "JPEG")],
)  # fmt: skip
@pytest.mark.slow
def test_every_kind_of_colour_is_shown_on_white(mode: str, form: str, tmp_path: Path) -> None:
    grey = Image.linear_gradient("L").resize((300, 300))
    if mode in ("I;16", "F"):
        image = Image.new(mode, (300, 300))
        for x in range(300):
            for y in range(300):
                image.putpixel((x, y), grey.getpixel((x, y)) * (257 if mode == "I;16" else 1))
    elif mode.endswith("A"):
        image = grey.convert(mode)
        image.putalpha(Image.new("L", grey.size, 0))
    else:
        image = grey.convert(mode)
    path = tmp_path / "picture"
    path.write_bytes(written(image, form))
    source = read_source(path, office=None)
    assert source.converted_from == form.lower()
    page = seen(source.data).convert("L")
    across, up = page.width / 2, page.height / 2
    top, bottom = (page.getpixel((int(across), int(up + part))) for part in (-45, 45))
    if mode.endswith("A"):
        assert (top, bottom) == (255, 255)
    else:
        assert top < 120 < bottom


def test_a_picture_of_one_colour_without_range() -> None:
    made = pages_of(written(Image.new("F", (300, 300), 7.0), "TIFF"), "even.tif", LIMITS)
    assert seen(made).convert("L").getpixel((148, 210)) == 0


@pytest.mark.slow
def test_black_and_white_stays_so_and_small() -> None:
    fax = papers.picture(1728, 2200).convert("1")
    with Pdf.open(io.BytesIO(pages_of(written(fax, "TIFF"), "fax.tif", LIMITS))) as pdf:
        picture = pdf.pages[0].Resources.XObject.Picture
        assert (picture.BitsPerComponent, picture.Width) == (1, 1728)
    with Pdf.open(io.BytesIO(pages_of(written(fax.resize((5000, 7000)), "TIFF"), "fax.tif", LIMITS))) as pdf:
        assert pdf.pages[0].Resources.XObject.Picture.BitsPerComponent == 8


def test_every_page_of_a_fax() -> None:
    pages = [papers.picture(200, 280, mode="L", seed=seed) for seed in range(3)]
    given = written(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    with Pdf.open(io.BytesIO(pages_of(given, "fax.tif", LIMITS))) as pdf:
        assert len(pdf.pages) == 3
    with pytest.raises(Unreadable, match=r"fax\.tif has more than 2 pages: split it\."):
        pages_of(given, "fax.tif", Limits(pages=2))


def test_what_moves_or_has_two_views_is_one_picture() -> None:
    two = written(quarters(), "MPO", save_all=True, append_images=[quarters(200, 150)])
    with Pdf.open(io.BytesIO(pages_of(two, "telephone.jpg", LIMITS))) as pdf:
        assert len(pdf.pages) == 1
    pages = [Image.new("L", (200, 280), shade) for shade in (0, 100, 200)]
    given = written(pages[0], "GIF", save_all=True, append_images=pages[1:])
    with Pdf.open(io.BytesIO(pages_of(given, "moving.gif", LIMITS))) as pdf:
        assert len(pdf.pages) == 1


def test_a_picture_made_to_do_harm_is_not_unpacked() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )
    with pytest.raises(Unreadable, match=r"^bomb\.png has too many dots: save a smaller copy of it"):
        pages_of(bomb, "bomb.png", LIMITS)
    with pytest.raises(Unreadable, match="has too many dots"):
        pages_of(papers.jpeg(papers.picture(400, 400)), "photo.jpg", Limits(picture_pixels=100_000))


def test_a_damaged_picture_is_refused() -> None:
    whole = papers.jpeg(papers.picture(400, 600))
    for data in (whole[: len(whole) // 2], whole[:30], b"\xff\xd8\xff", b"II*\x00" + bytes(20)):
        with pytest.raises(Unreadable, match=r"^photo\.jpg is a damaged picture: take or save it again\.$"):
            pages_of(data, "photo.jpg", LIMITS)


class TestNotes:
    def test_every_note_goes_and_every_dot_stays(self) -> None:
        exif = Image.Exif()
        exif[0x010F] = "SecretCamera"
        given = written(quarters(), "JPEG", exif=exif, comment=b"Secret", icc_profile=b"colours")
        bare = without_notes(given)
        assert b"Secret" not in bare
        assert b"colours" in bare
        assert list(Image.open(io.BytesIO(bare)).get_flattened_data()) == list(
            Image.open(io.BytesIO(given)).get_flattened_data()
        )
        assert without_notes(bare) == bare

    def test_filling_between_segments(self) -> None:
        given = papers.jpeg(quarters())
        assert Image.open(io.BytesIO(without_notes(given[:2] + b"\xff\xff" + given[2:]))).size == (400, 300)

    @pytest.mark.parametrize("data", [b"", b"none", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00\x08Exif", b"\xff\xd8no"])
    def test_what_is_not_a_sound_jpeg_stays_as_it_is(self, data: bytes) -> None:
        assert without_notes(data) == data
