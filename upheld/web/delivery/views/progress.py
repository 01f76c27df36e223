"""Progress: what goes well first, then each outcome with its steps; a step set, seen, worded anew or taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.frameworks import FRAMEWORKS
from upheld.delivery.progress.progress import LONGEST_TEXT, Observation, Progress, Standing, Step, progress, same
from upheld.delivery.progress.ratings import voices
from upheld.errors import UpheldError
from upheld.plan.document import Outcome
from upheld.web import clock
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.actions.papers import NotTaken
from upheld.web.cases.door import of_ledger
from upheld.web.cases.kept import KeptCase
from upheld.web.delivery.actions.progress import see, take_back, tell
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.progress_forms import OWN_SCALE, WAYS, GoodForm, SeenForm, StepForm
from upheld.web.delivery.progress_kept import find, may_correct, names_of, progress_said, ratings_said, speaker
from upheld.web.delivery.progress_page import Heard, Shown, heard, papers_seen, shown_step
from upheld.web.delivery.progress_words import HOW_SAID, SIDES, told
from upheld.web.delivery.views.page import render_ledger
from upheld.web.plan.record import PlanRecord
from upheld.web.ui.addresses import go


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def overview(request: HttpRequest, access: Access) -> HttpResponse:
    """Everything of progress, and a form for something that goes well."""
    ledger = Ledger(access)
    papers = papers_seen(ledger)
    form = GoodForm(papers, access.may_write, *_sent(request))
    if request.method == "POST":
        access.must_write_ledger()
        if form.is_valid() and _kept(ledger, form, Observation(**form.observation, **speaker(access))):
            return go("delivery:progress", access.case.pk)
    said = progress_said(ledger)
    found = progress(said, clock.today())
    names = names_of(access, said)
    steps = {one.step.id: shown_step(access, one, names, papers) for one in found.steps}
    return render_ledger(
        request, access, "delivery/progress.html", here="progress", form=form, side_words=SIDES, how_said=HOW_SAID,
        steps=steps, strengths=[steps[one.step.id] for one in found.strengths],
        notes=[(one, names.get(one.by, ""), [papers[each] for each in one.evidence if each in papers],
                may_correct(access, one)) for one in found.notes[:20]],
        outcomes=_outcomes(ledger, found, steps), heard=_heard(ledger, found), status=422 if form.errors else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def new(request: HttpRequest, access: Access) -> HttpResponse:
    """A form for a step, in one way of looking."""
    access.must_write_ledger()
    ledger = Ledger(access)
    way = request.GET.get("way", "own")
    if way not in WAYS:
        raise Http404
    known = _known_outcomes(ledger, progress(progress_said(ledger), clock.today()))
    asked = {"outcome": request.GET.get("for", "")} if request.GET.get("for") in known else None
    form = StepForm(way, known, request.POST if request.method == "POST" else None, initial=asked)
    if request.method == "POST" and form.is_valid():
        one = Step(set_on=clock.today(), **form.step, **speaker(access))
        if _kept(ledger, form, one):
            return go("delivery:step", access.case.pk, UUID(one.id))
    ways = [(id, _("Your own words for how far") if id == OWN_SCALE else told(FRAMEWORKS[id].name)) for id in WAYS]
    return render_ledger(
        request, access, "delivery/progress_new.html", form=form, way=way, ways=ways, framework=form.framework,
        told=told, status=422 if form.errors else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def step(request: HttpRequest, access: Access, step: UUID) -> HttpResponse:
    """One step with its whole path; a tap on a place of its scale says that it was seen today."""
    ledger = Ledger(access)
    said = progress_said(ledger)
    one = _step(said, step)
    papers = papers_seen(ledger)
    form = SeenForm(papers, access.may_write, *_sent(request))
    if request.method == "POST":
        access.must_write_ledger()
        level = _level(request, one)
        if level is None:
            form.add_error(None, _("Choose how far the step has come."))
        elif form.is_valid():
            seen = Observation(step=one.step.id, level=level, **form.observation, **speaker(access))
            if _kept(ledger, form, seen, of=one):
                return go("delivery:step", access.case.pk, step)
    shown = shown_step(access, one, names_of(access, said), papers)
    return render_ledger(
        request, access, "delivery/progress_step.html", form=form, step=shown, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def change(request: HttpRequest, access: Access, step: UUID) -> HttpResponse:
    """Other words for a step, or another start; what was seen of it stays."""
    access.must_write_ledger()
    ledger = Ledger(access)
    found = progress(said := progress_said(ledger), clock.today())
    one = _step(said, step)
    if not may_correct(access, one.step):
        raise MayNot(_("Only whoever set this step, or somebody on their side, can change its words."))
    known = _known_outcomes(ledger, found)
    before = next((key for key, words in known.items() if same(words) == same(one.step.outcome)), "")
    begin = {"text": one.step.text, "area": one.step.area, "start": str(one.step.start), "outcome": before,
             "is_open": one.step.is_open}  # fmt: skip
    form = StepForm(one.step.framework, known, request.POST if request.method == "POST" else None, initial=begin)
    if one.step.scale:
        form.fields["start"].choices = [*enumerate(one.step.scale)]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        # The newest words are put in the place of those that are newest now.
        given = form.step | {"scale": one.step.scale, "set_on": one.step.set_on}
        if _kept(ledger, form, Step(replaces=one.step.id, **given, **speaker(access))):
            return go("delivery:step", access.case.pk, step)
    return render_ledger(
        request, access, "delivery/progress_change.html", form=form, step=one.step, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def back(request: HttpRequest, access: Access, said: UUID) -> HttpResponse:
    """Ask, then take back what somebody said."""
    access.must_write_ledger()
    ledger = Ledger(access)
    found = find(ledger, said)
    if found is None:
        raise Http404
    kind, one = found
    if not may_correct(access, one):
        raise MayNot(_("Only whoever said this, or somebody on their side, can take it back."))
    page = "delivery:support" if kind == "cycle" else "delivery:rating" if kind == "rating" else "delivery:progress"
    if request.method == "POST":
        take_back(ledger, said)
        return go(page, access.case.pk)
    return render_ledger(request, access, "delivery/progress_back.html", kind=kind, said=one, page=page)


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _kept(ledger: Ledger, form: Any, one: Any, of: Standing | None = None) -> bool:
    """Write it down; where that cannot be, say so in the form."""
    file = getattr(form, "file", None)
    try:
        if of is not None:
            see(ledger, of, one, photograph=file)
        else:
            tell(ledger, one, photograph=file)
    except NotTaken as error:
        form.add_error("photograph", str(error))
    except DeliveryError as error:
        form.add_error(None, str(error))
    return not form.errors


def _step(said: Any, id: UUID) -> Standing:
    found = next((one for one in progress(said, clock.today()).steps if one.step.id == str(id)), None)
    if found is None:
        raise Http404
    return found


def _level(request: HttpRequest, one: Standing) -> int | None:
    given = request.POST.get("level", "")
    level = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else None
    return level if level is not None and level < len(one.step.levels) else None


def _plan_outcomes(ledger: Ledger) -> tuple[Outcome, ...]:
    """The outcomes of section E of the case's plan, for whoever may read the plan."""
    access = ledger.access
    if not (access.sees_case and access.sees_all):
        return ()
    record = PlanRecord.held_in(KeptCase(access))
    try:
        return () if record.is_empty else record.plan.outcomes
    except UpheldError:
        return ()


def _known_outcomes(ledger: Ledger, found: Progress) -> dict[str, str]:
    """The words of each outcome by what stands for it in a form: those of the plan, then those of steps."""
    known = {f"plan:{one.id}": one.text[:LONGEST_TEXT] for one in _plan_outcomes(ledger)}
    there = {same(one) for one in known.values()}
    for words, steps in found.outcomes.items():
        if words and same(words) not in there:
            known[f"step:{steps[0].step.id}"] = words
    return known


def _outcomes(ledger: Ledger, found: Progress, steps: dict[str, Shown]) -> list[tuple[str, str, list[Shown]]]:
    """Each outcome: what stands for it in a form, its words, and its steps; those of the plan first, even without."""
    listed = []
    left = {same(words): each for words, each in found.outcomes.items()}
    for key, words in _known_outcomes(ledger, found).items():
        listed.append((key, words, [steps[one.step.id] for one in left.pop(same(words), ())]))
    rest = [steps[one.step.id] for each in left.values() for one in each]
    return [*listed, ("", "", rest)] if rest else listed


def _heard(ledger: Ledger, found: Progress) -> tuple[Heard, ...]:
    return heard(voices(ratings_said(ledger), clock.today()), {one.step.id: one.step.text for one in found.steps})
