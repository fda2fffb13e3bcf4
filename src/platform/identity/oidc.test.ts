import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import {
  finishOidc,
  type Oidc,
  openOidc,
  openOidcAttempt,
  refusals,
  sealOidcAttempt,
  startOidc,
} from '#platform/identity/oidc.ts'

const now = new Date()
const redirectUri = 'https://luatgandan.example.vn/dang-nhap/chung/ve'
const secretKey = new Uint8Array(32).fill(9)

let server: Server
let issuer: string
let oidc: Oidc
/** Changes what the token endpoint answers on its way to us. */
let tamper: ((tokens: Record<string, string>) => void) | undefined
const idTokenSeconds = 600
let emailVerified: boolean | 'a fault' = true

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const answer = aProvider().callback()
  server.on('request', (request, response) => {
    if (request.url === '/token') passThroughTamper(request, response)
    answer(request, response)
  })
  oidc = openOidc({ issuer, clientId: 'luat-gan-dan', clientSecret: 'client-secret', redirectUri, plainLoopback: true })
})
afterEach(() => {
  tamper = undefined
  vi.useRealTimers()
  emailVerified = true
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('đăng nhập qua hệ thống đăng nhập chung', () => {
  test('đi, đăng nhập ở đó, về: biết là ai', async () => {
    const { url, attempt } = await startOidc(oidc, now)
    const asked = new URL(url).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(url).not.toContain(attempt.codeVerifier)
    const cookie = sealOidcAttempt(secretKey, attempt)
    const search = await signInThere(url, 'lan')
    expect(await finishOidc(oidc, search, openOidcAttempt(secretKey, cookie, now))).toEqual({
      issuer,
      subject: 'lan',
      email: 'lan@xa.example.vn',
      name: 'Nguyễn Thị Lan',
    })
  })

  test('thư điện tử chưa được xác minh thì không dùng', async () => {
    emailVerified = false
    const { search, attempt } = await goAndComeBack()
    expect((await finishOidc(oidc, search, attempt)).email).toBeUndefined()
  })

  test('một lượt về chỉ dùng được một lần', async () => {
    const { search, attempt } = await goAndComeBack()
    await finishOidc(oidc, search, attempt)
    await expect(finishOidc(oidc, search, attempt)).rejects.toThrow(refusals.stale)
  })

  test.each([
    ['state', refusals.stale],
    ['codeVerifier', refusals.stale],
  ] as const)('%s của lượt khác thì không nhận', async (field, refusal) => {
    const { search, attempt } = await goAndComeBack()
    const other = (await startOidc(oidc, now)).attempt
    await expect(finishOidc(oidc, search, { ...attempt, [field]: other[field] })).rejects.toThrow(refusal)
  })

  test('nonce của lượt khác thì không nhận', async () => {
    const { search, attempt } = await goAndComeBack()
    await expectInvalid(finishOidc(oidc, search, { ...attempt, nonce: 'other' }))
  })

  test('đổi người trong lời xác nhận thì chữ ký không khớp', async () => {
    tamper = (tokens) => {
      const [head, body, signature] = tokens.id_token!.split('.')
      const claims = JSON.parse(Buffer.from(body!, 'base64url').toString())
      const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'root' })).toString('base64url')
      tokens.id_token = [head, forged, signature].join('.')
    }
    const { search, attempt } = await goAndComeBack()
    await expectInvalid(finishOidc(oidc, search, attempt))
  })

  test('đồng hồ lệch nửa phút thì vẫn vào được, lệch năm phút thì không', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const first = await goAndComeBack()
    tamper = () => vi.setSystemTime(Date.now() + (idTokenSeconds + 30) * 1000)
    expect((await finishOidc(oidc, first.search, first.attempt)).subject).toBe('lan')
    tamper = undefined
    const second = await goAndComeBack()
    tamper = () => vi.setSystemTime(Date.now() + (idTokenSeconds + 300) * 1000)
    await expectInvalid(finishOidc(oidc, second.search, second.attempt))
  })

  test('người dùng bấm hủy ở đó', async () => {
    const { attempt } = await startOidc(oidc, now)
    const search = new URLSearchParams({ error: 'access_denied', state: attempt.state, iss: issuer })
    await expect(finishOidc(oidc, `?${search}`, attempt)).rejects.toThrow(refusals.cancelled)
  })

  test('lời đáp của nơi khác (iss khác) thì không nhận', async () => {
    const { search, attempt } = await goAndComeBack()
    const mixed = new URLSearchParams(search)
    mixed.set('iss', 'https://ke-xau.example')
    await expectInvalid(finishOidc(oidc, `?${mixed}`, attempt))
  })

  test('nơi ấy không trả lời thì nói rõ, lần sau thử lại', async () => {
    const away = createServer()
    await new Promise<void>((ready) => away.listen(0, '127.0.0.1', ready))
    const port = (away.address() as AddressInfo).port
    await new Promise((closed) => away.close(closed))
    const lost = openOidc({ ...oidc.settings, issuer: `http://127.0.0.1:${port}` })
    await expect(startOidc(lost, now)).rejects.toThrow(refusals.unreachable)
    const back = createServer((_, response) => response.end('{"issuer":"somebody else"}'))
    await new Promise<void>((ready) => back.listen(port, '127.0.0.1', ready))
    await expect(startOidc(lost, now)).rejects.toThrow(refusals.unreachable)
    back.close()
  })

  test('nơi ấy gặp lỗi giữa chừng', async () => {
    const { search, attempt } = await goAndComeBack()
    emailVerified = 'a fault' // the provider's own account lookup fails
    await expect(finishOidc(oidc, search, attempt)).rejects.toThrow(refusals.unreachable)
  })

  test('http không mã hóa chỉ dùng trong chính máy này', async () => {
    const plain = openOidc({ ...oidc.settings, plainLoopback: undefined })
    await expect(startOidc(plain, now)).rejects.toThrow(refusals.unreachable)
    const far = openOidc({ ...oidc.settings, issuer: 'http://sso.example.vn' })
    await expect(startOidc(far, now)).rejects.toThrow('this machine alone')
  })

  test('lượt bỏ dở quá mười phút, cookie lạ hay không có cookie', async () => {
    const { attempt } = await startOidc(oidc, now)
    const cookie = sealOidcAttempt(secretKey, attempt)
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    expect(openOidcAttempt(secretKey, cookie, later(9))).toEqual(attempt)
    expect(() => openOidcAttempt(secretKey, cookie, later(11))).toThrow(refusals.stale)
    expect(() => openOidcAttempt(secretKey, `${cookie}x`, now)).toThrow(refusals.stale)
    expect(() => openOidcAttempt(secretKey, undefined, now)).toThrow(refusals.stale)
  })
})

async function expectInvalid(work: Promise<unknown>): Promise<void> {
  const error = await work.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toMatchObject({ status: 403, message: expect.stringContaining('không hợp lệ') })
}

async function goAndComeBack() {
  const { url, attempt } = await startOidc(oidc, now)
  return { search: await signInThere(url, 'lan'), attempt }
}

/** The provider's own pages, as a browser walks through them: sign in, agree, be sent back. */
async function signInThere(url: string, login: string): Promise<string> {
  const cookies = new Map<string, string>()
  let address = new URL(url)
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    form = undefined
    const location = response.headers.get('location')
    if (location !== null) {
      address = new URL(location, address)
      if (address.href.startsWith(redirectUri)) return address.search
      continue
    }
    const page = await response.text()
    const prompt = /name="prompt" value="(login|consent)"/.exec(page)
    if (prompt === null) throw new Error(`No form on ${address}: ${page.slice(0, 500)}`)
    form = new URLSearchParams({ prompt: prompt[1]!, login, password: 'anything' })
    address = new URL(/<form[^>]* action="([^"]+)"/.exec(page)![1]!, address)
  }
  throw new Error('The provider never sent us back.')
}

function passThroughTamper(_: IncomingMessage, response: ServerResponse): void {
  const end = response.end.bind(response)
  response.end = ((body: unknown) => {
    if (tamper === undefined || response.statusCode !== 200) return end(body)
    const tokens = JSON.parse(String(body))
    tamper(tokens)
    const changed = JSON.stringify(tokens)
    response.setHeader('content-length', Buffer.byteLength(changed))
    return end(changed)
  }) as typeof response.end
}

function aProvider(): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: 'luat-gan-dan', client_secret: 'client-secret', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key for this test'] },
    ttl: {
      IdToken: idTokenSeconds,
      AccessToken: 60_000,
      AuthorizationCode: 60,
      Interaction: 600,
      Grant: 60_000,
      Session: 60_000,
    },
    findAccount: (_: unknown, id: string) => {
      if (emailVerified === 'a fault') throw new Error('The directory is away.')
      const claims = { sub: id, name: 'Nguyễn Thị Lan', email: `${id}@xa.example.vn`, email_verified: emailVerified }
      return { accountId: id, claims: () => claims }
    },
  })
}
