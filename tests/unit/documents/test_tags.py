"""A bundle is tagged throughout: kept where a document brings tags, made where it brings none."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typst
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, Stream, String

from tests.unit.documents import papers
from tests.unit.documents.test_bundle import bound, part
from upheld.documents.tags import MOST_MARKS, clean_tags

REPORT = b"""
#set document(title: "Report")
#set text(lang: "cy")
= Findings
Words with #link("https://example.org")[a link].
- one
- two
#figure(rect(width: 2cm), alt: "A square", caption: [A square])
#table(columns: 2, table.header[Day][Who], [Monday], [Child A])
"""


def report() -> bytes:
    return bytes(typst.compile(REPORT, format="pdf", pdf_standards="ua-1"))


def walk(element: Object, depth: int = 0) -> Iterator[tuple[int, Object]]:
    yield depth, element
    for kid in element.get("/K", Array()):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from walk(kid, depth + 1)


def roles(pdf: Pdf) -> list[str]:
    """The tags of a PDF, each indented by its depth."""
    return [" " * depth + str(one.S)[1:] for top in pdf.Root.StructTreeRoot.K for depth, one in walk(top)]


def assert_consistent(pdf: Pdf) -> None:
    """Every piece that an element claims is on its page, and the page knows whose it is; parents and kids agree."""
    root = pdf.Root.StructTreeRoot
    owners = NumberTree(root.ParentTree)
    pages = {page.obj.objgen for page in pdf.pages}
    claimed = 0
    for top in root.K:
        for _, element in walk(top):
            for kid in element.K:
                if isinstance(kid, int):
                    assert element.Pg.objgen in pages
                    assert owners[element.Pg.StructParents][kid].objgen == element.objgen
                    claimed += 1
                elif "/S" in kid:
                    assert kid.P.objgen == element.objgen
                elif "/Obj" in kid:
                    assert owners[kid.Obj.StructParent].objgen == element.objgen
                    assert kid.Obj.objgen in {annot.objgen for annot in kid.Pg.Annots}
                else:
                    assert owners[kid.get("/Stm", kid.Pg).StructParents][kid.MCID].objgen == element.objgen
                    claimed += 1
    assert claimed
    assert len({page.obj.get("/StructParents") for page in pdf.pages}) == len(pdf.pages)
    assert bool(pdf.Root.MarkInfo.Marked)


class TestBundle:
    def test_tags_are_kept_under_the_title_of_their_part(self, tmp_path: Path) -> None:
        parts = [part(tmp_path, "first", report()), part(tmp_path, "second", report())]
        _, pdf = bound(tmp_path, parts)
        assert_consistent(pdf)
        assert len(list(pdf.Root.StructTreeRoot.K)) == 1
        top = pdf.Root.StructTreeRoot.K[0]
        assert Name.Document == top.S
        assert [str(kid.T) for kid in top.K] == ["Bundle of Child A", "Title of first", "Title of second"]
        assert [str(kid.Lang) for kid in top.K] == ["en", "cy", "cy"]
        found = [role.strip() for role in roles(pdf)]
        for role, count in {"Document": 1, "H1": 4, "L": 2, "LI": 4, "Figure": 2, "Table": 2, "TH": 4}.items():
            assert found.count(role) == count, role
        assert found.count("Link") == 4

    def test_names_of_cells_are_each_documents_own(self, tmp_path: Path) -> None:
        parts = [part(tmp_path, "first", report()), part(tmp_path, "second", report())]
        _, pdf = bound(tmp_path, parts)
        names = pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
        ids = [bytes(names[index]) for index in range(0, len(names), 2)]
        assert ids == sorted(set(ids))
        said = [
            bytes(one)
            for top in pdf.Root.StructTreeRoot.K
            for _, element in walk(top)
            for attributes in element.get("/A", Array())
            for one in attributes.get("/Headers", Array())
        ]
        assert said
        assert set(said) <= set(ids)

    def test_a_page_without_tags_is_one_paragraph(self, tmp_path: Path) -> None:
        _, pdf = bound(tmp_path, [part(tmp_path, "letter", papers.plain(pages=2))])
        assert_consistent(pdf)
        assert roles(pdf)[-3:] == [" Part", "  P", "  P"]
        assert "/P <</MCID 0>> BDC" in drawn(pdf, 3)
        assert drawn(pdf, 3).index("BDC") < drawn(pdf, 3).index("A letter") < drawn(pdf, 3).index("EMC")

    def test_a_scan_is_one_picture_with_words(self, tmp_path: Path) -> None:
        _, pdf = bound(tmp_path, [part(tmp_path, "scan", papers.scan(1, dots=50))])
        assert_consistent(pdf)
        figure = pdf.Root.StructTreeRoot.K[0].K[1].K[0]
        assert (figure.S, str(figure.Alt)) == (Name.Figure, "Title of scan")
        assert list(figure.A[0].BBox if isinstance(figure.A, Array) else figure.A.BBox) == [0, 0, 595, 842]

    def test_a_blank_page_has_nothing_to_say(self, tmp_path: Path) -> None:
        _, pdf = bound(tmp_path, [part(tmp_path, "blank", papers.plain([]))])
        assert roles(pdf)[-1] == " Part"
        assert "/StructParents" not in pdf.pages[2].obj

    def test_numbers_are_not_part_of_the_text(self, tmp_path: Path) -> None:
        _, pdf = bound(tmp_path, [part(tmp_path, "letter", papers.plain())])
        end = drawn(pdf, 2)[drawn(pdf, 2).rindex("BDC") - 40 :]
        assert "/Artifact <</Type/Pagination>> BDC q" in end
        assert end.rstrip().endswith("/UpheldPage Do Q EMC")

    def test_a_page_that_is_closed_off_is_one_paragraph(self, tmp_path: Path) -> None:
        with Pdf.open(io.BytesIO(report())) as pdf:
            pdf.pages[0].contents_add(b"q q")
            given = papers.saved(pdf)
        _, pdf = bound(tmp_path, [part(tmp_path, "report", given)])
        key = pdf.pages[2].StructParents
        assert [one.S for one in NumberTree(pdf.Root.StructTreeRoot.ParentTree)[key]] == [Name.P]

    def test_pieces_of_things_that_a_page_draws(self, tmp_path: Path) -> None:
        def make(pdf: Pdf, page: Object) -> Object:
            form = papers.appearance(pdf, b"/P <</MCID 2>> BDC EMC", page.Resources.Font.F)
            page.Resources.XObject = Dictionary(F=form)
            page.Contents = pdf.make_stream(b"/P <</MCID 1>> BDC BT /F 12 Tf 72 72 Td (x) Tj ET EMC /F Do")
            pieces = [Dictionary(Type=Name.MCR, MCID=1), Dictionary(Type=Name.MCR, MCID=2, Stm=form)]
            return element(pdf, Name.P, Array(pieces), Pg=page)

        with tagged(make) as pdf:
            given = papers.saved(pdf)
        _, pdf = bound(tmp_path, [part(tmp_path, "report", given)])
        assert_consistent(pdf)
        page = pdf.pages[2]
        owners = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        assert [one is None for one in owners[page.StructParents]] == [True, False]
        assert [one is None for one in owners[page.Resources.XObject.F.StructParents]] == [True, True, False]


def drawn(pdf: Pdf, page: int) -> str:
    """The drawing instructions of a page, counted from 0."""
    return b"\n".join(part.read_bytes() for part in pdf.pages[page].Contents).decode("latin-1")


def tagged(make: Callable[[Pdf, Object], Object | list[Object]], **root: Object) -> Pdf:
    """A PDF of one page whose topmost tags `make` gives, from the PDF and its page."""
    pdf = Pdf.open(io.BytesIO(papers.plain()))
    tops = make(pdf, pdf.pages[0].obj)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=tops, **root))
    return pdf


def element(pdf: Pdf, role: object, kids: object, **more: object) -> Object:
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=role, K=kids, **more))


class TestClean:
    def test_no_tags(self) -> None:
        with Pdf.open(io.BytesIO(papers.plain())) as pdf:
            assert clean_tags(pdf) is None
        with tagged(lambda pdf, page: Array()) as pdf:
            assert clean_tags(pdf) is None

    def test_roles_become_standard_ones(self) -> None:
        names = {
            "/Chapter": "/Sect", "/Heading1": "/H1", "/Twice": "/Once", "/Once": "/P", "/Round": "/About",
            "/About": "/Round", "/P": "/H1", "/Odd": 7,
        }  # fmt: skip
        kinds = ["Chapter", "Heading1", "Twice", "Round", "P", "Odd", "Unknown"]
        mapped = Dictionary({key: Name(value) if isinstance(value, str) else value for key, value in names.items()})
        with tagged(
            lambda pdf, page: Array([element(pdf, Name("/" + kind), 0, Pg=page) for kind in kinds]), RoleMap=mapped
        ) as pdf:
            found = clean_tags(pdf)
            assert found is not None
            assert [str(one.S) for one in found] == [
                "/Sect",
                "/H1",
                "/P",
                "/NonStruct",
                "/P",
                "/NonStruct",
                "/NonStruct",
            ]

    def test_a_role_that_is_none(self) -> None:
        with tagged(lambda pdf, page: element(pdf, 7, 0, Pg=page)) as pdf:
            assert [str(one.S) for one in clean_tags(pdf) or ()] == ["/NonStruct"]

    def test_only_what_belongs_to_a_tag_is_kept(self) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("EVIL"))

        def make(pdf: Pdf, page: Object) -> Object:
            said = Dictionary(O=Name.Table, RowSpan=2, EVIL=script, Scope=script, Headers=Array([script]))
            return element(
                pdf, Name.TD, 0, Pg=page, Alt=String("words"), Lang=script, AF=Array([script]), A=Array([said, 7]),
                C=Name.Class, Ref=script,
            )  # fmt: skip

        with tagged(make, EVIL=script) as pdf:
            (found,) = clean_tags(pdf) or ()
            assert set(found.keys()) == {"/Type", "/S", "/K", "/P", "/Pg", "/Alt", "/A"}
            assert [set(one.keys()) for one in found.A] == [{"/O", "/RowSpan"}]

    def test_names_of_cells_that_are_no_list(self, tmp_path: Path) -> None:
        with tagged(lambda pdf, page: element(pdf, Name.TD, 0, Pg=page, A=Dictionary(Headers=7))) as pdf:
            given = papers.saved(pdf)
        _, pdf = bound(tmp_path, [part(tmp_path, "report", given)])
        assert_consistent(pdf)

    def test_one_dictionary_of_attributes_is_as_good(self) -> None:
        with tagged(lambda pdf, page: element(pdf, Name.TH, 0, Pg=page, A=Dictionary(Scope=Name.Row))) as pdf:
            (found,) = clean_tags(pdf) or ()
            assert found.A[0].Scope == Name.Row

    def test_pieces(self) -> None:
        def make(pdf: Pdf, page: Object) -> Object:
            link = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link))
            gone = pdf.make_indirect(Dictionary())
            form = pdf.make_stream(b"")
            stray = pdf.make_indirect(Dictionary(Type=Name.Page))
            kids = [
                0, -1, MOST_MARKS, True, Name.Odd, Array(),
                Dictionary(Type=Name.MCR, MCID=1), Dictionary(Type=Name.MCR, MCID=2, Pg=stray),
                Dictionary(Type=Name.MCR, MCID=3, Stm=form), Dictionary(Type=Name.MCR),
                Dictionary(Type=Name.MCR, MCID=-3),
                Dictionary(Type=Name.OBJR, Obj=link), Dictionary(Type=Name.OBJR, Obj=gone), Dictionary(Type=Name.OBJR),
            ]  # fmt: skip
            return element(pdf, Name.P, Array(kids), Pg=page)

        with tagged(make) as pdf:
            (found,) = clean_tags(pdf) or ()
            kept = list(found.K)
            assert kept[0] == 0
            assert [kid.get("/MCID") for kid in kept[1:]] == [1, 2, 3, None]
            assert isinstance(kept[3].Stm, Stream)
            assert kept[4].Obj.Subtype == Name.Link

    def test_pieces_of_no_page_are_left_out(self) -> None:
        def make(pdf: Pdf, page: Object) -> Object:
            return element(pdf, Name.P, Array([0, Dictionary(Type=Name.MCR, MCID=0)]), Pg=Name.Odd)

        with tagged(make) as pdf:
            (found,) = clean_tags(pdf) or ()
            assert len(found.K) == 0
            assert "/Pg" not in found

    def test_tags_within_themselves_or_twice(self) -> None:
        def make(pdf: Pdf, page: Object) -> Array:
            outer = element(pdf, Name.Sect, Array(), Pg=page)
            inner = element(pdf, Name.P, 0)
            outer.K = Array([inner, outer, inner])
            return Array([outer, inner])

        with tagged(make) as pdf:
            found = clean_tags(pdf)
            assert found is not None
            assert [depth for top in found for depth, _ in walk(top)] == [0, 1]

    def test_tags_that_stand_within_others_become_things_of_their_own(self) -> None:
        def make(pdf: Pdf, page: Object) -> Object:
            direct = [Dictionary(S=Name.LI, K=number) for number in range(2)]
            return element(pdf, Name.L, Array(direct), Pg=page)

        with tagged(make) as pdf:
            (found,) = clean_tags(pdf) or ()
            assert [one.is_indirect for one in found.K] == [True, True]

    def test_too_many_to_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("upheld.documents.tags.MOST", 50)
        with tagged(lambda pdf, page: Array([element(pdf, Name.P, Array()) for _ in range(60)])) as pdf:
            assert clean_tags(pdf) is None

    def test_cleaning_twice_changes_nothing(self) -> None:
        with Pdf.open(io.BytesIO(report())) as pdf:
            clean_tags(pdf)
            before = [(str(one.S), len(one.K)) for top in pdf.Root.StructTreeRoot.K for _, one in walk(top)]
            clean_tags(pdf)
            assert [(str(one.S), len(one.K)) for top in pdf.Root.StructTreeRoot.K for _, one in walk(top)] == before
