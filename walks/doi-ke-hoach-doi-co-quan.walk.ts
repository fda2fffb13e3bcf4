import { expect, test } from 'vitest'
import { expectGoodLook } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'
import { partialWardPlanFile, planTitle, readPlan, wardPlanFile } from './support/ward-plan.ts'

const office = 'Văn phòng'

/** A plan is amended in part while work is running, and then the office that leads a task is merged into another. */
walk('kế hoạch sửa một phần, cơ quan hợp nhất khi việc đang mở', (walk) => {
  let lan: Person
  let hung: Person
  let hoa: Person
  let later = ''

  test('kế hoạch đầu: báo cáo phải gửi được mở riêng, không tính vào nhiệm vụ', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await readPlan(lan, { name: 'ke-hoach-41.docx', bytes: await wardPlanFile() })
    expect(await lan.reads()).toContain('Sẽ mở 1 báo cáo với 1 hạn')
    await expectGoodLook(lan)
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    expect(await lan.reads()).toContain('Đã nhập kế hoạch với 3 nhiệm vụ và 1 báo cáo phải gửi.')
    await lan.follow(/Luật Đất đai/)
    await lan.press('Báo đã xong', await lan.unfold('Báo đã xong'))
  })

  test('bản sửa đổi một số nội dung: phần không nhắc tới vẫn còn hiệu lực, thấy trước khi nhập', async () => {
    await readPlan(lan, { name: 'ke-hoach-47.docx', bytes: await partialWardPlanFile(), amends: planTitle })
    const comparison = lan.page.getByRole('region', { name: /^So với/ })
    expect(await comparison.innerText()).toContain('nhiệm vụ không nhắc tới vẫn còn hiệu lực')
    expect(await lan.page.locator('[name="how"][value="partial"]').isChecked()).toBe(true)
    await expectGoodLook(lan)
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    later = lan.address()
    expect(await lan.reads()).toContain('Phát tờ gấp pháp luật')
    expect(await lan.reads()).toContain('Sửa đổi một số nội dung của')
  })

  test('người có việc được báo, đọc rồi bấm «Tôi đã đọc»; người giao việc thấy ai đã đọc', async () => {
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go('/nghiep-vu')
    const notices = hung.page.getByRole('region', { name: 'Kế hoạch vừa sửa đổi' })
    expect(await notices.innerText()).toMatch(/[Ss]ửa 1.*thêm/)
    await expectGoodLook(hung)
    await hung.press('Tôi đã đọc', notices)
    expect(await hung.reads()).toContain('Đã ghi nhận là ông/bà đã đọc.')
    await hung.go(later)
    expect(await hung.reads()).toMatch(/Đã báo cho \d+ người, 1 người đã đọc/)
    await expectGoodLook(hung)
  })

  test('sơ kết và tổng kết là hai mốc; việc đã báo xong và lịch sử đi theo nhiệm vụ', async () => {
    await lan.go(later)
    await lan.follow(/sơ kết, tổng kết/)
    expect(await lan.reads()).toContain('Sơ kết tháng 12/2026')
    expect(await lan.reads()).toContain('Tổng kết năm 2027')
    await lan.go(later)
    await lan.follow(/Luật Đất đai/)
    expect(await lan.reads()).toMatch(/Báo đã xong\s+ngày/)
    await lan.unfold('Qua 1 lần sửa đổi kế hoạch')
    expect(await lan.reads()).toContain('Kế hoạch số 41/KH-UBND')
    await expectGoodLook(lan)
  })

  test('xem trước ảnh hưởng, hợp nhất văn phòng, rồi cán bộ nơi kế tục tìm thấy việc và làm xong', async () => {
    hoa = await walk().person()
    await hoa.signIn('hoa')
    const [from, into] = [await officeOf(lan), await officeOf(hoa)]
    await lan.go(`/nghiep-vu/sap-xep-lai?${from}=1`)
    expect(await lan.reads()).toContain('Nhiệm vụ đang giữ')
    await expectGoodLook(lan)
    await lan.go('/nghiep-vu/giao-lai')
    expect(await lan.reads()).toContain('Không có việc nào chờ giao lại')
    await expectGoodLook(lan)

    const quan = await walk().person()
    await quan.signIn('quantri')
    await quan.go(`/nghiep-vu/quan-tri/co-quan/${from}`)
    await quan.follow(/^Xem trước: việc nào về đâu/)
    expect(await quan.reads()).toContain('Nhiệm vụ đang giữ')
    expect(await quan.page.locator('main a[href^="/nghiep-vu/nhiem-vu"]').count()).toBe(0)
    await quan.go(`/nghiep-vu/quan-tri/co-quan/${from}?chon=${encodeURIComponent(office)}`)
    const merging = await quan.unfold('Sáp nhập, hợp nhất')
    await merging.locator(`[name="bodyIds"][value="${into}"]`).check()
    await quan.field('intoId', merging).selectOption(into)
    await quan.field('day', merging).fill(today())
    await quan.field('decision', merging).fill('15/QĐ-UBND')
    await quan.press('Sáp nhập, hợp nhất', merging)

    await found(hoa, `/nghiep-vu/nhiem-vu?tt=all&ke-hoach=${later.split('/').at(-1)}`)
    await hoa.follow(/kiện toàn tổ hòa giải/, hoa.page.locator('[data-row]'))
    expect(await hoa.reads()).toContain('Đã chuyển giao')
    await hoa.press('Báo đã xong', await hoa.unfold('Báo đã xong'))
    expect(await hoa.reads()).toContain('Đã báo xong.')
    await expectGoodLook(hoa)
  }, 120_000)
})

/** The id of the office in this person's reach, from the page that shows what a rearrangement touches. */
async function officeOf(person: Person): Promise<string> {
  await person.go('/nghiep-vu/sap-xep-lai')
  const box = person.page.getByLabel(/^Văn phòng/).first()
  return (await box.getAttribute('name'))!
}

/** The work is handed over by a tick of the worker: looks again until it is there. */
async function found(person: Person, list: string): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    await person.go(list)
    if ((await person.page.locator('[data-row]').count()) > 0) return
    await person.page.waitForTimeout(1_500)
  }
  throw new Error('The work never came to the successor.')
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
}
