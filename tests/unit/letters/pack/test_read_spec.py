"""What a SPEC may say, and the one sentence that answers what it may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from upheld.dates import Span
from upheld.errors import CaseError
from upheld.letters.pack.read_spec import LARGEST, read_spec
from upheld.letters.pack.spec import PackError

ONE = '[[document]]\nfile = "plan.pdf"\nkind = "plan"\n'
CASE = '[[event]]\nkind = "plan_final_sent"\non = 2026-03-01\n'


def test_everything_a_spec_can_say(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    spec = desk.spec(
        """
        title = "The bundle"
        for = "appeal"
        ground = ["c", "c(iii)"]
        extended = true
        hearing_on = 2026-12-01
        hearing_listed_on = 2026-09-01
        party = "authority"
        case = "case.toml"
        chronology = false
        note = '''
        Two
        lines.'''
        witnesses = ["Parent B"]
        [[document]]
        file = "plan.pdf"
        kind = "plan"
        title = "The plan"
        author = "Example Council"
        on = 2026-03-01
        event = "plan_final_sent@2026-03-01"
        version_of = "old.pdf"
        party = "family"
        part = "core"
        section = "F"
        includes = ["appendix_k"]
        summary_pages = 2
        exhibits_from = 11
        note = "Why."
        [[document]]
        file = "old.pdf"
        kind = "plan"
        on = "2025-03"
        [[change]]
        section = "H1"
        current = "a"
        family = "b"
        authority = "c"
        reason = "d"
        evidence = "plan.pdf"
        evidence_page = 3
        """
    )
    plan, old = spec.documents
    assert (spec.title, spec.purpose, spec.grounds) == ("The bundle", "appeal", ("c(i)", "c(ii)", "c(iii)"))
    assert (spec.extended, spec.hearing_on, spec.listed_on) == (True, date(2026, 12, 1), date(2026, 9, 1))
    assert (spec.party, spec.chronology, spec.note, spec.witnesses) == ("authority", False, "Two lines.", ("Parent B",))
    assert spec.case is not None and len(spec.case.events) == 1
    assert (plan.path, plan.kinds, plan.party, plan.part) == (
        tmp_path / "plan.pdf",
        ("plan", "appendix_k"),
        "family",
        "core",
    )
    assert (plan.version_of, plan.section, plan.summary_pages, plan.exhibits_from) == ("old.pdf", "F", 2, 11)
    assert (plan.event, plan.note) == ("plan_final_sent@2026-03-01", "Why.")
    assert (old.on, old.party, old.title, old.part) == (
        Span(date(2025, 3, 1), date(2025, 3, 31)),
        "authority",
        "EHC plan",
        "plan",
    )
    assert (spec.changes[0].section, spec.changes[0].evidence_page) == ("H1", 3)


def test_what_is_left_out_has_a_plain_meaning(desk: Any) -> None:
    spec = desk.spec(ONE)
    assert (spec.purpose, spec.party, spec.grounds, spec.chronology) == ("appeal", "family", (), False)
    assert spec.title == "Documents for an appeal to the SEND Tribunal"
    assert spec.documents[0].on is None
    assert spec.note is None


def test_a_case_alone_asks_for_a_chronology(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    assert desk.spec('case = "case.toml"\n' + ONE).chronology


def test_an_unknown_day_is_no_day_and_one_ground_needs_no_list(desk: Any) -> None:
    spec = desk.spec('ground = "b"\n' + ONE + 'on = "unknown"\n')
    assert spec.grounds == ("b",)
    assert spec.documents[0].on is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no document is listed"),
        ("document = 3", "document = 3 must be a list"),
        ("[document]\nfile = 'a'", "document must be a list; write [[document]]"),
        ("document = [3]", "document 1: 3 must be a table"),
        ("titel = 'x'\n" + ONE, "'titel' is not a name at the top of a SPEC; use one of"),
        ("titel = 'x'\n" + ONE, "(the nearest is title)"),
        (ONE + "knid = 'plan'", "document 1: 'knid' is not a name of a document"),
        ("[[document]]\nkind = 'plan'", "document 1: file is missing"),
        ("[[document]]\nfile = 'a.pdf'", "document 1: kind is missing"),
        ("[[document]]\nfile = 'a.pdf'\nkind = 'plans'", "kind = 'plans' is not known here; use one of"),
        ("[[document]]\nfile = 'a.pdf'\nkind = 3", "kind = 3 is not known here"),
        ("[[document]]\nfile = ''\nkind = 'plan'", "file = '' is empty"),
        ("[[document]]\nfile = 3\nkind = 'plan'", "file = 3 must be words in quotes"),
        ("[[document]]\nfile = \"a\\u0000\"\nkind = 'plan'", "must be one line"),
        ("[[document]]\nfile = \"a\\u202e\"\nkind = 'plan'", "must be one line"),
        (f"title = '{'a' * 301}'\n" + ONE, "must be one line of at most 300 letters"),
        ("note = 3\n" + ONE, "note = 3 must be words in quotes"),
        (f"note = '{'a' * 20_001}'\n" + ONE, "must be plain words, at most 20,000 letters"),
        ("for = 'apeal'\n" + ONE, "(the nearest is appeal)"),
        ("ground = ['z']\n" + ONE, "ground = 'z' is not a ground of appeal; use one of a, b, c(i)"),
        ("ground = 3\n" + ONE, "ground = 3 must be a list"),
        ("for = 'complaint'\nground = ['b']\n" + ONE, "ground belongs to an appeal"),
        ("extended = 'yes'\n" + ONE, "extended = 'yes' must be true or false"),
        ("hearing_on = 'soon'\n" + ONE, "hearing_on = 'soon' is not a date"),
        ("hearing_on = '2026-12'\n" + ONE, "hearing_on = '2026-12' must be one known day"),
        ("hearing_on = 2026-01-01\nhearing_listed_on = 2026-02-01\n" + ONE, "hearing_on = 2026-01-01 is before"),
        ("chronology = true\n" + ONE, "chronology = true is made from a case"),
        ("witnesses = 'B'\n" + ONE, "witnesses = 'B' must be a list"),
        (ONE + "on = 1066-01-01", "on = 1066-01-01 is outside the years"),
        (ONE + "part = 'front'", "part = 'front' is not known here; use one of core"),
        (ONE + "party = 'school'", "party = 'school' is not known here; use one of family"),
        (ONE + "section = 'L'", "section = 'L' is not known here; use one of A"),
        (ONE + "includes = ['x']", "includes = 'x' is not a kind of document"),
        (ONE + "includes = [1]", "includes = 1 is not a kind of document"),
        (ONE + "summary_pages = 0", "summary_pages = 0 must be a number of pages"),
        (ONE + "exhibits_from = true", "exhibits_from = true must be a number of pages"),
        (ONE + "exhibits_from = '2'", "exhibits_from = '2' must be a number of pages"),
        (ONE + "event = 'x'", "event = 'x' needs the case it is of"),
        (ONE + "version_of = 'plan.pdf'", "version_of is the document itself"),
        (ONE + "version_of = 'plam.pdf'", "version_of = 'plam.pdf' is not the file of a listed document"),
        (ONE + "[[change]]\ncurrent = 'x'", "change 1: section is missing"),
        (ONE + "[[change]]\nsection = 'F'", "change 1: has no wording"),
        (ONE + "[[change]]\nsection = 'F'\nfamily = 'x'\nevidence = 'y'", "evidence = 'y' is not the file of a listed"),
        (ONE + "[[change]]\nsection = 'F'\nfamily = 'x'\nevidence_page = 2", "evidence_page has no evidence"),
        (ONE + "[[change]]\nsection = 'Z'\nfamily = 'x'", "section = 'Z' is not known here"),
        ("a = [", "this is not TOML"),
        ("a\0 = 1", "this is not a text file"),
        (".".join("a" * 30) + " = 1", "has more than 20 dots"),
        ("a = " + "[" * 5_000, "its lists are nested too deep"),
    ],
)
def test_what_no_spec_may_say_is_one_sentence(desk: Any, text: str, said: str) -> None:
    with pytest.raises(PackError) as error:
        desk.spec(text)
    assert said in str(error.value)
    assert str(error.value).startswith("pack.toml")
    assert "\n" not in str(error.value)


def test_the_sentence_names_the_line(desk: Any) -> None:
    with pytest.raises(PackError, match=r"pack\.toml, line 6: document 2: kind = 'x'"):
        desk.spec(ONE + '[[document]]\nfile = "b.pdf"\nkind = "x"\n')


@pytest.mark.slow
def test_too_many_documents_are_refused_at_once(desk: Any) -> None:
    with pytest.raises(PackError, match=r"document has 10,000 entries and at most 500 are read"):
        desk.spec(ONE * 10_000)


def test_an_event_is_one_of_the_case(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    with pytest.raises(PackError, match=r"names no event of the case.*plan_final_sent@2026-03-01"):
        desk.spec('case = "case.toml"\n' + ONE + 'event = "plan_final_sent@2026-03-02"')


def test_a_bad_case_is_refused_in_its_own_words(desk: Any) -> None:
    with pytest.raises(CaseError, match=r"none\.toml: the file cannot be read"):
        desk.spec('case = "none.toml"\n' + ONE)


def test_a_name_of_many_near_ones_is_not_all_listed(desk: Any) -> None:
    many = "".join(f'[[document]]\nfile = "{n}.pdf"\nkind = "other"\n' for n in range(30))
    with pytest.raises(PackError, match=r"there are 30 to choose from \(the nearest is 1\.pdf\)"):
        desk.spec(many + 'version_of = "1pdf"')


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.toml", None, "the file cannot be read (No such file"),
        ("spec.pdf", b"%PDF-", "this is not a SPEC"),
        ("spec.toml", b"\xff\xfe", "is not UTF-8 text"),
        ("big.toml", b"#" * (LARGEST + 1), "larger than 1 MB"),
        ("n" * 300 + ".toml", None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_spec(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackError) as error:
        read_spec(path)
    assert said in str(error.value)


def test_what_is_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="this is not a file"):
        read_spec(Path("/dev/null"))
    with pytest.raises(PackError, match="cannot be read"):
        read_spec(tmp_path / "a\0.toml")


def test_a_spec_with_a_byte_order_mark_and_windows_lines_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(("\ufeff" + ONE).replace("\n", "\r\n").encode())
    assert read_spec(path).documents[0].file == "plan.pdf"


def test_a_folder_with_a_spec_is_read_by_it_and_what_is_not_listed_is_named(tmp_path: Path) -> None:
    for name in ("plan.pdf", "new.pdf", "pack.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-")
    (tmp_path / "pack.toml").write_text(ONE, encoding="utf-8")
    spec = read_spec(tmp_path, not_documents=[tmp_path / "pack.pdf"])
    assert [one.file for one in spec.documents] == ["plan.pdf"]
    assert spec.unlisted == ("new.pdf",)
    assert spec.guesses == ()
