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

  test('không có JavaScript: lọc, lưu, mở bằng một lần bấm, đổi tên, chia sẻ; đồng nghiệp thấy; xóa thì mất', async () => {
    const plain = await walk().person({ scripts: false })
    await plain.signIn('lan')
    await plain.go('/nghiep-vu/nhiem-vu?tt=all&sap-xep=ke-hoach')
    await plain.field('tim').fill('luat')
    await plain.press('Lọc danh sách')
    const caption = await plain.page.locator('table caption').last().innerText()
    await plain.unfold('Lưu bộ lọc này')
    await plain.press('Lưu bộ lọc')
    expect(await plain.reads()).toContain('Hãy ghi tên bộ lọc.')
    await plain.field('name').fill('Việc về luật')
    expect(await plain.press('Lưu bộ lọc')).toBe(200)
    expect(plain.address()).toBe('/nghiep-vu/nhiem-vu?tt=all&tim=luat&sap-xep=ke-hoach')
    const chips = plain.page.getByRole('navigation', { name: 'Bộ lọc đã lưu' })
    expect(await chips.locator('[aria-current]').innerText()).toBe('Việc về luật')
    await plain.follow('Xem tất cả', chips)
    expect(await plain.page.locator('table caption').last().innerText()).not.toBe(caption)
    await plain.follow('Việc về luật', chips)
    expect(await plain.page.locator('table caption').last().innerText()).toBe(caption)
    await plain.follow('Sắp xếp bộ lọc', chips)
    expect(await plain.heading()).toBe('Bộ lọc đã lưu')
    await plain.unfold('Đổi tên, chia sẻ, xóa')
    await plain.field('name').fill('Việc về luật của phường')
    await plain.press('Lưu tên bộ lọc')
    await plain.unfold('Đổi tên, chia sẻ, xóa')
    await plain.field('bodyId').selectOption({ index: 1 })
    await plain.press('Lưu chia sẻ')
    expect(await plain.reads()).toContain('Chia sẻ với')
    await plain.press('Mở bộ lọc này đầu tiên')
    await plain.go('/nghiep-vu/nhiem-vu')
    expect(plain.address()).toBe('/nghiep-vu/nhiem-vu?tt=all&tim=luat&sap-xep=ke-hoach')

    const hung = await walk().person()
    await hung.signIn('hung')
    await hung.go('/nghiep-vu/nhiem-vu')
    await hung.follow('Việc về luật của phường của Nguyễn Thị Lan')
    expect(hung.address()).toContain('tim=luat')
    await expectGoodLook(hung)
    await hung.go('/nghiep-vu/bo-loc')
    expect(await hung.reads()).toContain('Của Nguyễn Thị Lan, chia sẻ với')
    await expectGoodLook(hung)

    await plain.go('/nghiep-vu/bo-loc')
    await plain.unfold('Đổi tên, chia sẻ, xóa')
    await plain.press('Xóa bộ lọc')
    expect(await plain.reads()).toContain('Chưa có bộ lọc nào')
    await hung.go('/nghiep-vu/nhiem-vu')
    expect(await hung.reads()).not.toContain('Việc về luật')
  })

  test('chỉ bằng bàn phím: lưu bộ lọc, rồi đưa nó lên trước', async () => {
    const { keyboard } = lan.page
    for (const [name, state] of [
      ['Quá hạn của tôi', 'late'],
      ['Sắp đến hạn', 'due'],
    ]) {
      await lan.go(`/nghiep-vu/nhiem-vu?tt=${state}&cua=toi`)
      await tabTo(lan, 'details.step > summary')
      await keyboard.press('Enter')
      await tabTo(lan, 'input[name="name"]')
      await keyboard.type(name!)
      await Promise.all([lan.page.waitForEvent('load'), keyboard.press('Enter')])
    }
    await lan.go('/nghiep-vu/bo-loc')
    await tabTo(lan, 'form:has(input[value="up"]) button')
    await Promise.all([lan.page.waitForEvent('load'), keyboard.press('Enter')])
    expect(await lan.page.locator('.saved-view h3').allInnerTexts()).toEqual(['Sắp đến hạn', 'Quá hạn của tôi'])
    await lan.page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true
    })
    await expectGoodLook(lan)
  })

  test('người xem cả tỉnh: một trang đủ 45 dòng vẫn nhẹ', async () => {
    const mai = await walk().person()
    await mai.signIn('mai')
    await mai.go('/nghiep-vu/nhiem-vu?tt=open')
    expect(await mai.page.locator('[data-row]').count()).toBe(45)
    await expectGoodLook(mai)
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
