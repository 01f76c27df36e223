"""The short words of these pages, in the visitor's language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERDICTS = {
    "specific": _("Specific"),
    "partly": _("Partly specific"),
    "vague": _("Vague"),
}
SEVERITIES = {
    "serious": _("Serious"),
    "important": _("Important"),
    "look": _("Have a look"),
}
SEVERITY_MEANS = {
    "serious": _("The law asks for it and we did not find it, or the words bind nobody."),
    "important": _("It makes the plan weaker."),
    "look": _("It may be right. A person should look."),
}
ELEMENTS = {
    "what": _("what is done"),
    "who": _("who does it"),
    "duration": _("how long each time"),
    "frequency": _("how often"),
    "period": _("for how long it goes on"),
    "weeks": _("in which weeks"),
    "group_size": _("alone or in a group"),
    "place": _("where"),
    "start": _("from when"),
    "training": _("who trains and supervises"),
    "review": _("who reviews it"),
}
SECTIONS = {
    "A": _("views, interests and hopes"),
    "B": _("special educational needs"),
    "C": _("health needs"),
    "D": _("social care needs"),
    "E": _("outcomes"),
    "F": _("special educational provision"),
    "G": _("health provision"),
    "H1": _("social care provision the council must make"),
    "H2": _("other social care provision"),
    "I": _("the school or college"),
    "J": _("personal budget"),
    "K": _("advice and information"),
}
MARKS = {
    "A": _("sure"),
    "B": _("fairly sure"),
    "C": _("not sure, check it"),
}
BECAME = {
    "weakened": _("Weaker now"),
    "dropped": _("Taken out"),
    "moved": _("Moved to another section"),
    "new": _("New"),
    "strengthened": _("Stronger now"),
    "reworded": _("Other words, about as strong"),
    "kept": _("Kept as it was"),
}
FATES = {
    "dropped": _("Not in the plan"),
    "weakened": _("Weaker in the plan"),
    "wrong_section": _("In the wrong section"),
    "vague_at_source": _("Vague in the report itself"),
    "kept": _("Kept"),
}
