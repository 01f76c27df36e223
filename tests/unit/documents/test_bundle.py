"""Documents bound into one: order, numbers, bookmarks, links, text, metadata; whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import typst
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.unit.documents import papers
from upheld.documents.bundle import Bound, Part, bind
from upheld.documents.source import read_source
from upheld.errors import UpheldError


def part(folder: Path, name: str, data: bytes) -> Part:
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    return Part(read_source(path, office=None), f"Title of {name}")


def three(folder: Path) -> list[Part]:
    """Three documents of three, one and two pages."""
    return [
        part(folder, "report", papers.typeset(3)),
        part(folder, "scan", papers.scan(1, dots=50)),
        part(folder, "letters", papers.plain([(72, 700, "Dear Parent B")], pages=2)),
    ]


def bound(folder: Path, parts: list[Part], **more: object) -> tuple[Bound, Pdf]:
    result = bind(papers.front, parts, folder / "bundle.pdf", title="Bundle of Child A", **more)  # type: ignore[arg-type]
    return result, Pdf.open(result.path)


def number_of(pdf: Pdf, goal: Object) -> int:
    """The number of the page that a destination names."""
    return [page.obj.objgen for page in pdf.pages].index(goal[0].objgen) + 1


class TestOrder:
    def test_the_front_first_then_every_part(self, tmp_path: Path) -> None:
        result, pdf = bound(tmp_path, three(tmp_path))
        assert result == Bound(tmp_path / "bundle.pdf", 8, (3, 6, 7))
        assert len(pdf.pages) == 8
        assert pdf.check_pdf_syntax() == []
        with pdfium.PdfDocument(result.path) as read:
            texts = [page.get_textpage().get_text_range() for page in read]
        assert texts[0].startswith("Cover")
        assert "Document on page 7" in texts[1]
        assert texts[4].startswith("Part 3")
        assert texts[6].startswith("Dear Parent B")
        assert [f"Page {index} of 8" in text for index, text in enumerate(texts, start=1)] == [True] * 8

    def test_all_text_can_still_be_found(self, tmp_path: Path) -> None:
        parts = three(tmp_path)
        result, _ = bound(tmp_path, parts)
        with pdfium.PdfDocument(result.path) as read:
            for one, start in zip(parts, result.starts, strict=True):
                for page in one.source.pages:
                    found = read[start + page.number - 2].get_textpage().get_text_range().split()
                    assert set(page.text.split()) <= set(found)

    def test_a_front_alone(self, tmp_path: Path) -> None:
        result, _ = bound(tmp_path, [])
        assert (result.pages, result.starts) == (2, ())

    @pytest.mark.slow
    def test_the_words_of_the_number(self, tmp_path: Path) -> None:
        result, _ = bound(tmp_path, three(tmp_path), label='Tudalen {page} o {pages} #strong[*x*] \\ "q"')
        with pdfium.PdfDocument(result.path) as read:
            assert 'Tudalen 4 o 8 #strong[*x*] \\ "q"' in read[3].get_textpage().get_text_range()

    @pytest.mark.slow
    def test_progress_is_told_page_by_page(self, tmp_path: Path) -> None:
        told: list[tuple[int, int]] = []
        bound(tmp_path, three(tmp_path), progress=lambda done, total: told.append((done, total)))
        assert told == [(page, 8) for page in range(1, 9)]

    @pytest.mark.slow
    def test_the_same_papers_give_the_same_bytes(self, tmp_path: Path) -> None:
        first = bound(tmp_path, three(tmp_path))[0].path.read_bytes()
        assert bound(tmp_path, three(tmp_path))[0].path.read_bytes() == first


class TestFront:
    @pytest.mark.slow
    def test_zeros_first_and_then_the_pages(self, tmp_path: Path) -> None:
        asked: list[tuple[int, ...]] = []

        def front(starts: tuple[int, ...]) -> bytes:
            asked.append(starts)
            return papers.front(starts)

        bind(front, three(tmp_path), tmp_path / "out.pdf", title="t")
        assert asked == [(0, 0, 0), (3, 6, 7)]

    @pytest.mark.slow
    def test_a_front_that_grows_with_its_numbers_is_asked_again(self, tmp_path: Path) -> None:
        def front(starts: tuple[int, ...]) -> bytes:
            return papers.plain([(72, 700, f"starts {starts}")], pages=3 if starts[0] else 1)

        result = bind(front, three(tmp_path), tmp_path / "out.pdf", title="t")
        assert (result.pages, result.starts) == (9, (4, 7, 8))
        with pdfium.PdfDocument(result.path) as read:
            assert "starts (4, 7, 8)" in read[0].get_textpage().get_text_range()

    def test_a_front_that_never_settles_is_refused(self, tmp_path: Path) -> None:
        lengths = iter([1, 2, 1, 2, 1, 2])

        def front(_: tuple[int, ...]) -> bytes:
            return papers.plain(pages=next(lengths))

        with pytest.raises(UpheldError, match="index changes its length"):
            bind(front, three(tmp_path), tmp_path / "out.pdf", title="t")
        assert next(lengths) == 1, "it was asked four times"
        assert not (tmp_path / "out.pdf").exists()


class TestBookmarks:
    def test_one_for_each_part_under_its_heading(self, tmp_path: Path) -> None:
        groups = [("A. Orders", 0), ("B. Reports", 2), ("C. Letters", 1)]
        _, pdf = bound(tmp_path, three(tmp_path), groups=groups)
        with pdf.open_outline() as outline:
            found = [
                (
                    item.title,
                    number_of(pdf, item.destination),
                    [(kid.title, number_of(pdf, kid.destination)) for kid in item.children],
                )
                for item in outline.root
            ]
        assert found == [
            ("Bundle of Child A", 1, []),
            ("B. Reports", 3, [("Title of report", 3), ("Title of scan", 6)]),
            ("C. Letters", 7, [("Title of letters", 7)]),
        ]
        assert pdf.Root.PageMode == Name.UseOutlines

    @pytest.mark.slow
    def test_without_headings_side_by_side(self, tmp_path: Path) -> None:
        _, pdf = bound(tmp_path, three(tmp_path))
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "Bundle of Child A", "Title of report", "Title of scan", "Title of letters",
            ]  # fmt: skip

    def test_groups_must_come_to_all_parts(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="groups of 2 documents for 3 documents"):
            bound(tmp_path, three(tmp_path), groups=[("A", 2)])

    def test_the_numbers_of_the_reader_are_those_on_the_pages(self, tmp_path: Path) -> None:
        _, pdf = bound(tmp_path, three(tmp_path))
        assert [page.label for page in pdf.pages] == [str(number) for number in range(1, 9)]


class TestLinks:
    def test_the_index_leads_to_each_document(self, tmp_path: Path) -> None:
        _, pdf = bound(tmp_path, three(tmp_path))
        links = list(pdf.pages[1].Annots)
        assert [number_of(pdf, link.Dest) for link in links] == [3, 6, 7]
        assert all("/A" not in link for link in links)

    @pytest.mark.parametrize("number", [0, 9, 10**30])
    @pytest.mark.slow
    def test_a_link_to_no_page_is_a_mistake(self, tmp_path: Path, number: int) -> None:
        def front(_: tuple[int, ...]) -> bytes:
            return bytes(typst.compile(f'= Cover\n#pagebreak()\n#link("page:{number}")[there]'.encode()))

        with pytest.raises(ValueError, match=f"a link leads to page {number} of a bundle of 8"):
            bind(front, three(tmp_path), tmp_path / "out.pdf", title="t")
        assert not (tmp_path / "out.pdf").exists()

    @pytest.mark.slow
    def test_other_links_of_the_front_stay(self, tmp_path: Path) -> None:
        def front(_: tuple[int, ...]) -> bytes:
            return bytes(typst.compile(b'#link("https://example.org/page:3")[web]'))

        result = bind(front, three(tmp_path), tmp_path / "out.pdf", title="t")
        with Pdf.open(result.path) as pdf:
            assert str(pdf.pages[0].Annots[0].A.URI) == "https://example.org/page:3"

    def test_links_within_a_document_lead_there_still(self, tmp_path: Path) -> None:
        report = bytes(typst.compile(b"#outline()\n= One\n#pagebreak()\n= Two\n#pagebreak()\n= Three"))
        _, pdf = bound(tmp_path, [part(tmp_path, "first", papers.typeset(2)), part(tmp_path, "report", report)])
        assert [number_of(pdf, link.Dest) for link in pdf.pages[4].Annots] == [5, 6, 7]

    @pytest.mark.parametrize("way", ["action", "name", "string", "dictionary"])
    @pytest.mark.slow
    def test_every_way_of_naming_a_place(self, tmp_path: Path, way: str) -> None:
        _, pdf = bound(tmp_path, [part(tmp_path, "report", papers.plain(pages=2, change=leading(way)))])
        assert number_of(pdf, pdf.pages[2].Annots[0].Dest) == 4

    @pytest.mark.parametrize(
        "goal",
        [
            Dictionary(Dest=String("nowhere")),
            Dictionary(Dest=Name.Nowhere),
            Dictionary(Dest=Array([7, Name.Fit])),
            Dictionary(Dest=Array()),
            Dictionary(Dest=Array([Dictionary(Type=Name.Page), Name.Fit])),
            Dictionary(A=Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))),
            Dictionary(A=Dictionary(S=Name.URI, URI=String("file:///etc/hosts"))),
            Dictionary(A=Dictionary(S=Name.URI, URI=String("page:1"))),
            Dictionary(A=Dictionary(S=Name.URI)),
            Dictionary(),
        ],
    )
    @pytest.mark.slow
    def test_links_that_lead_out_or_nowhere_are_left_out(self, tmp_path: Path, goal: Dictionary) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 99, 99]))
            for key, value in goal.items():
                link[key] = value
            page.Annots = Array([pdf.make_indirect(link)])

        _, pdf = bound(tmp_path, [part(tmp_path, "report", papers.plain(change=change))])
        assert "/Annots" not in pdf.pages[2].obj


def leading(way: str) -> Callable[[Pdf, Object], None]:
    """A change that puts a link to the second page on the first, said in one of the ways there are."""

    def change(pdf: Pdf, page: Object) -> None:
        if len(pdf.pages) == 1:
            pdf.Root.First = pdf.make_indirect(page)
            return
        goal = Array([page, Name.XYZ, 0, 700, 0])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 99, 99]))
        if way == "action":
            link.A = Dictionary(S=Name.GoTo, D=goal)
        elif way == "name":
            link.Dest = Name.There
            pdf.Root.Dests = Dictionary(There=goal)
        elif way == "string":
            link.Dest = String("there")
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("there"), goal])))
        else:
            link.A = Dictionary(S=Name.GoTo, D=String("there"))
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("there"), Dictionary(D=goal)])))
        pdf.Root.First.Annots = Array([pdf.make_indirect(link)])
        del pdf.Root["/First"]

    return change


class TestMetadata:
    def test_the_title_and_the_language_and_nobody(self, tmp_path: Path) -> None:
        parts = [part(tmp_path, "hostile", papers.hostile())]
        result, pdf = bound(tmp_path, parts, language="cy-GB")
        assert str(pdf.docinfo["/Title"]) == "Bundle of Child A"
        assert set(pdf.docinfo.keys()) == {"/Title"}
        assert str(pdf.Root.Lang) == "cy-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Bundle of Child A"
            assert sorted(key.rpartition("}")[2] for key in metadata) == ["language", "title"]
        out = io.BytesIO()
        pdf.save(out, compress_streams=False)
        assert b"EVIL" not in out.getvalue()
        assert result.pages == 3

    def test_hidden_layers_of_every_part_stay_hidden(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
            page.Resources.Properties = Dictionary(A=layer)
            pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
            papers.draw(pdf, page, b"/OC /A BDC 100 100 300 300 re f EMC")

        given = papers.plain([], change=change)
        result, pdf = bound(tmp_path, [part(tmp_path, "one", given), part(tmp_path, "two", given)])
        assert len(pdf.Root.OCProperties.OCGs) == len(pdf.Root.OCProperties.D.OFF) == 2
        with pdfium.PdfDocument(result.path) as read:
            for index in (2, 3):
                page = read[index].render(scale=0.5).to_pil().convert("L")
                assert page.crop((0, 0, page.width, 390)).getextrema() == (255, 255)


class TestWhole:
    def test_a_failure_leaves_what_was_there(self, tmp_path: Path) -> None:
        (tmp_path / "bundle.pdf").write_bytes(b"the old one")

        def progress(done: int, _: int) -> None:
            if done == 5:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            bound(tmp_path, three(tmp_path), progress=progress)
        assert (tmp_path / "bundle.pdf").read_bytes() == b"the old one"
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "bundle.pdf",
            "letters.pdf",
            "report.pdf",
            "scan.pdf",
        ]

    @pytest.mark.slow
    def test_an_old_bundle_is_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "bundle.pdf").write_bytes(b"the old one")
        assert bound(tmp_path, three(tmp_path))[0].pages == 8

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UpheldError, match=r"bundle\.pdf cannot be written \(No such file or directory\)"):
            bind(papers.front, [], tmp_path / "nowhere" / "bundle.pdf", title="t")

    def test_a_name_that_is_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "bundle.pdf").mkdir()
        with pytest.raises(UpheldError, match=r"bundle\.pdf cannot be written"):
            bind(papers.front, [], tmp_path / "bundle.pdf", title="t")
        assert [path.name for path in tmp_path.iterdir()] == ["bundle.pdf"]

    def test_a_name_that_is_one_of_the_documents(self, tmp_path: Path) -> None:
        given = part(tmp_path, "report", papers.plain())
        before = given.source.path.read_bytes()
        with pytest.raises(UpheldError, match=r"report\.pdf is one of the documents of the bundle"):
            bind(papers.front, [given], tmp_path / "report.pdf", title="t")
        assert given.source.path.read_bytes() == before

    def test_a_document_that_is_gone_since_is_no_hindrance(self, tmp_path: Path) -> None:
        given = part(tmp_path, "report", papers.plain())
        given.source.path.unlink()
        assert bound(tmp_path, [given])[0].pages == 3


@pytest.mark.slow
def test_forty_documents_of_every_kind(tmp_path: Path) -> None:
    from tests.unit.documents.test_stamp import assert_clear

    parts = [part(tmp_path, name, data) for name, data in papers.bundle_of_forty()]
    result, pdf = bound(tmp_path, parts)
    assert result.pages == 303, "three hundred, and an index that needs two pages"
    assert pdf.check_pdf_syntax() == []
    assert_clear(result.path.read_bytes())
