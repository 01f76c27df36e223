"""Papers of every shape for the tests and the benchmark: real PDFs and pictures, made here, about nobody."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from functools import cache

import typst
from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, Stream, String
from PIL import Image, ImageDraw

A4 = (595.0, 842.0)
WORDS = "the council must secure provision named in section after meeting report advice school plan review".split()


def prose(number: int, seed: int = 1) -> str:
    """So many words of nothing in particular."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(number))


def saved(pdf: Pdf, **options: object) -> bytes:
    """The bytes of a PDF."""
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def typeset(pages: int = 1, *, size: float = 11, flipped: bool = False, table: bool = False, seed: int = 1) -> bytes:
    """A report as Typst makes it: tagged, with its own page numbers at the foot."""
    lines = [f'#set page(paper: "a4", flipped: {str(flipped).lower()}, numbering: "1")', f"#set text(size: {size}pt)"]
    for page in range(pages):
        lines += ["#pagebreak(weak: true)", f"= Part {page + 1}"]
        if table:
            cells = ",".join(f"[{word}]" for word in prose(60, seed + page).split())
            lines.append(f"#table(columns: 4, table.header[Day][Who][What][Why], {cells})")
        lines.append(prose(80 if flipped or table else 330, seed + page))
    return bytes(typst.compile("\n".join(lines).encode(), format="pdf"))


def plain(
    lines: Sequence[tuple[float, float, str]] = ((72, 700, "A letter of Example Council"),),
    *,
    size: tuple[float, float] = A4,
    type_size: float = 12,
    pages: int = 1,
    change: Callable[[Pdf, Object], None] | None = None,
    drawing: bytes = b"",
    **options: object,
) -> bytes:
    """Pages with these lines of text at these places; `change` is done to each page before it is saved."""
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for _ in range(pages):
            pdf.add_blank_page(page_size=size)
            page = pdf.pages[-1].obj
            page.Resources = Dictionary(Font=Dictionary(F=font))
            text = "".join(f"BT /F {type_size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in lines)
            page.Contents = pdf.make_stream(drawing + text.encode())
            if change:
                change(pdf, page)
        return saved(pdf, **options)


def office_like(pages: int, seed: int = 1) -> bytes:
    """Pages as word processors print them: a white ground, a clip, each line by itself, a foot at the right."""
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Times_Roman))
        for number in range(pages):
            pdf.add_blank_page(page_size=A4)
            words = prose(420, seed + number).split()
            drawn = ["q 0 0 595 842 re W* n 1 1 1 rg 0 0 595 842 re f 0 0 0 rg"]
            for line in range(40):
                text = " ".join(words[line * 10 : line * 10 + 10])
                drawn.append(f"q BT 1 0 0 1 57 {770 - line * 17} Tm /F 11 Tf ({text}) Tj ET Q")
            drawn.append(f"BT 1 0 0 1 500 20 Tm /F 9 Tf (Page {number + 1}) Tj ET Q")
            page = pdf.pages[-1].obj
            page.Resources = Dictionary(Font=Dictionary(F=font))
            page.Contents = pdf.make_stream("\n".join(drawn).encode())
        return saved(pdf)


def picture(width: int, height: int, *, mode: str = "RGB", seed: int = 1) -> Image.Image:
    """A photograph of a typed page: grey paper, dark lines."""
    grain = (max(1, width // 4), max(1, height // 4))
    noise = Image.frombytes("L", grain, random.Random(seed).randbytes(grain[0] * grain[1]))
    paper = noise.point(lambda value: 220 + value // 12).resize((width, height))
    draw = ImageDraw.Draw(paper)
    for row in range(height // 16, height - height // 16, max(12, height // 60)):
        draw.text((width // 10, row), prose(12, seed + row), fill=30)
    return paper.convert(mode)


def jpeg(image: Image.Image, **options: object) -> bytes:
    """A picture as JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70, **options)
    return out.getvalue()


@cache
def _photograph(width: int, height: int, mode: str, seed: int) -> bytes:
    """A photograph as JPEG, made once: to draw one takes longer than to bind it."""
    return jpeg(picture(width, height, mode=mode, seed=seed))


def scan(pages: int, *, dots: int = 150, mode: str = "L", turned: int = 0, seed: int = 1) -> bytes:
    """Pages as a scanner gives them: one JPEG over the whole of each, and no text."""
    with Pdf.new() as pdf:
        for number in range(pages):
            width, height = round(8.27 * dots), round(11.69 * dots)
            data = _photograph(width, height, mode, seed + number)
            pdf.add_blank_page(page_size=A4)
            page = pdf.pages[-1].obj
            shape = Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8,
                ColorSpace=Name.DeviceGray if mode == "L" else Name.DeviceRGB, Filter=Name.DCTDecode,
            )  # fmt: skip
            page.Resources = Dictionary(XObject=Dictionary(Im0=Stream(pdf, data, shape)))
            page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
            if turned:
                page.Rotate = turned
        return saved(pdf)


def bundle_of_forty() -> list[tuple[str, bytes]]:
    """Forty documents, three hundred pages in all, of the kinds that tribunal bundles are made of."""
    made: list[tuple[str, bytes]] = []
    for index in range(10):
        made.append((f"report {index}", typeset(9, seed=index * 20)))
    for index in range(10):
        made.append((f"letter {index}", office_like(8, seed=500 + index * 20)))
    for index in range(5):
        made.append((f"table {index}", typeset(4, table=True, flipped=index % 2 == 0, seed=900 + index)))
    for index in range(12):
        dots, mode = (150, "L") if index % 3 else (200, "RGB")
        made.append(
            (f"scan {index}", scan(7, dots=dots, mode=mode, turned=90 * (index % 2), seed=1200 + index % 3 * 10))
        )
    turned = plain([(72, y, prose(9, y)) for y in range(60, 780, 24)], pages=8, change=turn(270))
    made.append(("turned", turned))
    made.append(("wide", typeset(9, flipped=True, seed=70)))
    made.append(("small print", typeset(9, size=7, seed=80)))
    return made


def turn(angle: int) -> Callable[[Pdf, Object], None]:
    """A change that turns a page."""

    def change(_: Pdf, page: Object) -> None:
        page.Rotate = angle

    return change


def locked(password: str) -> bytes:
    """A letter locked with a password; with an empty one anybody may open it, but not change it."""
    return plain(encryption=Encryption(user=password, owner="owner"))


def front(starts: tuple[int, ...]) -> bytes:
    """A cover and an index of one page each, with a link to each document."""
    rows = "\n\n".join(f'#link("page:{start or 1}")[Document on page {start}]' for start in starts)
    text = f'#set document(title: "Index")\n#set text(lang: "en")\n= Cover\n#pagebreak()\n= Index\n{rows}'
    return bytes(typst.compile(text.encode(), format="pdf", pdf_standards="ua-1"))


def hostile() -> bytes:
    """A letter with everything in it that acts, phones home, hides or tells tales."""

    def change(pdf: Pdf, page: Object) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('EVIL')"))
        launch = Dictionary(S=Name.Launch, F=String("EVIL.exe"), Next=script)
        page.AA = Dictionary(O=script)
        page.Metadata = pdf.make_stream(b"EVIL author")
        page.PieceInfo = Dictionary(EVIL=Dictionary(LastModified=String("D:2026")))
        outside = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])}
        page.Resources.XObject = Dictionary(
            Out=Stream(pdf, b"", {**outside, "/Ref": Dictionary(F=String("EVIL.pdf"))}),
            Tale=Stream(pdf, b"", {**outside, "/Metadata": pdf.make_stream(b"EVIL tale")}),
        )
        link = {"Type": Name.Annot, "Subtype": Name.Link}
        page.Annots = Array(
            [
                pdf.make_indirect(Dictionary(**link, Rect=Array([0, 0, 50, 50]), A=launch)),
                pdf.make_indirect(Dictionary(**link, Rect=Array([0, 60, 50, 90]), A=script, AA=Dictionary(E=script))),
                pdf.make_indirect(Dictionary(**link, Rect=Array([0, 100, 50, 120]), A=web("javascript:EVIL"))),
                pdf.make_indirect(Dictionary(**link, Rect=Array([0, 130, 50, 150]), A=web("https://example.org/a"))),
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Annot, Subtype=Name.Text, Rect=Array([90, 90, 110, 110]), Contents=String("EVIL note")
                    )
                ),
            ]
        )
        pdf.Root.OpenAction = launch
        pdf.Root.AA = Dictionary(WC=script)
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
        pdf.attachments["EVIL.txt"] = b"EVIL file"
        pdf.docinfo["/Author"] = "EVIL author"

    return plain(change=change)


def web(address: str) -> Dictionary:
    """What a link to a web address does."""
    return Dictionary(S=Name.URI, URI=String(address))


def form(*, drawn: bool) -> bytes:
    """A filled form: a field that says "Filled in", drawn, or left to the reader to draw."""

    def change(pdf: Pdf, page: Object) -> None:
        helvetica = page.Resources.Font.F
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("answer"), V=String("Filled in"), F=4,
            Rect=Array([72, 500, 300, 520]), DA=String("/F 12 Tf 0 g"), P=page,
        )  # fmt: skip
        if drawn:
            field.AP = Dictionary(N=appearance(pdf, b"BT /F 12 Tf 2 5 Td (Filled in) Tj ET", helvetica))
        field = pdf.make_indirect(field)
        page.Annots = Array([field])
        resources = Dictionary(Font=Dictionary(F=helvetica))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=resources, NeedAppearances=not drawn)

    return plain(change=change)


def appearance(pdf: Pdf, drawing: bytes, font: Object) -> Object:
    """What an annotation looks like."""
    shape = {
        "/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 228, 20]),
        "/Resources": Dictionary(Font=Dictionary(F=font)),
    }  # fmt: skip
    return pdf.make_indirect(Stream(pdf, drawing, shape))


def unfolding(levels: int = 8) -> bytes:
    """A page that draws a thing ten times, which draws a thing ten times, and so on."""

    def change(pdf: Pdf, page: Object) -> None:
        below = None
        for _ in range(levels):
            shape: dict[str, object] = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 100, 100])}
            if below is not None:
                shape["/Resources"] = Dictionary(XObject=Dictionary(F=below))
            below = pdf.make_indirect(Stream(pdf, b"/F Do " * 10 if below is not None else b"0 0 9 9 re f", shape))
        page.Resources.XObject = Dictionary(F=below)
        page.Contents = pdf.make_stream(b"/F Do")

    return plain(change=change)


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def edge_to_edge() -> bytes:
    """A page with text so close that no corner of it, and neither middle, is free."""
    rows = [(2.0, float(y), "word after word " * 8) for y in range(1, 842, 9)]
    return plain(rows, type_size=9)


def crop(*box: float, angle: int = 0) -> Callable[[Pdf, Object], None]:
    """A change that shows only a part of a page, and turns it."""

    def change(_: Pdf, page: Object) -> None:
        page.CropBox = Array(list(box))
        page.Rotate = angle

    return change


def lengthen(_: Pdf, page: Object) -> None:
    """A change that makes a page longer than any paper."""
    page.MediaBox = Array([0, 0, 600, 20_000])


def draw(pdf: Pdf, page: Object, drawing: bytes) -> None:
    """A change that draws something else on a page."""
    page.Contents = pdf.make_stream(drawing)
