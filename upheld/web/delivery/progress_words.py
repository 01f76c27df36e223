"""What pages call the fields, scales, faces and stages of the room, in the visitor's language.

The words are those of the room, letter by letter, so that they can be translated: a test compares them.
"""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_noop as _

WORDS = frozenset((
    # Ways of looking at progress, and their scales.
    _("Their own small steps"), _("Any step, from wherever the child or young person starts."),
    _("How the child takes part (engagement)"), _("Five ways of taking part. None comes before another."),
    _("Towards adult life"),
    _("For any age. From Year 9 the plan and its review must look at it (SEND Regulations 2014 regs 6(1)(g), 12(3), "
      "20(6), 21(6))."),
    _("Not yet"), _("With a lot of help"), _("With some help"), _("On their own"), _("In other places too"),
    _("Not seen"), _("Seen once or twice"), _("Seen now and then"), _("Seen often"), _("Seen nearly always"),
    # Fields.
    _("Talking and understanding"), _("Learning"), _("Being with others"), _("Feelings"), _("Body and senses"),
    _("Doing things for themselves"), _("Exploration"), _("Realisation"), _("Anticipation"), _("Persistence"),
    _("Initiation"), _("Work"), _("Home"), _("Health"), _("Friends and community"),
    # Faces, and what is asked.
    _("Very bad"), _("Not good"), _("In the middle"), _("Good"), _("Very good"),
    _("The help I get"), _("My learning"), _("My friends"), _("How I feel at school or college"), _("Feeling safe"),
    _("People listen to me"), _("What comes next for me"),
))  # fmt: skip
"""All words of the room that a page may show: English."""
SIDES = {
    "family": gettext_lazy("At home"),
    "setting": gettext_lazy("At school, college or therapy"),
    "": gettext_lazy("Somebody else"),
}
"""Where something was seen, by whose account it is."""
STAGES = {
    "assess": gettext_lazy("Assess"),
    "plan": gettext_lazy("Plan"),
    "do": gettext_lazy("Do"),
    "review": gettext_lazy("Review"),
}
STAGE_HINTS = {
    "assess": gettext_lazy("What is hard, and what has been tried?"),
    "plan": gettext_lazy("What will be given, by whom, what for, and when is it reviewed?"),
    "do": gettext_lazy("What is being done, and who sees to it?"),
    "review": gettext_lazy("Did it help? What changes now?"),
}
HOW = {
    "self": gettext_lazy("The child or young person themselves"),
    "easy_read": gettext_lazy("The child or young person, with somebody who reads it out or helps"),
    "proxy": gettext_lazy("Somebody else, who says what they think the child or young person would say"),
}
HOW_SAID = {
    "self": gettext_lazy("Said by the child or young person"),
    "easy_read": gettext_lazy("Said by the child or young person, with help"),
    "proxy": gettext_lazy("Said for them by somebody else"),
}


def told(words: str) -> str:
    """Words of the room in the visitor's language; words that somebody typed as they are."""
    return gettext(words) if words in WORDS else words
