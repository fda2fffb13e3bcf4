import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { askNewCode } from '#domains/matters/acts/ask-new-code.ts'
import { figuresPageSize } from '#domains/matters/figures/front-door-figures.queries.ts'
import { filingRoutes } from '#domains/matters/filing/filing.routes.ts'
import { filingDoors } from '#domains/matters/filing-door.ts'
import { aCitizen, addProvince, files, onMatters } from '#domains/matters/matters.fixtures.ts'
import { trackingRoutes } from '#domains/matters/tracking/tracking.routes.ts'
import { openBrowser } from '#domains/people/testing/browser.ts'
import { throttle } from '#domains/people/throttle.ts'
import { identifyVisitor } from '#domains/people/visitor.store.ts'
import { perform } from '#platform/acts/act.ts'
import { edge } from '#platform/http/edge.ts'
import { site } from '#platform/http/site.ts'
import { forgeryCheck } from '#platform/identity/csrf.ts'

onMatters('ở cổng', (world) => {
  const browser = (address?: string) => {
    const { house } = world()
    const frame = site(
      '/',
      async (parts, view) =>
        `<title>${parts.title}</title>${view.notice ?? ''}<input name="csrf" value="${view.csrf}">${renderToString(parts.body)}`,
      [filingRoutes, trackingRoutes],
    )
    const lines: string[] = []
    const application = edge({
      house,
      sites: [frame],
      identify: (seen) => identifyVisitor(house, seen),
      checkForgery: forgeryCheck(house.publicUrl),
      throttle,
      behindProxy: true,
      report: (line) => {
        lines.push(JSON.stringify(line))
        if (line.at === 'fault') throw new Error(`A fault at ${line.path}: ${line.error}`)
      },
    })
    return { ...openBrowser(application, address), lines }
  }
  const formKeyIn = (text: string) => /name="formKey" value="([^"]+)"/u.exec(text)![1]!
  const codeIn = (text: string) => /\d{4} \d{4} \d{4} \d{4}/u.exec(text)![0]

  test('từ câu hỏi đến phiếu, tra cứu, đóng lại', async () => {
    const tu = browser()
    for (const door of filingDoors) expect((await tu.get(`/gui/${door.slug}`)).status, door.slug).toBe(200)
    expect((await tu.get('/gui/khong-co')).status).toBe(404)
    expect((await tu.get('/gui/hoi-dap?q=Chuyện+đất&o=00001')).text).toMatch(/Chuyện đất[\s\S]*<\/textarea>/u)
    const form = await tu.get('/gui/hoi-dap')
    const typed = { door: 'hoi-dap', formKey: formKeyIn(form.text), bodyId: world().bodies.first.id }
    const wrong = await tu.post('/gui/hoi-dap', { ...typed, words: '', email: 'abc' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Hãy kể việc của bạn')
    expect(wrong.text).toContain('value="abc"')
    expect(formKeyIn(wrong.text)).toBe(typed.formKey)
    const sent = await tu.post('/gui/hoi-dap', { ...typed, words: 'Tách thửa cần giấy gì? <script>alert(1)</script>' })
    expect(sent.location).toBe('/gui/da-nhan')
    const receipt = await tu.get('/gui/da-nhan')
    const code = codeIn(receipt.text)
    expect((await tu.get('/gui/da-nhan/phieu.pdf')).text.startsWith('%PDF')).toBe(true)
    const other = browser('10.0.0.2')
    await other.get('/tra-cuu')
    expect((await other.get('/tra-cuu/ho-so')).status).toBe(410)
    expect((await other.post('/tra-cuu', { code: '1234' })).text).toContain('16 chữ số')
    expect((await other.post('/tra-cuu', { code })).location).toBe('/tra-cuu/ho-so')
    const page = await other.get('/tra-cuu/ho-so')
    expect(page.text).toContain('Đã nhận')
    expect(page.text).toContain('alert(1)')
    expect(page.text).not.toContain('<script>alert')
    await other.post('/tra-cuu/dong')
    expect((await other.get('/tra-cuu/ho-so')).status).toBe(410)
    expect([...tu.lines, ...other.lines].join()).not.toContain(code.replaceAll(' ', ''))
  })

  test('viết dở quá 20 phút: trang đã đóng vẫn giữ lời, nhập mã là gửi được', async () => {
    const { later } = world()
    const sent = await files(world(), 'phan-anh')
    const tu = browser()
    await tu.get('/tra-cuu')
    await tu.post('/tra-cuu', { code: sent.code })
    await tu.get('/tra-cuu/ho-so')
    later(21 * 60_000)
    const path = `/tra-cuu/ho-so/${sent.matter.id}/bo-sung`
    const ended = await tu.post(path, { words: 'Tôi chụp thêm cái cống.' })
    expect(ended.status).toBe(410)
    expect(ended.text).toContain('Tôi chụp thêm cái cống.</textarea>')
    const wrong = await tu.post(path, { words: 'Tôi chụp thêm cái cống.', code: '1234' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Tôi chụp thêm cái cống.</textarea>')
    expect((await tu.post(path, { words: 'Tôi chụp thêm cái cống.', code: sent.code })).location).toBe('/tra-cuu/ho-so')
    expect((await tu.get('/tra-cuu/ho-so')).text).toContain('Bạn đã gửi thêm thông tin')
  })

  test('nhiều tỉnh: chọn tỉnh trước khi gõ, trang chỉ có nơi nhận của tỉnh ấy; số liệu lật trang', async () => {
    await addProvince(world(), '25', 55)
    const tu = browser()
    const first = await tu.get('/gui/hoi-dap?q=Chuyện+đất')
    expect(first.text).not.toContain('name="formKey"')
    expect(first.text).toContain('name="q" value="Chuyện đất"')
    const there = await tu.get('/gui/hoi-dap?q=Chuyện+đất&tinh=25')
    expect(there.text.match(/UBND xã Xa/gu)).toHaveLength(55)
    expect(there.text).not.toContain('UBND xã Một')
    const typed = { door: 'hoi-dap', formKey: formKeyIn(there.text), words: '', bodyId: '' }
    expect((await tu.post('/gui/hoi-dap?tinh=25', typed)).text.match(/UBND xã Xa/gu)).toHaveLength(55)
    expect((await tu.get(`/gui/hoi-dap?noi=${world().bodies.first.id}`)).text).toContain('UBND xã Một')
    expect((await tu.get('/gui/so-lieu')).text).not.toContain('UBND xã')
    expect((await tu.get('/gui/so-lieu?tinh=25')).text.match(/UBND xã Xa/gu)).toHaveLength(figuresPageSize)
    expect((await tu.get('/gui/so-lieu?tinh=25&trang=2')).text.match(/UBND xã Xa/gu)).toHaveLength(55 - figuresPageSize)
  })

  test('chưa nối mạng nhắn tin thì không mời chọn, và gửi lên cũng không nhận', async () => {
    world().house.messageWays = []
    const tu = browser()
    const form = await tu.get('/gui/hoi-dap')
    expect(form.text).not.toContain('value="sms"')
    expect(form.text).toContain('value="call"')
    const typed = { door: 'hoi-dap', formKey: formKeyIn(form.text), bodyId: world().bodies.first.id }
    const sent = await tu.post('/gui/hoi-dap', { ...typed, words: 'Hỏi đất.', phone: '0912345678', notify: 'sms' })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('chưa nối mạng nhắn tin')
  })

  test('rút: việc thường hỏi lại một lần; khiếu nại viết, xem lại rồi mới gửi', async () => {
    for (const door of ['phan-anh', 'khieu-nai'] as const) {
      const sent = await files(world(), door)
      const tu = browser()
      await tu.get('/tra-cuu')
      await tu.post('/tra-cuu', { code: sent.code })
      const base = `/tra-cuu/ho-so/${sent.matter.id}`
      const page = await tu.get(`${base}/rut`)
      expect(page.status).toBe(200)
      if (door === 'phan-anh') {
        await tu.post(`${base}/rut`, { sure: 'co' })
        expect((await tu.get('/tra-cuu/ho-so')).text).toContain('Bạn đã rút ngày')
        expect((await tu.get(`${base}/rut`)).status).toBe(409)
        continue
      }
      expect(page.text).toContain('Luật Khiếu nại 02/2011/QH13, Điều 10')
      expect((await tu.post(`${base}/xin-rut/xem-lai`, { words: 'rút' })).status).toBe(422)
      const words = 'Phường đã sửa quyết định nên tôi rút.'
      const review = await tu.post(`${base}/xin-rut/xem-lai`, { words })
      expect(review.text).toContain(`${words}</textarea>`)
      await tu.post(`${base}/xin-rut`, { words })
      const after = (await tu.get('/tra-cuu/ho-so')).text
      expect(after).toContain('Bạn đã gửi đề nghị rút ngày')
      expect(after).toContain('Đã nhận')
    }
  })

  test('mất mã, cấp lại qua thư: mã mới và mở được hồ sơ ngay; bổ sung có chừng mực', async () => {
    const { db, house } = world()
    const { matter } = await files(world(), 'phan-anh', { recovery: 'email', email: 'tu@example.vn' })
    await perform(askNewCode, { house, actor: aCitizen }, { email: 'tu@example.vn' })
    const { text } = await db.selectFrom('outgoing_mail').select('text_body as text').executeTakeFirstOrThrow()
    const link = /\/tra-cuu\/ma-moi\/[\w-]+/u.exec(text)![0]
    const tu = browser()
    await tu.get(link)
    expect((await tu.post(link)).location).toBe('/gui/da-nhan')
    expect((await tu.get('/tra-cuu/ho-so')).status).toBe(200)
    const statuses = []
    for (let times = 0; times < 31; times++)
      statuses.push((await tu.post(`/tra-cuu/ho-so/${matter.id}/bo-sung`, { words: 'Thêm.' })).status)
    expect([...new Set(statuses)]).toEqual([303, 429])
  })

  test('số liệu của nơi nhận: dưới 5 không hiện', async () => {
    for (let times = 0; times < 6; times++) await files(world(), 'phan-anh')
    await files(world(), 'hoi-dap', { bodyId: world().bodies.second.id })
    const { text } = await browser().get('/gui/so-lieu')
    expect(text).toMatch(/UBND xã Một[\s\S]{0,160}>6</u)
    expect(text).toMatch(/UBND xã Hai[\s\S]{0,160}dưới 5/u)
  })

  test('đoán mã bị chặn theo địa chỉ mạng; gõ nhầm một số thì không mất lượt', async () => {
    const guesser = browser()
    await guesser.get('/tra-cuu')
    for (let times = 0; times < 70; times++)
      expect((await guesser.post('/tra-cuu', { code: '1111 2222 3333 4445' })).status).toBe(422)
    const tries = []
    for (let times = 0; times < 62; times++)
      tries.push((await guesser.post('/tra-cuu', { code: '0000 0000 0000 0000' })).status)
    expect(new Set(tries.slice(0, 60))).toEqual(new Set([404]))
    expect(tries.slice(60)).toEqual([429, 429])
  })
})
