/** A button that a script brings along: without it there is nothing to press. */
export function pressButton(label: string, press: () => Promise<void>, tone = 'primary'): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = `button ${tone}`
  made.textContent = label
  made.addEventListener('click', () => void press())
  return made
}
