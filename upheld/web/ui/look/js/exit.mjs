// The way out: blank the page at once, then go. The page left behind is not kept in the history of this tab.

const PRESSES = 3
const WITHIN = 5000 // ms

function leave(address) {
  document.documentElement.classList.add('upheld-leaving')
  document.title = '\u200b'
  window.location.replace(address)
}

// Shift pressed alone three times. Shift held to write a capital letter does not count.
export function quickExit(link) {
  if (!link) return
  let pressed = []
  let alone = false
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave(link.href)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Shift') {
      alone = alone || !event.repeat
    } else {
      alone = false
      pressed = []
    }
  })
  document.addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return
    alone = false
    const now = event.timeStamp
    pressed = [...pressed.filter((before) => now - before < WITHIN), now]
    if (pressed.length >= PRESSES) leave(link.href)
  })
  // A page taken whole from the browser's memory ("back") must not show what was left.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && document.documentElement.classList.contains('upheld-leaving')) leave(link.href)
  })
}
