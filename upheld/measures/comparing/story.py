"""What the figures say of one area, in the order that matters to families, each sentence with its measure and period.

No sentence is stronger than the data bears: what luck could explain is called so, what is too few to judge by is shown
and not judged, and what is not known is said. Every number in a sentence is a figure's, or counted from one.
"""

from __future__ import annotations

from upheld.measures.area import ENGLAND, Area
from upheld.measures.comparing.counts import appeals, plans
from upheld.measures.comparing.inspection import inspection
from upheld.measures.comparing.money import money
from upheld.measures.comparing.sentence import Sentence
from upheld.measures.comparing.series import Across, Series
from upheld.measures.comparing.shares import ASKING, EDUCATION, REVIEWS, told_share
from upheld.measures.store import Figures


def story(figures: Figures, area: Area, across: Across | None = None) -> tuple[Sentence, ...]:
    """The sentences about England, a region or a council; none for a council that has ended.

    Args:
        across: gives one measure in one period of every area, where a caller keeps it; else it is read from the
            figures.
    """
    own: Series = figures.of_area(area.code)
    if not own or area.level == "former":
        return ()
    england: Series = own if area.code == ENGLAND else figures.of_area(ENGLAND)
    asked: Across = across or figures.across
    found: list[Sentence] = []
    for share in ASKING:
        found += told_share(share, area, own, england, asked)
    found += plans(area, own, england)
    for share in REVIEWS:
        found += told_share(share, area, own, england, asked)
    found += appeals(area, own, england, asked)
    for share in EDUCATION:
        found += told_share(share, area, own, england, asked)
    found += inspection(area, own)
    found += money(area, own)
    return tuple(found)
