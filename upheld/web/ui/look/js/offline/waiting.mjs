// The list of what waits on this device, with what can be done about it.

import * as queue from './queue.mjs'
import { link, made, say, when } from './show.mjs'

export async function listed(held, changed) {
  const items = await queue.list(held)
  const list = made('ul', '', { class: 'govuk-list' })
  for (const item of items) list.append(row(item, changed))
  return { count: items.length, list }
}

function row(item, changed) {
  const one = made('li', '', { class: 'govuk-!-margin-bottom-6', 'data-waits': item.id })
  one.append(made('h3', item.title || say('sealed'), { class: 'govuk-heading-s govuk-!-margin-bottom-1' }))
  if (!item.action) one.append(made('p', say('unreadable'), { class: 'govuk-body' }))
  one.append(made('p', say('written', when(item.written || item.at)), { class: 'govuk-body-s govuk-!-margin-bottom-1' }))
  if (item.changes && item.changes.length) {
    const told = made('ul', '', { class: 'govuk-list govuk-list--bullet' })
    for (const change of item.changes) told.append(made('li', change))
    one.append(told)
  }
  if (item.why) one.append(made('p', `${say('refused')} ${item.why.join(' ')}`, { class: 'govuk-error-message' }))
  if (changed) one.append(...ways(item, changed))
  return one
}

function ways(item, changed) {
  const gone = made('button', say('drop'), {
    type: 'button', class: 'govuk-button govuk-button--secondary govuk-!-margin-bottom-1'
  })
  gone.append(made('span', ` – ${item.title || ''} ${when(item.written || item.at)}`, { class: 'govuk-visually-hidden' }))
  gone.addEventListener('click', async () => {
    await queue.drop(item)
    await changed()
  })
  const open = made('p', '', { class: 'govuk-body govuk-!-margin-bottom-1' })
  if (item.action) open.append(link(item.action, say('open', item.title)))
  return [open, gone]
}
