import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { newFaultNumber } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import type { House } from '#platform/house.ts'
import type { Answer } from '#platform/http/answer.ts'
import { readForm } from '#platform/http/form.ts'
import { securityHeaders } from '#platform/http/headers.ts'
import { networkOf } from '#platform/http/network-address.ts'
import { faultPage, refusalPage } from '#platform/http/refusal-page.tsx'
import { answerAgain, type Form, type Route, type Routes, signInPath, viewOf } from '#platform/http/routes.ts'
import type { Site } from '#platform/http/site.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

/** Who asks: worked out from the cookies by the people domain, handed in so that the edge knows no domain. */
export type Visitor = Pick<WebRequest, 'actor' | 'csrf'>

export type EdgeOptions = {
  house: House
  sites: Site[]
  /** Recognises the visitor; may set cookies for a new one. */
  identify: (seen: {
    cookies: Record<string, string>
    networkAddress: string
    userAgent: string
  }) => Promise<Visitor & { setCookies?: Answer & { kind: 'redirect' } }>
  /** Throws a Refusal when a form did not come from our own page. */
  checkForgery: (sent: {
    csrf: string
    typed: Form['typed']
    origin: string | undefined
    fetchSite: string | undefined
    host: string | undefined
  }) => void
  /** Throws a Refusal (429) when this visitor sends too much. */
  throttle: (request: WebRequest, method: string) => Promise<void>
  /** Trust X-Forwarded-For of a proxy in front. */
  behindProxy: boolean
  report: (line: Record<string, unknown>) => void
}

/** The whole of the system as one HTTP application; the only place that catches. */
export function edge(options: EdgeOptions): Hono {
  const app = new Hono()
  app.use('*', securityHeaders())
  for (const site of options.sites)
    for (const routes of site.routes)
      for (const [key, route] of Object.entries(routes) as [keyof Routes, Route][]) {
        const [method, path] = key.split(' ') as ['GET' | 'POST', string]
        const limit =
          route.kind === 'submit'
            ? bodyLimit({
                maxSize: (route.sizeMbMax + formMb) * 1_048_576,
                onError: (c) => tooLarge(c, options, site, route.sizeMbMax),
              })
            : undefined
        const handler = (c: Context) => handle(c, options, site, route)
        if (limit) app.on(method, path, limit, handler)
        else app.on(method, path, handler)
      }
  // not notFound(): a Hono within another is never asked for it
  app.all('*', (c) => handleMissing(c, options))
  app.onError((error, c) => beforeAnybodyIsKnown(error, c, options))
  return app
}

async function handle(c: Context, options: EdgeOptions, site: Site, route: Route): Promise<Response> {
  const started = performance.now()
  const request = await requestOf(c, options)
  let form: Form | undefined
  try {
    if (route.kind !== 'submit' || !route.knowsSender) await options.throttle(request, c.req.method)
    if (route.kind !== 'submit') return await respond(c, site, request, await route.answer(request))
    form = await readForm(c)
    options.checkForgery({
      csrf: request.csrf,
      typed: form.typed,
      origin: c.req.header('origin'),
      fetchSite: c.req.header('sec-fetch-site'),
      host: c.req.header('host'),
    })
    delete form.typed.csrf
    return await respond(c, site, request, await route.answer(request, form))
  } catch (error) {
    return await answerError(c, { options, site, route, request, form, error })
  } finally {
    options.report({
      at: 'request',
      id: request.requestId,
      method: c.req.method,
      path: withoutSecrets(request.path),
      ms: Math.round(performance.now() - started),
    })
  }
}

type Trouble = { options: EdgeOptions; site: Site; route?: Route; request: WebRequest; form?: Form; error: unknown }

async function answerError(c: Context, { options, site, route, request, form, error }: Trouble): Promise<Response> {
  if (error instanceof Refusal) {
    if (route?.kind === 'raw' && route.refuse) return respond(c, site, request, route.refuse(error))
    if (error.status === 401 && c.req.method === 'GET' && request.actor === undefined && request.path !== signInPath)
      return c.redirect(`${signInPath}?tiep=${encodeURIComponent(request.address)}`, 303)
    if (error.status === 429) c.header('Retry-After', '60')
    try {
      if (route?.kind === 'submit' && form !== undefined) {
        const again = await answerAgain(route, request, form, error)
        if (again !== undefined) return await respond(c, site, request, again)
      }
      return await respond(c, site, request, { kind: 'page', status: error.status, page: refusalPage(error, request) })
    } catch (second) {
      if (!(second instanceof Refusal)) return fault(c, { options, site, request, error: second })
      return await respond(c, site, request, { kind: 'page', status: error.status, page: refusalPage(error, request) })
    }
  }
  return fault(c, { options, site, request, error })
}

async function fault(c: Context, { options, site, request, error }: Trouble): Promise<Response> {
  const number = newFaultNumber()
  options.report({
    at: 'fault',
    number,
    id: request.requestId,
    path: withoutSecrets(request.path),
    error: describeFault(error),
  })
  try {
    return await respond(c, site, request, { kind: 'page', status: 500, page: faultPage(number) })
  } catch {
    return plainFault(c, number)
  }
}

/** One-time links carry their secret in the path; a log is read by more people than a letter. */
function withoutSecrets(path: string): string {
  return path.replace(/\/[\w-]{40,}/g, '/…')
}

/** Not even the visitor could be recognised: the database does not answer. */
function beforeAnybodyIsKnown(error: Error, c: Context, { report }: EdgeOptions): Response {
  const number = newFaultNumber()
  report({ at: 'fault', number, path: withoutSecrets(c.req.path), error: describeFault(error) })
  return plainFault(c, number)
}

function plainFault(c: Context, number: string): Response {
  return c.text(`Lỗi hệ thống, số ${number}. Bộ phận vận hành đã được báo. Hãy thử lại sau ít phút.`, 500)
}

/** The chain of causes, without values of parameters (they may hold personal data). */
function describeFault(error: unknown): string {
  const parts: string[] = []
  for (let link: unknown = error, depth = 0; link !== undefined && depth < 5; depth++) {
    parts.push(link instanceof Error ? (link.stack ?? link.message) : String(link))
    link = link instanceof Error ? link.cause : undefined
  }
  return parts.join('\ncaused by: ')
}

async function respond(c: Context, site: Site, request: WebRequest, answer: Answer): Promise<Response> {
  switch (answer.kind) {
    case 'redirect':
      if (answer.notice !== undefined)
        setCookie(c, 'lgd_notice', answer.notice, { ...cookieRules(request), maxAge: 30 })
      for (const cookie of answer.cookies ?? [])
        setCookie(c, cookie.name, cookie.value, { ...cookieRules(request), maxAge: cookie.maxAgeSeconds })
      return c.redirect(answer.to, 303)
    case 'text':
      // «not changed» has no body, not even an empty one
      if (answer.status === 304) return c.body(null, 304, answer.headers)
      return c.body(answer.body, answer.status as 200, { 'Content-Type': answer.contentType, ...answer.headers })
    case 'bytes':
      return c.body(answer.body as Uint8Array<ArrayBuffer> | ReadableStream, answer.status as 200, answer.headers)
    case 'page': {
      if (request.cookies.lgd_notice !== undefined) deleteCookie(c, 'lgd_notice', { path: '/' })
      c.header('Cache-Control', 'no-store')
      return c.html(await site.render(answer.page, viewOf(request), request), answer.status as 200)
    }
  }
}

function cookieRules(request: WebRequest) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: request.house.publicUrl.startsWith('https:') } as const
}

async function requestOf(c: Context, options: EdgeOptions): Promise<WebRequest> {
  const url = new URL(c.req.url)
  const cookies = getCookie(c)
  const networkAddress = addressOf(c, options.behindProxy)
  const userAgent = (c.req.header('user-agent') ?? '').slice(0, 300)
  const visitor = await options.identify({ cookies, networkAddress, userAgent })
  for (const cookie of visitor.setCookies?.cookies ?? [])
    setCookie(c, cookie.name, cookie.value, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: options.house.publicUrl.startsWith('https:'),
      maxAge: cookie.maxAgeSeconds,
    })
  return {
    house: options.house,
    actor: visitor.actor,
    csrf: visitor.csrf,
    params: mapValues(c.req.param() as Record<string, string>, withoutControls),
    query: mapValues(c.req.query(), withoutControls),
    queryAll: mapValues(c.req.queries() as Record<string, string[]>, (values) => values.map(withoutControls)),
    address: url.pathname + url.search,
    path: url.pathname,
    cameFrom: pageBefore(c.req.header('referer'), url.host),
    ifNoneMatch: c.req.header('if-none-match'),
    range: c.req.header('range'),
    cookies,
    networkAddress: networkOf(networkAddress),
    userAgent,
    requestId: newFaultNumber(),
  }
}

/** As in forms: control characters come from no keyboard, and PostgreSQL refuses NUL. */
function withoutControls(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, '')
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}

function pageBefore(referrer: string | undefined, ours: string): string | undefined {
  if (referrer === undefined || !URL.canParse(referrer)) return undefined
  const { host, pathname, search } = new URL(referrer)
  // «//elsewhere» would be an address of somebody else's
  return host !== ours || pathname.startsWith('//') ? undefined : pathname + search
}

function addressOf(c: Context, behindProxy: boolean): string {
  const forwarded = c.req.header('x-forwarded-for')
  if (behindProxy && forwarded !== undefined) return forwarded.split(',').at(-1)!.trim().slice(0, 64)
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? 'unknown'
}

async function handleMissing(c: Context, options: EdgeOptions): Promise<Response> {
  const request = await requestOf(c, options)
  const site = options.sites.find((one) => request.path.startsWith(one.prefix)) ?? options.sites.at(-1)!
  const missing = new Refusal(404, 'Không có trang này. Hãy kiểm tra lại đường dẫn, hoặc về trang đầu rồi tìm lại.')
  return answerError(c, { options, site, request, error: missing })
}

/** What a form weighs beside its files. */
const formMb = 1

async function tooLarge(c: Context, options: EdgeOptions, site: Site, sizeMbMax: number): Promise<Response> {
  const request = await requestOf(c, options)
  const error = new Refusal(
    413,
    `Dữ liệu gửi lên lớn hơn ${sizeMbMax} MB nên hệ thống không nhận. Hãy giảm dung lượng tệp hoặc chia thành nhiều lần gửi.`,
  )
  return answerError(c, { options, site, request, error })
}
