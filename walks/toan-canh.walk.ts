import { expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** From the map of a province down to one task; what is done there shows above within seconds. */
walk('toàn cảnh: từ bản đồ tỉnh xuống một nhiệm vụ', (walk) => {
  let mai: Person
  let task = ''

  test('Mai mở toàn cảnh: tỉnh của mình, bốn ô có mẫu số, bản đồ và bảng nói như nhau', async () => {
    mai = await walk().person()
    await mai.signIn('mai')
    await mai.go('/nghiep-vu')
    await mai.follow('Toàn cảnh', mai.page.locator('nav'))
    expect(await mai.heading()).toBe('Toàn cảnh tỉnh Bắc Ninh')
    expect(await mai.reads()).toMatch(/Đúng hạn \d+% \(\d+ trong \d+ mốc/)
    expect(await mai.reads()).toMatch(/Chưa có kế hoạch: \d+ trong 99 nơi/)
    expect(await mai.page.locator('.area-map a title').count()).toBe(99)
    const ward = mai.page.locator('.area-map a').filter({ hasText: 'Phường Kinh Bắc: đúng hạn' })
    expect(await ward.count()).toBe(1)
    await expectGoodLook(mai)
    await picture(mai, 'toan-canh', 1000)
  })

  test('bằng bàn phím: bỏ qua bản đồ một bước là tới bảng', async () => {
    const skip = mai.page.getByRole('link', { name: 'Bỏ qua bản đồ, đến bảng số liệu' })
    await skip.focus()
    await mai.page.keyboard.press('Enter')
    await mai.page.keyboard.press('Tab')
    await expect
      .poll(() => mai.page.evaluate(() => document.activeElement?.closest('#bang-so-lieu') !== null))
      .toBe(true)
  })

  test('mỗi con số là danh sách nó đếm', async () => {
    await mai.go('/nghiep-vu/toan-canh')
    const late = mai.page.locator('#bang-so-lieu').getByRole('row').nth(1).getByRole('link').nth(1)
    const figure = await late.innerText()
    await Promise.all([mai.page.waitForEvent('load'), late.click()])
    expect(await mai.reads()).toContain(`Quá hạn: ${figure} mốc`)
  })

  test('từ bản đồ: phường, cơ quan, kế hoạch, nhiệm vụ', async () => {
    await mai.go('/nghiep-vu/toan-canh')
    const ward = mai.page.locator('.area-map a').filter({ hasText: 'Phường Kinh Bắc: đúng hạn' })
    await ward.focus()
    await Promise.all([mai.page.waitForEvent('load'), mai.page.keyboard.press('Enter')])
    expect(await mai.heading()).toBe('Toàn cảnh phường Kinh Bắc')
    await expectGoodLook(mai)
    await mai.follow(/Ủy ban nhân dân phường Kinh Bắc/)
    expect(await mai.heading()).toContain('Toàn cảnh Ủy ban nhân dân phường Kinh Bắc')
    await mai.follow(/Công tác phổ biến, giáo dục pháp luật/)
    await mai.go('/nghiep-vu/nhiem-vu?tt=late&dia-ban=09187')
    await mai.page.locator('[data-row] a').first().click()
    await mai.page.waitForURL(/nhiem-vu\/[0-9a-f-]{36}/)
    task = mai.address()
  })

  test('Lan báo xong một mốc: trong 5 giây số ở trên đổi theo', async () => {
    const doneNow = async () => {
      await mai.go('/nghiep-vu/toan-canh')
      return Number(/Đã xong (\d+) trong/.exec(await mai.reads())?.[1])
    }
    const before = await doneNow()
    const lan = await walk().person()
    await lan.signIn('lan')
    await lan.go(task)
    await lan.press('Báo đã xong', await lan.unfold('Báo đã xong'))
    await expect.poll(doneNow, { timeout: 5_000, interval: 250 }).toBe(before + 1)
  })

  test('in ra giấy: còn bản đồ và bảng, không còn khung trang', async () => {
    await mai.go('/nghiep-vu/toan-canh')
    await mai.page.emulateMedia({ media: 'print' })
    expect(await mai.page.locator('.area-map svg').first().isVisible()).toBe(true)
    expect(await mai.page.locator('.filters').isVisible()).toBe(false)
    expect(await mai.page.locator('#bang-so-lieu table').isVisible()).toBe(true)
    await mai.page.emulateMedia({ media: 'screen' })
  })

  test('trên điện thoại không có JavaScript vẫn dùng được', async () => {
    const phone = await walk().person({ phone: true, scripts: false })
    await phone.signIn('mai')
    await phone.go('/nghiep-vu/toan-canh?tim=kinh+bac')
    expect(await phone.page.locator('#bang-so-lieu [data-row]').count()).toBe(1)
  })

  test('nơi ngoài phạm vi không tìm thấy; sổ Excel tải được', async () => {
    expect(await mai.go('/nghiep-vu/toan-canh/01')).toBe(404)
    await mai.go('/nghiep-vu/toan-canh')
    const [file] = await Promise.all([
      mai.page.waitForEvent('download'),
      mai.page.getByRole('link', { name: 'Xuất Excel' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  })
})
