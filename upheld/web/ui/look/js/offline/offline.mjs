// The record of provision without a connection. Each page works without it, where there is a connection.

import { asked, become, canKeep, lock, present } from './holder.mjs'
import { beforeSigningOut, whenLeaving, wiped } from './leaving.mjs'
import * as pages from './pages.mjs'
import * as queue from './queue.mjs'
import { sendAll } from './sending.mjs'
import { link, made, say, standReady, tell, toStatus, when } from './show.mjs'
import { listed } from './waiting.mjs'
import { hook, keepWeeks, renew, showKept, weekForm } from './week.mjs'

const AGAIN = 60000 // ms

let held = null

// Who is signed in, and their key; what waits of theirs is sent. `known` is called between the two: to send may take long.
async function connected(again = false, known = async () => null) {
  const told = await asked()
  let done = { sent: 0, refused: 0, state: told.state }
  if (told.state === 'ready') {
    held = await become(told)
    await known()
    done = await sendAll(held, told.token, again)
  }
  // This window can still keep what is being written in it; nothing that is kept opens until somebody signs in.
  if (done.state === 'signed out') await lock()
  return done
}

// Whose this device is: who the service says is there, or without an answer of it whoever was here last.
async function whoseItIs() {
  const told = await asked()
  if (told.state === 'ready') return become(told)
  return told.state === 'signed out' ? null : present()
}

function report(done) {
  if (done.sent) tell(say('sent', String(done.sent)), done.refused ? say('some_refused') : '')
  else if (done.refused) tell(say('some_refused'), link('/delivery/waiting/', say('see_waiting')))
}

async function onWeek() {
  const week = weekForm()
  if (week) hook(week, () => held)
  navigator.serviceWorker?.register('/delivery/worker.js', { scope: '/delivery/' }).catch(() => null)
  const done = await connected()
  if (done.sent) await renew(held, () => held)
  if (held) await keepWeeks(held, done.sent > 0)
  report(done)
}

async function onWaiting(root) {
  let isOut = false
  const shown = async () => {
    held = isOut ? null : held || (await present())
    const found = held ? await listed(held, shown) : { count: 0, list: made('ul') }
    root.querySelector('[data-none]').hidden = isOut || found.count > 0
    root.querySelector('[data-some]').hidden = found.count === 0
    root.querySelector('[data-list]').replaceChildren(...(found.count ? [found.list] : []))
    const weeks = held ? await pages.list(held) : []
    root.querySelector('[data-weeks]').hidden = weeks.length === 0
    root.querySelector('[data-week-list]').replaceChildren(...weeks.map((one) => {
      const line = made('li')
      line.append(link(one.address, heading(one)), made('span', ` – ${say('seen', when(one.at))}`))
      return line
    }))
    root.hidden = false
  }
  const known = async () => {
    isOut = false
    await shown()
  }
  // Nothing shows before the service was asked who is there: what is kept may be somebody else's.
  const go = async (again) => {
    const done = await connected(again, known)
    isOut = done.state === 'signed out'
    await shown()
    if (done.state === 'no connection' && again) tell(say('none_yet'))
    else if (done.state === 'signed out') tell(link('/account/login/?next=/delivery/waiting/', say('sign_in')))
    else if (done.state === 'later') tell(say('later'))
    else report(done)
    if (again) toStatus()
    return done.state
  }
  root.querySelector('[data-send]').addEventListener('click', () => go(true))
  root.querySelector('[data-wipe]').addEventListener('click', async () => {
    await wiped()
    held = null
    await shown()
    tell(say('wiped'))
    toStatus()
  })
  return go(false)
}

const heading = (one) =>
  new DOMParser().parseFromString(one.main, 'text/html').querySelector('h1')?.textContent.trim() || one.title

async function onAnyPage() {
  const hasKey = await present()
  if (hasKey) report(await connected())
}

async function begin() {
  standReady()
  whenLeaving()
  const out = document.querySelector('form[action="/account/logout/"]')
  const waiting = document.getElementById('waiting-here')
  const isShell = waiting !== null && waiting.dataset.shell === 'yes'
  if (out) return beforeSigningOut(out, whoseItIs().catch(() => null))
  if (isShell && pages.placeOf(location.href)) {
    held = await present()
    if (held && (await showKept(held, location.href))) return
  }
  if (waiting) {
    const state = await onWaiting(waiting)
    if (isShell && state !== 'signed out' && location.pathname !== '/delivery/waiting/') tell(say('not_here'))
  } else if (weekForm() || pages.placeOf(location.href)) await onWeek()
  else await onAnyPage()
}

// What waits goes when there is a connection again: when the browser says so, when the page is looked at again, and
// now and then while it is.
function watch(begun) {
  let busy = false
  const tried = async () => {
    await begun
    if (busy || document.hidden || !held || (await queue.list(held)).every((one) => one.why)) return
    busy = true
    const done = await connected()
    const waiting = document.getElementById('waiting-here')
    if (waiting && done.state === 'ready') location.reload()
    else if (done.sent) await renew(held, () => held)
    report(done)
    busy = false
  }
  window.addEventListener('online', tried)
  document.addEventListener('visibilitychange', tried)
  setInterval(tried, AGAIN)
}

if (canKeep()) watch(begin().catch(() => null))
