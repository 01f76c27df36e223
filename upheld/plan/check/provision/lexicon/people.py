"""Which words name who does it, with which qualification, and which only say "somebody"?

Kinds: R a role that somebody can be held to, r people of no particular kind, Q a qualification or training that the
person must have, C the child.
"""

from __future__ import annotations

BLOCKS: tuple[tuple[str, str, str], ...] = (
    (
        "R",
        "therapist",
        """
        (specialist|qualified|registered|community|paediatric|paed|nhs|independent|hcpc|clinical|highly
        specialist|band 6|band 7)? (speech and language|speech & language|speech|occupational|sal|s & l|s and
        l|language) therapist{s}; salt; salts; slt; slts; saltherapist; sal t; s <; saltas; (speech and
        language|speech & language|salt|slt|speech|occupational|physio|physiotherapy|therapy|ot) (therapy)?
        (assistant|technician|therapy assistant){s}; ot; ots; paediatric ot;
        (qualified|registered|paediatric|community|chartered|neuro|specialist)? physiotherapist{s};
        (qualified|registered|specialist|paediatric|community|hcpc|nhs)? (physio|physios|pt);
        (music|art|drama|play|dance|family|psycho|hydro|rebound|equine|animal|cbt|filial|creative
        arts|child|feeding|dramatherapy|massage|vision|ndp) therapist{s}; dramatherapist{s}; psychotherapist{s};
        child (and adolescent)? psychotherapist{s}; therapist{s}; seamh practitioner; (speech and
        language|occupational|physio|speech & language) therapy (service|team|department);
        (slt|salt|ot|physiotherapy|physio) (service|team|department);
        (lead|link|school|named|treating|commissioned|visiting) (therapist|slt|salt|ot|physiotherapist);
        dietitian{s}; dietician{s}; orthoptist{s}; audiologist{s}; podiatrist{s}; orthotist{s}; optometrist{s}
        """,
    ),
    (
        "R",
        "psychologist",
        """
        (educational|clinical|counselling|child|forensic|health|link|assistant|hcpc
        registered|trainee|registered|school|assistant educational) (educational|clinical)? psychologist{s}; ep;
        eps; psychologist{s}; psychiatrist{s}; neuropsychologist{s}; assistant ep; link ep; educational psychology
        service; educational and child psychologist{s}
        """,
    ),
    (
        "R",
        "teacher",
        """
        (class|form|subject|specialist|qualified|advisory|specialist advisory|qualified
        specialist|home|link|lead|dyslexia|specialist dyslexia|hospital|early
        years|nurture|peripatetic|english|maths|science|outreach|autism outreach|autism advisory|resource
        base|autism|asd|asc|year|reception|nursery|supply|teaching|music|pe|swimming|math|reading|portage|inclusion|
        specialist
        swimming|literacy|numeracy|sign|bsl|braille|ict|at|dual sensory|registered|sensory
        support|behaviour|behaviour support|eal|area|independent specialist|pru|food|cookery|drama|art|dt|specialist
        support) (teacher|tutor|lecturer|instructor){s}; (qualified)? (teacher|teachers) of (the)? (deaf|vision
        impaired|visually impaired|vi|mathematics|english|deafblind|; deaf children|children with (a)?
        (visual|vision|hearing|multi sensory) impairment|pupils with (visual|vision|hearing|multi sensory)
        impairment); (qualified)? teacher{s} of children and young people with (a)? (visual|vision|hearing)
        impairment; qtod; qtods; qtvi; qtvis; tod; tods; tvi; qtmsi; qualified tod; msi teacher; tutor{s};
        lecturer{s}; teacher; instructor{s}; mobility officer{s}; tutor teacher; (registered)? (qualified)?
        habilitation (specialist|officer|worker|practitioner|assistant){s}; rqhs; (sports|forest
        school|swimming|riding|life|job|academic|mental
        health|wellbeing|learning|pastoral|transition|careers|reading|football|communication|elsa)
        (coach|leader|mentor|instructor){s}
        """,
    ),
    (
        "R",
        "assistant",
        """
        (higher level|specialist|trained|named|designated|qualified|experienced|full
        time|class|general|bilingual|level 2|level 3|1 : 1|one to one|dedicated|key|additional|second|autism
        trained|primary|secondary)? (teaching|learning support|classroom|support|special
        needs|learning|educational|sen teaching|nursery|care|healthcare|health
        care|medical|intervention|inclusion|behaviour support|pastoral|welfare|sen|communication support|early
        years|personal|personal care|lunchtime|playground|sensory support|physical support|send support|visual
        impairment|autism support|reading|language|sign language|sensory|bilingual|curriculum support|learning and
        teaching|teaching and learning|technical|resource|mobility) assistant{s}; ta; tas; lsa; lsas; hlta; hltas;
        sta; stas; hcas; hca; mta; mdsa; mdsas; msa; msas; tea; lss; ctas; ttas; elsa; elsas; 1 : 1 ta; ts;
        intervenor{s}; key ta; class ta; learning mentor{s}; learning supporter{s}; (emotional literacy|emotional
        literacy support|elsa) (support)? (assistant|practitioner){s};
        (learning|behaviour|pastoral|family|communication|deaf|specialist|inclusion|youth|community|personal|play|
        home|tenancy|outreach|care|early
        help|1 : 1|one to one|portage|wellbeing|education|employment|transition|short break|short
        breaks|autism|disability|housing|respite|social|domiciliary|residential|night|mental health|young
        carers|education welfare|independent|family link|enabling|vocational|educational|sen|send|day
        care|holiday|nursery|engagement|intervention|children's|autism support|parent|peer) (support)?
        (worker|practitioner|officer|adviser|advisor|coordinator|co
        ordinator|carer|professional|navigator|mentor){s}; midday (meals)? (supervisor|assistant|supervisory
        assistant){s}; lunchtime supervisor{s}; support worker{s}; key person; full time (ta|lsa|teaching
        assistant|learning support assistant); learning support practitioner{s}; teaching partner{s}; nursery
        nurse{s}; early years educator{s}; nursery practitioner{s}; early years practitioner{s}; room leader{s};
        play worker{s}; playworker{s}; play specialist{s}; play leader{s}; personal assistant{s}; enabler{s}; pa;
        buddy worker{s}; job coach(es)?; scribe and reader; communicator{s}; deaf instructor{s}; deaf role model{s};
        speech to text reporter{s}; portage (home)? (visitor|worker|teacher){s}; mentor{s}; counsellor{s}; keyworker
        with nvq
        """,
    ),
    (
        "R",
        "lead",
        """
        senco; sencos; sendco; sendcos; assistant senco; senco assistant; headteacher; head teacher; deputy
        head(teacher)?; inclusion (manager|lead|leader); (head|lead|teacher) of (the)? (resource
        base|base|provision|year|inclusion|sixth form|learning support|upper school);
        (pastoral|nurture|nursery|elsa|autism|literacy|behaviour|phase|year|key stage|send|sen|sensory|mental
        health|wellbeing|reading|base|resource base|room|reading recovery|phonics|transition|pshe|attachment)
        (lead|leader|manager); head of year; form tutor{s}; year head; exams officer; careers
        (adviser|advisor|lead|leader){s}; site manager; ipsea; designated teacher; mental health lead; nurture
        teacher; personal adviser; class tutor; college tutor; subject lead{s}; transition (manager|coordinator|co
        ordinator|lead); assistive technology
        (specialist|technician|lead|officer|teacher|trainer|adviser|advisor){s}; it technician; ict technician; at
        specialist; rehabilitation engineer; communication aid specialist; aac specialist
        """,
    ),
    (
        "R",
        "health",
        """
        (school|community|epilepsy|diabetes|continence|specialist|paediatric|camhs|learning
        disability|ld|children's|children|special school|asthma|palliative
        care|respiratory|enteral|gastrostomy|mental health|practice|community children's|community children|epilepsy
        specialist|diabetes specialist|paediatric epilepsy|cystic fibrosis|allergy|named|community learning
        disability|public health|children's community|children community|paediatric diabetes|stoma|bladder and
        bowel|registered|nutrition|sleep|adhd|ward|cleft|haemophilia) (specialist)? (nurse|nurses|nursing
        team|nursing|nurse specialist|nurse practitioner|matron); nurse{s}; nurse specialist; epilepsy nurse
        specialist; (community|consultant)? paediatrician{s}; consultant{s}; gp; doctor{s}; camhs
        (practitioner|clinician|worker|therapist|psychologist|nurse){s}; mental health practitioner{s}; emhp; health
        visitor{s}; (bladder and
        bowel|continence|wheelchair|epilepsy|orthotics|dietetic|dietetics|audiology|diabetes|nutrition|sleep)
        (service|services|nurse|team|clinic); sleep (practitioner|counsellor|adviser); healthcare support worker{s};
        lead professional
        """,
    ),
    (
        "R",
        "social",
        """
        (allocated|named|disability|adult)? social worker{s}; children with disabilities social worker; social care
        (worker|practitioner|assessor); care worker{s}; carer{s}; shared carer{s}; link carer{s}; waking night
        (staff|carer|worker); waking night staff; sleep in carer; family support (worker|practitioner|officer){s};
        short break{s} carer; travel (trainer|buddy|training officer|training instructor); advocate{s}; youth
        worker{s}; domiciliary carer{s}; occupational therapist (social care|adult); childminder{s}; foster carer{s}
        """,
    ),
    (
        "R",
        "trained",
        """
        (trained|qualified|accredited|certified|registered|specialist|appropriately trained|suitably
        trained|suitably qualified|skilled and trained|specially trained|specialised|specialist
        trained|appropriately qualified) (adult|adults|staff|member of
        staff|person|practitioner|practitioners|provider|professional|professionals|facilitator|worker|instructor|
        deliverer|staff
        member|operator|swimming teacher); (adult|adults|staff|member of staff|person|practitioner|someone) (who
        is|who are|who has been|fully)? (trained|accredited|qualified|holding|certified|registered|signed off);
        (babcp|bacp|hcpc|rcslt|ndp|lego|elklan|makaton|thrive|elsa|aba|bcba|team
        teach|bsl|trauma|autism|dyslexia|dyslexia trained|aet|cbt|talkabout|moving and handling|manual handling|play
        therapy uk|bapt|bcba certified|signalong|nurture|emdr|dbt|theraplay|acceptance|dir|scerts|teacch|pecs|gross
        motor|first aid|epipen|feeding) (accredited|trained)? (practitioner|therapist|adult|adults|staff|member of
        staff|instructor|tutor|worker|person|lead|leader|trainer|supervisor|teacher|assistant); thrive
        practitioner{s}; behaviour analyst{s}; bcba; board certified behaviour analyst; aba tutor{s}; forest school
        leader; practitioner registered; reading recovery teacher{s}; makaton tutor{s}; bsl tutor{s}; behaviour
        specialist; (autism|dyslexia|literacy|early
        years|send|sensory|behaviour|communication|learning|aac|inclusion|numeracy|feeding|mathematics|education)
        (specialist|practitioner|consultant|educator){s}
        """,
    ),
    (
        "R",
        "named",
        """
        (named|key|designated|consistent|familiar|same|trusted) (familiar|key|trained)? adult (trained|who is
        trained|who has); named (member of staff|person) trained
        """,
    ),
    (
        "r",
        "",
        """
        staff; adult; adults; teachers; (all|class|subject) teachers; (a|any)? member{s} of staff; school staff;
        teaching staff; support staff; team; school; setting; college; professionals; professional;
        (key|familiar|trusted|named|consistent|skilled|experienced) (adult|adults|person|staff|member of
        staff|practitioners|practitioner|worker); key worker; keyworker; everyone; other professionals; all adults;
        all staff; nursery; parents; parent; family; people; workforce; adults in school; provider; service; trust;
        council; local authority; the la; support team; staff team; whole staff; staff working with (him|her|them);
        carers hours; buddy; peer
        """,
    ),
    (
        "R",
        "does",
        """
        (registered|qualified|bsl|deaf|level 3|level 6|sign language)? (bsl|sign language)? interpreter{s}; note
        taker{s}; notetaker{s}; speech to text reporter{s}; passenger assistant{s}; (transport|travel|taxi)?
        escort{s}; lifeguard{s}; communication support worker{s}; csw; csws
        """,
    ),
    (
        "r",
        "head",
        """
        practitioner{s}; worker{s}; officer{s}; specialist{s}; adviser{s}; advisor{s}; coordinator{s}; coach(es)?;
        leader{s}; manager{s}; technician{s}; supervisor{s}; trainer{s}; facilitator{s}; clinician{s}; navigator{s};
        engineer{s}; assistant{s}; visitor{s}; educator{s}; interventionist{s}; co ordinator{s}; guide runner{s}
        """,
    ),
    (
        "Q",
        "",
        """
        hcpc (registered)?; registered with (the)? (hcpc|health and care professions council|bacp|ukcp|gmc|nmc);
        qualified; trained (in|by|to|on|at)?; qts; nvq; level (1|2|3|4|5|6|7|8|two|three|four|five|six|seven);
        accredited; registered; chartered; amba; apc; certificate(d)?; diploma; elklan (trained|level _)?;
        qualification; babcp; bacp; bps; rcslt; with experience (of|in); experienced in; who has
        (done|completed|passed|attended|had); who have (done|completed|passed|attended|had); specialist training;
        competent; signed off; holds; holding; hlta status; has completed; have completed; has passed; has attended;
        postgraduate; mandatory qualification; degree; accreditation; experience of (teaching|working)
        """,
    ),
    (
        "C",
        "",
        """
        child; pupil; student; learner; he; she; him; her; young person; they; them
        """,
    ),
)
