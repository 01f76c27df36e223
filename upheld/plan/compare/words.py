"""How is a difference said in words?"""

from __future__ import annotations

from upheld.plan.compare.difference import Difference

NOTHING = "the least is now nothing"
_WHERE = {"place": "where it is done", "review": "how it is reviewed", "qualified": "the qualification"}
_VERDICTS = {"vague": "vague", "partly": "specific in part", "specific": "specific"}


def said(difference: Difference) -> str:
    """One reason, as part of a sentence: “weekly” became “termly”."""
    old, new = _quoted(difference.old), _quoted(difference.new)
    if difference.what == "verdict":
        now = f"the line was {_VERDICTS[difference.old or '']} and is now {_VERDICTS[difference.new or '']}"
        return f"{now}: {_inside(difference.why)}" if difference.direction == "weaker" and difference.why else now
    if difference.what == "total":
        return f"{difference.old} became {_number(difference.new)} in all"
    if difference.what == "portions":
        return f"it comes to the same {difference.new}"
    if old and new:
        return f"{old} became {new}{_after(difference)}"
    if difference.what == "weeks":
        return f"the number of weeks was {'taken out' if old else 'put in'}: {old or new}"
    label = _WHERE.get(difference.what)
    subject = f"{label} ({old or new})" if label else old or new
    return f"{subject} was {'taken out' if old else 'put in'}{_after(difference)}"


def _after(difference: Difference) -> str:
    """What follows from a difference, where its words alone do not tell."""
    if difference.what == "bound" and difference.direction == "weaker" and difference.new:
        return f": {NOTHING}"
    if difference.what == "not":
        return ": the line may now say the opposite"
    if difference.what == "or":
        return ": one of the two is now enough" if difference.direction == "weaker" else ""
    if difference.what == "weak" and difference.new and difference.why:
        return f": {_inside(difference.why)}"
    return ""


def _quoted(words: str | None) -> str:
    return f"“{' '.join(words.split())}”" if words else ""


def _inside(sentence: str) -> str:
    """A sentence as it stands after a colon."""
    plain = sentence.strip().rstrip(".")
    if plain[:2].isupper() or plain[:1] == "“":
        return plain
    return plain[:1].lower() + plain[1:]


def _number(amount: str | None) -> str:
    return (amount or "").removesuffix(" minutes a week")
