"""The number of a page is on every page, upright, in reading order, and touches nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from pikepdf import Array, Dictionary, Matrix, Name, Object, Pdf
from PIL import Image

from tests.unit.documents import papers
from upheld.documents.bundle import Part, bind
from upheld.documents.isolate import is_sound
from upheld.documents.source import read_source
from upheld.documents.view import Box, View, view_of

LONG_LABEL = "Bundle of Child A, page {page} of {pages}"


def bound(folder: Path, *datas: bytes, label: str = "Page {page} of {pages}") -> bytes:
    """A bundle of these documents, with a front of two pages."""
    parts = []
    for number, data in enumerate(datas):
        path = folder / f"{number}.pdf"
        path.write_bytes(data)
        parts.append(Part(read_source(path, office=None), f"Document {number}"))
    bind(papers.front, parts, folder / "bundle.pdf", title="Bundle", label=label)
    return (folder / "bundle.pdf").read_bytes()


def view(page: pdfium.PdfPage) -> View:
    return View(page.get_mediabox(), page.get_rotation())


def where(page: pdfium.PdfPage, label: str) -> tuple[Box, list[Box]]:
    """Where the number stands, as seen, and where every other letter and picture does."""
    words = page.get_textpage()
    seen = view(page)
    letters = [(chr(raw.FPDFText_GetUnicode(words, at)), words.get_charbox(at)) for at in range(words.count_chars())]
    letters = [(letter, seen.seen(box)) for letter, box in letters if not letter.isspace()]
    wanted = label.replace(" ", "")
    start = "".join(letter for letter, _ in letters).index(wanted)
    own = [box for _, box in letters[start : start + len(wanted)]]
    assert own[0][0] < own[-1][0], "the number is not read from left to right"
    assert abs(own[0][1] - own[-1][1]) < 5, "the number does not stand upright"
    stamp = (min(b[0] for b in own), min(b[1] for b in own), max(b[2] for b in own), max(b[3] for b in own))
    others = [box for at, (_, box) in enumerate(letters) if not start <= at < start + len(wanted)]
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)
    return stamp, others + [seen.seen(picture.get_bounds()) for picture in pictures]


def assert_clear(data: bytes, label: str = "Page {page} of {pages}") -> list[Box]:
    """Every page has its number, wholly on the page, and nothing else touches it; where it is, page by page."""
    found = []
    with pdfium.PdfDocument(data) as pdf:
        for index in range(len(pdf)):
            page = pdf[index]
            stamp, others = where(page, label.format(page=index + 1, pages=len(pdf)))
            width, height = page.get_size()
            assert stamp[0] >= 8
            assert stamp[1] >= 8
            assert stamp[2] <= width - 8
            assert stamp[3] <= height - 8
            for other in others:
                apart = other[0] >= stamp[2] or other[2] <= stamp[0] or other[1] >= stamp[3] or other[3] <= stamp[1]
                assert apart, f"page {index + 1}: {stamp} and {other}"
            found.append(stamp)
    return found


SHAPES = {
    "plain": papers.plain(),
    "turned 90": papers.plain([(20, y, papers.prose(12, y)) for y in range(10, 840, 20)], change=papers.turn(90)),
    "turned 180": papers.plain([(20, y, papers.prose(12, y)) for y in range(10, 840, 20)], change=papers.turn(180)),
    "turned 270": papers.plain([(20, y, papers.prose(12, y)) for y in range(10, 840, 20)], change=papers.turn(270)),
    "cropped": papers.plain([(120, 260, "inside"), (10, 10, "outside")], change=papers.crop(100, 200, 400, 800)),
    "cropped and turned": papers.plain([(120, 260, "inside")], change=papers.crop(100, 200, 400, 800, angle=90)),
    "edge to edge": papers.edge_to_edge(),
    "with its own numbers": papers.typeset(2),
    "printed by a word processor": papers.office_like(2),
    "wide": papers.typeset(1, flipped=True),
    "a table": papers.typeset(1, table=True),
    "a scan": papers.scan(1, dots=50),
    "a turned scan": papers.scan(1, dots=50, turned=90),
    "tiny": papers.plain([(5, 5, "Receipt")], size=(80, 60)),
    "a narrow strip": papers.plain([(5, y, "till") for y in range(5, 590, 14)], size=(60, 600)),
    "a low strip": papers.plain([(x, 5, "long") for x in range(5, 780, 40)], size=(800, 40)),
    "a plan of a building": papers.plain([(100, 100, "Scale")], size=(3370, 2384)),
    "a dark page": papers.plain([], drawing=b"0.1 g 0 0 595 842 re f 1 g "),
    "a coloured page": papers.plain([], drawing=b"0.9 1 0.9 rg 0 0 595 842 re f 0 g "),
    "a frame": papers.plain(drawing=b"10 10 575 822 re S "),
    "not closed": papers.plain(drawing=b"q 0.2 0 0 0.2 300 300 cm 1 0 0 rg "),
    "closed too often": papers.plain(drawing=b"Q Q 0.2 0 0 0.2 300 300 cm "),
    "a string without its end": papers.plain(change=lambda pdf, page: papers.draw(pdf, page, b"BT /F 9 Tf (on")),
    "a piece without its end": papers.plain(change=lambda pdf, page: papers.draw(pdf, page, b"BT /F 9 Tf 9 9 Td")),
    "empty": papers.plain([]),
}


# A few of the shapes each time; every one in `make test`.
OFTEN = {"plain", "turned 270", "cropped and turned", "a turned scan", "a narrow strip", "not closed"}


@pytest.mark.parametrize(
    "shape", [one if one in OFTEN else pytest.param(one, marks=pytest.mark.slow) for one in SHAPES]
)
@pytest.mark.parametrize(
    "label",
    ["Page {page} of {pages}", pytest.param(LONG_LABEL, marks=pytest.mark.slow)],
    ids=["short", "long"],
)
def test_clear_on_every_shape_of_page(shape: str, label: str, tmp_path: Path) -> None:
    assert_clear(bound(tmp_path, SHAPES[shape], label=label), label)


def stamped(folder: Path, data: bytes) -> tuple[Box, pdfium.PdfDocument]:
    """Where the number of the first page of a document stands, and the bundle."""
    made = bound(folder, data)
    return assert_clear(made)[2], pdfium.PdfDocument(made)


class TestPlace:
    def test_at_the_foot_in_the_middle_if_that_is_free(self, tmp_path: Path) -> None:
        box, _ = stamped(tmp_path, papers.plain())
        assert abs((box[0] + box[2]) / 2 - 595 / 2) < 2
        assert box[3] < 30

    @pytest.mark.parametrize(
        ("taken", "across", "up"),
        [
            ([270], "right", "foot"),
            ([270, 500], "left", "foot"),
            ([20, 140, 270, 390, 500], "right", "head"),
        ],
    )
    def test_else_at_a_corner(self, tmp_path: Path, taken: list[int], across: str, up: str) -> None:
        box, pdf = stamped(tmp_path, papers.plain([(x, 18, "occupied here") for x in taken]))
        assert ("right" if box[0] > 300 else "left") == across
        assert ("foot" if box[1] < 400 else "head") == up
        words = pdf[2].get_textpage()
        assert words.get_text_bounded(265, 0, 350, 40).startswith("occupied"), "the page was shrunk"

    def test_at_the_head_left_and_in_the_middle_too(self, tmp_path: Path) -> None:
        foot = [(float(x), 18.0, "occupied here") for x in (20, 140, 270, 390, 500)]
        box, _ = stamped(tmp_path, papers.plain([*foot, (480.0, 815.0, "top right corner")]))
        assert box[2] < 200
        assert box[1] > 800
        head = [(480.0, 815.0, "top right corner"), (20.0, 815.0, "top left corner")]
        box, _ = stamped(tmp_path, papers.plain([*foot, *head]))
        assert 200 < box[0] < 300
        assert box[1] > 800

    def test_a_page_without_room_is_shrunk_a_little_and_keeps_its_text(self, tmp_path: Path) -> None:
        given = papers.edge_to_edge()
        box, pdf = stamped(tmp_path, given)
        assert [round(side) for side in pdf[2].get_size()] == [595, 842]
        assert box[1] < 30
        before = pdfium.PdfDocument(given)[0].get_textpage().get_text_range().split()
        after = pdf[2].get_textpage().get_text_range().split()
        assert after[: len(before)] == before

    def test_what_was_cropped_away_stays_away_when_it_is_shrunk(self, tmp_path: Path) -> None:
        lines = [(105.0, float(y), "inside " * 20) for y in range(205, 800, 9)]
        given = papers.plain(lines, drawing=b"1 0 0 rg 0 0 595 190 re f 0 g ", change=papers.crop(100, 200, 400, 800))
        _, pdf = stamped(tmp_path, given)
        page = pdf[2].render(scale=1).to_pil().convert("RGB")
        reds = page.getchannel("R").point(lambda value: 255 if value > 200 else 0)
        blues = page.getchannel("B").point(lambda value: 255 if value < 60 else 0)
        assert Image.composite(reds, Image.new("L", page.size, 0), blues).getbbox() is None

    def test_a_page_too_low_is_made_longer(self, tmp_path: Path) -> None:
        _, pdf = stamped(tmp_path, papers.plain([(5, 5, "till")], size=(300, 60)))
        assert pdf[2].get_size() == (300, pytest.approx(94))

    def test_a_page_too_narrow_is_made_wider(self, tmp_path: Path) -> None:
        _, pdf = stamped(tmp_path, papers.plain([(5, 5, "till")], size=(40, 600)))
        assert pdf[2].get_size()[0] > 80

    def test_a_large_page_has_a_large_number(self, tmp_path: Path) -> None:
        small, _ = stamped(tmp_path, papers.plain())
        large, _ = stamped(tmp_path, papers.plain(size=(1190, 1684)))
        assert (large[3] - large[1]) / (small[3] - small[1]) == pytest.approx(2, rel=0.05)

    def test_a_light_even_ground_is_written_on_and_a_dark_one_is_not(self, tmp_path: Path) -> None:
        _, light = stamped(tmp_path, papers.plain([(99, 99, "x")], drawing=b"0.9 g 0 0 595 842 re f 0 g "))
        assert light[2].get_textpage().get_charbox(0)[0] == pytest.approx(99, abs=1)
        _, dark = stamped(tmp_path, papers.plain([(99, 99, "x")], drawing=b"0.3 g 0 0 595 842 re f 0 g "))
        assert dark[2].get_textpage().get_charbox(0)[0] > 105
        foot = dark[2].render(scale=1).to_pil().convert("L").crop((0, 812, 595, 842))
        assert foot.getpixel((5, 25)) == 255

    def test_links_move_with_the_page(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            link = Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 595, 842]), A=papers.web("https://example.org"),
                QuadPoints=Array([0, 0, 595, 0, 595, 842, 0, 842]),
            )  # fmt: skip
            odd = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([1]), A=papers.web("https://example.org"))
            page.Annots = Array([pdf.make_indirect(link), pdf.make_indirect(odd)])

        lines = [(2.0, float(y), "word after word " * 8) for y in range(1, 842, 9)]
        made = bound(tmp_path, papers.plain(lines, type_size=9, change=change))
        with Pdf.open(io.BytesIO(made)) as pdf:
            first, second = pdf.pages[2].Annots
            assert [round(float(edge)) for edge in first.Rect] == [12, 34, 583, 842]
            assert "/QuadPoints" not in first
            assert len(second.Rect) == 1


class TestDrawing:
    @pytest.mark.parametrize("shape", ["not closed", "closed too often"])
    def test_what_a_page_leaves_open_does_not_reach_the_number(self, shape: str, tmp_path: Path) -> None:
        box, pdf = stamped(tmp_path, SHAPES[shape])
        assert abs((box[0] + box[2]) / 2 - 595 / 2) < 2
        assert 8 < box[3] - box[1] < 14
        foot = pdf[2].render(scale=2).to_pil().convert("RGB").crop((400, 1620, 800, 1684))
        assert min(foot.getchannel("R").getextrema()) < 60, "the number is not black"

    def test_pages_that_share_what_they_draw_do_not_share_their_numbers(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            page.Resources.XObject = Dictionary(UpheldPage=papers.appearance(pdf, b"", page.Resources.Font.F))
            if len(pdf.pages) == 1:
                pdf.Root.Shared = pdf.make_indirect(page.Resources)
            page.Resources = pdf.Root.Shared

        with Pdf.open(io.BytesIO(bound(tmp_path, papers.plain(pages=3, change=change)))) as pdf:
            for page in list(pdf.pages)[2:]:
                assert set(page.Resources.XObject.keys()) == {"/UpheldPage", "/UpheldPagex"}

    def test_a_page_with_no_list_of_what_it_draws(self, tmp_path: Path) -> None:
        def change(_: Pdf, page: Object) -> None:
            page.Resources = Name.Nothing
            del page["/Contents"]

        assert_clear(bound(tmp_path, papers.plain([], change=change)))

    @pytest.mark.parametrize(
        ("drawing", "sound"),
        [
            (b"q 1 0 0 1 0 0 cm Q", True),
            (b"q Q q", False),
            (b"Q q", False),
            (b"BT (a q b) Tj ET", True),
            (rb"BT (a \) q \\) Tj [(b)-20(c(d(e)))]TJ ET", True),
            (b"BT (a Tj ET", False),
            (b"(" * 9 + b")" * 9, False),
            (b"BT a) Tj ET", False),
            (b"BT ET BT", False),
            (b"/P <</MCID 0>> BDC EMC", True),
            (b"/P <</MCID 0 BDC EMC", False),
            (b"/P <</MCID 0>>BDC q Q EMC", True),
            (b"/P BMC", False),
            (b"<00ff> Tj <00", False),
            (b"[1 2] 0 d", True),
            (b"[1 2 0 d", False),
            (b"q BI /W 1 /H 1 ID q q Q( \nEI Q", True),
            (b"/Q gs /q Do", True),
            (b"", True),
        ],
    )
    def test_sound_drawing(self, drawing: bytes, sound: bool) -> None:
        assert is_sound(drawing) is sound


@pytest.mark.parametrize("box", [Name.A, Array([0, 0, Name.A, 9]), Array([1, 2]), Array([5, 5, 5.5, 900])])
def test_a_box_that_is_none_is_a_letter_sheet(box: Object) -> None:
    assert view_of(Dictionary(MediaBox=box)) == View((0, 0, 612, 792), 0)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_seen_and_unseen_are_opposites(turned: int) -> None:
    seen = View((10, 20, 110, 220), turned)
    assert (seen.width, seen.height) == ((100, 200) if turned % 180 == 0 else (200, 100))
    assert seen.seen(seen.box) == (0, 0, seen.width, seen.height)
    box = (15.0, 30.0, 20.0, 60.0)
    assert seen.unseen(seen.seen(box)) == pytest.approx(box)
    assert seen.to_seen @ seen.to_seen.inverse() == Matrix()
