// Sending what waits: the very form that was filled in, to the very address. The service makes its ids from that of the
// form, so that what arrives twice is there once, and an answer that got lost costs nothing.

import { asked } from './holder.mjs'
import * as queue from './queue.mjs'

const PATIENCE = 30000 // ms
const REFUSED = [400, 403, 404, 410, 413, 422]

export async function send(item, token) {
  let answer, text
  try {
    answer = await fetch(item.action, {
      method: 'POST',
      body: item.body,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-CSRFToken': token,
        // Another window may have signed in as somebody else: then the service does not take it.
        'X-Upheld-Device': item.owner
      },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE)
    })
    text = await answer.text()
  } catch {
    return { state: 'no connection' }
  }
  const url = new URL(answer.url)
  if (answer.redirected && url.pathname.startsWith('/account/')) return { state: 'signed out' }
  const page = new DOMParser().parseFromString(text, 'text/html')
  if (answer.ok) return { state: 'sent', page, address: url.pathname + url.search }
  if (!REFUSED.includes(answer.status)) return { state: 'later' }
  return { state: 'refused', page, status: answer.status, why: sentences(page) }
}

function sentences(page) {
  const found = [...page.querySelectorAll('.govuk-error-summary__list li')]
  const told = found.length ? found : [...page.querySelectorAll('main h1, main p')].slice(0, 2)
  return told.map((one) => one.textContent.trim()).filter(Boolean)
}

// What waits, in one window at a time; what was refused is sent again only where that is asked for.
export function sendAll(held, token, again) {
  const work = async () => {
    const done = { sent: 0, refused: 0, state: 'ready' }
    for (const item of await queue.list(held)) {
      if (!item.action || (item.why && !again)) continue
      let answer = await send(item, token)
      if (answer.status === 403) {
        // The token may be one from before somebody signed in again.
        const told = await asked()
        if (told.owner === held.owner) answer = await send(item, (token = told.token))
      }
      if (answer.state === 'sent') {
        await queue.drop(item)
        done.sent += 1
      } else if (answer.state === 'refused') {
        await queue.refuse(held, item, answer.why)
        done.refused += 1
      } else {
        done.state = answer.state
        break
      }
    }
    return done
  }
  return alone(work)
}

// Nothing is sent by two windows at once: whoever comes second sees what the first has sent.
export const alone = (work) => (navigator.locks ? navigator.locks.request('upheld-sending', work) : work())
