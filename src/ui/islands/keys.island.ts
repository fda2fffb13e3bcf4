/**
 * Phím tắt: j/k walk the rows, Enter opens (the row's own link has the focus), x marks, X marks all from the mark before, / searches, Esc steps back,
 * n/p walk the places to look at, ? opens the sheet. One press on the sheet turns the single-letter keys off for good
 * (a person who dictates would press them by speaking).
 */
const offKey = 'lgd-keys-off'

document.addEventListener('keydown', (event) => {
  // isComposing: Vietnamese input methods send keys that are not yet letters.
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
  const at = document.activeElement
  if (event.key === 'Escape') return stepBack(at)
  if (isTyping(at) || isOff()) return
  const act = acts[event.key] ?? pressButton(event.key)
  if (act !== undefined && act() !== false) event.preventDefault()
})

document.addEventListener('change', (event) => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
  lastChosen = box
  const says = box.form?.querySelector('[data-keys-chosen]')
  if (says == null || box.closest('[data-row]') === null) return
  const chosen = box.form?.querySelectorAll('[data-row] input[type=checkbox]:checked').length ?? 0
  says.textContent = chosen === 0 ? 'Chưa chọn dòng nào.' : `Đã chọn ${chosen} dòng.`
})

addOffSwitch()

const acts: Record<string, (() => boolean | undefined) | undefined> = {
  j: () => walk('[data-row]', 1),
  k: () => walk('[data-row]', -1),
  n: () => walk('[data-doubt]', 1),
  p: () => walk('[data-doubt]', -1),
  x: () => {
    const box = document.activeElement?.closest('[data-row]')?.querySelector<HTMLInputElement>('input[type=checkbox]')
    if (box == null) return false
    box.click()
    return true
  },
  X: () => chooseRange(),
  '/': () => {
    const search = document.querySelector<HTMLInputElement>('main [data-keys-search], [data-keys-search]')
    search?.focus()
    search?.select()
    return search !== null
  },
  '?': () => {
    const sheet = document.querySelector<HTMLDetailsElement>('[data-keys-sheet]')
    if (sheet === null) return false
    sheet.open = !sheet.open
    if (sheet.open) sheet.scrollIntoView({ block: 'nearest' })
    sheet.querySelector('summary')?.focus()
    return true
  },
}

/** From the row marked last to the row in hand, all as that one is. */
function chooseRange(): boolean {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-row] input[type=checkbox]')]
  const here = document.activeElement?.closest('[data-row]')?.querySelector<HTMLInputElement>('input[type=checkbox]')
  if (here == null) return false
  const [from, to] = [boxes.indexOf(lastChosen ?? here), boxes.indexOf(here)].sort((one, other) => one - other)
  for (const box of boxes.slice(Math.max(from!, 0), to! + 1)) box.checked = true
  here.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}

let lastChosen: HTMLInputElement | undefined

/** Moves the focus to the next row in sight; the first press lands on the first. */
function walk(selector: string, step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(selector)].filter((row) => row.getClientRects().length > 0)
  if (rows.length === 0) return false
  const now = rows.findIndex((row) => row.contains(document.activeElement))
  const row = rows[now === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(Math.max(now + step, 0), rows.length - 1)]
  const target = row?.matches('a, button, input')
    ? row
    : (row?.querySelector<HTMLElement>('.row-link, a[href], button') ?? row)
  if (target === row && target?.tabIndex === -1) target.tabIndex = -1
  target?.focus({ preventScroll: true })
  // a row among rows stays where it is; a place to look at needs what stands around it
  row?.scrollIntoView({ block: selector === '[data-doubt]' ? 'center' : 'nearest' })
  return true
}

function stepBack(at: Element | null) {
  if (isTyping(at)) return (at as HTMLElement).blur()
  const open = [
    ...document.querySelectorAll<HTMLDetailsElement>('details.menu[open], details[data-keys-sheet][open]'),
  ].at(-1)
  if (open !== undefined) {
    open.open = false
    return open.querySelector('summary')?.focus()
  }
  document.querySelector<HTMLAnchorElement>('a[data-keys-close]')?.click()
}

function pressButton(key: string): (() => boolean) | undefined {
  const button = [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].find(
    (one) => one.getAttribute('aria-keyshortcuts') === key,
  )
  if (button === undefined) return undefined
  return () => {
    button.click()
    return true
  }
}

function isTyping(at: Element | null): boolean {
  if (at instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(at.type)
  return at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
}

function isOff(): boolean {
  try {
    return localStorage.getItem(offKey) !== null
  } catch {
    return false
  }
}

function addOffSwitch() {
  const sheet = document.querySelector('[data-keys-sheet] dl')
  if (sheet === null) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button quiet'
  const say = () => {
    button.textContent = isOff() ? 'Bật lại phím tắt một chữ' : 'Tắt phím tắt một chữ trên máy này'
  }
  button.addEventListener('click', () => {
    try {
      if (isOff()) localStorage.removeItem(offKey)
      else localStorage.setItem(offKey, '1')
    } catch {
      // A browser that keeps nothing keeps the keys on.
    }
    say()
  })
  say()
  sheet.after(button)
}
