import { expect, test } from 'vitest'
import { expectGoodLook } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

walk('chuẩn tiếp cận pháp luật: từ hồ sơ đến quyết định', (walk) => {
  let lan: Person
  let yen: Person
  let assessment: string
  /** Where the indicators are that are not taken with the others. */
  const leftOut = (person: Person) =>
    person.page
      .getByRole('link', { name: /^Mở chỉ tiêu / })
      .evaluateAll((links) => links.map((one) => one.getAttribute('href')!))
  const signs = async (indicator: string) => {
    await lan.go(indicator)
    await lan.page.locator('main [name="self"][value="met"]').check()
    expect(await lan.press('Ký tự đánh giá'), indicator).toBe(200)
  }

  test('tỉnh đọc văn bản, nhập một giá trị; người nhập không tự duyệt; duyệt thì thành phiên bản mới', async () => {
    yen = await walk().person()
    await yen.signIn('yen')
    await yen.go('/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025')
    await yen.follow('Nhập CT2.4.2')
    await yen.field('level').fill('')
    await yen.field('document').fill('DỮ LIỆU MẪU')
    await yen.field('article').fill('mục 2')
    await yen.field('effectiveDay').fill('01/01/2026')
    expect(await yen.press('Nhập giá trị')).toBe(422)
    expect(await yen.reads()).toContain('Hãy ghi mức phải đạt.')
    expect(await yen.field('article').inputValue()).toBe('mục 2')
    await yen.field('level').fill('50')
    expect(await yen.press('Nhập giá trị')).toBe(200)
    expect(await yen.reads()).toContain('Nếu duyệt thì xét lại ra sao')
    await yen.follow('Nội dung mới của một chỉ tiêu')
    await yen.follow('Đối chiếu hai số')
    await yen.field('under').selectOption('TC3.CT4')
    await yen.field('code').fill('CT3.4.9')
    await yen.field('name').fill('Vụ hòa giải thành khớp sổ (dữ liệu mẫu)')
    await yen.field('first').fill('Vụ hòa giải thành theo sổ')
    await yen.field('other').selectOption('CT3.2.2')
    await yen.page.locator('main [name="otherKey"][value="part"]').check()
    expect(await yen.press('Nhập giá trị')).toBe(200)
    expect(await yen.reads()).toContain('khớp với CT3.2.2')
    await yen.press('Bỏ CT3.4.9')
    await yen.follow('Thử trên số liệu năm trước của mọi xã, phường trong tỉnh')
    expect(await yen.reads()).toContain('xã, phường đã thử: kết quả không đổi')
    await yen.go('/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025')
    await yen.press('Trình duyệt đợt giá trị')
    expect(await yen.reads()).toContain('Người đã nhập giá trị không tự duyệt.')
    const vinh = await walk().person()
    await vinh.signIn('vinh')
    await vinh.go('/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025')
    expect(await vinh.press('Duyệt đợt giá trị')).toBe(200)
    expect(await vinh.reads()).toContain('Đang dùng phiên bản tcpl-27-2025/2.2')
    await vinh.context.close()
  })

  test('xã: lấy số từ hồ sơ, nhập tay kèm tài liệu, ký từng chỉ tiêu; còn thiếu thì trang nói còn thiếu gì', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/hoat-dong/nhanh')
    await lan.field('topic').fill(recorded)
    await lan.field('place').fill('Trang thông tin của phường')
    await lan.field('howMany').fill('40')
    expect(await lan.press('Ghi hoạt động')).toBe(200)
    await lan.go('/nghiep-vu/chuan')
    await lan.follow('Phường Kinh Bắc')
    assessment = lan.address()
    await lan.press('Lấy số liệu từ hồ sơ')
    // what the register of legal documents tells is taken with it, and each number opens its records
    await lan.go(`${assessment}/chi-tieu/TC1.CT2`)
    expect(await lan.reads()).toContain('Dự thảo đã truyền thông: 2; Văn bản đã ban hành: 3.')
    await lan.follow('Văn bản của xã đã ban hành: xem danh sách')
    expect(await lan.reads()).toContain('Quy chế sử dụng nhà văn hóa khu phố')
    await lan.go(`${assessment}/con-thieu`)
    expect(await lan.reads()).toContain('Hệ thống không có hồ sơ của nội dung này')
    for (const [code, rule, inputs] of values) {
      await lan.go(`${assessment}/chi-tieu/${code}`)
      const folded = lan.page.locator('details', { has: lan.page.locator(`input[value="${rule}"]`) })
      await folded.locator('summary').click()
      for (const [name, value] of Object.entries(inputs)) {
        const field = folded.locator(`[name="${name}"]`)
        if (name === 'answer' || name === 'applies') await folded.locator(`[name="${name}"][value="${value}"]`).check()
        else await field.fill(value)
      }
      await folded.locator('[name="why"]').fill('Theo sổ theo dõi của phường.')
      expect(await lan.press('Lưu số liệu', folded), code).toBe(200)
      if (code === 'TC2.CT5') {
        // what was recorded is its own evidence: nothing is uploaded
        const records = await lan.unfold('Lấy từ hồ sơ của hệ thống')
        const option = records.locator('option', { hasText: recorded }).first()
        await records.locator('select').selectOption((await option.getAttribute('value'))!)
        expect(await lan.press('Dùng bản ghi này', records)).toBe(200)
        expect(await lan.reads()).toContain('Bản ghi hệ thống')
        continue
      }
      const paper = await lan.unfold('Kèm tài liệu')
      await paper.locator('[name="title"]').fill(`Sổ theo dõi ${code}`)
      await paper.locator('[name="datedOn"]').fill(`15/01/${new Date().getFullYear()}`)
      await paper.locator('[name="link"]').fill(`/nghiep-vu/hoat-dong?muc=${code}`)
      expect(await lan.press('Kèm tài liệu', paper), code).toBe(200)
    }
    await lan.go(assessment)
    expect(await lan.reads()).toContain('Đủ điều kiện để đề nghị')
    expect(await lan.press('Ký các chỉ tiêu đã đạt mức')).toBe(200)
    expect(await lan.reads()).toContain('có số liệu ghi tay khác sổ: mở ra, xem lý do rồi ký riêng')
    await expectGoodLook(lan)
    for (const one of await leftOut(lan)) await signs(one)
    await lan.go(`${assessment}/niem-yet`)
    const posted = await lan.unfold('Ghi một lần niêm yết')
    await posted.locator('[name="channel"]').selectOption('office')
    await posted.locator('[name="place"]').fill('Trụ sở Ủy ban nhân dân phường')
    await posted.locator('[name="fromDay"]').fill(vietnamToday())
    await posted.locator('[name="toDay"]').fill(vietnamToday(6))
    expect(await lan.press('Ghi niêm yết', posted)).toBe(200)
  })

  test('lãnh đạo trình; Sở thẩm định; sự kiện ghi muộn cản quyết định; rút rồi thì ký được; người dân đọc được', async () => {
    const hung = await walk().person()
    await hung.signIn('hung')
    await hung.go(assessment)
    expect(await hung.press('Trình bản đánh giá')).toBe(200)
    await yen.go(`${assessment}/chi-tieu/TC2.CT5`)
    await yen.page.locator('main [name="review"][value="differs"]').check()
    await yen.page.locator('main [name="why"]').fill('Chưa thấy ngày đăng bài.')
    expect(await yen.press('Ghi thẩm định')).toBe(200)
    await yen.go(assessment)
    const back = await yen.unfold('Trả lại để xã bổ sung')
    await back.locator('[name="why"]').fill('Bổ sung ngày đăng của hoạt động số.')
    expect(await yen.press('Trả lại bản đánh giá', back)).toBe(200)
    await lan.go(assessment)
    expect(await lan.reads()).toContain('Bổ sung ngày đăng của hoạt động số.')
    await expectGoodLook(lan)
    await signs(`${assessment}/chi-tieu/TC2.CT5`)
    await hung.go(assessment)
    expect(await hung.press('Trình bản đánh giá')).toBe(200)
    await yen.go(assessment)
    expect(await yen.press(/^Đồng ý với \d+ chỉ tiêu còn lại$/)).toBe(200)
    expect(await yen.reads()).toContain('mở ra, xem lý do rồi thẩm định riêng')
    for (const one of await leftOut(yen)) {
      await yen.go(one)
      await yen.page.locator('main [name="review"][value="confirmed"]').check()
      expect(await yen.press('Ghi thẩm định'), one).toBe(200)
    }
    await yen.go(assessment)
    expect(await yen.press('Thẩm định xong, trình quyết định')).toBe(200)
    const event = await yen.unfold('Ghi một sự kiện')
    await event.locator('[name="role"]').selectOption('government-head')
    await event.locator('[name="kind"]').selectOption('discipline')
    await event.locator('[name="sanction"]').selectOption('warning')
    await event.locator('[name="inDuty"][value="co"]').check()
    await event.locator('[name="decision"]').fill('77/QĐ-UBND')
    await event.locator('[name="eventDay"]').fill(`02/01/${new Date().getFullYear()}`)
    expect(await yen.press('Ghi sự kiện', event)).toBe(200)
    const vinh = await walk().person()
    await vinh.signIn('vinh')
    const decides = async () => {
      await vinh.go('/nghiep-vu/chuan/quyet-dinh')
      await vinh.page.getByLabel('Phường Kinh Bắc').check()
      await vinh.page.getByLabel('Công nhận đạt chuẩn tiếp cận pháp luật').check()
      await vinh.field('number').fill('402/QĐ-UBND')
      await vinh.field('decidedOn').fill(vietnamToday())
      return vinh.press('Ký quyết định')
    }
    expect(await decides()).toBe(409)
    expect(await vinh.reads()).toContain('Sổ sự kiện có trường hợp làm mất điều kiện')
    await yen.go(assessment)
    const withdraw = await yen.unfold('Rút vì ghi nhầm: 77/QĐ-UBND')
    await withdraw.locator('[name="why"]').fill('Ghi nhầm của phường khác.')
    expect(await yen.press('Rút sự kiện', withdraw)).toBe(200)
    expect(await decides()).toBe(200)
    await lan.go(assessment)
    expect(await lan.reads()).toContain('402/QĐ-UBND')
    await expectGoodLook(lan)
    const paper = await lan.page.request.get(`${assessment}/mau/bao-cao.docx`)
    expect(paper.status()).toBe(200)
    expect((await paper.body()).subarray(0, 2).toString()).toBe('PK')
    const visitor = await walk().person({ phone: true, scripts: false })
    expect(await visitor.go('/chuan-tiep-can-phap-luat/09187')).toBe(200)
    const page = await visitor.reads()
    expect(page).toContain('402/QĐ-UBND')
    expect(page).toMatch(/tự đánh giá từng chỉ tiêu/)
    // what the ward's plan promised, which its leader made public
    expect(page).toMatch(/\d+ việc, \d+ mốc: \d+ xong đúng hạn/)
    await visitor.follow(/^Phản ánh kết quả năm/)
    expect(await visitor.field('words').inputValue()).toContain('Phường Kinh Bắc')
  })
})

/** What the ward's records do not tell is entered by hand. */
const ratio = { part: '9', whole: '10' }
const values: [code: string, rule: string, inputs: Record<string, string>][] = [
  ['TC1.CT1', 'CT1.1', ratio],
  ['TC2.CT1', 'CT2.1.1', { answer: 'co' }],
  ['TC2.CT3', 'CT2.3', ratio],
  ['TC2.CT4', 'CT2.4.2', ratio],
  ['TC2.CT5', 'CT2.5', { count: '2' }],
  ['TC2.CT6', 'CT2.6.2', ratio],
  ['TC2.CT7', 'CT2.7.2', ratio],
  ['TC3.CT1', 'CT3.1.1', ratio],
  ['TC3.CT2', 'CT3.2.2', ratio],
  ['TC3.CT3', 'CT3.3', ratio],
  ['TC3.CT4', 'CT3.4.3', ratio],
]

const recorded = 'Hỏi đáp pháp luật trên trang của phường'

function vietnamToday(daysLater = 0): string {
  const moment = new Date(Date.now() + daysLater * 86_400_000)
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(moment)
}
