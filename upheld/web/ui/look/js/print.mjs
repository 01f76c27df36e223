// Opens what is folded away while the page is printed, for browsers where the stylesheet cannot.

export function openInPrint() {
  let opened = []
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')]
    for (const each of opened) each.open = true
  })
  window.addEventListener('afterprint', () => {
    for (const each of opened) each.open = false
    opened = []
  })
}
