import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { RunningSystem } from './system.ts'

/** One form of a flood; acknowledged: whoever sent it was shown that it is there. */
export type FloodForm = { words: string; formKey: string; isAcknowledged: boolean }

export type FloodPace = { perSecond: number; seconds: number }

/** What one browser needs to send forms: who it is, its token, and where to. */
type Visit = { cookies: string; csrf: string; bodyId: string }

const form = '/gui/phan-anh'
/** Behind each network address so many, as an office may have: more, each sent twice, would meet the limit of one address. */
const perNetwork = 100

/** Something that happens meanwhile, at a part of the time between 0 and 1. */
export type FloodEvent = { at: number; run: () => Promise<void> }

/** People send, and in the middle of it the power is cut. Answers with every form that was sent. */
export function floodAndKill(system: RunningSystem, pace: FloodPace): Promise<FloodForm[]> {
  return flood([system], pace, [{ at: 0.5, run: () => system.kill() }])
}

/** People send at their own moments, whether the ones before are answered or not, each to the next of the systems. */
export async function flood(
  systems: readonly RunningSystem[],
  pace: FloodPace,
  events: readonly FloodEvent[],
): Promise<FloodForm[]> {
  const visits = await Promise.all(systems.map(visitOf))
  const forms = Array.from({ length: pace.perSecond * pace.seconds }, (_, index) => aForm(index))
  const begun = performance.now()
  const happening = events.map(async ({ at, run }) => {
    await wait(at * pace.seconds * 1000)
    await run()
  })
  const sending: Promise<void>[] = []
  for (const [index, one] of forms.entries()) {
    await wait(Math.max(0, begun + (index * 1000) / pace.perSecond - performance.now()))
    const turn = index % systems.length
    sending.push(sendAndNote(systems[turn]!, visits[turn]!, one, index))
  }
  await Promise.all([...sending, ...happening])
  return forms
}

async function sendAndNote(system: RunningSystem, visit: Visit, one: FloodForm, index: number): Promise<void> {
  one.isAcknowledged = await send(system, visit, one, index)
}

/** Once the power is back everybody who was not answered, and everybody who was, sends the same form again. True: all are there. */
export async function sendAllAgain(system: RunningSystem, forms: readonly FloodForm[]): Promise<boolean> {
  const visit = await visitOf(system)
  for (const [index, one] of forms.entries()) if (!(await send(system, visit, one, index))) return false
  return true
}

function aForm(index: number): FloodForm {
  return {
    words: `Đợt gửi dồn số ${index + 1}.`,
    formKey: randomBytes(32).toString('base64url'),
    isAcknowledged: false,
  }
}

async function visitOf({ address }: RunningSystem): Promise<Visit> {
  const answer = await fetch(address + form)
  const page = await answer.text()
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const csrf = /name="csrf" value="([^"]+)"/u.exec(page)?.[1]
  const bodyId = /<select[^>]*name="bodyId"[\s\S]*?<option value="([0-9a-f-]{36})"/u.exec(page)?.[1]
  if (csrf === undefined || bodyId === undefined) throw new Error('The form does not say how it is sent.')
  return { cookies: cookies.join('; '), csrf, bodyId }
}

/** Whether the answer was the receipt; a line that breaks is no answer. */
async function send({ address }: RunningSystem, visit: Visit, one: FloodForm, index: number): Promise<boolean> {
  const body = new FormData()
  const { csrf, bodyId } = visit
  const typed = { csrf, bodyId, door: 'phan-anh', formKey: one.formKey, words: one.words, ...somebody }
  for (const [name, value] of Object.entries(typed)) body.set(name, value)
  const headers = { Cookie: visit.cookies, 'X-Forwarded-For': `10.1.0.${1 + Math.floor(index / perNetwork)}` }
  try {
    const answer = await fetch(address + form, { method: 'POST', body, headers, redirect: 'manual' })
    await answer.arrayBuffer()
    return answer.status === 303 && answer.headers.get('location') === '/gui/da-nhan'
  } catch {
    return false
  }
}

const somebody = { name: 'Nguyễn Thị Tư', address: 'Tổ dân phố số 1', notify: 'none', recovery: 'none' }
