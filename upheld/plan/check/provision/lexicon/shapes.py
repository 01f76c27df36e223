"""How is what is done written, where the lexicon lacks its words?

Shapes, and the words that fit them and are nothing definite. Data for `what`.
"""

from __future__ import annotations

import re

NAMED = re.compile(
    r"\b((?:[A-Z][\w'’&]{0,24}[ -]){1,4})(?:programme|scheme|course|intervention|method|club|project|group|"
    r"curriculum|app|therapy|sessions?|lessons?|materials|resources|circuits?|award|software|system|"
    r"training|assessment|approach|kit)\b"
)
"""A name with capitals before the kind of thing it is."""
NOUN = re.compile(
    r"\b([a-z]{4,20})[ -](?:group|club|lessons?|circuits?|exercises|practice|games|drills|activities|"
    r"tutorials?|class|therapy|workshops?|routine|care|feeds?|rehearsal|lists?|book|diary|cards|chart|log|"
    r"walks?|swims?)\b"
)
"""A noun before "group", "lessons" and the like."""
ING = re.compile(r"\b([a-z]{3,16}ing)\b")
THING = re.compile(
    r"\b[a-z]{3,16} (?:chairs?|stool|cushion|device|machine|software|equipment|lamp|bench|belt|harness|"
    r"cutlery|screen|footrest|headset|frame|tricycle|bed|cot|pillow|sling|gloves|paints?|clock)\b|"
    r"\b(?:supplied|purchased|bought|installed|fitted|loaned|"
    r"funded and fitted) (?:and \w+ )?by the (?:council|local authority|la|school|icb|college|trust)\b",
    re.IGNORECASE,
)
"""A thing, by what it is or by who supplies it."""
SESSION_OF = re.compile(
    r"\b(?:sessions?|lessons?|hours?|minutes?|mins|teaching|instruction|tuition|work|time|block|practice|"
    r"visits?)\s+(?:of|on|in|for|to teach|to practise|working on|teaching|focused on|focusing on|covering|"
    r"dedicated to)\s+(?:the |his |her |their |a |an |direct |explicit |structured |individual |"
    r"1:1 )?([a-z]{4,20})\b",
    re.IGNORECASE,
)
"""What a session is of."""
AIM = re.compile(
    r"\b(?:develop|improv|promot|increas|enhanc|extend|build|strengthen|difficult|need|support|address|"
    r"rais|foster|access|target|focus|improve|maximis|boost|gap)\w*\b[\w\s]{0,14}$"
)
"""What stands after it is only what the help is for."""
SUBJECT = re.compile(r"\b(?:english|maths|mathematics|science|literacy|numeracy)", re.IGNORECASE)
IN_A_SUBJECT = re.compile(
    r"\b(?:in|across|within|during|for|throughout|into)\s+(?:\w+\s*(?:,|and)\s+)*$", re.IGNORECASE
)
ROLES = re.compile(
    r"\b(?:SaLT|SALT|SLT|OT|EP|TA|LSA|Speech|Occupational|Child|The|Therapy|Physio|School|Small|NHS|A|An|"
    r"All)\b"
)
CONTENT_WORD = re.compile(r"[a-z]{4,24}")
HELP = frozenset(
    """
    age ages approach approaches assistance difficulties difficulty environment guidance help input level levels
    need needs outcomes resources skills strategies strategy support targets
    """.split()
)
"""After these an activity only says what the help or the difficulty is about."""
NO_NOUN = frozenset(
    """
    ability academic additional adult all appropriate bespoke challenging class classroom curriculum daily
    differentiated direct discussion during each enjoyable enrichment every everyday extra focus focused
    fortnightly from fun further group guided homework independent individual intervention into large lead learner
    learning literacy many mixed monthly more most motivating multi new nice number numeracy nurturing ordinary
    other paired parent peer planned play practical preferred range reading regular relevant same school sensory
    shared short similar small smaller social some specific structured suitable support tailored targeted teaching
    term termly that their therapeutic these this those variety various weekly when where which whole with written
    year
    """.split()
)
"""Before "group" or "lessons" these name nothing."""
NO_ING = frozenset(
    """
    access accord achiev acknowledg act adapt add address adjust allow anyth appropriat ask assess assist attempt
    attend bas be beginn benefit boarding br bring build bully buy calm car carr carry celebrat challeng chang
    chunk clinic com commission communicat concern consider continu cover deliver demand depend develop
    differentiat direct dur embed emerg enabl encourag engag enhanc ensur evaluat even everyth exceed exist extend
    facilitat feel find focus follow function fund gett giv go grow guid happen hav hear help hold hous improve
    includ inclus increas inform inspir integrat interact intervent join k keep know last lead learn liais liaison
    listen liv look mainstream maintain mak manag mean meet monitor morn need noth nothing nurtur observ offer
    ongo outgo outst outstand overarch participat pay plann play prais prior process progress promot prov provid r
    rang reassur receiv recognis reflect regard relat remain repeat report requir respond review rewad reward runn
    scaffold see seek sett shar show signpost simplify someth specialis spend spr staff start stay str strengthen
    struggl support surround sw tak target teach th think tim train transition try turn underst understand upcom
    updat upskill us visit wait want wellbe wish work
    """.split()
)
"""Verbs, without -ing, that say nothing definite."""
NOT_CONTENT = frozenset(
    """
    academic access additional adult advice any areas assistance care child class college consultation contact
    development direct each every face general group guidance help indirect individual input intervention
    interventions language learning lesson lessons liaison monitoring need needs occupational physiotherapy plan
    planning programme progress provision pupil review reviews school sessions small specialist speech staff
    strategies support targeted teaching term that the their therapy this those time training week weekly which
    with work your
    """.split()
)
"""After "session of" these name nothing."""
EMPTY = frozenset(
    """
    advice assistance consultation guidance help input inputs intervention interventions involvement support
    supported
    """.split()
)
"""Nouns that stand where it should be said what is done."""
SMALL = frozenset(
    """
    about academic across additional adult adults after also annual approach appropriate assistant attend attends
    available base basis been before being between both carried carry centre child children class classroom
    college come comes contact contacts core daily deliver delivered delivers delivery direct during each either
    every experience experienced first from full give given gives goes group half have having home hour hours
    include includes including indirect individual into just last least lesson lessons level made make makes many
    maximum meeting meetings member minimum minute minutes monitored monitoring month months more most much must
    named need needs next nursery only other others outcomes over part person place plan professional programme
    progress provide provided provides pupil pupils qualified receive received receives required requires review
    reviewed room same school second seen service services session sessions setting shall shared small some
    specialist staff student such support take taken takes target targets teacher team term than that their them
    then therapist therapy there they third this through throughout time times topic total trained training under
    until used uses using very visit visits week weekly weeks what when where which while who whole whom will with
    within work working works year young your
    """.split()
)
"""Words that are never what is done."""
THING_WORDS = frozenset(
    """
    chair chairs stool cushion device machine software equipment lamp bench belt harness cutlery screen footrest
    headset frame tricycle bed cot pillow sling gloves paint paints clock clocks supplied purchased bought installed
    fitted loaned
    """.split()
)
"""Without one of these there is no thing of that shape."""
