// What waits on this device to be sent, in the order in which it was written.

import { all, get, put, remove } from './store.mjs'
import { seal, unseal } from './seal.mjs'

// `what`: {action, body, title, written, changes}; `id` is that of the form, from which the service makes its own ids.
export async function add(held, id, what) {
  const item = { id, owner: held.owner, at: Date.now(), ...what }
  await write(held, item)
  return item
}

export async function refuse(held, item, why) {
  await write(held, { ...item, why })
}

// Takes it out; what was written over it meanwhile stays.
export async function drop(item) {
  if (await isWaiting(item)) await remove('waiting', item.id)
}

export async function isWaiting(item) {
  const row = await get('waiting', item.id)
  return Boolean(row && row.at === item.at)
}

// What waits of whoever holds this device; what does not open has an id alone.
export async function list(held) {
  const rows = (await all('waiting')).filter((one) => one.owner === held.owner)
  const found = rows.map(async (row) => ({ id: row.id, at: row.at, owner: row.owner, ...(await unseal(held.key, row)) }))
  return (await Promise.all(found)).sort((one, other) => one.at - other.at)
}

async function write(held, { id, owner, at, ...what }) {
  await put('waiting', { ...(await seal(held.key, id, what)), owner, at })
}
