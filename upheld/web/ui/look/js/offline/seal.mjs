// Sealing what is kept on this device: AES-GCM, under a key that no script can read out.
//
// The key is made of two halves: the service knows one and tells it to the person alone while they are signed in; the
// other is random and lies here. Signing out takes the key away, and what is left on the disk opens for nobody.

const letters = new TextEncoder()
const words = new TextDecoder()

export async function keyOf(secret, salt) {
  const bytes = Uint8Array.from(atob(secret), (one) => one.charCodeAt(0))
  const half = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: letters.encode('upheld offline') }
  return crypto.subtle.deriveKey(how, half, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

// `id` is sealed in with it: a row put in the place of another does not open.
export async function seal(key, id, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const how = { name: 'AES-GCM', iv, additionalData: letters.encode(id) }
  return { id, iv, body: await crypto.subtle.encrypt(how, key, letters.encode(JSON.stringify(value))) }
}

// What a row holds; null where it does not open.
export async function unseal(key, row) {
  const how = { name: 'AES-GCM', iv: row.iv, additionalData: letters.encode(row.id) }
  try {
    return JSON.parse(words.decode(await crypto.subtle.decrypt(how, key, row.body)))
  } catch {
    return null
  }
}

// A name under which a row can be found again, and which tells nothing.
export async function nameOf(salt, text) {
  const given = letters.encode(text)
  const both = new Uint8Array(salt.length + given.length)
  both.set(salt)
  both.set(given, salt.length)
  const found = new Uint8Array(await crypto.subtle.digest('SHA-256', both))
  return Array.from(found, (one) => one.toString(16).padStart(2, '0')).join('')
}
