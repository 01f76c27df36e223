"""A field of a form as a page component: its label, its hint, its error and its boxes, tied together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from upheld.web.ui.forms import PartDateWidget

Params = dict[str, Any]


def field(bound: BoundField, **options: Any) -> Markup:
    """The component for a field.

    Args:
        options: `label` and `hint` instead of the form's own; `label_size` "s", "m", "l" or "xl"; `is_page_heading`:
            the label is the page's h1; `classes`, `width` (characters: 2, 3, 4, 5, 10, 20, 30), `rows`, `inline`,
            `list` (the id of a datalist), `autocomplete`, `inputmode`, `english`: the choices are law and stay
            English; `hints`: the hint of each choice by its value; `hidden_label`; `attributes`.
    """
    widget = bound.field.widget
    for kind, render in _RENDERERS:
        if isinstance(widget, kind):
            return render(bound, options)
    return _input(bound, options)


def error_summary(*shown: forms.BaseForm) -> Markup:
    """What is wrong in the forms, each a link to its field; nothing where all is well."""
    items: list[Params] = []
    for form in shown:
        for error in form.non_field_errors():
            items.append({"text": error})
        for bound in form:
            items += [{"text": error, "href": f"#{_first_id(bound)}"} for error in bound.errors]
    if not items:
        return Markup()
    return _macro("error-summary", "govukErrorSummary")({"titleText": _("There is a problem"), "errorList": items})


@cache
def _macro(component: str, name: str) -> Callable[[Params], Markup]:
    from django.template import engines

    environment: Any = engines["jinja2"].env  # type: ignore[attr-defined]
    template = environment.get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
    macro: Callable[[Params], Markup] = getattr(template.module, name)
    return macro


def _first_id(bound: BoundField) -> str:
    return f"{bound.auto_id}_day" if isinstance(bound.field.widget, PartDateWidget) else str(bound.auto_id)


def _about(bound: BoundField, options: Mapping[str, Any]) -> Params:
    """What every component takes: hint, error and attributes."""
    hint = options.get("hint", bound.help_text)
    params: Params = {"classes": options.get("classes", ""), "attributes": dict(options.get("attributes", {}))}
    if hint:
        params["hint"] = {"text": hint}
    if bound.errors:
        params["errorMessage"] = {
            "text": Markup(" ").join(escape(one) for one in bound.errors),
            "visuallyHiddenText": _("Error"),
        }
    return params


def _label(bound: BoundField, options: Mapping[str, Any], kind: str = "label") -> Params:
    size, heading = options.get("label_size"), options.get("is_page_heading", False)
    size = size or ("l" if heading else "s" if kind == "fieldset__legend" else None)
    classes = f"govuk-{kind}--{size}" if size else ""
    if options.get("hidden_label"):
        classes += " govuk-visually-hidden"
    return {"text": options.get("label", bound.label), "classes": classes, "isPageHeading": heading}


def _fieldset(bound: BoundField, options: Mapping[str, Any]) -> Params:
    return {"legend": _label(bound, options, "fieldset__legend")}


def _text_value(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _input(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    params = _about(bound, options) | {"label": _label(bound, options), "id": bound.auto_id, "name": bound.html_name}
    told = bound.field.widget.attrs.get("autocomplete", "off")
    params |= {"value": _text_value(bound), "spellcheck": False, "autocomplete": options.get("autocomplete", told)}
    if isinstance(bound.field.widget, forms.PasswordInput):
        params |= {"type": "password", "value": ""}
    if "width" in options:
        params["classes"] += f" govuk-input--width-{options['width']}"
    if "inputmode" in options:
        params["inputmode"] = options["inputmode"]
    if "list" in options:
        params["attributes"]["list"] = options["list"]
    if isinstance(bound.field, forms.EmailField):
        params["type"] = "email"
    return _macro("input", "govukInput")(params)


def _textarea(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    params = _about(bound, options) | {"label": _label(bound, options), "id": bound.auto_id, "name": bound.html_name}
    params |= {"value": _text_value(bound), "rows": options.get("rows", 5)}
    params["autocomplete"] = options.get("autocomplete", "off")
    return _macro("textarea", "govukTextarea")(params)


def _choices(bound: BoundField, options: Mapping[str, Any]) -> list[Params]:
    value = bound.value()
    chosen = {str(one) for one in value} if isinstance(value, (list, tuple, set)) else {str(value)}
    hints, items = options.get("hints", {}), []
    for name, label in _flat(bound.field.choices):  # type: ignore[attr-defined]
        item: Params = {"value": name, "text": label, "checked": str(name) in chosen}
        if options.get("english"):
            item["label"] = {"attributes": {"lang": "en-GB"}}
        if hints.get(name):
            item["hint"] = {"text": hints[name]}
        items.append(item)
    return items


def _flat(choices: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    for name, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield name, label


def _radios(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    params = _about(bound, options) | {"fieldset": _fieldset(bound, options), "name": bound.html_name}
    params |= {"idPrefix": bound.auto_id, "items": _choices(bound, options)}
    if options.get("inline"):
        params["classes"] += " govuk-radios--inline"
    return _macro("radios", "govukRadios")(params)


def _checkboxes(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    params = _about(bound, options) | {"fieldset": _fieldset(bound, options), "name": bound.html_name}
    params |= {"idPrefix": bound.auto_id, "items": _choices(bound, options)}
    return _macro("checkboxes", "govukCheckboxes")(params)


def _tick(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    """One box to tick; its label stands beside it."""
    params = _about(bound, options) | {"idPrefix": bound.auto_id, "name": bound.html_name}
    hint = params.pop("hint", None)
    item = {"value": "on", "text": options.get("label", bound.label), "checked": bool(bound.value())}
    params["items"] = [item | ({"hint": hint} if hint else {})]
    return _macro("checkboxes", "govukCheckboxes")(params)


def _select(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    params = _about(bound, options) | {"label": _label(bound, options), "id": bound.auto_id, "name": bound.html_name}
    items = [item | {"selected": item.pop("checked")} for item in _choices(bound, options)]
    if options.get("english"):
        items = [item | {"attributes": {"lang": "en-GB"}} for item in items]
    return _macro("select", "govukSelect")(params | {"items": items})


def _file(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    params = _about(bound, options) | {"label": _label(bound, options), "id": bound.auto_id, "name": bound.html_name}
    if bound.field.widget.allow_multiple_selected:
        params["multiple"] = True
        params["attributes"]["multiple"] = "multiple"
    return _macro("file-upload", "govukFileUpload")(params)


def _part_date(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    """Three boxes, and under them the tick for a day nobody knows."""
    value = bound.value()
    parts = value if isinstance(value, list) else bound.field.widget.decompress(value)
    texts = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    wrong = " govuk-input--error" if bound.errors else ""
    items = [
        {
            "label": label,
            "name": f"{bound.html_name}_{name}",
            "id": f"{bound.auto_id}_{name}",
            "value": parts[place] or "",
            "classes": f"govuk-input--width-{4 if name == 'year' else 2}{wrong}",
            # A month may be written as a word.
            "inputmode": "text" if name == "month" else "numeric",
        }
        for place, (name, label) in enumerate(texts.items())
    ]
    params = _about(bound, options) | {"fieldset": _fieldset(bound, options), "id": bound.auto_id, "items": items}
    if bound.field.may_be_unknown:  # type: ignore[attr-defined]
        ticked = len(parts) > 3 and parts[3] not in (None, False, "", "False", "false")
        box = {"value": "on", "text": _("I do not know the date"), "checked": ticked}
        tick = {"idPrefix": f"{bound.auto_id}_unknown", "name": f"{bound.html_name}_unknown", "items": [box],
                "classes": "govuk-checkboxes--small"}  # fmt: skip
        params["formGroup"] = {"afterInputs": {"html": _macro("checkboxes", "govukCheckboxes")(tick)}}
    return _macro("date-input", "govukDateInput")(params)


def _hidden(bound: BoundField, options: Mapping[str, Any]) -> Markup:
    return Markup('<input type="hidden" name="%s" value="%s">') % (bound.html_name, _text_value(bound))


_RENDERERS: tuple[tuple[type[forms.Widget], Callable[[BoundField, Mapping[str, Any]], Markup]], ...] = (
    (PartDateWidget, _part_date),
    (forms.HiddenInput, _hidden),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.CheckboxInput, _tick),
    (forms.Textarea, _textarea),
    (forms.FileInput, _file),
)
