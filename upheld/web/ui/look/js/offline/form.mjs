// The form of a week: what is written in it, and how it is filled in again.

import { say } from './show.mjs'

export function written(form, submitter, id, moment) {
  const data = new FormData(form)
  if (submitter && submitter.name) data.append(submitter.name, submitter.value)
  data.delete('csrfmiddlewaretoken')
  data.set('form_id', id)
  data.set('written_at', moment)
  return new URLSearchParams([...data].filter(([, value]) => typeof value === 'string')).toString()
}

export function refill(form, body) {
  const given = new URLSearchParams(body)
  const left = {}
  for (const control of form.elements) {
    const { name, type } = control
    if (!name || ['hidden', 'submit', 'button', 'file'].includes(type)) continue
    if (type === 'radio' || type === 'checkbox') {
      control.checked = given.getAll(name).includes(control.value)
    } else {
      left[name] = left[name] || given.getAll(name)
      if (left[name].length) control.value = left[name].shift()
    }
  }
}

const seen = new WeakMap()
const state = (form) => new URLSearchParams([...new FormData(form)].filter(([, one]) => typeof one === 'string')).toString()

// Whether anything was written in it that was neither sent nor kept.
export const isTouched = (form) => seen.get(form) !== state(form)
export const remember = (form) => void seen.set(form, state(form))

// What differs from the form as it came, in the words of the form: for the list of what waits.
export function changes(form, submitter) {
  const told = []
  for (const control of form.elements) {
    if (!control.name || !isChanged(control)) continue
    const legends = []
    for (let one = control.closest('fieldset'); one; one = one.parentElement.closest('fieldset')) {
      legends.unshift(words(one.querySelector('legend')))
      let above = one.previousElementSibling
      while (above && above.tagName !== 'H2') above = above.previousElementSibling
      if (above) legends.unshift(words(above))
    }
    const label = words(control.labels && control.labels[0])
    const value = { radio: '', checkbox: '', 'select-one': chosen(control) }[control.type] ?? control.value
    told.push([...legends, label, value].filter(Boolean).join(' – '))
  }
  if (submitter && submitter.name) told.push(say('pressed', words(submitter)))
  return [...new Set(told)]
}

function isChanged(control) {
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked && !control.defaultChecked
  if (control.tagName === 'SELECT') {
    return control.value !== '' && !(control.selectedOptions[0] || {}).defaultSelected
  }
  return !['hidden', 'submit', 'button', 'file'].includes(control.type) && control.value !== control.defaultValue
}

const chosen = (control) => (control.selectedOptions && control.selectedOptions[0] ? words(control.selectedOptions[0]) : '')
const words = (one) => (one ? one.textContent.replace(/\s+/g, ' ').trim() : '')
