"""Which words are weak, by the code of what is weak in them? Data; `weak_words` says why and how far they reach."""

from __future__ import annotations

PHRASES: dict[str, str] = {
    "provision.minimum_zero": """
        up to; up to (a|an)? (maximum|total) of; a maximum of; maximum (of)?; max; no more than; not more than; not
        exceeding; not to exceed; will not exceed; fewer than; less than; at most; capped at; a ceiling of
    """,
    "provision.access": """
        (have|has|having|given|with|requires|needs|require|need)?
        (continued|regular|appropriate|supervised|quick|easy|good|ready|planned|timely|some|immediate)? access
        to; accessing; (can|may|could|to) access; access (arrangements)? (for|as); have access;
        (regular|frequent|planned|structured|many|plenty of|increased|additional|lots
        of|multiple|ample|repeated|further|some|more|supported)? (opportunity|opportunities|chances|chance)
        (to|for|of|within|in|are|will)?; (be|been|is|are|was)? offered; offer; offers; offering;
        (be|is|are|made|make|made readily)? available; make available; (be|is|are)? invited (to)?; (be|is|are)?
        welcome to; (signpost|signposted|signposting) (to)?; (can|may|could) (self)? (refer|request|ask|be
        contacted|be accessed|be booked|be used|book|contact|drop in|attend|call on|seek); self refer; on request;
        upon request; drop in; eligible for; entitled to apply; the offer of; exposure to; be able to
        (access|attend|use|request|have)
    """,
    "provision.hope": """
        (would|will|may|might|could|should|is likely to|can|does) (also|really|greatly|particularly|be likely
        to|continue to|likely)? benefit from; benefits (greatly)? from; benefit from; benefiting from;
        (would|will|could) be (helpful|beneficial|useful|ideal|good|desirable|important); it is
        (hoped|recommended|suggested|important|anticipated|expected|envisaged|desirable|helpful|essential|hoped
        that); hoped; hope to; hopes to; recommended; (it|is|are)? suggested; consider; considers; (be)? considered;
        consideration (will be|should be|to be|is)? (given)?; considering; (be|is|are)? (gently|actively|strongly)?
        (encouraged|encourage) (to)?; encouragement to; encourages; encouraging; aim to; aims to; the aim is; aims
        at; aiming to;
        (endeavour|endeavours|endeavouring|strive|strives|try|tries|trying|attempt|attempts|intend|intends|seek|
        seeks|work|works)
        to; works towards; work towards; explore; explored; best endeavours; reasonable endeavours; wherever we can;
        (be)? trialled; be mindful (of)?; mindful; aware of; be aware; awareness of; sensitive to; remain sensitive;
        reasonable (steps|efforts); (be)?
        (promoted|fostered|facilitated|addressed|enabled|celebrated|valued|acknowledged|recognised); thought about;
        look into; looking into; looked at; investigate; investigated; possibility of; possible;
        (recognise|recognises) that; show understanding; (understands|understand) that; (be)? mooted; (some)?
        thought should; felt that
    """,
    "provision.describes": """
        (the|our)? (school|setting|college|nursery|provider|academy) (already)?
        (has|have|is|offers|employs|prides|benefits); enjoys; responds (well|best|positively) to; likes; prefers;
        likes to; finds it; struggles (to|with); currently (has|receives|attends|sees|accesses|gets|benefits)?; has
        made progress; is working at; has been (receiving|seen|known|given|attending); is known to; at present;
        would be best
    """,
    "provision.for_staff_only": """
        (advice|guidance|strategies|information|resources|recommendations) (_)? (_)? (to|for)
        (school|the|all|teaching)? (staff|school|adults|teachers|setting|nursery|college); (advice|guidance) (_)?
        (_)? to be (given|provided|offered|made available) to (school|the|all|teaching)?
        (staff|school|adults|teachers|setting); (advise|advises) (the)? (school|staff|setting|teachers)
    """,
    "provision.may": """
        (may|might|could) (also|then|sometimes|occasionally|well|include|need|require|want)?; can
        (also|sometimes|occasionally|include); (may|might|could|can) (also|then|well)? (be|have|need to be|include);
        perhaps; possibly; potentially; potential; if desired; optional; optionally
    """,
    "provision.as_required": """
        where (that|this|it) (can be|is) (done|arranged|managed|avoided|possible);
        (as|when|where|if|whenever|wherever)
        (required|needed|necessary|appropriate|possible|practicable|feasible|relevant|indicated|available|suitable|
        requested|desired|helpful|able|practical|useful|advised|allowed|realistic|manageable|permitted|applicable);
        (as|when|where|if|whenever|wherever) (_)? _
        (required|needed|necessary|appropriate|possible|practicable|feasible|relevant|indicated|available|suitable|
        requested|desired|helpful|useful|advised|realistic|manageable|permitted);
        as and when; as (often|much|far|frequently|soon|long|many) as (possible|necessary|needed|required|he
        needs|she needs|they need|is possible|is needed|can be|practicable|is practicable|is reasonable|reasonably
        practicable|is necessary|_ _ needs); as much _ help as _ needs; as much _ _ as (_|child _) needs; as much _
        as (_|child _) needs; when (he|she|they|child _|_)
        (needs|need|require|requires|wants|feels|becomes|chooses|wishes) (it|to|the
        need|overwhelmed|anxious|dysregulated)?; if (the)? (need|needs) (arise|arises); should (the)? need
        (arise|emerge); should (he|she|they|child _|_) (need|want|wish|feel|require|become|struggle|choose)
        (it|to|overwhelmed|anxious)?; as (the)? (need|needs) (arise|arises); as (he|she|they)
        (needs|requires|need|require|feels) (it)?; according to (need|his|her|their|clinical|the)?
        (need|needs|presentation|progress)?; (in accordance with|in line with|in response to|based on|dependent
        on|dependent upon|depending on|depending upon|determined by|tailored to|commensurate with|relative
        to|informed by|driven by|on the basis of|proportionate to) (_)? (_)?
        (needs|need|progress|presentation|priority|priorities|prioritisation|criteria|mood|engagement|resources|
        capacity|availability|judgement|caseload|tolerance|anxiety|circumstances|response|readiness);
        in line with _ clinical need; in line with child _ clinical need; clinical need; if (he|she|they|child _|_)
        (meets|is eligible|needs|require|requires|struggles|wishes|wants|is struggling|becomes|finds|chooses|is
        anxious) (the criteria|it|to)?; if (need|need be|required|needed|resources permit|staffing
        (allows|permits)); whether _ meets the criteria; needs led; need led; on an as needed basis; on a needs led
        basis; (on|at) (an)? (ad hoc|as and when|needs|need to have|individual) basis; ad hoc; when they can;
        (when|where|if|as|whenever|wherever) (staff|staffing|time|timetable|timetables|space|rooms)
        (allow|allows|permit|permits|is available|are available); if it is felt; if (felt|thought|deemed|judged) (to
        be)?; at times of (need|stress|difficulty|anxiety); during times of (need|stress|difficulty|anxiety); when
        (overwhelmed|anxious|dysregulated|distressed|upset|struggling); for as long as (needed|required|necessary|is
        needed); until (no longer)? (needed|required|necessary|discharged); if he wishes; if she wishes; if they
        wish; if wanted; to meet (his|her|their) needs; where (there is)? (a|an)? (need|identified need|assessed
        need); if (a)? (place|space|room|slot|staff|someone|adult) (is|are|becomes) (available|free); should one be
        available; should (it|this) be (needed|required|necessary)
    """,
    "provision.condition": """
        subject to; conditional (on|upon); or as (staffing|staff|time|timetables|timetable|resources)
        (allow|allows|permit|permits); if the evidence; delete as applicable; as applicable; contingent (on|upon);
        (resources|staffing|timetable|timetabling|funding|budget|capacity|time|space|weather|numbers|budgets|
        finances|timetables)
        (permitting|allowing); (depending|dependent) (on|upon); (as|where|if|when) (the)?
        (timetable|timetables|resources|staffing|staff|capacity|time|budget|day|curriculum)
        (allows|allow|permits|permit); provided that; providing that; within (existing|available|current|the)
        (resources|budget|budgets|staffing|capacity); within the resources; from (within)? existing resources;
        resources allow; subject to
        (panel|funding|availability|thresholds|capacity|review|staffing|referral|eligibility|assessment|waiting
        list|approval); waiting list; waiting time; if accepted; if
        (approved|agreed|funded|eligible|threshold|thresholds); if (the)? (referral|panel|funding|application)
        (is|agrees|are); on (a|the)? waiting list; pending; where funding; in the event; will remain on the;
        caseload; thresholds; in principle; provisionally
    """,
    "provision.undecided": """
        as per; in line with (its|the|their) (policy|policies|pathway); (nhs|usual|local) pathway;
        (will|to|can|should|must|shall) be
        (agreed|confirmed|decided|determined|arranged|discussed|negotiated|established|finalised|worked out); still
        to be; tbc; tba; to be confirmed; to be agreed; yet to be; in discussion with; as agreed
        (with|by|between|at|in); as set out in (the)? (report|reports|advice|appendix|provision map|support
        plan|iep); as (outlined|detailed|described|listed|specified|recommended|advised|suggested|per) (in|by)?
        (the|his|her)? _ (report|reports|advice|recommendations|appendix|programme|plan); (in line with|in
        accordance with|as per|following) (the|any|all|his|her)?
        (recommendations|advice|guidance|report|reports|suggestions); recommendations (made|of|in|from); no further
        quantification; not possible to (quantify|specify); cannot be (quantified|specified); by its nature
        individualised; by its nature; will evolve; will be reviewed and; will vary; may vary; varies; vary;
        varying; the (frequency|amount|level|nature|duration|length|type|timing) (of|will|and|is|and frequency|and
        duration); other professionals
    """,
    "provision.decided_by_school": """
        (determined|decided|directed|agreed|judged|identified|prioritised|chosen|allocated|deployed|arranged|
        timetabled|assessed|considered)
        by (_)?
        (school|setting|college|senco|sendco|headteacher|teacher|provider|staff|nursery|placement|team|therapist|
        clinician|service|teachers|adults|professionals|trust|department|tutor|practitioner|specialist);
        (deemed|judged|thought|considered|felt) (necessary|appropriate|suitable|fit|needed|required) by (_)?
        (school|setting|college|senco|teacher|provider|staff|team|therapist); agreed by school; as determined by;
        determined by; as decided by; to be decided by; decided by; as the school (sees
        fit|thinks|considers|decides|feels|deems|judges); as (school|staff|senco|the senco|the setting|setting|the
        teacher|teacher|the college|college) (sees fit|sees|see fit|see|thinks
        fit|decides|considers|feels|deems|judges); sees fit; see fit; at the
        (school|schools|senco|sencos|teacher|headteacher|headteacher's|setting|settings|head|college|therapist|
        provider|clinician)?
        discretion (of)?; at the discretion; discretion; (used|deployed) (flexibly|creatively); used creatively;
        creatively; flexibly; flexible (use|approach|deployment|support|timetable)?;
        (clinical|professional|professional's) (judgement|judgment|opinion); in (the)? _
        (judgement|judgment|opinion|view); in the judgement of; it will be for the school; for the
        (school|college|setting) to (decide|determine); at (the|its|their|her|his) (own)? (discretion|convenience)
    """,
    "provision.change_without_review": """
        (reduced|changed|altered|varied|amended|withdrawn|adjusted|increased|decreased|stopped) (or _)?
        (after|following|in) (discussion|consultation|agreement|review|liaison) (with|between)?; (after|following)
        discussion (with)?; (may|can|could|will) be
        (reduced|withdrawn|faded|varied|altered|changed|tapered|adjusted|stepped down|increased or
        decreased|reviewed and reduced|increased or reduced|phased out|ended|replaced); (being|be)? (gradually)?
        (faded|tapered|phased out|withdrawn) (as|when|over|once)?; subject to review; subject to
        (regular|ongoing|annual|termly|half termly|termly)?
        (review|change|monitoring|discussion|agreement|alteration); under (constant|regular|continual)? review; as
        independence (grows|develops|increases); as (he|she|they) (progresses|becomes more independent|makes
        progress); as confidence grows
    """,
    "provision.money": """
        £; funding (band|level|matrix|tariff|stream)? (_)?; funded; funds; fund;
        (band|banding|matrix|tariff|range|exceptional needs band) (level)?
        (a|b|c|d|e|f|g|h|1|2|3|4|5|6|7|8|9|10|i|ii|iii); banding; bandings; (element|e) (2|3|two|three) (funding|top
        up)?; (notional|delegated|personal|school|sen|send|individual) budget{s}; top up (funding)?;
        (resource|resourced) (level|band|tariff); financial (resource|resources|support|contribution); units of
        (resource|support|funding); funding units; hourly rate; allocation of; the equivalent of;
        (may|can|to|will|could)? be pooled; pooled; enhanced funding; the sum of; in lieu of
    """,
    "provision.setting_only": """
        (whole school|whole class|universal|wave one|wave 1|wave 2|tier 1)
        (approach|approaches|provision|offer|strategies|systems|policy|ethos|support)?; whole school; quality first
        (inclusive)? (teaching|wave _)?; (high)? quality (first)? teaching (for all)?; hqt; qft; ordinarily
        available (provision|inclusive provision)?; ordinarily available; graduated (approach|response); assess plan
        do review; (school|setting|college|nursery|academy) will have (a|an) _ (room|base|hub|garden|kitchen);
        universal; (school|schools|setting|settings|college)'? (ethos|behaviour policy|policy|offer|local
        offer|policies|graduated approach|ordinary|inclusive ethos); (inclusive|nurturing) ethos; ethos; policy;
        policies; language rich; communication friendly; (autism|dyslexia|adhd|sensory|deaf|trauma|attachment) (and
        _)? (friendly|informed|aware)
        (school|environment|classroom|setting|approach|approaches|practice|class|teaching)?; embedded
        (within|in|across|throughout|into); embedded; integrated (into|within|across|throughout); are integrated;
        integral; interwoven; as part of (the|his|her)?
        (school|normal|usual|everyday|ordinary|general|whole|wider|mainstream); (as|that) (is|are)?
        (available|given|offered) to all; like all (other)? pupils; as for all pupils; with all pupils; low
        stimulus; low arousal; smaller class (sizes|size)?; small (class|classes) (sizes|size|environment)?; 24 hour
        (waking day)? (curriculum|approach); waking day approach; waking day curriculum; holistic; broad and
        balanced; multi disciplinary (approach|team)?; multidisciplinary (approach|team)?; therapeutic
        (approach|approaches|environment|ethos|support)?; through (everyday|the) (curriculum|teaching|routines);
        total communication (environment|approach)?; can be met within
    """,
    "provision.loose_amount": """
        (throughout|for|during|across) (much|most|part|parts|some) of (the)?;
        (on a)? (regular|frequent|timely|continuous|continual|periodic|consistent|ongoing|on going) (and _)?
        (basis|intervals)?; regularly; frequently; ongoing; on going; occasional; occasionally; periodic;
        periodically; from time to time; sometimes; often; intermittent; intermittently; routinely; closely;
        continually; (a)?
        (high|higher|enhanced|significant|sufficient|appropriate|suitable|increased|good|additional|substantial|
        considerable|adequate|greater|reasonable|certain|varying|moderate|medium|low)
        (level|levels|degree|amount|amounts|ratio|number|staffing|proportion) (of)?;
        (high|higher|enhanced|increased) (adult|staff) (child|pupil)? (ratio)?; high adult; high
        (staff|staffing|adult|pupil); high ratio; a
        (range|variety|number|mixture|combination|selection|menu|wealth|block|package|series|period) of; range of;
        variety of; (block|blocks) of (_)?; plenty of; lots of; many; several; some; a few; number of; various;
        sufficient; adequate; appropriate; appropriately; suitable; suitably; enhanced; intensive; highly; bespoke
        (package|programme|curriculum|timetable|learning|support)?; individualised; personalised; tailored;
        targeted; specialist support; specialised; in due course; in a timely (way|manner); promptly; nearer the
        time; in the first instance; initially; early intervention
    """,
    "provision.approximate": """
        approximately; approx; around; about; roughly; circa; in the region of; or so; on average; typically;
        usually; generally; normally; likely; ideally; mostly; where _ possible; in general; expected to be;
        nominal; nominally; as a guide; indicative; estimated
    """,
    "provision.equivalent": """
        if none can be found; shared (with|between|across|basis|support|adult|adults|ta|lsa|staff|assistant|hours); if
        (unavailable|absent|not available|not possible); or (an)? equivalent
        (provision|level|qualification|training|experience|programme|to)?; or (a)? similar
        (programme|level|role|adult|intervention)?; or (an)? (alternative|appropriate alternative|comparable _); or
        other (suitable|appropriate|similar|relevant|trained)? (_)?; or (their|his|her)
        (deputy|delegate|representative|nominee); or (an)? (appropriate|suitable) (_)?; and or; and / or; direct
        (and)? / (or)? indirect; direct and / or indirect (work)?; direct or indirect (work|support|input)?; direct
        and indirect (work|support|input)?; or consultation; such as; or whoever; or as; or by (consultation|another);
        or another; or virtually; or any; or less; whoever is; (at|to) (his|her|their|_|child _) own pace
    """,
    "provision.should": """
        should; ought to; it is advised; advisable; is expected; are expected; needs to be able
    """,
    "provision.no_content": """
        (liaise|liaises|liaising|liaison) with; liaise; liaises; liaison; liaising; keep in touch; kept informed;
        touch base
    """,
}
FLOOR = """
    (for)? (at least|no less than|not less than|a minimum of|minimum of|min|minimum|never less than|never fewer
    than|no fewer than|not fewer than|a least|at the least|at the very least|a guaranteed|guaranteed); so that _ _
    is always given; is always given; will always be given; or more
"""
"""What says the least that must be given."""
