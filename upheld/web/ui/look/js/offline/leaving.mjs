// Whoever signs out, or leaves by the quick way, leaves nothing on this device.

import { FORGET, forgetAll } from './store.mjs'
import { link, say, tell, toStatus } from './show.mjs'
import { listed } from './waiting.mjs'

export async function wiped() {
  await forgetAll()
  if (!('serviceWorker' in navigator)) return
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name)
}

// Where something waits, the page says so and lists it before it can be left behind. `whose` is a promise: the form is
// watched before it is known.
export async function beforeSigningOut(out, whose) {
  let isAsked = false
  const asks = async () => {
    const held = await whose
    const found = held && (await listed(held, null))
    if (!found || !found.count) return false
    tell(say('out', String(found.count)), found.list, link('/delivery/waiting/', say('send_first')))
    return true
  }
  out.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (!isAsked && (await asks())) {
      isAsked = true
      return toStatus()
    }
    // Where the store cannot be opened one must still get out; the service's answer has the browser clear it.
    await wiped().catch(() => null)
    out.submit()
  })
  isAsked = await asks()
}

// The way out blanks the page by a class of its own; see exit.mjs. The page is gone before it can have forgotten
// everything, so its worker, which stays, is told to.
export function whenLeaving() {
  const page = document.documentElement
  new MutationObserver(() => {
    if (!page.classList.contains('upheld-leaving')) return
    const { controller } = navigator.serviceWorker || {}
    if (controller) controller.postMessage(FORGET)
    forgetAll()
  }).observe(page, { attributes: true, attributeFilter: ['class'] })
}
