// The weeks that were looked at, as they were then, so that they can be written in without a connection.

import { all, get, put, remove } from './store.mjs'
import { nameOf, seal, unseal } from './seal.mjs'

const MOST = 20
const DAYS = 8
const GONE = [403, 404, 410]
const WEEK = /^\/delivery\/([0-9a-f-]{36})\/week\/(?:(\d{4}-\d\d-\d\d)\/)?$/

// The case and the Monday of an address; a week without one is that of today.
export function placeOf(address) {
  const found = WEEK.exec(new URL(address, location.href).pathname)
  return found && { of: found[1], monday: found[2] || mondayOf(new Date()) }
}

export function weekAfter(monday) {
  const [year, month, day] = monday.split('-').map(Number)
  return mondayOf(new Date(year, month - 1, day + 7))
}

function mondayOf(day) {
  const monday = new Date(day.getFullYear(), day.getMonth(), day.getDate() - ((day.getDay() + 6) % 7))
  const parts = [monday.getFullYear(), monday.getMonth() + 1, monday.getDate()]
  return parts.map((one) => String(one).padStart(2, '0')).join('-')
}

export async function keep(held, address, main, title) {
  const place = placeOf(address)
  if (!place) return
  const id = await nameOf(held.salt, `${place.of} ${place.monday}`)
  const what = { address: new URL(address, location.href).pathname, main, title }
  await put('pages', { ...(await seal(held.key, id, what)), owner: held.owner, at: Date.now() })
  const rows = (await all('pages')).sort((one, other) => other.at - one.at)
  for (const [number, row] of rows.entries()) if (number >= MOST || !isFresh(row)) await remove('pages', row.id)
}

const isFresh = (row) => Date.now() - row.at < DAYS * 24 * 60 * 60 * 1000

// Whether an answer of the service may be for want of access.
export const isGone = (answer) => GONE.includes(answer.status)

export async function letGo(held, address) {
  const place = placeOf(address)
  if (place) await remove('pages', await nameOf(held.salt, `${place.of} ${place.monday}`))
}

// Only the weeks of those cases stay, and of them those that still open.
export async function prune(held, cases) {
  for (const row of await all('pages')) {
    const what = await unseal(held.key, row)
    if (!what || !cases.includes(placeOf(what.address).of)) await remove('pages', row.id)
  }
}

export async function find(held, address) {
  const place = placeOf(address)
  const row = place && (await get('pages', await nameOf(held.salt, `${place.of} ${place.monday}`)))
  const what = row && isFresh(row) && (await unseal(held.key, row))
  return what ? { at: row.at, ...what } : null
}

export async function list(held) {
  const rows = (await all('pages')).filter((one) => one.owner === held.owner && isFresh(one))
  const found = await Promise.all(rows.map(async (row) => ({ at: row.at, ...(await unseal(held.key, row)) })))
  return found.filter((one) => one.address).sort((one, other) => (one.address < other.address ? 1 : -1))
}
