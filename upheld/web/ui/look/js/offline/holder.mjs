// Whose this device is just now: the one person whose key lies here.

import { all, get, put, remove } from './store.mjs'
import { prune } from './pages.mjs'
import { keyOf } from './seal.mjs'

const DAY = 24 * 60 * 60 * 1000 // ms
const PATIENCE = 8000 // ms; a connection that takes longer to say who we are is none

export const canKeep = () => Boolean(window.isSecureContext && window.indexedDB && crypto.subtle)

// What the service says of who is signed in: {state: 'ready', owner, secret, token, days, cases}, or another state.
export async function asked() {
  try {
    const answer = await fetch('/delivery/device/', {
      redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)
    })
    if (answer.type === 'opaqueredirect' || answer.status === 401) return { state: 'signed out' }
    return answer.ok ? { state: 'ready', ...(await answer.json()) } : { state: 'later' }
  } catch {
    return { state: 'no connection' }
  }
}

// The holder after the service said who it is. Everybody else's keys and pages go; what waits of theirs stays sealed,
// so that they find it when they sign in here again. Weeks of a case that is no longer theirs to see go too.
export async function become(told) {
  for (const one of await all('holders')) if (one.owner !== told.owner && one.key) await put('holders', without(one))
  for (const one of await all('pages')) if (one.owner !== told.owner) await remove('pages', one.id)
  const found = await get('holders', told.owner)
  const salt = found ? found.salt : crypto.getRandomValues(new Uint8Array(32))
  const key = (found && found.key) || (await keyOf(told.secret, salt))
  const held = { owner: told.owner, salt, key, until: Date.now() + told.days * DAY }
  await put('holders', held)
  await prune(held, told.cases)
  return held
}

// The holder as this device knows it, without asking; null where nobody's key is here, or it was here too long.
export async function present() {
  for (const one of await all('holders')) {
    if (!one.key) continue
    if (one.until > Date.now()) return one
    await lock()
  }
  return null
}

// Nobody's key is here any more, and no week. What waits stays sealed: the same key is made when its writer signs in.
export async function lock() {
  for (const one of await all('holders')) if (one.key) await put('holders', without(one))
  for (const page of await all('pages')) await remove('pages', page.id)
}

const without = ({ owner, salt }) => ({ owner, salt, until: 0 })
