"""The ways of looking at progress: data that can be read, with its source said, and scales that never change."""

import pytest

from upheld.delivery.progress.frameworks import FRAMEWORKS, Framework


def test_their_own_steps_come_first() -> None:
    assert list(FRAMEWORKS) == ["own", "engagement", "adulthood"]


def test_the_five_names_of_the_engagement_model_and_no_other() -> None:
    # Facts: the page of the Standards and Testing Agency names these five, in this order.
    names = [one.name for one in FRAMEWORKS["engagement"].areas]
    assert names == ["Exploration", "Realisation", "Anticipation", "Persistence", "Initiation"]


def test_adult_life_has_work_home_health_and_community() -> None:
    assert [one.code for one in FRAMEWORKS["adulthood"].areas] == ["work", "home", "health", "community"]


def test_social_and_emotional_stand_beside_learning() -> None:
    assert {"learning", "social", "emotional"} <= {one.code for one in FRAMEWORKS["own"].areas}


def test_what_was_seen_is_kept_by_its_place_so_the_scales_stay_as_they_are() -> None:
    # A word put between two of these would make every step already seen another one: add at the end.
    help = ("Not yet", "With a lot of help", "With some help", "On their own", "In other places too")
    seen = ("Not seen", "Seen once or twice", "Seen now and then", "Seen often", "Seen nearly always")
    assert {id: one.scale for id, one in FRAMEWORKS.items()} == {"own": help, "engagement": seen, "adulthood": help}


@pytest.mark.parametrize("one", FRAMEWORKS.values(), ids=FRAMEWORKS)
def test_each_says_whose_names_it_uses_and_that_its_words_are_own(one: Framework) -> None:
    assert len(one.names_from) > 20 and "nothing is copied" in one.words_by and one.looked_on.year >= 2026
    assert len({each.code for each in one.areas}) == len(one.areas)
    assert all(each.name and each.about for each in one.areas)


def test_a_field_is_found_by_its_code() -> None:
    found = FRAMEWORKS["adulthood"].area("home")
    assert found is not None and found.name == "Home"
    assert FRAMEWORKS["adulthood"].area("learning") is None
