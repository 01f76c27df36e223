"""Which words stand where it should be said what is done, and say nothing? A closed list: every other word is content.

Nobody can list all that is done for children. These are the words that are in every plan and bind nobody: nouns for
help in general, verbs of intending, and the small words of a sentence.
"""

from __future__ import annotations

from upheld.plan.check.provision.lexicon.phrases import forms

_VERBS = frozenset(
    """
    agree allocate appoint arrange commission convene determine oversee
    access accommodate acknowledge adapt address adhere adjust adopt advise aim align allow alter apply ascertain ask
    assist attempt attend avoid be become begin benefit broaden build care celebrate change communicate complete
    comprise consider consist contact continue contribute coordinate cover create deliver demonstrate depend develop
    differentiate discuss display do draw embed embrace employ enable encourage endeavour engage enhance ensure
    enter establish evaluate evolve exhibit expand experience explore extend facilitate fall feel find focus follow
    foster function gain get give go grow guide happen have help hold identify implement improve incorporate increase
    inform integrate interact intervene invest involve join keep know learn liaise link look maintain make manage
    maximise mean meet minimise model modify monitor need notice nurture observe obtain occur offer organise
    participate pay personalise plan praise prepare present prioritise proceed process progress promote provide put
    raise reach reassure receive recognise record reduce refer reflect regard reinforce remain request require
    respect respond result revert review reward scaffold see seek set share show simplify start stay stop strengthen
    structure struggle suit support tailor take target tend think treat try understand undertake update use utilise
    value vary view wait want widen work
    accessed adapted addressed adjusted adopted agreed aimed aligned allocated allowed applied arranged assisted
    based built carried celebrated changed completed considered continued coordinated covered created decided
    delivered developed differentiated discussed displayed embedded employed enabled encouraged engaged enhanced
    ensured established evaluated expanded explored extended facilitated focused followed formed fostered funded
    gained given guided held helped identified implemented improved included incorporated increased informed
    integrated involved kept known linked made maintained managed met minimised modelled modified monitored needed
    nurtured observed obtained offered organised planned praised prepared presented prioritised promoted provided
    put raised reached received recognised recorded reduced referred reflected reinforced required respected
    reviewed scaffolded seen set shared shown simplified started strengthened structured supported tailored taken
    targeted taught thought treated understood undertaken updated used utilised valued varied viewed worked
    """.split()
)
EMPTY_VERBS = _VERBS | {form for verb in _VERBS if not verb.endswith("ed") for form in forms(verb)}
"""After "will" or "must" these promise nothing by themselves; what follows them may."""

EMPTY_WORDS = EMPTY_VERBS | frozenset(
    """
    ability able aspect aspects academic academically access accessible achievable achievement achievements active
    actively activities activity additional adult adults advice advised age aims alongside also although always
    analysis annual annually another anxiety anxious anything appropriate appropriately approach approaches area
    areas arise around arrangement arrangements aspirations assessed assistance assistant associated attainment
    attention available aware awareness bands base based basis because become been before beginning being below best
    better between beyond both boundaries broad calm capacity career careful carefully case centre challenge
    challenges challenging chance chances child children choice choices class classes classroom clear clearly close
    closely college colleges combination come comes common communication community complex comprehensive concern
    concerns confidence confident consistency consistent consistently consultation contact contacts content context
    continuous core council count course criteria cross current currently curriculum cycle daily decision decisions
    delay delayed delivery demand demands dependent desired despite detailed development developmental difference
    different differing difficult difficulties difficulty direct directly disability discipline disciplines
    discussion distressed diverse does done during each earlier early easily education educational effective
    effectively effort either element elements else emotional emotionally emotions encouragement enjoy enjoyment
    enough environment environments equal equipment especially essential established ethos even every everyday
    everyone evidence example existing expectations expected experience experienced experiences expert expertise
    explicit extent external extra factors familiar families family feedback feelings felt first firm flexible form
    formal format formats forms forward framework frequency frequent from full further future general generally goal
    goals good graduated great greater greatly group groups guidance half having health heard help helpful helps her
    high higher highly him his holistic home hour hours however ideas immediate immediately impact important improved
    inclusion inclusive increasing increasingly independence independent independently indirect individual
    individualised individually information initial initially input inputs instead intensive interaction interactions
    interest interests intervention interventions into involvement issues items just language large last later lead
    learner learners learning least less lesson lessons level levels life like likely local longer main mainly
    mainstream many materials maximum means measures meaningful meeting meetings member members mental method methods
    might mind minimum minute minutes modelling moderate moment moments monitoring month months more most motivating
    motivation much multi must name named natural nature necessary need needed needs negative next nursery nurturing
    occasion occasions once ongoing only onset onward onwards open opportunities opportunity option options order
    ordinary organisation other others otherwise outcome outcomes outside over overall overarching overview own pace
    package parent parental parents part particular particularly parties partner partners partnership parts pathway
    patient people performance period periods person personal personalised persons perspective pertaining physical
    physically place placement placements plan planned planning plans play point points policy position positive
    positively possible practical practice practices predictable preference preferred prescribed present principles
    prior priorities priority problem problems procedure procedures process professional professionals profile profound
    programme programmes progress prompt prompting prompts proper provider providers provision provisions pupil
    pupils purpose purposes qualified quality question range rate rates reason reasonable receive recent
    recommendation recommendations recommended regarding region regular regularly regulation reinforcement related
    relation relationship relationships relevant reliable report reporting reports requirement requirements resource
    resources respect responding response responsibility rest result results review reviews right risk robust role
    room route routine routines safe safety same school schools second secondary secure security seem seems self
    sense sensory service services session sessions setting settings several severe shall short should significant
    similar since situation situations size skill skilled skills slot slots small smaller social socially some
    someone something soon special specialised specialist specific specifically specified spoken staff staffing stage
    stages standard start starts state status step steps still stimulating strategic strategies strategy strength
    strengths strong structured student students style styles subject subjects successful such suggested suitable
    suitably supervision supportive sure surrounding system systems taking target targets task tasks teacher teachers
    teaching team teams technique techniques term terms than that their them themselves then therapeutic therapies
    therapist therapy there therefore these they thing things third this those though through throughout time timely
    times together tools topic topics total training transition transitions trusted trusting type types under
    understanding unique unit until upon used useful using usual various verbal very visit visits visual visually
    visuals vulnerable ways weaknesses week weekly weeks well wellbeing were what when where whereby whether which
    while whilst who whole whom whose wide wider will with within without work workforce working world would year
    years young your yourself herself himself
    adaptation adaptations adjustments aids awareness differentiation liaison differentiating embedding enabling
    ensuring ensures equating equates equivalent helping improving increasing involving managing maximising meeting
    monitored needing offering participating preparing promoting providing reducing regarding relating removing
    respond signs supporting sustaining tailoring travel treatment using widening identify shared ensure approved
    across along amongst among against towards toward via above below behind plus per save except including includes
    include wishes leaves continues limited models fair firm warm kind patient caring pathway pathways policy
    regulations contexts gradual graded usual ordinary fully onto upon whatever wherever however
    fortnightly monthly termly yearly nightly date dates attendance off not
    circles friendships friends peers peer pupil's child's aged hearing impairment vision autistic autism dyslexia
    adhd spectrum trauma behaviour behaviours behavioural emotional cognition cognitive sensory motor
    """.split()
)
"""Words that are never by themselves what is done."""

FITTED = frozenset("laid fitted installed built widened painted mounted erected lowered".split())
"""What is done to a building, once and by whoever builds."""

NO_OCCASION = frozenset(
    """
    aspect aspects area areas adult adults above agencies child children effort efforts environment environments
    pupil pupils student students learner learners need needs opportunity opportunities other others parties people
    person possible professional professionals reasonable relevant service services setting settings skill skills
    stage staff member members time times way ways those these such involved required week day
    child's child’s pupil's year term month contexts context curriculum aspects provision
    """.split()
)
"""After "every" or "all" these are no occasion on which something is done."""

NO_AGENT = frozenset(
    """
    after another answer banner better border buffer centre chapter character clever colour computer container corner
    corridor counter cover cursor danger decorator dinner divider diver doctor door drawer either ever factor favour
    filter finger flavour floor flower folder former four frontier further gather greater hair harbour her higher
    holder humour identifier indoor inner larger later latter layer letter lever louder lower major manner marker
    master matter member mentor's meter minor mirror monitor mother motor nearer neither never number offer odor older
    open order other our outdoor outer over paper parlour pointer poor poster power prior printer proper quarter
    quicker rather register remainder reminder roger rotor ruler rumour screen semester sensor september shelter
    shorter shower simpler sister sitter slower smaller sooner spinner sticker summer super supper tailor tablet
    timer together transfer trigger under until upper user vector visor water weather whether whisper winter wonder
    wrapper younger october november december consider deliver remember encounter enter prefer refer administer
    list assist exist consist resist insist twist wrist fist mist persist christian italian australian
    assistant behavior behaviour endeavour labour neighbour colour favour error mirror floor door indoor outdoor
    easier earlier harder wider longer calmer clearer newer planner beginner learner peer player partner helper
    career engineer's barrier carrier cheer deer steer easter never walker stander brailler scooter lamp
    """.split()
)
"""Words with the ending of somebody who does something that are nobody."""
