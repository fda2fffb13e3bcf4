import { expect, test } from 'vitest'
import { expectAccessible, expectLight, type Person, picture, walk } from './support/walk.ts'
import { wardPlanFile } from './support/ward-plan.ts'

/** Lan uploads and checks a plan, adopts it and works; Hùng checks; Mai watches from the province; a stranger gets nothing. */
walk('một văn bản kế hoạch thành việc, rồi thành kết quả', (walk) => {
  let lan: Person
  let hung: Person
  let mai: Person
  let planAddress = ''
  let taskAddress = ''

  test('Lan đăng nhập và thấy việc của mình', async () => {
    lan = await walk().person()
    await lan.go('/dang-nhap')
    await expectAccessible(lan)
    await picture(lan, 'dang-nhap')
    await lan.signIn('lan')
    expect(await lan.page.getByRole('heading', { level: 1 }).textContent()).toBe('Việc của tôi')
    await expectAccessible(lan)
    await expectLight(lan, '/nghiep-vu')
    await picture(lan, 'viec-cua-toi')
  })

  test('Lan tải văn bản lên và được đưa tới trang kiểm tra', async () => {
    await lan.go('/nghiep-vu/ke-hoach/moi')
    await expectAccessible(lan)
    await picture(lan, 'tai-len')
    await lan.page
      .getByLabel('Tệp kế hoạch')
      .setInputFiles({ name: 'ke-hoach-phuong.docx', mimeType: '', buffer: Buffer.from(await wardPlanFile()) })
    await lan.page.getByRole('button', { name: 'Tải lên và đọc' }).click()
    await lan.page.getByRole('heading', { name: /^Kiểm tra «ke-hoach-phuong.docx»/ }).waitFor()
    await expectAccessible(lan)
    await picture(lan, 'kiem-tra-van-ban')
    const reading = lan.page.getByRole('region', { name: 'Hệ thống đọc được' })
    expect(await reading.getByText('Tổ chức hội nghị phổ biến Luật Đất đai').count()).toBeGreaterThan(0)
  })

  test('chỗ nghi ngờ đi được bằng phím và sửa được', async () => {
    await lan.page.locator('h1').click()
    await lan.page.keyboard.press('n')
    expect(await lan.page.evaluate(() => document.activeElement?.closest('[data-doubt]') !== null)).toBe(true)
    const task = lan.page.getByRole('article').filter({ hasText: 'Phát tờ gấp' })
    await task.getByRole('link').first().click()
    await lan.page.getByLabel('Thời gian', { exact: true }).first().fill('Tháng 10 năm 2026')
    await lan.page.getByRole('button', { name: 'Lưu nhiệm vụ' }).click()
    await lan.page.getByText('Đã lưu nhiệm vụ.').waitFor()
    expect(await lan.page.getByRole('article').filter({ hasText: 'Phát tờ gấp' }).textContent()).toContain(
      'đến 31/10/2026',
    )
  })

  test('cùng một văn bản tải lên lần nữa thì được nhận ra', async () => {
    const checking = lan.page.url()
    await lan.go('/nghiep-vu/ke-hoach/moi')
    await lan.page
      .getByLabel('Tệp kế hoạch')
      .setInputFiles({ name: 'ban-sao.docx', mimeType: '', buffer: Buffer.from(await wardPlanFile()) })
    await lan.page.getByRole('button', { name: 'Tải lên và đọc' }).click()
    await lan.page.getByText('đã được tải lên trước đây').waitFor()
    expect(new URL(lan.page.url()).pathname).toBe(new URL(checking).pathname)
  })

  test('Lan nhập kế hoạch, hoàn tác rồi nhập lại', async () => {
    await lan.page.getByRole('button', { name: 'Nhập kế hoạch thành nhiệm vụ' }).click()
    await lan.page.getByText(/Đã nhập kế hoạch với \d+ nhiệm vụ/).waitFor()
    await lan.page.getByRole('button', { name: 'Hoàn tác việc nhập' }).click()
    await lan.page.getByText('Đã hoàn tác việc nhập').waitFor()
    await lan.page.getByRole('button', { name: 'Nhập kế hoạch thành nhiệm vụ' }).click()
    await lan.page.getByText(/Đã nhập kế hoạch với \d+ nhiệm vụ/).waitFor()
    planAddress = new URL(lan.page.url()).pathname
    await expectAccessible(lan)
    await picture(lan, 'ke-hoach')
  })

  test('Lan ghi tiến độ, báo xong và kèm sản phẩm', async () => {
    await lan.page
      .getByRole('link', { name: /Tổ chức hội nghị phổ biến Luật Đất đai/ })
      .first()
      .click()
    await lan.page.getByRole('heading', { level: 1, name: /^Nhiệm vụ/ }).waitFor()
    taskAddress = new URL(lan.page.url()).pathname
    await expectAccessible(lan)
    await picture(lan, 'nhiem-vu')
    await lan.page.getByLabel('Đã làm được gì').fill('Đã mời báo cáo viên và in tài liệu.')
    await lan.page.getByLabel('Số liệu').fill('Số giấy mời: 1.250 tờ')
    await lan.page.getByRole('button', { name: 'Ghi tiến độ' }).click()
    await lan.page.getByText('Đã ghi tiến độ.').waitFor()
    expect(await lan.page.locator('main').textContent()).toContain('1.250')
    await lan.page.getByText('Báo đã xong', { exact: true }).first().click()
    await lan.page.getByRole('button', { name: 'Báo đã xong' }).click()
    await lan.page.getByText('Đã báo xong.').waitFor()
    await lan.page.getByText('Kèm sản phẩm, tài liệu kiểm chứng').first().click()
    await lan.page
      .getByLabel('Tệp', { exact: true })
      .setInputFiles({ name: 'danh-sach.txt', mimeType: 'text/plain', buffer: Buffer.from('Danh sách người dự') })
    await lan.page.getByRole('button', { name: 'Kèm tệp' }).click()
    await lan.page.getByText('Đã kèm tệp.').waitFor()
    expect(await lan.page.locator('main').textContent()).toContain('Có sản phẩm kèm theo')
    await expectAccessible(lan)
  })

  test('Hùng trả lại có lý do, Lan làm lại, Hùng xác nhận', async () => {
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go(taskAddress)
    await hung.page.getByText('Trả lại', { exact: true }).first().click()
    await hung.page.getByLabel('Lý do trả lại').fill('thiếu')
    await hung.page.getByRole('button', { name: 'Trả lại để làm tiếp' }).click()
    await hung.page.getByText('từ 10 chữ cái trở lên').first().waitFor()
    expect(await hung.page.getByLabel('Lý do trả lại').inputValue()).toBe('thiếu')
    await hung.page.getByLabel('Lý do trả lại').fill('Danh sách chưa có chữ ký của người dự.')
    await hung.page.getByRole('button', { name: 'Trả lại để làm tiếp' }).click()
    await hung.page.getByText('Đã trả lại.').waitFor()
    await lan.go('/nghiep-vu')
    expect(await lan.page.locator('main').textContent()).toContain('Bị trả lại')
    await lan.go(taskAddress)
    expect(await lan.page.locator('main').textContent()).toContain('Danh sách chưa có chữ ký của người dự.')
    await lan.page.getByText('Báo đã xong', { exact: true }).first().click()
    await lan.page.getByRole('button', { name: 'Báo đã xong' }).click()
    await lan.page.getByText('Đã báo xong.').waitFor()
    expect(await lan.page.getByRole('button', { name: 'Xác nhận đã kiểm tra' }).count()).toBe(0)
    await hung.go('/nghiep-vu')
    expect(await hung.page.locator('main').textContent()).toContain('Chờ tôi kiểm tra')
    await hung.go(taskAddress)
    await hung.page.getByRole('button', { name: 'Xác nhận đã kiểm tra' }).click()
    await hung.page.getByText('Đã xác nhận kiểm tra.').waitFor()
    expect(await hung.page.locator('main').textContent()).toContain('Đã kiểm tra')
  })

  test('Mai ở tỉnh thấy việc của phường, yêu cầu giải trình, không báo xong thay', async () => {
    mai = await walk().person()
    await mai.signIn('mai')
    await mai.go('/nghiep-vu/nhiem-vu?tt=all&tim=luat%20dat%20dai')
    await expectAccessible(mai)
    await picture(mai, 'bang-nhiem-vu')
    expect(await mai.page.getByRole('link', { name: /Luật Đất đai/ }).count()).toBeGreaterThan(0)
    await mai.go('/nghiep-vu/nhiem-vu?tt=open')
    await mai.page.locator('[data-row] a').first().click()
    await mai.page.getByRole('heading', { level: 1, name: /^Nhiệm vụ/ }).waitFor()
    expect(await mai.page.getByRole('button', { name: 'Báo đã xong' }).count()).toBe(0)
    await mai.page.getByText('Yêu cầu giải trình', { exact: true }).first().click()
    await mai.page.getByLabel('Nội dung cần giải trình').first().fill('Vì sao đến nay việc này chưa xong?')
    await mai.page.getByRole('button', { name: 'Gửi yêu cầu giải trình' }).first().click()
    await mai.page.getByText('Đã gửi yêu cầu giải trình.').waitFor()
    await lan.go('/nghiep-vu')
    expect(await lan.page.locator('main').textContent()).toContain('Chờ giải trình')
  })

  test('người không có quyền không thấy gì', async () => {
    const stranger = await walk().person()
    for (const address of [
      planAddress,
      taskAddress,
      '/nghiep-vu',
      '/nghiep-vu/nhiem-vu',
      '/nghiep-vu/quan-tri/nhat-ky',
    ]) {
      await stranger.go(address)
      expect(new URL(stranger.page.url()).pathname).toBe('/dang-nhap')
    }
    expect(await stranger.page.locator('body').textContent()).not.toContain('Luật Đất đai')
  })

  test('trên điện thoại và không có JavaScript, việc vẫn làm được', async () => {
    const phone = await walk().person({ phone: true })
    await phone.signIn('lan')
    for (const address of ['/nghiep-vu', '/nghiep-vu/nhiem-vu', '/nghiep-vu/ke-hoach', planAddress, taskAddress]) {
      await phone.go(address)
      await expectAccessible(phone)
    }
    const plain = await walk().person({ scripts: false })
    await plain.signIn('lan')
    await plain.go('/nghiep-vu/nhiem-vu?tt=open')
    await plain.page.locator('[data-row] a').first().click()
    await plain.page.getByLabel('Đã làm được gì').fill('Ghi khi không có JavaScript.')
    await plain.page.getByRole('button', { name: 'Ghi tiến độ' }).click()
    expect(await plain.page.locator('main').textContent()).toContain('Ghi khi không có JavaScript.')
  })

  test('máy tắt đột ngột, những gì đã lưu vẫn còn', async () => {
    await walk().system.kill()
    await walk().system.restart()
    await lan.go(taskAddress)
    expect(await lan.page.locator('main').textContent()).toContain('Đã kiểm tra')
  })
})
