"""Does a sentence with an amount promise it to this child: or is it past, a limit, for others, or left open?"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from upheld.delivery.promised.one_reading import Unclear
from upheld.plan.check.provision.facts import Facts, facts_of
from upheld.plan.check.provision.line import read_line


class _Group(NamedTuple):
    of: str
    why: str
    words: re.Pattern[str]


@lru_cache(maxsize=1)
def _groups() -> tuple[_Group, ...]:
    text = files("upheld.delivery.promised").joinpath("no_promise.toml").read_text(encoding="utf-8")
    return tuple(
        _Group(one["of"], one["why"], re.compile(rf"\b(?:{'|'.join(one['words'])})", re.IGNORECASE))
        for one in tomllib.loads(text)["group"]
    )


def left_open(text: str) -> str:
    """Why no amount of the line is certain, as a sentence; empty where nothing leaves it open."""
    return _first(text, "line")


def _no_promise(sentence: str) -> str:
    """Why what a sentence says is not owed to this child, as a sentence; empty where nothing says so."""
    return _first(sentence, "sentence") or _first(sentence.lstrip(" \t\n•-"), "start")


def without_what_is_not_owed(facts: Facts) -> tuple[Facts, tuple[str, ...]]:
    """The facts of the sentences that may promise the child an amount, and why the others do not: sentences.

    Raises:
        Unclear: there is none that may.
    """
    timed = dict.fromkeys(facts.line.sentence[one.first] for one in facts.lengths if one.minutes is not None)
    sentences = {number: _words(facts, number) for number in timed}
    why = {number: said for number, words in sentences.items() if (said := _no_promise(words))}
    if not why:
        return facts, ()
    if len(why) == len(timed):
        raise Unclear(next(iter(why.values())))
    text = facts.line.text
    for number in why:
        text = text.replace(sentences[number], " ")
    return facts_of(read_line(text)), tuple(why.values())


def _words(facts: Facts, number: int) -> str:
    marks = [mark for at, mark in enumerate(facts.line.marks) if facts.line.sentence[at] == number]
    return facts.line.text[marks[0].start : marks[-1].end]


def _first(text: str, of: str) -> str:
    for group in _groups():
        if group.of == of:
            found = group.words.match(text) if of == "start" else group.words.search(text)
            if found is not None:
                return f"{group.why}: “{found[0].strip()}”."
    return ""
