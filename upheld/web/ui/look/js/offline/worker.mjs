// Answers for the pages of the record where there is no connection: with one empty page, the same for everybody, and
// with what it looks like. Nothing that anybody told passes into what it keeps. PARTS is written before it by the service.

/* global PARTS, clients */

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

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const address = new URL(request.url)
  if (address.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(orKept(request, PARTS.shell))
  else if (PARTS.files.includes(address.pathname)) event.respondWith(orKept(request, address.pathname))
})
