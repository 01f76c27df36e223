"""Files as people download them, whole and broken: what is read, and the one sentence where nothing can be."""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.reading import packed, sheet
from upheld.measures.reading.sheet import Sheet, sheets

TABLE = b"time_period,geographic_level,la_name,plans\r\n2024,National,,12\r\n2024,Local authority,Devon,x\r\n"


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def zipped(folder: Path, members: dict[str, bytes], name: str = "release.zip") -> Path:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for member, content in members.items():
            file.writestr(member, content)
    return put(folder, name, held.getvalue())


def refused(path: Path) -> str:
    with pytest.raises(FiguresError) as error:
        list(sheets(path))
    told = str(error.value)
    assert told.endswith(".") and "\n" not in told and "Error" not in told
    return told


def one(path: Path) -> tuple[Sheet, list[str]]:
    said: list[str] = []
    (found,) = sheets(path, said.append)
    return found, said


def test_a_csv_is_read_with_its_checksum(tmp_path: Path) -> None:
    sheet, said = one(put(tmp_path, "plans.csv", b"\xef\xbb\xbf" + TABLE.replace(b"la_name", b" LA_Name ")))
    assert sheet.header == ("time_period", "geographic_level", "la_name", "plans")
    assert sheet.cells[1:] == [["2024", "National", "", "12"], ["2024", "Local authority", "Devon", "x"]]
    assert sheet.sha256 == hashlib.sha256((tmp_path / "plans.csv").read_bytes()).hexdigest()
    assert (sheet.name, sheet.inside, sheet.told, said) == ("plans.csv", "", "plans.csv", [])


def test_a_packed_csv_is_the_same_sheet_as_the_plain_one(tmp_path: Path) -> None:
    plain, _ = one(put(tmp_path, "plans.csv", TABLE))
    unpacked, _ = one(put(tmp_path, "plans.csv.gz", gzip.compress(TABLE)))
    assert unpacked == plain


def test_a_zip_gives_its_tables_wherever_they_lie_and_says_what_it_leaves(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        {
            "data/plans.csv": TABLE,
            "a\\b/SUPPORTING/Officers.CSV": TABLE,
            "data-guidance/data-guidance.txt": b"words",
            "__MACOSX/data/._plans.csv": b"\x00\x05",
        },
    )
    said: list[str] = []
    found = list(sheets(path, said.append))
    assert [each.told for each in found] == ["plans.csv in release.zip", "Officers.CSV in release.zip"]
    assert said == ["data-guidance.txt in release.zip was left aside: it is no CSV file."]


def test_a_path_in_a_zip_leads_nowhere(tmp_path: Path) -> None:
    (sheet,) = sheets(zipped(tmp_path, {"../../etc/plans.csv": TABLE}))
    assert sheet.name == "plans.csv"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["release.zip"]


def test_a_truncated_zip(tmp_path: Path) -> None:
    whole = zipped(tmp_path, {"plans.csv": TABLE * 1000}).read_bytes()
    for length in (5, 100, len(whole) // 2, len(whole) - 1):
        assert "is cut short or damaged" in refused(put(tmp_path, "half.zip", whole[:length]))


def test_a_zip_with_a_changed_byte(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as file:
        file.writestr("plans.csv", TABLE)
    assert "is cut short or damaged" in refused(put(tmp_path, "bad.zip", held.getvalue().replace(b"Devon", b"Seven")))


def test_a_locked_zip(tmp_path: Path) -> None:
    content = bytearray(zipped(tmp_path, {"plans.csv": TABLE}).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert "locked with a password" in refused(put(tmp_path, "locked.zip", bytes(content)))


def test_a_zip_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_BYTES", 10_000)
    assert "unpacks to more than" in refused(zipped(tmp_path, {"a.csv": b"0" * 10_001}))
    assert "unpacks to more than" in refused(zipped(tmp_path, {"a.csv": TABLE * 60, "b.csv": TABLE * 60}))
    assert "unpacks to more than" in refused(put(tmp_path, "a.csv.gz", gzip.compress(b"0" * 10_001)))
    assert "unpacks to more than" in refused(put(tmp_path, "a.csv", b"0" * 10_001))


def test_a_zip_of_too_many_files(tmp_path: Path) -> None:
    told = refused(zipped(tmp_path, {f"{number}.csv": b"" for number in range(packed.MOST_FILES + 1)}))
    assert told == "release.zip holds 501 files, more than 500: it is no release that is known."


def test_a_zip_without_a_table(tmp_path: Path) -> None:
    assert "holds no CSV file" in refused(zipped(tmp_path, {"readme.txt": b"words"}))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("plans.csv", b"", "plans.csv is empty: download it again."),
        ("plans.csv", b"\xef\xbb\xbf \r\n", "is empty"),
        ("plans.csv", b"a,b\n", "has a header and no rows"),
        ("plans.csv", b"a,b\n1,\x002\n", "NUL bytes"),
        ("plans.csv", TABLE.decode().encode("utf-16"), "in UTF-16"),
        ("plans.csv", b"a,b\n1,\x81\xff\n", "neither in UTF-8 nor in Windows-1252"),
        ("plans.csv", b'a,b\n1,"2\n', "is not a sound CSV file"),
        ("plans.csv", b"a,b\n1," + b"2" * 200_000 + b"\n", "a line longer than any release"),
        ("plans.csv", b"a,b,c\n1,2,3\n4,5\n", "Row 3 of plans.csv has 2 cells where the header has 3"),
        ("plans.csv", b"a,b,c\n1,2,3,4\n", "Row 2 of plans.csv has 4 cells where the header has 3"),
        ("plans.csv", b"%PDF-1.7 ...", "is a PDF, not CSV"),
        ("plans.csv", b'{"rows": []}', "is JSON, not CSV"),
        ("plans.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an Excel workbook, not CSV"),
        ("plans.csv", b"<!DOCTYPE html><html></html>", "is a web page, not CSV"),
        ("plans.csv.gz", gzip.compress(TABLE, mtime=0)[:-9], "is cut short or damaged"),
        ("plans.csv.gz", b"\x1f\x8bnonsense", "is cut short or damaged"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_in_a_sentence(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    assert told in refused(put(tmp_path, name, content))


def test_a_workbook_is_told_apart_from_a_zip(tmp_path: Path) -> None:
    book = {"xl/workbook.xml": b"<workbook/>"}
    assert "is a workbook: open it and save" in refused(zipped(tmp_path, book, "plans.xlsx"))
    assert "is a workbook: open it and save" in refused(zipped(tmp_path, book, "plans.csv"))
    assert "is a workbook: open it and save" in refused(zipped(tmp_path, {"content.xml": b"<x/>"}, "plans.ods"))
    inner = zipped(tmp_path, book, "inner.xlsx").read_bytes()
    assert "is itself a zip file or a workbook" in refused(zipped(tmp_path, {"inner.csv": inner}))


def test_a_folder_and_what_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    assert refused(folder) == "release is a folder: give the files in it, each as it was downloaded."
    assert "There is no file" in refused(tmp_path / "none.csv")


def test_another_encoding_is_read_with_a_word(tmp_path: Path) -> None:
    sheet, said = one(put(tmp_path, "plans.csv", "name,plans\nSt Helen’s,1\n".encode("cp1252")))
    assert sheet.cells[1][0] == "St Helen’s"
    assert said == ["plans.csv is not in UTF-8: it was read as Windows-1252, so look at the names with accents."]


def test_blank_rows_and_blank_cells_at_the_end_are_nothing(tmp_path: Path) -> None:
    sheet, _ = one(put(tmp_path, "plans.csv", b"a,b,,\n1,2,,\n\n3,4\n,,,\n"))
    assert sheet.cells == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_lines_above_a_header_are_left_as_they_are(tmp_path: Path) -> None:
    sheet, _ = one(put(tmp_path, "appeals.csv", b"Table 1,,\n\nName,Code,Rate\nDevon,878,2%\n"))
    assert sheet.cells == [["Table 1", "", ""], [], ["Name", "Code", "Rate"], ["Devon", "878", "2%"]]


def test_a_column_that_stands_twice(tmp_path: Path) -> None:
    alike, said = one(put(tmp_path, "plans.csv", b"a,b,B\n1,2,2\n3,4,4\n"))
    assert alike.cells == [["a", "b"], ["1", "2"], ["3", "4"]] and not alike.doubled
    assert said == ['plans.csv has the column "b" twice with the same cells: one is used.']
    other, said = one(put(tmp_path, "plans.csv", b"a,b,B\n1,2,2\n3,4,5\n"))
    assert other.cells == [["a"], ["1"], ["3"]] and other.doubled == {"b"}
    assert said == ['plans.csv has the column "b" twice, and the two differ: neither is used.']


def test_the_files_are_counted_without_reading_them(tmp_path: Path) -> None:
    assert packed.count(zipped(tmp_path, {"a.csv": TABLE, "b.CSV": TABLE, "c.txt": b"c"})) == 2
    assert packed.count(put(tmp_path, "a.csv", TABLE)) == packed.count(tmp_path / "none.zip") == 1


@pytest.mark.parametrize(
    "content",
    [b"a,b\n" + b"," * 3_000 + b"\n", b"a,b\n" + b"x" * 250_000 + b"\n", b"," * 1_000_000, b"a,b\n" + b"\n" * 2_000],
    ids=["columns", "a line", "one line of nothing", "empty lines"],
)
def test_what_is_small_packed_and_larger_than_any_release_is_refused(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 1_000)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.csv", content)
    with pytest.raises(
        FiguresError, match=r"a\.csv in a\.zip has (more rows or columns|a line longer) than any release"
    ):
        list(sheets(path))


def test_what_a_file_is_called_cannot_command_a_screen_or_break_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("f/\x1b]0;mine\x07\x01.csv", b"a,b\n1,2\n")
    (one,) = sheets(path)
    assert one.name == "\ufffd]0;mine\ufffd\ufffd.csv"
