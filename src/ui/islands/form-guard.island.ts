/**
 * Giữ nội dung đang gõ: what is typed into a form marked `data-guard` stays in this browser until the server says it is
 * saved; a form is sent once; without a line it says so and sends when the line is back.
 * Passwords, files and hidden values are never kept. Signing out forgets everything: the machine may be shared.
 */
import { guardPrefix } from '#ui/islands/guard-prefix.ts'

type Kept = { at: number; sentAt?: number; base: string; values: [string, string][] }

const keepMsMax = 7 * 86_400_000
const lengthMax = 200_000
const resendMs = 15_000
/** A page that says «saved» speaks of what was sent this recently. */
const savedMs = 10 * 60_000

let sending = 0
let waiting: { form: HTMLFormElement; submitter: HTMLElement | null } | undefined

const savedKeys = forgetSaved()
const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-guard]')]
for (const form of forms) guard(form)

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (event.defaultPrevented || Date.now() - sending < resendMs) return event.preventDefault()
  if (form.hasAttribute('data-sign-out')) forgetAll()
  if (!navigator.onLine) {
    event.preventDefault()
    waiting = { form, submitter: event.submitter }
    return say(form, 'Chưa gửi – sẽ gửi khi có mạng. Hãy để trang này mở.')
  }
  sending = Date.now()
  const kept = load(form)
  if (kept !== undefined) store(form, { ...kept, values: valuesOf(form), sentAt: sending })
  say(form, 'Đang gửi…')
})

addEventListener('online', () => {
  const { form, submitter } = waiting ?? {}
  waiting = undefined
  form?.requestSubmit(submitter)
})

// Coming back with the Back button shows the page as it was left: it may be sent again.
addEventListener('pageshow', () => {
  sending = 0
})

function guard(form: HTMLFormElement) {
  const base = JSON.stringify(valuesOf(form))
  const kept = load(form)
  if (savedKeys.includes(keyOf(form))) say(form, `Đã lưu ${clock(Date.now())}`)
  if (kept !== undefined && JSON.stringify(kept.values) !== base) offer(form, kept, base)
  let timer = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      const at = Date.now()
      const isKept = store(form, { at, base, values: valuesOf(form) })
      say(
        form,
        isKept
          ? `Chưa gửi – đã giữ trên máy này lúc ${clock(at)}`
          : 'Chưa gửi – máy này không giữ được, hãy gửi trước khi rời trang',
      )
    }, 400)
  })
}

/** The form is as it was when the person left: put it back. Somebody changed it since: ask first. */
function offer(form: HTMLFormElement, kept: Kept, base: string) {
  const before = valuesOf(form)
  if (kept.base === base) {
    fill(form, kept.values)
    say(form, `Chưa gửi – đã lấy lại nội dung gõ lúc ${clock(kept.at)}.`, 'Bỏ nội dung này', () => {
      fill(form, before)
      forget(form)
    })
  } else
    say(form, `Máy này còn giữ nội dung gõ lúc ${clock(kept.at)}, chưa gửi.`, 'Lấy lại nội dung đó', () => {
      fill(form, kept.values)
    })
}

function controlsOf(form: HTMLFormElement) {
  return [...form.elements].filter(
    (one): one is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement ||
      (one instanceof HTMLInputElement &&
        !['password', 'file', 'hidden', 'submit', 'button'].includes(one.type) &&
        !one.hasAttribute('data-password')),
  )
}

function isBox(control: Element): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
}

function valuesOf(form: HTMLFormElement): [string, string][] {
  return controlsOf(form)
    .filter((control) => control.name !== '' && (!isBox(control) || control.checked))
    .map((control) => [control.name, control.value])
}

function fill(form: HTMLFormElement, values: [string, string][]) {
  const left = values.map((pair) => [...pair])
  for (const control of controlsOf(form)) {
    const index = left.findIndex(
      ([name, value]) => name === control.name && (!isBox(control) || value === control.value),
    )
    if (isBox(control)) control.checked = index !== -1
    else if (index !== -1) control.value = left[index]![1]!
    if (index !== -1) left.splice(index, 1)
  }
}

function say(form: HTMLFormElement, sentence: string, verb?: string, act?: () => void) {
  const says = form.querySelector('[data-guard-says]')
  if (says === null) return
  says.textContent = sentence
  if (verb === undefined) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button quiet'
  button.textContent = verb
  button.addEventListener('click', () => {
    act?.()
    says.textContent = ''
  })
  says.append(' ', button)
}

function keyOf(form: HTMLFormElement): string {
  return `${guardPrefix}${form.dataset.guard}`
}

function load(form: HTMLFormElement): Kept | undefined {
  return form.dataset.guard === undefined ? undefined : read(keyOf(form))
}

function read(key: string): Kept | undefined {
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (kept !== null && Date.now() - kept.at < keepMsMax) return kept
    localStorage.removeItem(key)
  } catch {
    // Storage is closed in this browser: nothing was kept.
  }
  return undefined
}

function store(form: HTMLFormElement, kept: Kept): boolean {
  const text = JSON.stringify(kept)
  if (form.dataset.guard === undefined || text.length > lengthMax) return false
  try {
    localStorage.setItem(keyOf(form), text)
    return true
  } catch {
    return false
  }
}

function forget(form: HTMLFormElement) {
  localStorage.removeItem(keyOf(form))
}

function keptKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(guardPrefix))
  } catch {
    return []
  }
}

function forgetAll() {
  for (const key of keptKeys()) localStorage.removeItem(key)
}

/** The server's own «saved» on this page is the only proof; only then is what was sent forgotten. */
function forgetSaved(): string[] {
  const isSaved = document.querySelector('main .notice-saved') !== null
  return keptKeys().filter((key) => {
    const kept = read(key)
    const done = isSaved && kept?.sentAt !== undefined && Date.now() - kept.sentAt < savedMs
    if (done) localStorage.removeItem(key)
    return done
  })
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' })
}
