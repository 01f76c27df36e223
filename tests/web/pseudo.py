"""A language nobody speaks: every message of the interface in letters that are not plain English."""

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "upheld" / "web" / "ui" / "locale"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
}  # fmt: skip
_KEPT = re.compile(r"%\(\w+\)[sd]|<[^>]*>|&\w+;|%%|%[sd]")
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒǥħíĵķłɱñøþɋřšŧüṽŵẋýžÅƁÇĐÉƑǤĦÍĴĶŁṀÑØÞɊŘŠŦÜṼŴẊÝŽ",
)


def pseudo(message: str) -> str:
    """The message with every letter changed; what is put into it and its elements are kept."""
    place, parts = 0, []
    for kept in _KEPT.finditer(message):
        parts += [message[place : kept.start()].translate(_LETTERS), kept[0]]
        place = kept.end()
    return "".join([*parts, message[place:].translate(_LETTERS)])


def gathered() -> Catalog:
    """Every message of the interface, as `make messages` gathers them."""
    with (LOCALE / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog(fuzzy=False)
    for _file, _line, message, _comments, context in extract_from_dir(
        ROOT / "upheld" / "web", methods, options, KEYWORDS
    ):
        catalog.add(message, context=context)
    return catalog


def write(folder: Path, language: str) -> None:
    """A compiled catalogue of the language in the folder, with the names of days and months too."""
    from django.utils import dates

    catalog = Catalog(locale="en", fuzzy=False)
    for message in gathered():
        if not message.id:
            continue
        many = isinstance(message.id, tuple)
        kept = bool(message.context and message.context.startswith("how a "))
        said = tuple(map(pseudo, message.id)) if many else message.id if kept else pseudo(message.id)
        catalog.add(message.id, said, context=message.context)
    for word in (*dates.WEEKDAYS.values(), *dates.MONTHS.values()):
        catalog.add(str(word), pseudo(str(word)))
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    made = BytesIO()
    write_mo(made, catalog)
    (place / "django.mo").write_bytes(made.getvalue())
