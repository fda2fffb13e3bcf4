import { expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

const quick = '/nghiep-vu/hoat-dong/nhanh'

/** A session that an officer records in a village without a line, and everything that counts it. */
walk('một buổi ghi trên điện thoại khi không có mạng, tính vào nhiệm vụ của phường', (walk) => {
  let lan: Person
  let taskId = ''

  const says = (person: Person) => person.page.locator('[data-outbox-says]')
  const fillIn = async (person: Person, topic: string, howMany: string) => {
    await person.field('topic').fill(topic)
    await person.field('place').fill('Nhà văn hóa khu Y Na')
    await person.field('howMany').fill(howMany)
  }
  const writeDown = (person: Person) => person.page.getByRole('button', { name: 'Ghi hoạt động', exact: true }).click()
  const doneFor = async (person: Person) => {
    await person.go(`/nghiep-vu/nhiem-vu/${taskId}`)
    return person.page.locator('dd', { hasText: 'lượt người' }).innerText()
  }

  test('mất mạng: buổi nằm lại trên máy, trang nói chưa gửi, mẫu trống cho buổi sau; có mạng thì tự gửi', async () => {
    lan = await walk().person({ phone: true })
    await lan.signIn('lan')
    await lan.go(quick)
    const option = lan.field('taskIds').locator('option', { hasText: 'giới thiệu các luật mới' }).first()
    taskId = (await option.getAttribute('value'))!
    expect(await doneFor(lan)).toBe('1 hoạt động, 64 lượt người')
    await lan.go(quick)
    await lan.context.setOffline(true)
    await fillIn(lan, 'Luật mới với khu dân cư Y Na', '57')
    await lan.field('taskIds').selectOption(taskId)
    await writeDown(lan)
    await says(lan).getByText('Có 1 mục chưa gửi, còn trên máy này').waitFor()
    await picture(lan, 'hoat-dong-cho-gui', 740)
    expect(await lan.field('topic').inputValue()).toBe('')
    await fillIn(lan, 'Buổi thứ hai cùng ngày', '20')
    await writeDown(lan)
    await says(lan).getByText('Có 2 mục chưa gửi').waitFor()
    await lan.context.setOffline(false)
    await says(lan).getByText('Đã gửi: Luật mới với khu dân cư Y Na').waitFor()
    await says(lan).getByText('Đã gửi: Buổi thứ hai cùng ngày').waitFor()
    expect(await doneFor(lan)).toBe('2 hoạt động, 121 lượt người')
  })

  test('gửi đến nơi mà mất lời đáp, tắt trình duyệt, gửi lại: vẫn một buổi', async () => {
    await lan.go(quick)
    let arrived = 0
    await lan.page.route(`**${quick}`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await route.fetch({ maxRedirects: 0 })
      arrived += 1
      await route.abort()
    })
    await fillIn(lan, 'Buổi gửi hai lần', '33')
    await writeDown(lan)
    await says(lan).getByText('Có 1 mục chưa gửi').waitFor()
    expect(arrived).toBe(1)
    await lan.page.close()
    lan.page = await lan.context.newPage()
    const page = lan.page
    await page.goto(quick)
    await page.locator('[data-outbox-says]').getByText('Đã gửi: Buổi gửi hai lần').waitFor()
    await page.goto('/nghiep-vu/hoat-dong?tim=gui+hai+lan')
    expect(await page.locator('[data-row]').count()).toBe(1)
    await page.close()
  })

  test('phiên đã hết thì đợi đăng nhập, không gửi dưới tên người khác', async () => {
    const other = await walk().person({ phone: true })
    await other.signIn('lan')
    await other.go(quick)
    await other.context.setOffline(true)
    await fillIn(other, 'Buổi ghi lúc phiên hết', '12')
    await writeDown(other)
    await says(other).getByText('Có 1 mục chưa gửi').waitFor()
    await other.context.clearCookies()
    await other.context.setOffline(false)
    await says(other).getByText('phiên làm việc đã hết').waitFor()
    await other.signIn('hung')
    await other.go(quick)
    await says(other).getByText('Một mục Nguyễn Thị Lan viết lúc').waitFor()
    expect(await other.reads()).not.toContain('Buổi ghi lúc phiên hết')
    await other.context.clearCookies()
    await other.signIn('lan')
    await other.go(quick)
    await says(other).getByText('Đã gửi: Buổi ghi lúc phiên hết').waitFor()
  })

  test('mẫu mang theo mở được khi không có mạng; có mạng thì gửi dưới tên người đang đăng nhập, khi họ bấm', async () => {
    const far = await walk().person({ phone: true })
    await far.signIn('lan')
    await far.go('/nghiep-vu/hoat-dong/nhanh')
    await far.follow('Mẫu mang theo')
    const along = far.address()
    const villages = await far.page.locator('datalist option').count()
    expect(villages).toBeGreaterThan(0)
    await expectGoodLook(far)
    await far.page.getByRole('button', { name: /^Mang theo phần chữ/u }).click()
    await far.page.getByText('Đã mang theo').waitFor()
    await far.context.setOffline(true)
    await far.page.goto(along)
    expect(await far.page.locator('datalist option').count()).toBe(villages)
    expect(await far.reads()).toContain('Bản lưu trên máy này')
    await fillIn(far, 'Buổi ở nơi không có mạng', '21')
    await far.field('heldOn').fill('13/01/2026')
    await writeDown(far)
    await says(far).getByText('Có 1 mục chưa gửi').waitFor()
    await far.context.setOffline(false)
    await far.go('/nghiep-vu/hoat-dong')
    await says(far).getByRole('button', { name: 'Gửi dưới tên người đang đăng nhập' }).click()
    await says(far).getByText('Đã gửi: Buổi ở nơi không có mạng').waitFor()
    await far.go('/nghiep-vu/hoat-dong?tim=khong+co+mang')
    expect(await far.reads()).toContain('1 hoạt động, 21 lượt người')
  })

  test('hai người sửa một buổi: đối chiếu và chọn, không ai bị ghi đè; không JavaScript cũng vậy', async () => {
    const plain = await walk().person({ scripts: false })
    await plain.signIn('lan')
    await plain.go(quick)
    await fillIn(plain, 'Buổi hai người sửa', '')
    await plain.field('heldOn').fill('2/13/2026')
    expect(await plain.press('Ghi hoạt động')).toBe(422)
    expect(await plain.field('topic').inputValue()).toBe('Buổi hai người sửa')
    await plain.field('heldOn').fill('12/01/2026')
    expect(await plain.press('Ghi hoạt động')).toBe(200)
    expect(await plain.reads()).toContain('Chưa ghi: số người dự')
    const address = plain.address()
    await plain.follow('Sửa hoạt động')
    const hung = await walk().person()
    await hung.signIn('hung')
    await hung.go(`${address}/sua`)
    await hung.field('attended').fill('41')
    await Promise.all([
      hung.page.waitForURL(`**${address}`),
      hung.page.getByRole('button', { name: 'Lưu hoạt động' }).click(),
    ])
    await plain.field('attended').fill('44')
    await plain.field('village').fill('Khu Y Na 2')
    expect(await plain.press('Lưu hoạt động')).toBe(200)
    expect(await plain.heading()).toBe('Cập nhật song song')
    await plain.page.getByLabel('Lấy bản của Nguyễn Thị Lan: 44').check()
    expect(await plain.press('Lưu lựa chọn')).toBe(200)
    await hung.go(address)
    expect(await hung.reads()).toMatch(/Số người dự\s+44/u)
    expect(await hung.reads()).toContain('Khu Y Na 2')
    expect(await hung.reads()).toContain('(đã đối chiếu)')
    await expectGoodLook(hung)
  })

  test('bảng năm: Enter và mũi tên, dán một khối từ Excel, ô sai trở lại; không JavaScript vẫn lưu được', async () => {
    const wide = await walk().person()
    await wide.signIn('lan')
    await wide.go('/nghiep-vu/hoat-dong/bang?thang=1')
    const rows = wide.page.locator('table.grid tbody tr')
    const before = await rows.count()
    const first = rows
      .nth(before - 5)
      .locator('input:not([type=hidden])')
      .first()
    await first.focus()
    const block = Array.from(
      { length: 7 },
      (_, index) => `2${index}/01/2026\tTập huấn\tLớp dán ${index + 1}\tHội trường\t${index + 10}`,
    )
    await first.evaluate(
      (cell, text) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', text)
        cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      },
      `${block.join('\n')}\n`,
    )
    expect(await rows.count()).toBe(before + 2)
    await first.press('Enter')
    expect(await wide.page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('21/01/2026')
    await wide.page.keyboard.press('ArrowUp')
    await wide.page.keyboard.press('End')
    await wide.page.keyboard.press('ArrowRight')
    expect(await wide.page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('Tập huấn')
    await rows
      .nth(before + 1)
      .locator('input:not([type=hidden])')
      .first()
      .fill('31/02/2026')
    await expectGoodLook(wide)
    expect(await wide.press('Lưu bảng')).toBe(422)
    expect(await wide.reads()).toContain('Đã lưu 6 dòng. Còn 1 dòng chưa lưu được')
    expect(await rows.first().locator('input[aria-invalid]').inputValue()).toBe('31/02/2026')
    await picture(wide, 'bang-hoat-dong', 760)
    const plain = await walk().person({ scripts: false })
    await plain.signIn('lan')
    await plain.go('/nghiep-vu/hoat-dong/bang?thang=1')
    const own = plain.page.locator('tr', { has: plain.page.locator('input[value="Lớp dán 1"]') })
    await own.locator('input[name$=".women"]').fill('4')
    expect(await plain.press('Lưu bảng')).toBe(200)
    expect(await plain.reads()).toContain('Đã lưu 1 dòng.')
    await plain.go('/nghiep-vu/hoat-dong?tim=lop+dan')
    expect(await plain.reads()).toContain('6 hoạt động, 75 lượt người')
  })
})
