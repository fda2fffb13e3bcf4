import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { askSubscription } from '#domains/library/acts/ask-subscription.ts'
import { confirmSubscription } from '#domains/library/acts/confirm-subscription.ts'
import { leaveSubscriptions } from '#domains/library/acts/leave-subscriptions.ts'
import { aDocument, aRelation } from '#domains/library/library.fixtures.ts'
import { addLaw, addRelationRow, onShelves } from '#domains/library/shelf/shelf.fixtures.ts'
import { linkIn, postOffice, turnOfLaw } from '#domains/library/subscribing/subscribing.fixtures.ts'
import { tellSubscribers } from '#domains/library/subscribing/subscribing.jobs.ts'
import { subscribingRoutes } from '#domains/library/subscribing/subscribing.routes.ts'
import { leavingToken, refusals, subscriberOfToken } from '#domains/library/subscribing/subscription.ts'
import { openBrowser } from '#domains/people/testing/browser.ts'
import { throttle } from '#domains/people/throttle.ts'
import { identifyVisitor } from '#domains/people/visitor.store.ts'
import { edge } from '#platform/http/edge.ts'
import { site } from '#platform/http/site.ts'
import { forgeryCheck } from '#platform/identity/csrf.ts'
import { composeMessage } from '#platform/mail/message.ts'

const slug = '901-2019-qh99'
const address = 'hoa@thu.example.vn'
const day = 86_400_000

onShelves('theo dõi bằng thư', (world) => {
  const nobody = {
    personId: null,
    name: '',
    grants: [],
    bodyId: null,
    actingFor: null,
    address: '10.0.0.1',
    userAgent: '',
  }
  const does = <Input, Output>(deed: Parameters<ReturnType<typeof world>['does']>[1], raw: unknown) => {
    world().actors.lan = nobody as never
    return world().does<Input, Output>('lan', deed as never, raw)
  }
  const ask = (more: object = {}) => does(askSubscription as never, { address, document: slug, ...more })
  async function follows(more: object = {}) {
    const office = postOffice(world().house)
    await ask(more)
    await office.deliver()
    const token = linkIn(office.sent[0]!, '/theo-doi/xac-nhan').split('/').at(-1)!
    await does(confirmSubscription as never, { token })
    return { office, token }
  }
  const repeal = async (fromDay: string) => {
    const other = aDocument({ number: '902/2026/QH99', name: 'Luật Thử mới', effectiveOn: fromDay })
    await addLaw(world().db, other)
    await addRelationRow(world().db, aRelation({ fromId: other.id, toId: world().law.id, kind: 'replaces', fromDay }))
    await turnOfLaw(world().house)
  }
  const count = async (table: string) =>
    Number(
      (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(world().db)).rows[0]!.n,
    )
  const wholeDatabase = async () => {
    const tables = [
      'law_subscription_request',
      'law_subscriber',
      'law_subscription',
      'law_news_for',
      'outgoing_mail',
      'audit',
    ]
    const rows = await Promise.all(tables.map((table) => sql`select * from ${sql.table(table)}`.execute(world().db)))
    return JSON.stringify(rows.map((one) => one.rows))
  }

  test('xin, xác nhận, được báo một lần, thôi: không còn gì của địa chỉ', async () => {
    const { office, token } = await follows()
    expect(office.sent).toHaveLength(1)
    await expect(does(confirmSubscription as never, { token })).rejects.toBe(refusals.oldRequest)
    await repeal('2027-01-01')
    await tellSubscribers(world().house)
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent).toHaveLength(2)
    const news = office.sent[1]!
    expect(news.to).toBe(address)
    expect(news.subject).toBe('Luật bạn theo dõi vừa thay đổi: Luật Thử số 901/2019/QH99')
    expect(news.text).toContain('- Từ 01/01/2027 bị thay thế bởi Luật Thử mới số 902/2026/QH99.')
    expect(news.text).toContain('Bạn nhận thư này vì đang theo dõi: Luật Thử.')
    const leaving = linkIn(news, '/theo-doi/thoi').split('/').at(-1)!
    await does(leaveSubscriptions as never, { token: leaving })
    await does(leaveSubscriptions as never, { token: leaving })
    expect(await count('law_subscriber')).toBe(0)
    // the one with the link was sent before there was a subscriber, and goes three days later
    world().later(4 * day)
    await tellSubscribers(world().house)
    expect(await wholeDatabase()).not.toContain('hoa@')
  })

  test('chưa xác nhận thì không có gì được gửi; quá 48 giờ thì xóa', async () => {
    const office = postOffice(world().house)
    await ask()
    await office.deliver()
    await repeal('2027-01-01')
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent).toHaveLength(1)
    world().later(3 * day)
    const token = linkIn(office.sent[0]!, '/theo-doi/xac-nhan').split('/').at(-1)!
    await expect(does(confirmSubscription as never, { token })).rejects.toBe(refusals.oldRequest)
    await tellSubscribers(world().house)
    expect(await count('law_subscription_request')).toBe(0)
  })

  test('địa chỉ nằm trong cơ sở dữ liệu ở dạng niêm kín, liên kết ở dạng băm', async () => {
    const { token } = await follows()
    await sql`delete from outgoing_mail`.execute(world().db)
    const all = await wholeDatabase()
    expect(all).not.toContain('hoa@')
    expect(all).not.toContain(token)
  })

  test('luật đến ngày hết hiệu lực: không ai sửa gì, vẫn được báo, đúng hôm đó', async () => {
    const { office } = await follows()
    await repeal('2026-11-25')
    await tellSubscribers(world().house)
    await office.deliver()
    world().later(2 * day)
    await turnOfLaw(world().house)
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent).toHaveLength(2)
    world().later(2 * day)
    await turnOfLaw(world().house)
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent[2]!.text).toContain('Hết hiệu lực toàn bộ từ 25/11/2026')
  })

  test('theo chủ đề: văn bản mới và chữ đổi; nhiều thay đổi là một thư', async () => {
    await sql`insert into law_topic (code, name) values ('36', 'Hòa giải')`.execute(world().db)
    await turnOfLaw(world().house)
    const { office } = await follows({ document: '', topic: '36' })
    for (const number of ['903/2026/QH99', '904/2026/QH99'])
      await addLaw(world().db, aDocument({ number, name: `Luật ${number}` }), [
        { number: '1', title: 'Một', text: 'Chữ.', topicCode: '36' },
      ])
    await turnOfLaw(world().house)
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent).toHaveLength(2)
    expect(office.sent[1]!.subject).toBe('Luật bạn theo dõi vừa thay đổi: 2 văn bản, 21/11/2026')
    await sql`update law_article_version set text_hash = ${'f'.repeat(64)} where text = 'Chữ.'`.execute(world().db)
    world().later(day)
    await turnOfLaw(world().house)
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent[2]!.text).toContain('- Chữ thay đổi ở Điều 1.')
  })

  test('trong ngày nhiều nhất một thư; phần đến sau để hôm sau', async () => {
    const { office } = await follows()
    await repeal('2027-01-01')
    await tellSubscribers(world().house)
    await office.deliver()
    await sql`update law_document set expires_on = '2026-12-01' where slug = ${slug}`.execute(world().db)
    await turnOfLaw(world().house)
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent).toHaveLength(2)
    world().later(day)
    await sql`update law_document set expires_on = '2026-11-22' where slug = ${slug}`.execute(world().db)
    await turnOfLaw(world().house)
    await tellSubscribers(world().house)
    await office.deliver()
    expect(office.sent[2]!.text).toContain('Hết hiệu lực toàn bộ từ 22/11/2026')
  })

  test('thôi sau khi thư đã xếp hàng: thư không đi', async () => {
    const { office } = await follows()
    await repeal('2027-01-01')
    await tellSubscribers(world().house)
    const { rows } = await sql<{ id: string }>`select id from law_subscriber`.execute(world().db)
    await does(leaveSubscriptions as never, { token: leavingToken(world().house.secretKey, rows[0]!.id) })
    await office.deliver()
    expect(office.sent).toHaveLength(1)
  })

  test('máy chủ thư nói không có địa chỉ này hai ngày liền: dừng và xóa; trục trặc của mình thì không tính', async () => {
    const { office } = await follows()
    const changeAndTell = async (turn: number, delivery: Parameters<typeof office.answers>[0]) => {
      await sql`update law_document set expires_on = ${`2028-01-0${turn}`}`.execute(world().db)
      await sql`update law_document_facts set facts = jsonb_set(facts, '{sentence}', '"khác"')`.execute(world().db)
      await turnOfLaw(world().house)
      office.answers(delivery)
      await tellSubscribers(world().house)
      await office.deliver()
      world().later(4 * day)
      await tellSubscribers(world().house)
    }
    await changeAndTell(1, { result: 'uncertain', reply: 'đứt giữa chừng' })
    await changeAndTell(2, { result: 'refused', reply: '550 5.1.1 No such user' })
    expect(await count('law_subscriber')).toBe(1)
    await changeAndTell(3, { result: 'refused', reply: '550 5.1.1 No such user' })
    expect(await count('law_subscriber')).toBe(0)
    expect(await wholeDatabase()).not.toContain('hoa@')
  })

  test('liên kết để thôi không đoán được, không dùng cho người khác', () => {
    const key = world().house.secretKey
    const [one, other] = ['0193a5e0-0000-7000-8000-000000000001', '0193a5e0-0000-7000-8000-000000000002']
    const token = leavingToken(key, one)
    expect(subscriberOfToken(key, token)).toBe(one)
    const forged = leavingToken(key, other).slice(0, 22) + token.slice(22)
    for (const wrong of [
      forged,
      token.slice(1),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`,
      '',
      'x'.repeat(65),
    ])
      expect(subscriberOfToken(key, wrong)).toBeUndefined()
    expect(subscriberOfToken(new Uint8Array(32).fill(8), token)).toBeUndefined()
  })

  describe('ở cửa', () => {
    function visitor(networkAddress?: string) {
      const { house } = world()
      const frame = site(
        '/',
        async (parts, view) =>
          `<title>${parts.title}</title><input name="csrf" value="${view.csrf}">${renderToString(parts.body)}`,
        [subscribingRoutes],
      )
      const application = edge({
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
      return { application, browser: openBrowser(application, networkAddress) }
    }

    test('không JavaScript: điền, gửi, mở thư, xác nhận, thôi một mục; mở liên kết không thôi thay ai', async () => {
      const { browser, application } = visitor()
      const office = postOffice(world().house)
      expect((await browser.get(`/theo-doi?van-ban=${slug}`)).text).toContain('Luật Thử số 901/2019/QH99')
      const refused = await browser.post(`/theo-doi?van-ban=${slug}`, { document: slug, address: 'không phải thư' })
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Hãy ghi một địa chỉ thư điện tử')])
      expect(refused.text).toContain('không phải thư')
      expect((await browser.post('/theo-doi', { document: slug, address })).location).toBe('/theo-doi/da-gui')
      await office.deliver()
      const path = linkIn(office.sent[0]!, '/theo-doi/xac-nhan')
      await browser.get(path)
      await browser.get(path)
      expect((await browser.post(path)).location).toBe('/theo-doi/xong')
      await repeal('2027-01-01')
      await tellSubscribers(world().house)
      await office.deliver()
      const leaving = linkIn(office.sent[1]!, '/theo-doi/thoi')
      expect((await browser.get(leaving)).text).toContain('Thôi theo dõi tất cả')
      expect(await count('law_subscription')).toBe(1)
      const raw = (await composeMessage(office.sent[1]!, 'Luật <a@xa.example.vn>', new Date())).toString()
      // long headers are folded
      const unfolded = raw.replace(/\r\n /g, ' ')
      expect(unfolded).toContain(`List-Unsubscribe: <${world().house.publicUrl}${leaving}>`)
      expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
      // as a mail program does: no cookie, no token of a form
      const pressed = await application.request(leaving, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
      expect(pressed.status).toBe(303)
      expect(await count('law_subscriber')).toBe(0)
      expect((await browser.get(leaving)).status).toBe(404)
    })

    test('biết hay không biết địa chỉ, câu trả lời như nhau; mỗi địa chỉ ba thư một ngày', async () => {
      const { office } = await follows()
      const { browser } = visitor()
      await browser.get('/theo-doi')
      const answers = []
      for (const asked of [address, 'la@thu.example.vn', address, address, address])
        answers.push(await browser.post('/theo-doi', { document: slug, address: asked }))
      expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(
        new Set(['303 /theo-doi/da-gui']),
      )
      await office.deliver()
      const toKnown = office.sent.filter(({ to }) => to === address)
      expect(toKnown).toHaveLength(4)
    })

    test('một mạng gửi dồn dập thì phải đợi; mạng khác vẫn được', async () => {
      const { browser } = visitor('10.0.0.66')
      await browser.get('/theo-doi')
      let last = 0
      for (let turn = 0; turn < 61; turn++)
        last = (await browser.post('/theo-doi', { document: slug, address: `a${turn}@thu.example.vn` })).status
      expect(last).toBe(429)
      const { browser: other } = visitor('10.0.0.67')
      await other.get('/theo-doi')
      expect((await other.post('/theo-doi', { document: slug, address })).status).toBe(303)
    })
  })
})
