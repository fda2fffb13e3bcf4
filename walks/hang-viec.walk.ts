import { expect, test } from 'vitest'
import { expectGoodLook } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** The work list all day long: narrowed, searched, walked by keyboard; many rows assigned at once, and taken back. */
walk('hàng việc: lọc, tìm, chọn nhiều dòng, xem trước, hoàn tác', (walk) => {
  let lan: Person

  test('mỗi con số trong bốn ô dẫn tới đúng danh sách của nó', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/nhiem-vu?tt=all')
    const cells = lan.page.locator('figure.four-cell tbody a')
    const count = await cells.count()
    expect(count).toBe(4)
    for (let index = 0; index < count; index++) {
      await lan.go('/nghiep-vu/nhiem-vu?tt=all')
      const said = await cells.nth(index).innerText()
      await Promise.all([lan.page.waitForEvent('load'), cells.nth(index).click()])
      if (said === '0') expect(await lan.reads()).toContain('Không có mốc nào ở đây')
      else expect(await lan.page.locator('table caption').last().innerText()).toContain(`: ${said} mốc`)
    }
  })

  test('điều kiện trong địa chỉ hiện thành nhãn có tên, bỏ được từng cái; điều vô nghĩa bị bỏ qua', async () => {
    await lan.go("/nghiep-vu/nhiem-vu?tt=all&nam=2026&dia-ban=24&don-vi=x'")
    expect(await lan.reads()).toContain('Hạn trong năm 2026')
    await lan.follow(/Hạn trong năm 2026/)
    expect(lan.address()).not.toContain('nam=')
    expect(lan.address()).toContain('dia-ban=24')
  })

  test('tìm không dấu, đủ chữ theo thứ tự nào cũng được, chữ cuối gõ dở cũng được', async () => {
    await lan.go('/nghiep-vu/nhiem-vu?tt=all')
    await lan.field('tim').fill('luat phap')
    await lan.press('Lọc danh sách')
    const rows = await lan.page.locator('[data-row]').count()
    expect(rows).toBeGreaterThan(0)
    await lan.field('tim').fill('luat pha')
    await lan.press('Lọc danh sách')
    expect(await lan.page.locator('[data-row]').count()).toBeGreaterThanOrEqual(rows)
    await expectGoodLook(lan)
  })

  test('chỉ bằng bàn phím: chọn một đoạn dòng rồi phân công, xem trước, làm, hoàn tác', async () => {
    await lan.go('/nghiep-vu/nhiem-vu?tt=open')
    const { keyboard } = lan.page
    await keyboard.press('j')
    await keyboard.press('x')
    await keyboard.press('j')
    await keyboard.press('j')
    await keyboard.press('Shift+X')
    expect(await lan.page.locator('[data-row] input:checked').count()).toBe(3)
    expect(await lan.page.locator('[data-keys-chosen]').innerText()).toBe('Đã chọn 3 dòng.')
    await tabTo(lan, 'button[formaction$="/phan-cong"]')
    await Promise.all([lan.page.waitForEvent('load'), keyboard.press('Enter')])
    expect(await lan.heading()).toBe('Phân công nhiều mốc')
    await chooseOfficer(lan)
    expect(await lan.reads()).toContain('→ ')
    await expectGoodLook(lan)
    await lan.press(/^Phân công \d+ mốc$/)
    expect(await lan.heading()).toMatch(/^Đã phân công \d+ mốc$/)
    await expectGoodLook(lan)
    await lan.press('Hoàn tác cả loạt')
    expect(await lan.reads()).toContain('Đã hoàn tác')
  })

  test('không có JavaScript: chọn cả danh sách đang lọc, xem trước, làm, hoàn tác', async () => {
    const plain = await walk().person({ scripts: false })
    await plain.signIn('lan')
    await plain.go('/nghiep-vu/nhiem-vu?tt=open')
    const caption = await plain.page.locator('table caption').last().innerText()
    await plain.field('tat-ca').check()
    await plain.press('Phân công')
    await chooseOfficer(plain)
    const said = await plain.reads()
    const numbers = [/Sẽ làm trên (\d+) mốc/, /; (\d+) mốc không làm được/].map((one) =>
      Number(one.exec(said)?.[1] ?? 0),
    )
    expect(caption).toContain(`: ${numbers[0]! + numbers[1]!} mốc`)
    await plain.press(/^Phân công \d+ mốc$/)
    await plain.press('Hoàn tác cả loạt')
    expect(await plain.reads()).toContain('Đã hoàn tác')
  })

  test('trên điện thoại: danh sách và các ô chọn vừa màn hình', async () => {
    await lan.go('/nghiep-vu/nhiem-vu?tt=open')
    await expectGoodLook(lan)
  })
})

async function chooseOfficer(person: Person): Promise<void> {
  await person.field('nguoi').selectOption({ index: 1 })
  await person.press('Xem trước với người này')
}

const tabsMax = 200

async function tabTo({ page }: Person, selector: string): Promise<void> {
  for (let tabs = 0; tabs < tabsMax; tabs++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${tabsMax} tabs do not reach ${selector}`)
}
