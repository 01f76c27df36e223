"""What is proposed: all of it, and every line of it marked."""

import re

from tests.web.library.site import client
from upheld.law.proposals import reform_wp_2026 as reform
from upheld.web.library.proposed import proposals


def test_all_of_the_proposal_is_there() -> None:
    (one,) = proposals()
    assert {duty.id for duty in (*one.new, *one.changed)} == {duty.id for duty in reform.ADDED}
    assert [duty.id for duty in one.changed] == ["review.annual"]
    assert len(one.replaced) == len(reform.REPLACED)
    assert len(one.removed) == len(reform.REMOVED)
    assert len(one.transitional) == len(reform.TRANSITIONAL)
    assert one.source.url == reform.SOURCE and "23 February 2026" in one.words


def test_every_line_says_that_it_is_not_law() -> None:
    html = client().get("/law/proposals/").content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    items = re.findall(r"<li>(.*?)</li>", main, re.DOTALL)
    assert len(items) >= 9
    for item in items:
        for line in item.split("<br>"):
            assert re.search(r"Proposal, not law", line), line
    assert reform.SOURCE in main


def test_on_the_page_of_what_it_would_change_it_is_marked_too() -> None:
    for address in ("/law/duty/review.annual/", "/law/ground/c(iii)/", "/law/test/test.plan/"):
        html = client().get(address).content.decode()
        part = html[html.index("What a proposal would change") :]
        items = re.findall(r"<li>(.*?)</li>", part[: part.index("</ul>")], re.DOTALL)
        assert items and all("Proposal, not law" in item for item in items)
        assert "/law/proposals/" in part
