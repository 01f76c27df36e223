"""The page of an area, and the areas nearest to a name that is none."""

from __future__ import annotations

from difflib import get_close_matches

from upheld.measures.area import Area, areas, slugged
from upheld.web.ui.addresses import address


def page_of(area: Area) -> str:
    """The address of the page of England, a region or a council."""
    if area.level == "england":
        return address("figures:home")
    if area.level == "region":
        return address("figures:region", area.slug)
    return address("figures:council", area.slug)


def nearest(text: str, levels: tuple[str, ...] = ("council", "former"), most: int = 5) -> list[Area]:
    """The areas whose names are most like a text, nearest first; those that hold it come before."""
    asked = slugged(text)
    known = {one.slug: one for one in areas().values() if one.level in levels}
    held = [slug for slug in known if asked and asked in slug]
    close = get_close_matches(asked, list(known), n=most, cutoff=0.5)
    return [known[slug] for slug in dict.fromkeys([*held, *close])][:most]
