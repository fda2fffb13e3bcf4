import { afterAll, expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** A quarrel over a lane: asked for at the front door, mediated in the village, agreed, signed, and the mediator paid. */
walk('hòa giải: từ yêu cầu của người dân đến văn bản đã ký và thù lao', (walk) => {
  let lan: Person
  let tam: Person
  let hung: Person
  let caseAddress = ''
  let code = ''
  const lane = 'Hàng xóm để gạch chắn lối đi chung, nhờ tổ hòa giải nói giúp.'

  afterAll(async () => {
    for (const person of [lan, tam, hung]) await person?.context.close()
  })

  const says = () => tam.page.locator('[data-outbox-says]')
  const doStep = async (
    person: Person,
    title: string,
    fill: (within: ReturnType<Person['field']>) => Promise<unknown>,
    button: string,
  ) => {
    const folded = await person.unfold(title)
    await fill(folded)
    expect(await person.press(button, folded)).toBe(200)
  }

  test('bà Mận gửi yêu cầu không cần JavaScript; Lan lập thành vụ, việc, các bên chọn ông Tâm', async () => {
    const man = await walk().person({ phone: true, scripts: false })
    await man.go('/gui/hoa-giai')
    await man.field('words').fill(lane)
    await man.field('name').fill('Trịnh Thị Mận')
    await man.field('address').fill('Ngõ 9, Niềm Xá')
    expect(await man.press('Gửi đến cơ quan')).toBe(200)
    code = /\d{4} \d{4} \d{4} \d{4}/u.exec(await man.reads())![0]
    await man.context.close()
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/so-theo-doi?xem=all&tim=chan+loi+di+chung')
    await lan.page.locator('tbody a.row-link').first().click()
    await lan.page.waitForLoadState()
    await lan.follow('Lập vụ, việc hòa giải ở tổ hòa giải')
    expect(await lan.field('name1').inputValue()).toBe('Trịnh Thị Mận')
    await expectGoodLook(lan)
    expect(await lan.press('Ghi vụ, việc')).toBe(422)
    await lan.page.getByLabel('Không thuộc trường hợp nào dưới đây: được hòa giải').check()
    await lan.field('teamId').selectOption({ label: 'Tổ hòa giải Niềm Xá' })
    await lan.field('topic').selectOption('land')
    await lan.field('name2').fill('Đặng Văn Khế')
    expect(await lan.press('Ghi vụ, việc')).toBe(200)
    caseAddress = lan.address()
    await doStep(
      lan,
      'Ghi người hòa giải',
      async (within) => {
        await within.getByLabel('Nguyễn Văn Tâm').check()
        await within.locator('[name=interestAsked]').check()
      },
      'Ghi người hòa giải',
    )
    expect(await lan.reads()).toMatch(/Nguyễn Văn Tâm \(các bên lựa chọn\)/u)
    expect(await lan.reads()).toContain('Bắt đầu hòa giải')
    await expectGoodLook(lan)
    await picture(lan, 'vu-viec-hoa-giai', 900)
  })

  test('mẫu mang theo mở lại được khi không có mạng: ông Tâm ghi theo số trong sổ; có mạng thì gửi một lần', async () => {
    tam = await walk().person({ phone: true })
    await tam.signIn('tam')
    await tam.go('/nghiep-vu/hoa-giai/vu-viec')
    expect(await tam.reads()).not.toContain('Mận')
    await expectGoodLook(tam)
    await tam.go('/nghiep-vu/hoa-giai/nhanh')
    await expectGoodLook(tam)
    const day = await tam.field('heldOn').inputValue()
    const named = tam.field('caseId').locator(`option[value="${caseAddress.split('/').at(-1)}"]`)
    const [, number, year] = /Số (\d+)\/(\d{4})/u.exec((await named.textContent())!)!
    await tam.follow('Mẫu mang theo')
    const along = tam.address()
    await tam.page.getByRole('button', { name: /^Mang theo phần chữ/u }).click()
    await tam.page.getByText('Đã mang theo').waitFor()
    await tam.page.goto('about:blank')
    await tam.context.setOffline(true)
    await tam.page.goto(along)
    expect(await tam.reads()).toContain('Bản lưu trên máy này')
    expect(await tam.page.locator('datalist option').count()).toBeGreaterThan(0)
    await tam.field('number').fill(number!)
    await tam.field('year').fill(year!)
    await tam.field('heldOn').fill(day)
    await tam.field('what').fill('Ghi ở nơi không có mạng.')
    await tam.page.getByRole('button', { name: 'Ghi buổi hòa giải', exact: true }).click()
    await says().getByText('Có 1 mục chưa gửi, còn trên máy này').waitFor()
    await tam.context.setOffline(false)
    await tam.go('/nghiep-vu/hoa-giai/vu-viec')
    await says().getByRole('button', { name: 'Gửi dưới tên người đang đăng nhập' }).click()
    await says().getByText('Đã gửi:').waitFor()
  })

  test('ông Tâm ghi buổi và kết quả khi không có mạng; có mạng thì gửi một lần', async () => {
    await tam.go('/nghiep-vu/hoa-giai/nhanh')
    await tam.field('caseId').selectOption({ value: caseAddress.split('/').at(-1)! })
    await tam.field('came').fill('Bà Mận, ông Khế')
    await tam.field('what').fill('Hai bên cùng đo lại lối đi.')
    await tam.page.getByLabel('Các bên đạt được thỏa thuận (Điều 23 khoản 1)').check()
    await tam.field('result').fill('Ông Khế dọn gạch trong ba ngày.')
    await tam.context.setOffline(true)
    await tam.page.getByRole('button', { name: 'Ghi buổi hòa giải', exact: true }).click()
    await says().getByText('Có 1 mục chưa gửi, còn trên máy này').waitFor()
    expect(await says().innerText()).not.toContain('Mận')
    await picture(tam, 'hoa-giai-cho-gui', 740)
    await tam.context.setOffline(false)
    await says().getByText('Đã gửi:').waitFor()
    await tam.go(caseAddress)
    const read = await tam.reads()
    expect(read).toContain('Hòa giải thành')
    expect(read.split('Hai bên cùng đo lại lối đi.').length).toBe(2)
    expect(read.split('Ghi ở nơi không có mạng.').length).toBe(2)
    expect(read).toContain('Gửi đơn yêu cầu Tòa án công nhận')
    await expectGoodLook(tam)
  })

  test('văn bản hòa giải thành: soạn, tải Word, ký; rồi đề nghị thù lao trong mức', async () => {
    await doStep(
      tam,
      'Soạn văn bản',
      async (within) => {
        await within.locator('[name=duties]').fill('Ông Khế dọn gạch; bà Mận giữ lối đi sạch.')
        await within.locator('[name=manner]').fill('Trong ba ngày.')
      },
      'Lưu văn bản',
    )
    const [file] = await Promise.all([
      tam.page.waitForEvent('download'),
      tam.page.getByRole('link', { name: 'Tải văn bản (.docx)' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^van-ban-hoa-giai-thanh-\d+-\d{4}\.docx$/u)
    expect(await tam.press('Ghi đã ký')).toBe(200)
    expect(await tam.reads()).toContain('Đã ký ngày')
    await tam.field('amount').fill('500.000')
    expect(await tam.press('Đề nghị trả thù lao')).toBe(422)
    expect(await tam.reads()).toContain('400.000 đồng')
    await tam.field('amount').fill('400.000')
    expect(await tam.press('Đề nghị trả thù lao')).toBe(200)
  })

  test('Hùng quyết định trả, tổ trả lại ông Tâm; sổ có đủ, tỉnh chỉ thấy số, nhật ký không nêu tên các bên', async () => {
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go(caseAddress)
    expect(await hung.press('Ghi quyết định')).toBe(200)
    await tam.go(caseAddress)
    expect(await tam.press('Ghi đã trả hòa giải viên')).toBe(200)
    expect(await tam.reads()).toContain('Đã trả hòa giải viên')
    await lan.go('/nghiep-vu/hoa-giai/so')
    expect(await lan.reads()).toContain('Trịnh Thị Mận')
    await picture(lan, 'so-hoa-giai', 700)
    const mai = await walk().person()
    await mai.signIn('mai')
    expect(await mai.go(caseAddress)).toBe(403)
    expect(await mai.go('/nghiep-vu/hoa-giai/so-lieu')).toBe(200)
    await expectGoodLook(mai)
    expect(await mai.reads()).not.toContain('Mận')
    await mai.context.close()
    const root = await walk().person()
    await root.signIn('quantri')
    await root.go('/nghiep-vu/quan-tri/nhat-ky')
    expect(await root.reads()).toContain('Ghi đã trả thù lao cho hòa giải viên')
    expect(await root.reads()).not.toMatch(/Mận|Khế/u)
    await root.context.close()
  })

  test('Lan trả lời bà Mận ở sổ theo dõi; bà thấy việc đã ra sao ở trang tra cứu', async () => {
    await lan.go(caseAddress)
    await lan.follow('Mở việc ở sổ theo dõi, trả lời người gửi')
    await lan.field('text').fill('Tổ hòa giải Niềm Xá đã hòa giải, hai bên đã ký. [35/2013/QH13 Điều 24]')
    await lan.press('Lưu bản trả lời')
    await lan.press('Trình duyệt')
    await hung.go(lan.address())
    expect(await hung.press('Duyệt và trả lời')).toBe(200)
    const man = await walk().person({ phone: true, scripts: false })
    await man.go('/tra-cuu')
    await man.field('code').fill(code.replaceAll(' ', ''))
    await man.press('Xem hồ sơ')
    expect(await man.reads()).toContain('Tổ hòa giải Niềm Xá đã hòa giải')
    await man.context.close()
  })
})
