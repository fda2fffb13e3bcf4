import { TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { lanAtTheDoor } from '#domains/people/testing/browser.ts'
import { goodPassword, minute } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('xác thực hai lớp', (database) => {
  let place: Awaited<ReturnType<typeof lanAtTheDoor>>
  let browser: typeof place.browser

  beforeEach(async () => {
    place = await lanAtTheDoor(database())
    browser = place.browser
  })

  async function turnOn() {
    await browser.signIn('nguyenthilan', goodPassword)
    const offered = await browser.get('/tai-khoan/xac-thuc-hai-lop')
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(offered.text)![1]!.replaceAll(' ', '')
    const offer = /name="offer" value="([^"]+)"/.exec(offered.text)![1]!
    const totp = new TOTP({ secret })
    const codeNow = () => totp.generate({ timestamp: place.clock.now().getTime() })
    return { offered, offer, codeNow }
  }

  test('hình QR là SVG không có style; sai mã thì hiện lại đúng khóa ấy', async () => {
    const { offered, offer } = await turnOn()
    expect(offered.text).toContain('<svg class="qr-code"')
    expect(offered.text).not.toMatch(/style=|<script/)
    const again = await browser.post('/tai-khoan/xac-thuc-hai-lop', { offer, code: '000000' })
    expect(again.status).toBe(422)
    expect(/name="offer" value="([^"]+)"/.exec(again.text)![1]).toBe(offer)
  })

  test('bật, đăng nhập bằng mã, mã đã dùng thì không dùng lại, mã dự phòng dùng một lần', async () => {
    const { offer, codeNow } = await turnOn()
    const shown = await browser.post('/tai-khoan/xac-thuc-hai-lop', { offer, code: codeNow() })
    expect(shown.status).toBe(200)
    const codes = [...shown.text.matchAll(/<code>([a-z0-9-]{14})<\/code>/g)].map(([, code]) => code!)
    expect(codes).toHaveLength(10)
    expect((await browser.post('/dang-xuat')).status).toBe(303) // the page's own token still holds

    const usedAtSetUp = await enterWith(codeNow())
    expect(usedAtSetUp.status).toBe(401)
    place.later(30_000)
    const code = codeNow()
    expect((await enterWith(code)).location).toBe('/nghiep-vu')
    expect((await browser.get('/nghiep-vu')).status).toBe(200)
    expect((await enterWith(code)).status).toBe(401)
    expect((await enterWith(codes[3]!)).location).toBe('/nghiep-vu')
    expect((await browser.get('/tai-khoan')).text).toMatch(/Còn (<!-- -->)?9(<!-- -->)? mã dự phòng/)
    expect((await enterWith(codes[3]!)).status).toBe(401)
  })

  test('giữa mật khẩu và mã thì chưa là ai; sau mười phút phải bắt đầu lại', async () => {
    const { offer, codeNow } = await turnOn()
    await browser.post('/tai-khoan/xac-thuc-hai-lop', { offer, code: codeNow() })
    await browser.post('/dang-xuat')
    const halfway = await browser.signIn('nguyenthilan', goodPassword)
    expect(halfway.location).toContain('/dang-nhap/ma-xac-thuc')
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
    expect((await browser.get('/tai-khoan')).status).toBe(303)
    place.later(10 * minute)
    expect((await browser.get('/dang-nhap/ma-xac-thuc')).location).toBe('/dang-nhap')
  })

  test('sai mã năm lần thì phải đợi', async () => {
    const { offer, codeNow } = await turnOn()
    await browser.post('/tai-khoan/xac-thuc-hai-lop', { offer, code: codeNow() })
    await browser.post('/dang-xuat')
    for (let tries = 0; tries < 5; tries++) expect((await enterWith('000000')).status).toBe(401)
    expect((await enterWith('000000')).status).toBe(429)
  })

  async function enterWith(code: string) {
    await browser.get('/dang-nhap')
    await browser.post('/dang-xuat')
    await browser.signIn('nguyenthilan', goodPassword)
    await browser.get('/dang-nhap/ma-xac-thuc')
    return browser.post('/dang-nhap/ma-xac-thuc', { code })
  }
})
