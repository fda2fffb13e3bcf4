/**
 * Chờ gửi: a form marked `data-outbox` that is sent without a line waits on this machine, says so, and goes when the line is back.
 * What is secret (`data-outbox-secret`) is never laid down: the page says that it was not sent and keeps it only while it is open.
 * Without this script the form is sent as any other.
 */
import {
  addressOf,
  boxOf,
  clock,
  documentIn,
  fillWith,
  inTurn,
  isThereALine,
  linkButton,
  made,
  sayIn,
} from '#ui/islands/outbox-parts.ts'
import { pressButton } from '#ui/islands/press-button.ts'
import { forgetWaiting, keepWaiting, listWaiting, newFormKey, type WaitingForm } from '#ui/islands/waiting-forms.ts'

const receiptPath = '/gui/da-nhan'

const form = document.querySelector<HTMLFormElement>('form[data-outbox]')
const place = document.querySelector<HTMLElement>('[data-outbox-says]')
/** A copy that was taken along was made for nobody: what it sends goes by the outbox, with a key of its own. */
const isCopy = document.querySelector('.kept-copy') !== null
let isReached = false

form?.addEventListener('submit', (event) => {
  if (isReached) return
  event.preventDefault()
  void send(form, event.submitter)
})
addEventListener('online', () => void sendWaiting())
addEventListener('pageshow', () => {
  isReached = false
})
// the receipt that is open is read first: the next one takes its place
if (location.pathname === receiptPath) void show()
else void sendWaiting()

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const reached = await isThereALine('/gui')
  if (reached && !isCopy) {
    isReached = true
    return form.requestSubmit(submitter)
  }
  if (form.hasAttribute('data-outbox-secret'))
    return sayIn(
      place,
      'Chưa gửi được: máy không có mạng. Để giữ kín cho bạn, nội dung này không được cất trên máy. Hãy để trang mở và bấm gửi lại khi có mạng, hoặc đến nói trực tiếp.',
    )
  try {
    await keepWaiting(takenFrom(form))
  } catch {
    return sayIn(
      place,
      'Chưa gửi được, và máy này không giữ được đơn (hết chỗ, hoặc trình duyệt đang ở chế độ riêng tư). Hãy để trang mở và bấm gửi lại khi có mạng.',
    )
  }
  form.hidden = true
  await (reached ? sendWaiting() : show())
}

function takenFrom(form: HTMLFormElement): WaitingForm {
  const key = newFormKey()
  const entries = [...new FormData(form)].filter(
    ([name, value]) => name !== 'csrf' && name !== 'formKey' && (typeof value === 'string' || value.size > 0),
  )
  return {
    key,
    action: addressOf(form),
    title: form.dataset.outbox ?? '',
    at: Date.now(),
    entries: [...entries, ['formKey', key]],
  }
}

/** What officers wrote on this machine goes under their own name, from their own pages. */
async function listOwn(): Promise<WaitingForm[]> {
  return (await listWaiting()).filter(({ owner }) => owner === undefined)
}

let isSending = false

/** One at a time, and one tab at a time: the receipt of the first is shown before the second goes. */
async function sendWaiting(): Promise<void> {
  if (isSending || !navigator.onLine) return show()
  isSending = true
  try {
    await inTurn('cho-gui', async () => {
      const next = (await listOwn()).find(({ refused }) => refused === undefined)
      if (next !== undefined) await sendOne(next)
    })
  } catch {
    // no store in this browser, or the line broke again: what waits goes on waiting
  } finally {
    isSending = false
    await show()
  }
}

async function sendOne(waiting: WaitingForm): Promise<void> {
  const page = await fetch(waiting.action, { cache: 'no-store' })
  const csrf = documentIn(await page.text()).querySelector<HTMLInputElement>('input[name="csrf"]')?.value
  if (csrf === undefined) return
  const body = new FormData()
  body.set('csrf', csrf)
  for (const [name, value] of waiting.entries) body.append(name, value)
  const answer = await fetch(waiting.action, { method: 'POST', body })
  if (answer.redirected && new URL(answer.url).pathname === receiptPath) {
    await forgetWaiting(waiting.key)
    location.assign(receiptPath)
  } else if (answer.status === 413 || answer.status === 415 || answer.status === 422) {
    const alert = documentIn(await answer.text()).querySelector('[role="alert"]')
    await keepWaiting({ ...waiting, refused: alert?.textContent?.trim() || 'Cơ quan chưa nhận được đơn này.' })
  }
}

/** What waits, each with when it was written, why it is still here, and the two things that can be done with it. */
async function show(): Promise<void> {
  if (place === null) return
  const all = await listOwn().catch(() => [])
  place.replaceChildren()
  if (all.length === 0) return
  const head = made('h2', all.length === 1 ? 'Có 1 đơn chưa gửi' : `Có ${all.length} đơn chưa gửi`)
  const where = made(
    'p',
    'Đơn còn nằm trên máy này; cơ quan chưa nhận được. Máy dùng chung thì hãy gửi hoặc bỏ trước khi rời đi.',
  )
  place.append(boxOf('warning', 'status', head, where, ...all.map(lineOf)))
}

function lineOf(waiting: WaitingForm): HTMLElement {
  const line = document.createElement('div')
  const why =
    waiting.refused ?? (navigator.onLine ? 'chưa gửi được, hãy thử lại' : 'đợi có mạng; để trang này mở thì máy tự gửi')
  line.append(made('p', `${waiting.title}, viết lúc ${clock(waiting.at)}: ${why}`))
  const buttons = document.createElement('div')
  buttons.className = 'buttons'
  if (waiting.refused === undefined) buttons.append(pressButton('Gửi ngay', () => sendWaiting()))
  else if (form !== null && addressOf(form) === waiting.action)
    buttons.append(pressButton('Đưa lại vào mẫu để sửa', () => putBack(form, waiting)))
  else buttons.append(linkButton(waiting.action, 'Mở mẫu để sửa'))
  buttons.append(
    pressButton(
      'Bỏ đơn này',
      async () => {
        await forgetWaiting(waiting.key)
        if (form !== null) form.hidden = false
        await show()
      },
      'plain',
    ),
  )
  line.append(buttons)
  return line
}

/** Its words stand in the form again; files are chosen anew, for no page may choose them for a person. */
async function putBack(form: HTMLFormElement, waiting: WaitingForm): Promise<void> {
  fillWith(form, waiting.entries)
  form.hidden = false
  await forgetWaiting(waiting.key)
  await show()
}
