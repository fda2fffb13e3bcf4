/** What the outboxes of citizens and of officers do alike. */

/** A line this slow is as good as none. */
const reachMsMax = 6_000

/** Asks for a light page: what the browser says of the line is only half the truth. */
export async function isThereALine(path: string): Promise<boolean> {
  if (!navigator.onLine) return false
  try {
    await fetch(path, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(reachMsMax) })
    return true
  } catch {
    return false
  }
}

/** With the query, e.g. the province that was chosen: the form stands there again. */
export function addressOf(form: HTMLFormElement): string {
  const { pathname, search } = new URL(form.action)
  return pathname + search
}

export function documentIn(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

/** What was typed stands in the form again; files are chosen anew, for no page may choose them for a person. */
export function fillWith(form: HTMLFormElement, entries: readonly [string, string | File][]): void {
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || name === 'formKey') continue
    for (const control of form.elements)
      if (
        (control instanceof HTMLInputElement ||
          control instanceof HTMLTextAreaElement ||
          control instanceof HTMLSelectElement) &&
        control.name === name
      ) {
        if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
          control.checked ||= control.value === value
        else control.value = value
      }
  }
}

export function made(tag: 'h2' | 'p', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

export function clock(at: number): string {
  return new Date(at).toLocaleString('vi-VN', {
    hour: '2-digit',
    minute: '2-digit',
    day: '2-digit',
    month: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  })
}

/** A sentence that is read out at once, in place of what the outbox said before. */
export function sayIn(place: HTMLElement | null, sentence: string): void {
  place?.replaceChildren(boxOf('warning', 'alert', made('p', sentence)))
}

export function boxOf(look: 'warning' | 'saved', role: 'alert' | 'status', ...inside: Node[]): HTMLElement {
  const box = document.createElement('section')
  box.className = `notice notice-${look}`
  box.setAttribute('role', role)
  box.append(...inside)
  return box
}

export function linkButton(href: string, label: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.className = 'button'
  link.href = href
  link.textContent = label
  return link
}

/** One tab at a time, where the browser can tell. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? (navigator.locks.request(name, work) as Promise<T>) : work()
}
