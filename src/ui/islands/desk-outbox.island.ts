/**
 * Chờ gửi của cán bộ: a form marked `data-desk-outbox` is laid down on this machine before it goes, under the key that it was given when
 * it was written: whatever breaks on the way, it goes again and is one. Without a line it waits and says so. It goes under the name of
 * who wrote it; when the session has ended it waits for them to sign in. Signing out takes nothing away. Without this script the form is
 * sent as any other.
 */
import { type Leave, mayLeave, type Turn, turnOf } from '#ui/islands/desk-outbox-turn.ts'
import { guardPrefix } from '#ui/islands/guard-prefix.ts'
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

type DeskForm = WaitingForm & { owner: string; door: string }

const form = document.querySelector<HTMLFormElement>('form[data-desk-outbox]')
const place = document.querySelector<HTMLElement>('[data-outbox-says]')
const me = place?.dataset.outboxOwner ?? ''
/** A copy that was taken along was made for nobody, with a key that anybody may have. */
const isCopy = document.querySelector('.kept-copy') !== null
if (isCopy) giveNewKey()

/** Names the turn in which tabs send. */
const queue = 'cho-gui-can-bo'
let isReached = false
let isSending = false
/** Why what waits is still here, as far as the last try told. */
let held: Exclude<Leave, 'go'> | undefined
const sent: { title: string; href: string; parallel: boolean }[] = []

form?.addEventListener('submit', (event) => {
  if (isReached) return
  event.preventDefault()
  void send(form, event.submitter)
})
addEventListener('online', () => void sendWaiting())
addEventListener('offline', () => void show())
addEventListener('pageshow', () => {
  isReached = false
})
void sendWaiting()

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const waiting = takenFrom(form)
  try {
    await keepWaiting(waiting)
  } catch {
    // nothing can be laid down here: it goes as any other form does
    if (await isThereALine(doorOf(form))) return sendPlainly(form, submitter)
    return sayIn(
      place,
      'Chưa gửi được, và máy này không giữ được (hết chỗ, hoặc trình duyệt đang ở chế độ riêng tư). Hãy để trang mở và bấm gửi lại khi có mạng.',
    )
  }
  const reached = await isThereALine(doorOf(form))
  const turn = reached ? await inTurn(queue, () => sendOne(waiting, false)).catch(() => undefined) : undefined
  if (turn?.kind === 'taken') return leaveFor(form, turn.href)
  if (turn?.kind === 'refused') {
    // the page that comes back says at which field
    await forgetWaiting(waiting.key)
    return sendPlainly(form, submitter)
  }
  // it stands on the disk: the form is free for the next one
  forgetGuarded(form)
  form.reset()
  giveNewKey()
  await show()
  place?.scrollIntoView({ block: 'nearest' })
}

function sendPlainly(form: HTMLFormElement, submitter: HTMLElement | null): void {
  isReached = true
  form.requestSubmit(submitter)
}

function leaveFor(form: HTMLFormElement, href: string): void {
  forgetGuarded(form)
  location.assign(href)
}

/** What `form-guard` holds of it is held twice now. */
function forgetGuarded(form: HTMLFormElement): void {
  if (form.dataset.guard !== undefined) localStorage.removeItem(`${guardPrefix}${form.dataset.guard}`)
}

function takenFrom(form: HTMLFormElement): DeskForm {
  const entries = [...new FormData(form)].filter(([name]) => name !== 'csrf' && name !== 'deviceAt')
  const at = Date.now()
  const title = new FormData(form).get(form.dataset.outboxTitle ?? '')
  return {
    key: keyField()?.value ?? newFormKey(),
    action: addressOf(form),
    title: typeof title === 'string' && title !== '' ? title : (form.dataset.deskOutbox ?? ''),
    at,
    entries: [...entries, ['deviceAt', String(at)]],
    owner: isCopy ? '' : me,
    ownerName: place?.dataset.outboxName ?? '',
    door: doorOf(form),
  }
}

function doorOf(form: HTMLFormElement): string {
  return form.dataset.outboxDoor ?? location.pathname
}

function keyField(): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>('input[name="formKey"]') ?? null
}

function giveNewKey(): void {
  const field = keyField()
  if (field !== null) field.value = newFormKey()
}

async function listOwn(): Promise<DeskForm[]> {
  return (await listWaiting()).filter((one): one is DeskForm => one.owner !== undefined && one.door !== undefined)
}

/** All that may go, one after the other, one tab at a time. `claim`: who is signed in takes what has no name yet. */
async function sendWaiting(claim = false): Promise<void> {
  if (isSending || !navigator.onLine) return show()
  isSending = true
  try {
    await inTurn(queue, async () => {
      for (const one of await listOwn()) {
        if (one.refused !== undefined) continue
        const turn = await sendOne(one, claim)
        if (turn.kind === 'taken') sent.push({ title: one.title, href: turn.href, parallel: turn.parallel })
        if (turn.kind === 'later' && held === 'sign-in') break
      }
    })
  } catch {
    // no store in this browser, or the line broke again: what waits goes on waiting
  } finally {
    isSending = false
    await show()
  }
}

/** One try. It leaves this machine only when the server has it; what is refused stays with the reason. */
async function sendOne(waiting: DeskForm, claim: boolean): Promise<Turn> {
  const door = await fetch(waiting.door, { cache: 'no-store' })
  const page = documentIn(await door.text())
  const signedIn = page.querySelector<HTMLElement>('[data-outbox-owner]')?.dataset.outboxOwner
  const csrf = page.querySelector<HTMLInputElement>('input[name="csrf"]')?.value
  const leave = mayLeave(claim && waiting.owner === '' ? (signedIn ?? '') : waiting.owner, signedIn)
  held = leave === 'go' ? undefined : leave
  if (leave !== 'go' || csrf === undefined) return { kind: 'later' }
  const body = new FormData()
  body.set('csrf', csrf)
  for (const [name, value] of waiting.entries) body.append(name, value)
  body.set('formKey', waiting.key)
  const answer = await fetch(waiting.action, { method: 'POST', body })
  const { status, redirected, url } = answer
  const alert =
    status === 200
      ? ''
      : documentIn(await answer.text())
          .querySelector('[role="alert"]')
          ?.textContent?.trim()
  const turn = turnOf({ status, redirected, path: new URL(url).pathname, alert })
  if (turn.kind === 'taken') await forgetWaiting(waiting.key)
  if (turn.kind === 'refused') await keepWaiting({ ...waiting, refused: turn.why })
  return turn
}

/** What waits and what has just gone: each with when it was written and why it is still here. */
async function show(): Promise<void> {
  if (place === null) return
  const all = await listOwn().catch(() => [])
  place.replaceChildren()
  if (sent.length > 0) place.append(goneBox())
  if (all.length === 0) return
  const head = made('h2', `Có ${all.length} mục chưa gửi, còn trên máy này`)
  place.append(boxOf('warning', 'status', head, ...all.map(lineOf)))
}

function goneBox(): HTMLElement {
  const lines = sent.map(({ title, href, parallel }) => {
    const line = made('p', parallel ? 'Đã gửi, có cập nhật song song, hãy đối chiếu: ' : 'Đã gửi: ')
    const link = document.createElement('a')
    link.href = href
    link.textContent = title
    line.append(link)
    return line
  })
  return boxOf('saved', 'status', ...lines)
}

function lineOf(waiting: DeskForm): HTMLElement {
  const line = document.createElement('div')
  const isOthers = waiting.owner !== '' && me !== '' && waiting.owner !== me
  if (isOthers) {
    line.append(
      made('p', `Một mục ${waiting.ownerName} viết lúc ${clock(waiting.at)}: chỉ gửi khi người đó đăng nhập.`),
    )
    return line
  }
  line.append(made('p', `${waiting.title}, viết lúc ${clock(waiting.at)}: ${whyHere(waiting)}`))
  const buttons = document.createElement('div')
  buttons.className = 'buttons'
  if (waiting.refused === undefined) {
    if (held === 'sign-in') buttons.append(linkButton('/dang-nhap', 'Đăng nhập'))
    else
      buttons.append(
        pressButton(waiting.owner === '' ? 'Gửi dưới tên người đang đăng nhập' : 'Gửi ngay', () => sendWaiting(true)),
      )
  } else if (form !== null && addressOf(form) === waiting.action)
    buttons.append(pressButton('Đưa lại vào mẫu để sửa', async () => putBack(form, waiting)))
  else buttons.append(linkButton(waiting.action, 'Mở mẫu để sửa'))
  buttons.append(
    pressButton(
      'Bỏ mục này',
      async () => {
        await forgetWaiting(waiting.key)
        await show()
      },
      'plain',
    ),
  )
  line.append(buttons)
  return line
}

function whyHere({ refused, owner }: DeskForm): string {
  if (refused !== undefined) return `chưa được nhận. ${refused}`
  if (!navigator.onLine) return 'chưa gửi, đợi có mạng; mở lại trang này khi có mạng thì máy tự gửi.'
  if (held === 'sign-in') return 'chưa gửi, phiên làm việc đã hết; đăng nhập lại thì máy tự gửi.'
  if (owner === '') return 'chưa gửi, viết trên bản mang theo nên cần ông/bà xác nhận.'
  return 'chưa gửi được, hãy thử lại.'
}

/** It stays in the store, under its key, until the server has it. */
function putBack(form: HTMLFormElement, waiting: DeskForm): void {
  fillWith(form, waiting.entries)
  const field = keyField()
  if (field !== null) field.value = waiting.key
  form.querySelector<HTMLElement>('input:not([type=hidden]), select')?.focus()
}
