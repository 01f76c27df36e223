// The page of a week: kept so that it can be written in later, and sent so that nothing of it is lost.

import { add, drop, isWaiting, list, refuse } from './queue.mjs'
import * as form from './form.mjs'
import { asked, become, lock } from './holder.mjs'
import { find, isGone, keep, letGo, placeOf, weekAfter } from './pages.mjs'
import { alone, send } from './sending.mjs'
import { link, made, say, tell, toStatus, turnTo, when } from './show.mjs'

const HOUR = 60 * 60 * 1000 // ms

export const weekForm = () => document.querySelector('form[data-offline="week"]')

// Keeps this week and the next, each as its last day will see it: without a connection they are written in later.
export async function keepWeeks(held, isFresh) {
  const here = placeOf(location.href)
  if (!here) return
  for (const monday of [here.monday, weekAfter(here.monday)]) {
    const address = `/delivery/${here.of}/week/${monday}/`
    const before = await find(held, address)
    if (before && !(isFresh && monday === here.monday) && Date.now() - before.at < HOUR) continue
    const answer = await fetch(`${address}?kept=device${chosenSide()}`, { cache: 'no-store' }).catch(() => null)
    if (answer && isGone(answer)) await letGo(held, address)
    if (!answer || !answer.ok || answer.redirected) continue
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    await keep(held, address, kept(page), page.title)
  }
}

// An adviser writes down the account of one side or the other.
function chosenSide() {
  const week = weekForm()
  const side = week && week.elements.side
  return side ? `&side=${side.value}` : ''
}

function kept(page) {
  const main = page.querySelector('main').cloneNode(true)
  for (const one of main.querySelectorAll('[name="csrfmiddlewaretoken"], script, #offline-status')) one.remove()
  return main.outerHTML
}

// A week as it was when it was last looked at, with what was written in it since.
export async function showKept(held, address) {
  const found = await find(held, address)
  if (!found) return false
  const page = new DOMParser().parseFromString(found.main, 'text/html')
  page.title = found.title
  turnTo(page)
  const week = weekForm()
  if (week) {
    week.elements.form_id.value = crypto.randomUUID()
    const before = (await list(held)).filter((one) => one.action && sameWeek(one.action, week.action))
    const last = before[before.length - 1]
    if (last) form.refill(week, last.body)
    // Written in again before it was sent, it is the same form, and takes the place of what waits.
    if (last && !last.why) week.elements.form_id.value = last.id
    hook(week, () => held)
  }
  tell(say('offline'), say('as_of', when(found.at)), link('/delivery/waiting/', say('see_waiting')))
  return true
}

function sameWeek(one, other) {
  const [first, second] = [placeOf(one), placeOf(other)]
  return Boolean(first && second && first.of === second.of && first.monday === second.monday)
}

// Has what is sent kept on this device first, and taken out when the service has it.
export function hook(week, holder) {
  let busy = false
  form.remember(week)
  week.addEventListener('submit', async (event) => {
    const { submitter } = event
    const held = holder()
    const hasFiles = [...week.elements].some((one) => one.type === 'file' && one.files.length)
    if (!held || hasFiles) return
    event.preventDefault()
    if (busy) return
    busy = true
    tell(say('sending'))
    try {
      await sent(week, submitter, held)
    } catch {
      // This device keeps nothing, for want of room or of leave: the browser sends it, as without any script.
      if (submitter && submitter.name) week.append(made('input', '', hidden(submitter)))
      week.submit()
    }
    busy = false
  })
}

const hidden = ({ name, value }) => ({ type: 'hidden', name, value })

async function sent(week, submitter, held) {
  const moment = new Date().toISOString()
  const id = week.elements.form_id.value || crypto.randomUUID()
  const item = await add(held, id, {
    action: new URL(week.action).pathname,
    body: form.written(week, submitter, id, moment),
    title: (document.querySelector('main h1') || {}).textContent.trim(),
    written: moment,
    changes: form.changes(week, submitter)
  })
  const told = await asked()
  if (told.state === 'ready' && told.owner !== held.owner) {
    await become(told)
    return location.reload()
  }
  // What goes at once was written now: only what waited tells when that was.
  const atOnce = { ...item, body: form.written(week, submitter, id, '') }
  const sends = async () => {
    if (!(await isWaiting(item))) return null
    const given = await send(atOnce, told.token)
    if (given.state === 'sent' || given.status === 422) await drop(item)
    return given
  }
  const answer = told.state === 'ready' ? await alone(sends) : told
  if (!answer) {
    // Another window has sent it meanwhile.
    form.remember(week)
    await renew(held, () => held).catch(() => null)
    tell(say('sent', '1'))
    return toStatus()
  }
  if (answer.state === 'signed out') await lock()
  if (answer.state === 'sent' || answer.status === 422) return arrived(answer, held)
  form.remember(week)
  const ways = [link('/delivery/waiting/', say('see_waiting'))]
  if (answer.state === 'refused') {
    await refuse(held, item, answer.why)
    tell(say('refused'), ...answer.why, ...ways)
  } else if (answer.state === 'signed out') {
    tell(say('kept'), link(`/account/login/?next=${encodeURIComponent(location.pathname)}`, say('sign_in')), ...ways)
  } else {
    tell(say('kept'), say('goes_by_itself'), ...ways)
  }
  toStatus()
}

// The page as the service has it now, unless somebody is writing in it.
export async function renew(held, holder) {
  const week = weekForm()
  if (!week || form.isTouched(week)) return
  const answer = await fetch(location.pathname, { cache: 'no-store' })
  if (!answer.ok || answer.redirected) return
  turnTo(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  if (weekForm()) hook(weekForm(), holder)
}

// The answer of the service, as if the browser itself had gone there.
async function arrived(answer, held) {
  turnTo(answer.page)
  tell()
  if (answer.state === 'sent') {
    history.replaceState(null, '', answer.address)
    keepWeeks(held, true)
  }
  const week = weekForm()
  if (week) hook(week, () => held)
  const first = document.querySelector('main .govuk-error-summary, main .upheld-notice') || document.querySelector('main h1')
  first.setAttribute('tabindex', '-1')
  first.focus()
  first.scrollIntoView({ block: 'start' })
}
