import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refusals } from '#domains/people/acts/sign-in-with-provider.ts'
import { addLink } from '#domains/people/link.store.ts'
import { lanAtTheDoor, openBrowser, testApplication } from '#domains/people/testing/browser.ts'
import { systemClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { House } from '#platform/house.ts'
import { type Oidc, openOidc } from '#platform/identity/oidc.ts'

const redirectUri = 'http://thu.example.vn/dang-nhap/lien-ket/ve'

let server: Server
let oidc: Oidc
/** Who signs in there, and whether the provider vouches for the e-mail. */
let there = { subject: 'lan-o-so', email: 'lan@xa.example.vn', verified: true }

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.on('request', aProvider(issuer).callback())
  oidc = openOidc({ issuer, clientId: 'luat-gan-dan', clientSecret: 'client-secret', redirectUri, plainLoopback: true })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

onBothDatabases('đăng nhập bằng tài khoản dùng chung', (database) => {
  let lanId: string
  let house: House
  let browser: ReturnType<typeof openBrowser>

  beforeEach(async () => {
    const place = await lanAtTheDoor(database())
    lanId = place.lanId
    house = { ...place.house, clock: systemClock, oidc } // the provider looks at the real clock
    browser = openBrowser(testApplication(house))
    there = { subject: 'lan-o-so', email: 'lan@xa.example.vn', verified: true }
  })

  test('thư đã xác minh trùng thư của tài khoản: gắn và vào; lần sau thư đổi vẫn vào', async () => {
    const entered = await enter('/dang-nhap/lien-ket?tiep=/nghiep-vu?a=1')
    expect(entered.location).toBe('/nghiep-vu?a=1')
    expect((await browser.get('/nghiep-vu')).title).toBe('Việc của Nguyễn Thị Lan')
    there.email = 'khac@xa.example.vn'
    browser = openBrowser(testApplication(house))
    expect((await enter()).location).toBe('/nghiep-vu')
    const audit = await database()
      .kysely.selectFrom('audit')
      .select('after')
      .where('subject_kind', '=', 'person')
      .execute()
    expect(audit).toEqual([{ after: { linkedTo: oidc.settings.issuer, by: 'verified e-mail' } }])
  })

  test.each([
    ['thư chưa xác minh', { verified: false }],
    ['thư không của ai', { email: 'ai@xa.example.vn' }],
    ['thư giống tên đăng nhập', { email: 'nguyenthilan' }],
  ])('%s thì không vào, không tự tạo tài khoản', async (_, change) => {
    Object.assign(there, change)
    const refused = await enter()
    expect(refused.status).toBe(403)
    expect(refused.text).toContain(refusals.noAccount.message)
    expect(await database().kysely.selectFrom('person').select('id').execute()).toHaveLength(1)
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
  })

  test('liên kết mời gắn tài khoản dùng chung, dùng một lần', async () => {
    there = { subject: 'lan-o-so', email: 'rieng@xa.example.vn', verified: false }
    const { token } = await database().transaction((tx) =>
      addLink(tx, { personId: lanId, purpose: 'invitation', createdBy: null }, new Date()),
    )
    expect((await browser.get(`/dat-mat-khau/${token}`)).text).toContain(`/dang-nhap/lien-ket?moi=${token}`)
    expect((await enter(`/dang-nhap/lien-ket?moi=${token}`)).location).toBe('/nghiep-vu')
    there.subject = 'nguoi-khac'
    browser = openBrowser(testApplication(house))
    expect((await enter(`/dang-nhap/lien-ket?moi=${token}`)).status).toBe(410)
  })

  test('tài khoản có xác thực hai lớp thì vẫn phải nhập mã', async () => {
    await database().kysely.updateTable('person').set({ totp_secret_sealed: 'v1.x' }).execute()
    expect((await enter()).location).toContain('/dang-nhap/ma-xac-thuc')
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
  })

  test('về ở trình duyệt khác, hoặc về lần thứ hai, thì không nhận', async () => {
    const back = await goThere('/dang-nhap/lien-ket')
    const other = openBrowser(testApplication(house))
    expect((await other.get(back)).status).toBe(400)
    expect((await browser.get(back)).status).toBe(303)
    expect((await openBrowser(testApplication(house)).get(back)).status).toBe(400)
  })

  test('chưa nối với nơi đăng nhập chung thì nói rõ', async () => {
    const without = openBrowser(testApplication({ ...house, oidc: undefined }))
    expect((await without.get('/dang-nhap')).text).not.toContain('/dang-nhap/lien-ket')
    expect((await without.get('/dang-nhap/lien-ket')).status).toBe(404)
  })

  async function enter(path = '/dang-nhap/lien-ket') {
    return browser.get(await goThere(path))
  }

  /** Goes to the provider, signs in and agrees there, and gives the path that leads back. */
  async function goThere(path: string): Promise<string> {
    const asked = await browser.get(path)
    const cookies = new Map<string, string>()
    let address = new URL(asked.location!)
    let form: URLSearchParams | undefined
    for (let steps = 0; steps < 12; steps++) {
      const response = await fetch(address, {
        method: form ? 'POST' : 'GET',
        body: form,
        redirect: 'manual',
        headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      })
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
        cookies.set(name!, value!)
      }
      form = undefined
      const location = response.headers.get('location')
      if (location !== null) address = new URL(location, address)
      if (address.href.startsWith(redirectUri)) return address.pathname + address.search
      if (location !== null) continue
      const page = await response.text()
      const [, prompt] = /name="prompt" value="(login|consent)"/.exec(page)!
      form = new URLSearchParams({ prompt: prompt!, login: there.subject, password: 'gì cũng được' })
      address = new URL(/<form[^>]* action="([^"]+)"/.exec(page)![1]!, address)
    }
    throw new Error('The provider never sent us back.')
  }
})

/** A provider that lets everybody in as `there`. */
function aProvider(issuer: string): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: 'luat-gan-dan', client_secret: 'client-secret', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key for this test'] },
    ttl: { IdToken: 600, AccessToken: 600, AuthorizationCode: 60, Interaction: 600, Grant: 600, Session: 600 },
    findAccount: (_: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, email: there.email, email_verified: there.verified, name: 'Lan' }),
    }),
  })
}
