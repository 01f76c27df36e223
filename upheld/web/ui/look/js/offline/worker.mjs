// Answers for the pages of the record where there is no connection: with one empty page, the same for everybody, and
// with what it looks like. Nothing that anybody told passes into what it keeps. PARTS is written before it by the service.

/* global PARTS, clients */

import { asked, become, lock } from './holder.mjs'
import { isGone } from './pages.mjs'
import { all, FORGET, forgetAll } from './store.mjs'

const NAME = `upheld-${PARTS.version}`

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const kept = await caches.open(NAME)
    for (const address of [PARTS.shell, ...PARTS.files]) {
      // As nobody: what is kept is nobody's.
      const answer = await fetch(address, { credentials: 'omit', cache: 'reload' })
      if (!answer.ok) throw new Error(address)
      await kept.put(address, answer)
    }
    await self.skipWaiting()
  })())
})

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('upheld-') && name !== NAME) await caches.delete(name)
    await clients.claim()
  })())
})

async function orKept(request, address) {
  try {
    return await fetch(request)
  } catch (error) {
    const found = await caches.match(address)
    if (!found) throw error
    return found
  }
}

// A page that leads away or is not there: whoever is signed in may be nobody, or may no longer see the case.
async function looked(event) {
  const answer = await orKept(event.request, PARTS.shell)
  if (answer.type === 'opaqueredirect' || isGone(answer)) event.waitUntil(askAgain().catch(() => null))
  return answer
}

async function askAgain() {
  if (!(await all('holders')).some((one) => one.key)) return
  const told = await asked()
  if (told.state === 'ready') await become(told)
  else if (told.state === 'signed out') await lock()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const address = new URL(request.url)
  if (address.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(looked(event))
  else if (PARTS.files.includes(address.pathname)) event.respondWith(orKept(request, address.pathname))
})

self.addEventListener('message', (event) => {
  if (event.data === FORGET) event.waitUntil(forgetAll())
})
