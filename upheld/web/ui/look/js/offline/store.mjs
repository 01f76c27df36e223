// The tables on this device. What anybody told lies in them sealed; see seal.mjs.

const NAME = 'upheld'
const TABLES = { holders: 'owner', waiting: 'id', pages: 'id' }

function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function opened() {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => {
    for (const [name, keyPath] of Object.entries(TABLES)) request.result.createObjectStore(name, { keyPath })
  }
  return answered(request)
}

// Opened for one act and closed after it: an open table could not be deleted from another window.
async function inside(names, mode, work) {
  const tables = await opened()
  try {
    // What waits must be on the disk, not on its way there, when the page says that it is kept.
    const act = tables.transaction(names, mode, { durability: 'strict' })
    const done = new Promise((resolve, reject) => {
      act.oncomplete = resolve
      act.onabort = () => reject(act.error)
    })
    const request = work(act)
    await done
    return request && request.result
  } finally {
    tables.close()
  }
}

export const all = (name) => inside([name], 'readonly', (act) => act.objectStore(name).getAll())
export const get = (name, id) => inside([name], 'readonly', (act) => act.objectStore(name).get(id))
export const put = (name, row) => inside([name], 'readwrite', (act) => act.objectStore(name).put(row))
export const remove = (name, id) => inside([name], 'readwrite', (act) => act.objectStore(name).delete(id))

// What a page says to its worker when it is left in haste.
export const FORGET = 'forget'

// Everything, of whoever: keys first, so that what is left for a moment cannot be read.
export async function forgetAll() {
  const names = Object.keys(TABLES)
  await inside(names, 'readwrite', (act) => void names.forEach((name) => act.objectStore(name).clear()))
  await answered(indexedDB.deleteDatabase(NAME))
}
