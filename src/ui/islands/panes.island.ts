/**
 * Hai khung đối chiếu: pointing at, or focusing, a reading lights the passage it was read from, and brings it into view;
 * a press on the passage goes to its reading.
 */
for (const panes of document.querySelectorAll<HTMLElement>('[data-panes]')) {
  const readings = [...panes.querySelectorAll<HTMLElement>('[data-lights]')]
  for (const reading of readings) {
    reading.addEventListener('pointerenter', () => light(panes, reading))
    reading.addEventListener('focusin', () => light(panes, reading, true))
  }
  panes.addEventListener('click', (event) => {
    const place = event.target instanceof Element ? event.target.closest('[data-place]') : null
    if (place === null || getSelection()?.isCollapsed === false) return
    const reading = readings.find((one) => placesOf(one).includes(place.id))
    if (reading === undefined) return
    light(panes, reading)
    scrollInPane(reading)
    reading.querySelector<HTMLElement>('a[href], button, input, select, textarea')?.focus({ preventScroll: true })
  })
}

function light(panes: HTMLElement, reading: HTMLElement, bringIntoView = false) {
  for (const lit of panes.querySelectorAll('.lit')) lit.classList.remove('lit')
  reading.classList.add('lit')
  const places = placesOf(reading).map((id) => document.getElementById(id))
  for (const place of places) place?.classList.add('lit')
  const first = places.find((place) => place !== null)
  if (bringIntoView && first != null) scrollInPane(first)
}

/** `data-lights` holds one id, or several with spaces between. */
function placesOf(reading: HTMLElement): string[] {
  return (reading.dataset.lights ?? '').split(' ').filter((id) => id !== '')
}

/** Moves only the pane, never the page under the person's hands. */
function scrollInPane(element: HTMLElement) {
  const pane = element.closest<HTMLElement>('.pane-body')
  if (pane === null) return
  const frame = pane.getBoundingClientRect()
  const top = element.getBoundingClientRect().top - frame.top
  // the pane may reach below the screen
  const seen = Math.min(pane.clientHeight, innerHeight - frame.top)
  if (top >= 0 && top < seen - 60) return
  // At once: a smooth scroll would be broken off by the focus moving in the other pane.
  pane.scrollTop += top - seen / 3
}
