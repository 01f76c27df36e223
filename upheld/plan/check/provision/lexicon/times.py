"""Which words tell how long, how often, for how long and in which weeks?

Kinds: m minute, H hour, D part of a day, W longer period, L occasion, V event that is counted, F how often, o once or
twice, x times, e each, u all the time, y share of a post, Y weekday, M month, s weeks of the year, f filler.
"""

from __future__ import annotations

BLOCKS: tuple[tuple[str, str, str], ...] = (
    (
        "m",
        "",
        """
        min; mins; minute; minutes; minuite; minuites; mns
        """,
    ),
    (
        "H",
        "",
        """
        hour; hours; hr; hrs
        """,
    ),
    (
        "h",
        "",
        """
        half
        """,
    ),
    (
        "q",
        "",
        """
        quarter; quarters
        """,
    ),
    (
        "a",
        "",
        """
        a; an
        """,
    ),
    (
        "D",
        "day",
        """
        (school|working|full)? (day|days); weekday; weekdays; (school|working) week day
        """,
    ),
    (
        "D",
        "part",
        """
        (school|weekday|college)? (morning|mornings|afternoon|afternoons|evening|evenings); night; nights;
        overnight; overnights; twilight; twilights; weekend; weekends; registration; tutor time; form time
        """,
    ),
    (
        "W",
        "week",
        """
        (school|term|calendar|college)? (week|weeks|wk|wks)
        """,
    ),
    (
        "W",
        "fortnight",
        """
        fortnight; fortnights
        """,
    ),
    (
        "W",
        "month",
        """
        (calendar)? (month|months)
        """,
    ),
    (
        "W",
        "term",
        """
        (school|academic|full)? (term|terms)
        """,
    ),
    (
        "W",
        "half_term",
        """
        half (term|terms); half a term
        """,
    ),
    (
        "W",
        "year",
        """
        (school|academic|calendar|plan)? (year|years|yr|yrs|annum); 12 month period; 12 months
        """,
    ),
    (
        "F",
        "day",
        """
        daily; nightly; (every|each|per|/) (single)? (school|week|working|college)? day; p / d; pd; everyday
        """,
    ),
    (
        "F",
        "weekday",
        """
        (every|each) (weekday|school) (morning|afternoon|evening|night)
        """,
    ),
    (
        "F",
        "part",
        """
        (every|each) (morning|afternoon|evening|night|lunchtime|break|breaktime|playtime); mornings and afternoons;
        morning and (afternoon|evening|night); both ways; there and back; on both journeys; before and after school;
        at registration
        """,
    ),
    (
        "F",
        "week",
        """
        weekly; p / w; p / wk; pw; ppw; p . w; (every|each|per|/) (single|school|working|calendar)? (week|wk); wkly
        """,
    ),
    (
        "F",
        "week+weeks",
        """
        (every|each|per) (term time|term|school) week; (every|each) week (of|in|during) (the)? (school)? term
        (time)?; (every|each) week of (the)? (school|academic) year; (every|each) week in term time; (weekly|per
        week|p / w|pw|a week) (in|during) term time; (weekly|per week|p / w|pw) term time (only)?
        """,
    ),
    (
        "F",
        "fortnight",
        """
        fortnightly; bi weekly; biweekly; (every|each) (other|second|alternate) week; alternate weeks;
        (every|each|per|/) fortnight; once every (two|2) weeks; every (two|2) weeks
        """,
    ),
    (
        "F",
        "month",
        """
        monthly; (every|each|per|/) (calendar)? month; p / m; pcm; p / month; month by month
        """,
    ),
    (
        "F",
        "term",
        """
        termly; (every|each|per|/) (school|academic|full)? term; p / t; term by term; in each term
        """,
    ),
    (
        "F",
        "half_term",
        """
        half termly; (every|each|per|/) half term; (every|each|per) half termly; half term basis
        """,
    ),
    (
        "F",
        "year",
        """
        yearly; annually; per annum; p / a; p / y; p . a; pa; (every|each|per|/) (school|academic|calendar|plan)?
        (year|yr); (across|over|in|during|within) (the|an|each|any|one) (school|academic|calendar)? year; (over|in)
        the course of (the|an|each|a) (school|academic|calendar)? year; each september; every september
        """,
    ),
    (
        "F",
        "other",
        """
        every (three|four|five|six|eight|3|4|5|6|8) weeks; every (second|other) (day|month|term|half
        term|lesson|session)
        """,
    ),
    (
        "o",
        "1",
        """
        once; once only
        """,
    ),
    (
        "o",
        "2",
        """
        twice; bi
        """,
    ),
    (
        "o",
        "3",
        """
        thrice
        """,
    ),
    (
        "x",
        "",
        """
        x; times; time; ×
        """,
    ),
    (
        "e",
        "",
        """
        each; every; per; all; any
        """,
    ),
    (
        "f",
        "",
        """
        other; second; third; single; working; full; whole; of; the; his; her; their; these; such; those; new;
        separate; short; direct; protected; planned; structured; unstructured; practical; written; formal; discrete;
        dedicated; timetabled; additional; extra; minimum; long; individual; one to one; face to face; his other;
        (paid for|funded) by the (authority|council|local authority|la|school|icb|trust); curriculum; main; academic;
        school; successive; consecutive; teaching; visiting; key; class
        """,
    ),
    (
        "L",
        "",
        """
        (practical|swimming|science|english|maths|mathematics|pe|pshe|literacy|numeracy|reading|phonics|dt|art|
        music|history|geography|computing|cookery|writing|subject|curriculum|taught)?
        (lesson|lessons|class|classes|activity|activities|task|tasks); transition; transitions; break; breaks; break
        time; breaktime; breaktimes; lunch; lunchtime; lunchtimes; lunch time; lunches; playtime; playtimes; play
        time; meal; meals; mealtime; mealtimes; snack; snack time; meal time; meal times; lunch times; break times;
        test; tests; exam; exams; examination; examinations; assessments; seizure; seizures; lecture; lectures;
        seminar; seminars; trip; trips; outing; outings; journey; journeys; changeover; changeovers; assembly;
        assemblies; worksheet; worksheets; fire drill; fire drills; episode; episodes; toilet visit; toilet visits;
        unstructured time; unstructured times; free time; free period; arrival; departure; movement; movements;
        instruction; instructions; paper; papers; handover; handovers; shift; shifts; term assessment; mock; mocks;
        turn; piece of (work|writing); extended writing; swim; feed; feeds; transfer; transfers; hoist transfer; hoist
        transfers; learning walk; carpet time; whole class input; whole class inputs; whole class teaching; classroom;
        classrooms; (core|practical|academic|all)? subjects; parents evening; parents evenings; open evening; tutor
        period; tutor periods; class teaching; bus ride
        """,
    ),
    (
        "V",
        "",
        """
        session; sessions; visit; visits; appointment; appointments; contact; contacts; meeting; meetings; occasion;
        occasions; sitting; sittings; slot; slots; consultation session; consultation sessions; observation;
        observations; tutorial; tutorials; overnight stay; overnight stays; stay; stays; clinic; clinics; phone
        call; phone calls; home visit; home visits; workshop; workshops; training session; training sessions;
        sessions of direct work; school visit; school visits; periods; blocks
        """,
    ),
    (
        "u",
        "",
        """
        full time; fulltime; the (whole|full|entire) curriculum; (in|for|across) (all|every) (subjects|subject);
        (throughout|for|during|across) (the|each|every|all of the) (whole|entire|full)? (school|college|nursery)?
        (day|week); for the whole of (the|each|every) (school)? (day|week); throughout (his|her|their|the whole)
        (school)? (day|week); all (the|school)? (day|week) (long)?; at all times; from the moment; all of the time;
        all the time; from arrival (to|until) (departure|home time|leaving); from the (start|beginning) to the
        (end|finish) of (the|each|every) (school|college)? day; the whole (of the)? (school|college)? (day|week); the
        (entire|full) (school|college)? (day|week); for the duration of (the|each|every|all) (school|college)?
        (day|days|sessions|session|lessons|lesson); 100 % of the (time|day|week|school day|school week|timetable); day
        and night; round the clock; throughout (the|each|every|all|his|her)?
        (lesson|lessons|lunch|lunchtime|break|breaks|unstructured times|session|sessions|timetable|curriculum|school);
        every minute of the (school)? day; waking night; whole school day; (in|for|during) all lessons and
        (at|in|during|for)? (all|unstructured)? (breaks|unstructured times|break and lunch|lunch|breaktimes); whenever
        he is in school; whenever she is in school; while on (the school)? site; throughout; every lesson and every
        (break|lunch|lunchtime|playtime); the (entire|whole) of the school (day|week)
        """,
    ),
    (
        "w",
        "",
        """
        whenever; every time; each time; on (each|every) occasion; when; before; after; in advance of; ahead of; as
        soon as; the moment; prior to; at the (start|end|beginning) of
        """,
    ),
    (
        "y",
        "",
        """
        wte; fte; (full|whole) time equivalent; w . t . e; f . t . e; of a (full time)? (post|lsa|ta|teaching
        assistant)
        """,
    ),
    (
        "Y",
        "",
        """
        monday; tuesday; wednesday; thursday; friday; saturday; sunday; mondays; tuesdays; wednesdays; thursdays;
        fridays; saturdays; sundays; mon; tues; weds; thurs; thu; fri
        """,
    ),
    (
        "M",
        "",
        """
        january; february; march; april; june; july; august; september; october; november; december; jan; feb; sept;
        oct; nov; dec
        """,
    ),
    (
        "s",
        "",
        """
        (in|during|throughout|each week of|of)? term time (only)?; (in|during|throughout|of|over|in the|over the)?
        (school|summer|easter|christmas|half term|the|all)? (holiday|holidays); (every|all|the)? school weeks;
        (all)? year round; of term; school weeks of the year; all year; weeks of the (school|academic)? year;
        outside term (time)?; week of (the)? (school)? term; during term
        """,
    ),
)
