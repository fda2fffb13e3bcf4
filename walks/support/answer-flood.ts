import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** One page of answers of one entry, question → choice; acknowledged: whoever sent it was led on to the next page. */
export type AnswerPage = {
  pass: string
  entryId: string
  answers: readonly [question: number, choice: number][]
  isAcknowledged: boolean
  /** HTTP's status of the last answer; 0: the line broke. */
  status: number
  /** From its own moment of sending, so that waiting in a queue counts. */
  ms: number
}

/** What a browser needs to send: its cookie and its token. */
export type Visit = { cookies: string; csrf: string }

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

/** Every page at its own moment, whether the ones before are answered or not; `before` may cut the power before the page of a number. */
export async function floodAnswers(
  address: string,
  visit: Visit,
  pages: readonly AnswerPage[],
  pace: { pagesPerSecond: number; before?: (index: number) => Promise<void> | undefined },
): Promise<void> {
  const sending: Promise<void>[] = []
  const begun = performance.now()
  for (const [index, page] of pages.entries()) {
    const due = begun + (index * 1000) / pace.pagesPerSecond
    const early = due - performance.now()
    if (early > 1) await wait(early)
    await pace.before?.(index)
    sending.push(sendPage(address, visit, page, Math.max(due, performance.now() - 50)))
  }
  await Promise.all(sending)
}

/** Everybody sends their page again, some at once. True: all were acknowledged. */
export async function sendPagesAgain(address: string, visit: Visit, pages: readonly AnswerPage[]): Promise<boolean> {
  const atOnce = 50
  for (let start = 0; start < pages.length; start += atOnce)
    await Promise.all(
      pages.slice(start, start + atOnce).map((page) => sendPage(address, visit, page, performance.now())),
    )
  return pages.every(({ isAcknowledged }) => isAcknowledged)
}

export async function visitOf(address: string, path: string): Promise<Visit> {
  const answer = await fetch(address + path)
  const csrf = /name="csrf" value="([^"]+)"/u.exec(await answer.text())?.[1]
  if (csrf === undefined) throw new Error('The page has no form.')
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return { cookies: cookies.join('; '), csrf }
}

async function sendPage(address: string, { cookies, csrf }: Visit, page: AnswerPage, due: number): Promise<void> {
  const body = new URLSearchParams({ csrf, trang: '1' })
  for (const [question, choice] of page.answers) body.set(`c${question}`, String(choice))
  page.status = await post(`${address}/bai-thi/${page.pass}`, cookies, body.toString())
  page.isAcknowledged = page.status === 303
  page.ms = performance.now() - due
}

/** HTTP's status once the whole answer is here; 0 when the line broke. */
function post(address: string, cookies: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      Cookie: cookies,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(body),
    }
    const sent = request(address, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', () => resolve(0))
    })
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}
