"""A page of the figures as a reader meets it: its headings, links, tables and words."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

_VOID = frozenset("area base br col embed hr img input link meta source track wbr option".split())


@dataclass
class Seen:
    """What a page holds; `tables` are rows of the words in their cells, by caption."""

    status: int
    body: str
    headings: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    tables: dict[str, list[list[str]]] = field(default_factory=dict)
    text: str = ""

    def row(self, first: str) -> list[str]:
        """The first row of any table whose first cell begins with these words."""
        for rows in self.tables.values():
            for row in rows:
                if row and row[0].startswith(first):
                    return row
        raise AssertionError(f"no row begins with {first}")


class _Reader(HTMLParser):
    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen = seen
        self.caption: list[str] | None = None
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.seen.headings.append(int(tag[1]))
        if given.get("id"):
            self.seen.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.seen.links.append(str(given["href"]))
        if tag in ("script", "style", "svg"):
            self.skipped += 1
        self.seen.attributes |= set(given)
        if tag == "br":
            self.handle_data(" ")
        if tag == "table":
            self.rows = []
        elif tag == "caption":
            self.caption = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "svg"):
            self.skipped -= 1
        if tag == "caption" and self.caption is not None:
            self.seen.tables[_one_line(self.caption)] = self.rows
            self.caption = None
        elif tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append(_one_line(self.cell))
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        self.seen.text += data
        for one in (self.caption, self.cell):
            if one is not None:
                one.append(data)


def _one_line(words: list[str]) -> str:
    return " ".join("".join(words).split())


def client() -> Client:
    """A browser that has been nowhere."""
    return Client(headers={"host": "localhost"})


def see(address: str) -> Seen:
    """Ask for a page as a stranger and read it."""
    response = client().get(address)
    assert not response.cookies, "a page of the figures leaves no cookie"
    seen = Seen(response.status_code, response.content.decode())
    _Reader(seen).feed(seen.body)
    seen.text = " ".join(seen.text.split())
    return seen
