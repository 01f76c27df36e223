// What the page says. All its words come from the service, in the page; see _offline.html.

const given = document.getElementById('offline-words')
const WORDS = given ? JSON.parse(given.textContent) : {}

export const say = (name, value = '') => (WORDS[name] || '').replace('{}', value)

export function when(moment) {
  const how = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }
  return new Intl.DateTimeFormat(document.documentElement.lang || 'en-GB', how).format(new Date(moment))
}

export function made(tag, text, more = {}) {
  const one = document.createElement(tag)
  if (text) one.textContent = text
  for (const [name, value] of Object.entries(more)) one.setAttribute(name, value)
  return one
}

export const link = (address, text) => made('a', text, { class: 'govuk-link', href: address })

const status = made('div', '', { id: 'offline-status', role: 'status', tabindex: '-1' })

export function standReady() {
  const read = document.querySelector('main > div') || document.querySelector('main')
  if (status.parentElement !== read) read.prepend(status)
}

// Each part is a sentence or an element; said where everybody finds it, and read out.
export function tell(...parts) {
  standReady()
  const box = made('div', '', { class: 'govuk-inset-text' })
  for (const part of parts.filter(Boolean)) {
    const line = made(typeof part === 'string' || part.tagName === 'A' ? 'p' : 'div', '', { class: 'govuk-body' })
    line.append(part)
    box.append(line)
  }
  status.replaceChildren(...(parts.length ? [box] : []))
}

export function toStatus() {
  status.focus()
  status.scrollIntoView({ block: 'start' })
}

// The main part of a page of our own put in the place of this one. A script in it never runs, and is left out.
export function mainOf(page) {
  const main = page.querySelector('main')
  for (const one of main.querySelectorAll('script, iframe, object, embed, #offline-status')) one.remove()
  for (const one of main.querySelectorAll('*')) {
    for (const { name } of [...one.attributes]) if (name.startsWith('on')) one.removeAttribute(name)
  }
  return document.adoptNode(main)
}

export function turnTo(page) {
  const title = page.title
  document.querySelector('main').replaceWith(mainOf(page))
  if (title) document.title = title
  standReady()
}
