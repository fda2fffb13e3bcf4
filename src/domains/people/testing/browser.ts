import type { Hono } from 'hono'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { auditRoutes } from '#domains/people/audit.routes.ts'
import { peopleRoutes } from '#domains/people/people.routes.ts'
import { signInRoutes } from '#domains/people/sign-in.routes.ts'
import { addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { throttle } from '#domains/people/throttle.ts'
import { identifyVisitor } from '#domains/people/visitor.store.ts'
import type { Database } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { edge } from '#platform/http/edge.ts'
import { type Routes, read } from '#platform/http/routes.ts'
import { site } from '#platform/http/site.ts'
import { forgeryCheck } from '#platform/identity/csrf.ts'

/** The doors of people behind the real edge, with the barest of frames; faults are thrown at the test. */
export function testApplication(house: House): Hono {
  const frame = site(
    '/',
    async (parts, view) =>
      `<title>${parts.title}</title>${view.notice ?? ''}<input name="csrf" value="${view.csrf}">${renderToString(parts.body)}`,
    [signInRoutes, peopleRoutes, auditRoutes, workRoutes],
  )
  return edge({
    house,
    sites: [frame],
    identify: (seen) => identifyVisitor(house, seen),
    checkForgery: forgeryCheck(house.publicUrl),
    throttle,
    behindProxy: true,
    report: (line) => {
      if (line.at === 'fault') throw new Error(`A fault at ${line.path}: ${line.error}`)
    },
  })
}

/** What stands behind the sign-in: who is in. */
const workRoutes: Routes = {
  'GET /nghiep-vu': read(
    'anyone',
    async ({ actor }) => actor,
    (actor) => ({ title: `Việc của ${actor.name}`, body: h('p', null, actor.name) }),
  ),
}

export type Shown = { status: number; text: string; title: string; location: string | null }

/** A browser without scripts: keeps cookies, sends forms with the token of the page it saw last. */
export function openBrowser(application: Hono, address = '10.0.0.1') {
  const cookies = new Map<string, string>()
  let csrf = ''

  async function send(path: string, init: RequestInit = {}): Promise<Shown> {
    const headers = {
      ...(init.headers as Record<string, string>),
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-forwarded-for': address,
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140',
    }
    const response = await application.request(path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(line)
    const text = await response.text()
    csrf = /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? csrf
    const title = /<title>([^<]*)/.exec(text)?.[1] ?? ''
    return { status: response.status, text, title, location: response.headers.get('location') }
  }

  function keep(line: string): void {
    const [, name, value, rest] = /^([^=]+)=([^;]*)(.*)$/.exec(line)!
    if (/max-age=0\b/i.test(rest!)) cookies.delete(name!)
    else cookies.set(name!, value!)
  }

  const get = (path: string) => send(path)
  const post = (path: string, fields: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, ...fields }).toString(),
    })
  const signIn = async (userName: string, password: string) => {
    await get('/dang-nhap')
    return post('/dang-nhap', { userName, password })
  }
  return { get, post, signIn, cookies }
}

/** Lan with an account, a role and a browser: what most tests at the doors begin with. */
export async function lanAtTheDoor(database: Database) {
  const place = testHouse(database)
  const bodies = await foundBodies(database.kysely)
  const lanId = await addOfficer(place.house, {
    name: 'Nguyễn Thị Lan',
    email: 'lan@xa.example.vn',
    homeBodyId: bodies.first.id,
    password: true,
  })
  await giveRole(place.house, lanId, 'officer', { bodyId: bodies.first.id })
  const browser = openBrowser(testApplication(place.house))
  return { ...place, bodies, lanId, browser }
}
