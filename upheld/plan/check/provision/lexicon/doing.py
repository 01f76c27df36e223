"""Which words say what is done, and which stand where it should be said and say nothing?

Kinds: A an activity that is given in sessions, T a definite task, I a thing or a built place, G an aid or a way of
working that is definite only when it is said when it is used, X an adaptation, E an empty noun, N a definite refusal,
j training of people, d setting up or watching over, v looking at it again. Verbs are written in `VERBS`, in all forms.
"""

from __future__ import annotations

BLOCKS: tuple[tuple[str, str, str], ...] = (
    (
        "A",
        "therapy",
        """
        (direct|individual|sensory integration|music|art|drama|play|cognitive
        behavioural|family|dance|equine|hydro|rebound|animal assisted|talking|group|speech|lego|lego
        based|hand|feeding|occupational|behavioural|psycho|massage|creative|dialectical
        behaviour|filial|brick|sand|voice|vision|theraplay|constraint
        induced|movement|narrative|story|riding|schema|attachment|physical|language|aquatic|ayres sensory
        integration|integrated|compassion focused|intensive) therapy (group)?; dramatherapy; hydrotherapy;
        physiotherapy; speech and language therapy; speech & language therapy; psychotherapy; counselling;
        hippotherapy; emdr; cbt; brick club; lego club; speech work; sensory integration; mentoring; coaching;
        tutoring; tuition; home tuition; therapeutic (writing|art|play|story writing|riding); aba; applied behaviour
        analysis; portage; mindfulness; relaxation; massage; rebound; horse riding; forest school; beach school;
        stretching
        """,
    ),
    (
        "A",
        "teaching",
        """
        precision teaching; (pre|post|over) (teaching|tutoring|learning); over learning; overlearning; preteaching;
        pre teach; direct teaching; (explicit|structured|systematic|synthetic|intensive|multisensory|multi
        sensory|direct|individual|specialist|small group)
        (phonics|literacy|numeracy|reading|spelling|maths|language|teaching|instruction|tuition|writing|speech|
        dyslexia|handwriting|maths)
        (teaching|instruction|programme|tuition|scheme|lessons|work|sessions|sound work)?; phonics; phonological
        awareness; spelling; spellings; handwriting; reading; writing; touch typing; keyboard skills; keyboarding;
        number bonds; times tables; number work; numeracy lessons; mental maths; counting; paired reading; shared
        reading; guided reading; reading aloud; reading comprehension; comprehension; reading recovery; precision
        monitoring; speech sounds; speech sound work; articulation; vocabulary; word aware; narrative skills;
        narrative; colourful semantics; shape coding; word finding; blank level questions; blank levels; sign(ing)?
        lessons; bsl; makaton; signalong; braille; typing; lip reading; lipreading; auditory training; auditory
        discrimination; listening skills; attention (bucket|autism|building)? (group|sessions|session)?; intensive
        interaction; pecs; conversation skills; social communication; turn taking; play skills; social
        (skills|communication|stories|thinking|understanding|use of language)
        (group|programme|sessions|training|session|lessons|work); social stories; comic strip conversations; circle
        of friends; circle time; lunch club; lunchtime club; homework club; nurture group; nurture; nurture room
        sessions; breakfast club; youth club; after school club; zones of regulation; emotional literacy; emotion
        coaching; anger management; emotional regulation (programme|sessions|work); self regulation
        (programme|sessions); anxiety management; thrive; talk time; worry time; protective behaviours; (emotional)?
        check in{s}; check in and (check)? out; check out{s}; elsa (session|sessions|programme|work); narrative
        (group|programme); language group; talking partners; language (programme|lessons|enrichment); speech
        programme; stammering (therapy|programme); fluency; identity lessons;
        (sensory|movement|brain|exercise|stretching|gym|regulation|motor|walking)
        (circuit|circuits|break|breaks|diet|programme|exercises|sessions|routine); (fine|gross) motor (skills)?
        (programme|group|activities|exercises|work|skills|sessions|circuit)?; finger gym; dough gym; exercises;
        stretches; postural management; standing programme; standing frame programme; walking programme; swimming;
        trampolining; cycling; balance; co ordination; dressing (skills|and cutlery skills)?; cutlery skills; self
        care (skills)?; life skills; independence skills; independent living skills; independent travel training;
        travel training; mobility (training|lessons|skills)?; long cane (training|skills)?; orientation; cooking;
        cookery; laundry; shopping; budgeting; money skills; habilitation (training|lessons|sessions|programme)?;
        work experience; work placement; supported internship; placement; vocational; job skills; study skills;
        revision; careers guidance; interview practice; enterprise; (key|core)? skills practice; role play;
        sequencing; rehearsal; problem solving; executive function(ing)? (coaching|skills|programme)?; working
        memory (training|programme|games); cogmed; memory games; multisensory spelling; multisensory; english and
        maths; english; maths; mathematics; science; literacy; numeracy; gcse; functional skills; education
        programme; full curriculum; (narrative|self
        esteem|bereavement|friendship|resilience|confidence|transition|language|literacy|numeracy|reading|spelling|
        maths|speech|phonics|motor|physio|physiotherapy|occupational
        therapy|ot|touch
        typing|oracy|attention|communication|therapeutic|play|memory|vocabulary|handwriting|writing|feeding|
        desensitisation|toileting|toilet
        training|sleep|behaviour|exercise|mentoring|bespoke literacy|individual
        literacy|movement|swimming|anxiety|emotions|wellbeing|catch up|number|talk|sensory|friendship
        skills|social|self help|standing|walking|stretch|structured|listening|art|music|life
        skills|independence|cooking|comprehension|hydrotherapy|mobility|braille|drama|gardening|nurture|nurturing|
        mental
        health|sound|story|colourful semantics|independent travel|sex and
        relationships|puberty|talkabout|named|personalised exercise|daily living)
        (programme|group|lesson|lessons|club|course|scheme|curriculum|module|workshop); (a|the|his|her)
        (lesson|class) in
        """,
    ),
    (
        "A",
        "care",
        """
        personal care; intimate care; domiciliary care; overnight (short)? (break|breaks|respite|stay|stays|care);
        short break{s} (stay|stays|club|scheme)?; respite (care)?; home care; day care; holiday club; playscheme;
        play scheme; saturday club; sitting service; befriending; young carers group; sports club; outreach
        sessions; child in need visits; child in need plan visits; buddy scheme; boarding; night care; waking night
        care; supported living; community activit(y|ies); after school (care|provision|activity); saturday activity;
        carer's assessment; carer assessment; direct payment{s} (for|equivalent to|equal to|of); foster respite;
        family group conference; hoist transfers; hip surveillance
        """,
    ),
    (
        "T",
        "medical",
        """
        tube feed(s|ing)?; gastrostomy (feed|feeds|feeding|care); suction(ing)?; medication; catheterisation; catheter
        care; seizure management; blood glucose (checks|check|test|tests|monitoring)?; insulin; buccal midazolam;
        midazolam; adrenaline; inhaler; splint{s} (check|review); splints; hearing test{s}; vision test; weight and
        height; weight (check)?; repositioning; positioning
        """,
    ),
    (
        "T",
        "written",
        """
        written (summary|report|programme|plan|exercises|advice|targets|record); home school
        (diary|book|communication book); communication (book|diary); (daily|weekly) (diary|log|record|report); typed
        notes; assessment of (his|her|their); risk assessment; sensory profile; (smart|iep|speech|language|reading)
        targets; social story; tick{s} (off)? (a|the|his|her) chart; reading assessment; standardised
        (test|assessment); booklet of photographs; photograph book; transition (book|booklet|passport); one page
        profile; communication passport; pupil passport; hearing aid check; equipment check; baseline assessment;
        tour of; (functional|visual|vision|hearing|language|speech|reading|ot|sensory|dyslexia|cognitive|full|eating
        and drinking|seating|mobility|environmental|acoustic|access|moving and
        handling|habilitation|at|feeding|aac|postural|gait|classroom) (vision|needs)? assessment
        """,
    ),
    (
        "I",
        "",
        """
        (height adjustable|adjustable|rise and fall|hi lo|sloped|standing|own|individual) (table|desk); writing
        slope{s}; sloping (desk|board); workstation; (individual)? work station; (left handed|spring
        loaded|loop|adapted|easy grip)? scissors; pencil grip{s}; dycem (mat)?; move n sit cushion; wobble cushion;
        move and sit cushion; (specialist|supportive|adapted|adjustable|corner|postural|moulded|ergonomic)
        (chair|seat|seating|seating system); hoist; ceiling track hoist; (standing|walking) frame; walker;
        wheelchair; (power|powered|manual) (wheel)? chair; splint; orthos(is|es); prone stander; changing bed;
        shower bench; grab rail{s}; handrail{s}; ramp{s}; lift; accessible toilet; step{s} edges; hygiene room;
        private changing room; laptop{s}; lap top; tablet (computer)?; ipad{s}; chromebook; keyboard; screen reader;
        magnifier; video magnifier; cctv magnifier; braille (machine|display|notetaker|embosser|note taker|er);
        perkins brailler; brailler; long cane; speech to text software; text to speech software; reading pen;
        (voice|speech) recognition software; predictive text (software)?; switch(es)?; alternative keyboard; eye
        gaze (device|system)?; clicker (7|8)?; mouse; headphones; ear defenders; noise cancelling headphones;
        dictaphone; coloured overlay{s}; scanner; printer; (radio|fm|roger|assistive listening)
        (aid|aids|system|device|microphone|pen); soundfield (system)?; sound field (system)?; hearing aid{s};
        cochlear implant{s}; acoustic (treatment|panels|tiles|panelling); carpet(ing)?; blinds; (communication|voice
        output|high tech aac|aac) (aid|device|system|board); communication board{s}; voca; core board; weighted
        (blanket|lap pad|vest); sensory (room|tent|garden|box|toolkit|space); chew(y|ies)?; chewelry; fidget
        (toy|toys|tool|tools); therapy ball; safe (space|room|place); bed rail; specialist (bed|buggy|car
        seat|seating); buggy; tricycle; trike; helmet; bath (lift|seat); stair lift; track(ing)? hoist; nappies;
        modified cutlery; adapted cutlery; caring cutlery; locker; quiet room; individual (workspace|room); taxi;
        (school)? transport; minibus; microphone; alarm{s}; vibrating (watch|pager); watch; timer; stairclimber;
        spectacles; glasses; visualiser; monitor arm
        """,
    ),
    (
        "G",
        "",
        """
        (individual|personal|his|her)? (visual|picture|written|symbol|photo)?
        (timetable|timetables|schedule|schedules|task list|task lists|checklist|checklists|task board|task
        boards|task plan|task plans|task card|cards); now (and|&|/) (next|then) (board|boards|card|cards)?; first
        (and)? then board{s}; sand timer{s}; visual timer{s}; word (mat|mats|bank|banks); key vocabulary; vocabulary
        (mat|mats|list|lists|book); writing frame{s}; sentence starter{s}; task management board{s}; symbol
        (cards|mats); reward chart; reward system; sticker chart; numicon; number (line|square|lines); 5 point
        scale; emotion cards; feelings cards; break card{s}; help card{s}; exit (card|pass); time out (card|pass);
        toilet pass; movement pass; cue card{s}; worry (box|book); mnemonics; mind maps; whiteboard; seating plan;
        printed (notes|copy|copies|handout|handouts); copy of (the)? (slides|notes|text); handouts; lesson notes;
        written (instructions|steps|copy); simplified (text|language); personal organiser; regulation plan; sensory
        diet
        """,
    ),
    (
        "X",
        "",
        """
        (25 %|50 %|100 %)? extra time; rest breaks; supervised rest breaks; (a)? reader; (a)? scribe; prompter;
        separate (room|invigilation); modified (paper|papers|large print); large print; enlarged; enlarged
        to; font; point arial; pt arial; arial; size _ font; a3; matt paper; braille papers?; coloured paper;
        (pale|buff|cream|yellow|blue|pastel) (yellow|blue)? paper; electronic (copy|copies|format|version); reduced
        (timetable|homework); exam access arrangements; excused; exempt from; disapplied; (leave|leaves|leaving)
        (_)? (_)? _ minutes early; _ minutes early; early (exit|lunch|pass); adapted (exam|paper|curriculum);
        (seated|sits|sit) (at|in|near) (the)? (front|back|window); (seating|seat|seated|sits|sit) (away|near|near
        to|next to|beside|facing|close to|by|with his back|with her back); subtitles; subtitled; captioned; captions;
        sensory uniform; uniform adapt; adapted uniform; modified
        """,
    ),
    (
        "E",
        "",
        """
        support; supported; supports; supporting; input; inputs; intervention; interventions; help; assistance;
        strategy; strategies; provision; approach; approaches; advice; guidance; involvement; resource; resources;
        arrangements; package; scaffolding; differentiation; differentiated (curriculum|work)?; additional support;
        adult support; attention; reassurance; encouragement; prompts; prompting; supervision; monitoring; oversight;
        (visual|verbal|physical|gestural)? (cues|prompts|aids); visuals; visual supports; symbols; manipulatives;
        opportunities; experiences; environment; curriculum; techniques; methods; measures; adjustments; reasonable
        adjustments; adaptations; systems; system; programme; programmes; plan; structure; routine; routines;
        programme of (support|work|intervention); adult time; support time; expertise; outreach; work; time; service
        offer; social care support; childcare support; nurturing (approach|environment); general support;
        (daily|weekly) (routine|routines|life|living|timetable|planning|lesson planning); daily (practice|curriculum|
        activities|class activities|classroom activities|classroom routines|classroom practice|school life); liaison;
        consultation
        """,
    ),
    (
        "N",
        "",
        """
        (will|must|shall|is|are|to|may) (not|never) be
        (expected|asked|made|required|left|kept|sent|given|put|seated|removed|excluded|used|timetabled|counted|
        restrained|withdrawn|taken|told|timed|set|marked|allowed|grouped|moved|placed|disciplined|sanctioned|
        penalised|assessed);
        (will|must|shall|does|do) (not|never) (have
        to|sit|take|attend|do|be|use|read|wear|queue|share|go|change|eat); is not to be; are not to be; must not;
        shall not; is never; are never; no homework; exempt; need not
        """,
    ),
    (
        "j",
        "",
        """
        (staff|whole school|whole staff|team|inset|refresher|induction)? (training|cpd|inset); inset
        (day|days|session)?; twilight (training)? (session|sessions)?; professional development; awareness
        (training|raising); workforce development; upskill(ing)?; training
        (course|day|package|programme|session|sessions); elklan course; (course|courses) (in|on)
        """,
    ),
    (
        "d",
        "",
        """
        supervised by; overseen by; directed by; trained by; devised by; designed by; modelled by; coached by;
        advised by; guided by; recommended by; agreed (with|by); under (the)?
        (direct|close|regular|weekly|fortnightly|termly)? (supervision|direction|guidance|oversight) (of|from|by);
        in consultation with; in liaison with; consult(s|ing)? with; following advice from; with advice from; on the
        advice of; on advice from; as advised by; as recommended by; advice from; advice of; guidance from; with
        guidance from; resources from; with support from; with input from; in line with; recommendations of;
        recommendations from; in partnership with; signed off (as competent)? by; approved by; demonstrated by;
        supervision from; supervision by; monthly supervision (from|by); training from; training by; upskilled by;
        mentored by; led termly by; quality assured by
        """,
    ),
    (
        "d",
        "maker",
        """
        (written|set|prepared|provided|produced|created|drawn up|planned|set out|set up|updated|made|chosen) (for
        him|for her)? by
        """,
    ),
    (
        "v",
        "",
        """
        review; reviews; reviewed; reviewing; annual review; monitored; monitors; monitor; evaluated; evaluate;
        evaluates; re assessed; reassessed; reassess; updated; update; updates; recorded; progress (is|will be)?
        (measured|tracked|recorded); tracked; review meeting; review meetings; tac; progress meeting; reported
        """,
    ),
)

VERBS: tuple[tuple[str, str, str], ...] = (
    (
        "T",
        "act",
        """
        practise; practice; rehearse; scribe; enlarge; reprint; print; check; test; charge; braille; transfer;
        hoist; feed/fed; tick; escort; accompany; interpret; sign; translate; transcribe; read/read; count;
        write/wrote; modify; photocopy; laminate; measure; toilet; reposition; stretch; collect; greet; meet/met
        him; meet/met her; meet/met with; drill; sit+/sat beside; sit+/sat next to; sit+/sat with; sit+/sat
        alongside; break/broke down; break/broke each; cook; prepare; wash; dress; undress; push; change/changed;
        run/ran through; go/went through; put/put out; set/set out; give/given out; lay/laid out; swim/swam; walk;
        lead/led; act as; read/read aloud; administer; record; photograph; dictate; type; exchange; stay with;
        remain with; stay/stayed within; remain within; pre turn/turned; point; log+; phone; call/called home;
        email; take/took him; take/took her; take/took child; preview; recap+; cue; caption; hand/handed; load;
        plan+; set/set homework; time/timed; prompt; remind; cut/cut up; quiz; listen/listened to _ read; debrief
        """,
    ),
    (
        "A",
        "act",
        """
        teach/taught; tutor; coach; mentor; observe; watch; assess; play with; pre teach/taught; listen to;
        supervise; read/read with; read/read to; work with him on; work with her on
        """,
    ),
    (
        "j",
        "",
        """
        train; retrain; upskill
        """,
    ),
    (
        "d",
        "",
        """
        devise; design; direct; oversee/overseen
        """,
    ),
)
