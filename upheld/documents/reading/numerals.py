"""The number of an item of a list as it is printed: 3, 03, c, C, iii or III."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_LETTERS = 26 * 5
_MOST_ROMAN = 3999


def numeral(number: int, form: str) -> str:
    """The number in one of Word's forms; as a plain number where the form is not known or cannot show it.

    Letters go on from z with aa, bb, cc.
    """
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "ordinal":
            return f"{number}{_ending(number)}"
        case "lowerLetter" | "upperLetter" if 1 <= number <= _MOST_LETTERS:
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 1 <= number <= _MOST_ROMAN:
            roman = _roman(number)
            return roman.upper() if form == "upperRoman" else roman
        case _:
            return str(number)


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        made += letters * times
    return made


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
