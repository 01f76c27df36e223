"""Each thing is said once: what a line's own judgement already says is not said again by a rule about the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.phrases import words_of

_WORSE: tuple[Severity, ...] = ("serious", "important", "look")


def once(lines: Iterable[Finding], whole: Iterable[Finding]) -> list[Finding]:
    """The findings of the lines and of the whole, without any that says again what another said of the same words.

    Where both speak of the same words of a line, the line's finding stands, with the law of both and the worse of the
    two severities.
    """
    kept: dict[str, Finding] = {}
    by_line: dict[str, list[str]] = {}
    for one in lines:
        if one.key not in kept:
            by_line.setdefault(one.on or "", []).append(one.key)
        _keep(kept, one.key, one)
    for one in whole:
        same = next((key for key in by_line.get(one.on or "", ()) if _covers(kept[key], one)), None)
        _keep(kept, same or one.key, one)
    return list(kept.values())


def _keep(kept: dict[str, Finding], key: str, one: Finding) -> None:
    before = kept.get(key)
    if before is None:
        kept[key] = one
        return
    kept[key] = replace(
        before,
        severity=min(before.severity, one.severity, key=_WORSE.index),
        words=(*before.words, *(words for words in one.words if not _within(words, before.words))),
        law=(*before.law, *(law for law in one.law if law not in before.law)),
        remedy=before.remedy or one.remedy,
        question=before.question or one.question,
    )


def _covers(line: Finding, one: Finding) -> bool:
    """Whether a line's finding is about all the words that a finding of the whole is about."""
    return bool(one.words) and all(_within(words, line.words) for words in one.words)


def _within(words: str, others: Iterable[str]) -> bool:
    return any(_overlap(words.casefold(), other.casefold()) for other in others)


def _overlap(one: str, other: str) -> bool:
    """Whether one holds the other, or they share most words: "as determined by", "determined by the school"."""
    if not other:
        return False
    own, others = words_of(one), words_of(other)
    return one in other or other in one or 2 * len(own & others) > min(len(own), len(others))
