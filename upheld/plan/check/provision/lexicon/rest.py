"""Which words say in a group of how many, where, from when and for how long it goes on; and the small words?

Kinds: g group, l place, S from when, p how long it goes on, P giving words.
"""

from __future__ import annotations

BLOCKS: tuple[tuple[str, str, str], ...] = (
    (
        "g",
        "",
        """
        1 : 1; 1 to 1; one to one; 1 on 1; 1 - 1; 121; 2 : 1; two to one; 2 to 1; individual; individually;
        (in|a|one of a)? (pair|pairs); just the two of them; alone with; on (his|her) own with; in a trio; one at a
        time
        """,
    ),
    (
        "l",
        "",
        """
        in (a|the|his|her)? (quiet|separate|small|dedicated|distraction free|low
        stimulus|own|therapy|sensory|group|medical|nurture|accessible|side|calm|private|hygiene|changing|music|
        resource|intervention|meeting)
        (room|space|area|base|rooms); (in|at|from)? (the|a|an)? (hydrotherapy|swimming|local|warm water) pool; in
        class; in the classroom; in a classroom; in the mainstream classroom; in (his|her|their) (classroom|form
        room|own classroom|bedroom); at home; in the home; at (his|her|their) (home|flat|house); at school; in
        school; on site; at nursery; at college; in (a|the)? clinic; at the clinic; at (the)? (resource base|base);
        in the (resource base|base|nurture room|hall|library|gym|dining hall|dining
        room|playground|community|sensory room|school hall|science laboratory|hygiene room|medical room); outside
        (of)? (the)? (class|classroom); away from (the)? (class|classroom|others|distractions); out of class; on the
        playground; in a room; in the family home; home based; school based; clinic based; in a clinic fitted; at
        the front of the (class|classroom); at the (leisure centre|setting|hospital|youth club|special school); in
        the workplace; in and out of class; in class and at lunch; in room; in an accessible toilet; at the pool; in
        a garden; in lessons; in the water; in water; at the (local)? (stables|farm|park); to the park; in class
        support; in (a|the)? (quiet|low distraction|calm) (environment|area|place|corner); home visit;
        with no other (pupils|children)
        """,
    ),
    (
        "S",
        "",
        """
        (from|with effect from|beginning|beginning in|starting|starting in|starting from|commencing|to start in|to
        begin in|from the start of|from the first day of|from the beginning of) (the)?
        (autumn|spring|summer|september|january|april|october|november|february|march|june|may|july|first) (term)?;
        within (n|_) (week|weeks|days|school days|working days|term|months|half term) of; by the end of (the)?
        (autumn|spring|summer|september|first|october|january|next) (term|half term)?; by
        (september|october|january|february|march|april|june|july|december|november|easter|christmas|half term); in
        the (first|autumn|spring|summer) (term|half term|fortnight|week|weeks|half) of; from the date of; from
        (the)? (issue|day) of; within the first (half term|term|fortnight|month|week|six weeks|6 weeks|two weeks);
        in the first (half term|term|fortnight|month|week); before (the)? (start|end) of; in the
        (summer|autumn|spring) term; with immediate effect; immediately; from (the)? first day; from day one; at the
        start of (the)? (autumn|spring|summer|academic|each|new) (term|year); by _
        (september|october|january|february|march|april|may|june|july|december|november)
        """,
    ),
    (
        "p",
        "",
        """
        until (the)? (end of)? (the)? (year|key
        stage|ks|term|summer|autumn|spring|his|her|september|july|august|january|easter|he|she|nursery|reception|
        plan|next|first|academic);
        until; to (the)? end (of)? (the)? (year|key stage|y); to end y; throughout (the)? (life|lifetime|duration)
        of (the|this) plan; (for|during) the (lifetime|life|duration) of (the|this)? plan; for the life of the plan;
        throughout key stage; throughout year; throughout (the)? (academic|school) year; throughout ks; throughout
        the plan; for the (rest|remainder) of; for (one|a|two) (academic|school)? (year|years|term|terms); in the
        first two terms; over the (first|next) (two|three|2|3)? (term|terms|months|years|year|weeks); for the
        (first|next) (two|three|six|four|eight|2|3|4|6)? (term|terms|months|weeks|half term|half terms|year|weeks);
        to the end of; for the whole (academic|school) year; up to the end of; for his (remaining|whole) time;
        throughout (his|her) time at; until the (next)? (annual)? review
        """,
    ),
    (
        "-",
        "",
        """
        -
        """,
    ),
    (
        "t",
        "",
        """
        to
        """,
    ),
    (
        "b",
        "",
        """
        between
        """,
    ),
    (
        "&",
        "",
        """
        and; &; +; plus
        """,
    ),
    (
        "P",
        "",
        """
        will; must; shall; is to; are to; to be; to receive; receives; receive; provided; provide; provides; given;
        gives; give; has; have; has to; is; are
        """,
    ),
)
