import { expect, test } from 'vitest'
import { cascadePlans } from './support/cascade-plans.ts'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'
import { readPlan } from './support/ward-plan.ts'

/** The province issues its plan to all communes; one ward answers it; the province amends, and the ward looks again. */
walk('kế hoạch của tỉnh được phân rã về xã', (walk) => {
  let thu: Person
  let lan: Person
  let coverage = ''

  test('tỉnh nhập kế hoạch và giao xuống các xã, phường', async () => {
    thu = await walk().person()
    await thu.signIn('thu')
    await readPlan(thu, { name: 'kh-tinh.docx', bytes: await cascadePlans.province() })
    await thu.press('Nhập kế hoạch thành nhiệm vụ')
    await thu.follow('Giao xuống và xem bao phủ')
    coverage = thu.address()
    expect(await thu.reads()).toContain('Kế hoạch chưa được giao xuống')
    expect(await thu.reads()).toContain('chưa kiểm chứng')
    await expectGoodLook(thu)
    await thu.page.getByLabel(/^Tất cả UBND cấp dưới trực tiếp/).check()
    await thu.field('answerDueDay').fill('31/12/2030')
    await thu.press('Giao kế hoạch')
    expect(await thu.reads()).toMatch(/Đã giao kế hoạch cho \d+ cơ quan/)
    expect(await thu.reads()).toContain('Chưa ban hành')
  })

  test('phường nhập kế hoạch có viện dẫn; máy nhận ra, người xác nhận', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/phan-ra')
    expect(await lan.reads()).toContain('Chưa ban hành')
    await readPlan(lan, { name: 'kh-phuong.docx', bytes: await cascadePlans.ward() })
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    await expect.poll(() => readAt(lan, '/nghiep-vu/phan-ra'), { timeout: 15_000 }).toContain('Chờ xác nhận kế hoạch')
    await expectGoodLook(lan)
    await picture(lan, 'ke-hoach-cap-tren')
    await lan.follow(/118\/KH-UBND/)
    expect(await lan.reads()).toContain('Viện dẫn Kế hoạch số 118/KH-UBND')
    await lan.press('Xác nhận kế hoạch trả lời')
    expect(await lan.reads()).toContain('Hệ thống đề xuất: đã đưa vào')
    await expectGoodLook(lan)
  })

  test('xác nhận từng nhiệm vụ: một lần nhấn, chọn khác, không áp dụng phải có lý do', async () => {
    const card = (words: string) =>
      lan.page.locator('article').filter({ has: lan.page.getByRole('heading', { name: words }) })
    await lan.press('Xác nhận đã đưa vào ở II.1', card('Luật Đất đai'))
    expect(await card('Luật Đất đai').innerText()).toContain('Nguyễn Thị Lan xác nhận')
    const form = await lan.unfold('Xác nhận khác đề xuất', card('phiên tòa giả định'))
    await form.getByLabel('Không áp dụng').check()
    expect(await lan.press('Lưu xác nhận', form)).toBe(422)
    expect(await lan.reads()).toContain('Hãy ghi vì sao không áp dụng')
    const again = card('phiên tòa giả định').locator('form').last()
    await lan.field('reason', card('phiên tòa giả định')).fill('Phường không có trường trung học phổ thông.')
    await lan.press('Lưu xác nhận', again)
    expect(await lan.reads()).toContain('Không áp dụng')
    await picture(lan, 'doi-chieu')
  })

  test('tỉnh thấy ai đã trả lời, ai chưa', async () => {
    await thu.go(`${coverage}?tim=kinh+bac`)
    expect(await thu.reads()).toContain('52/KH-UBND')
    expect(await thu.reads()).toContain('● Có')
    await thu.go(`${coverage}?tt=not-issued`)
    expect(await thu.page.locator('table[role=table] tbody tr').count()).toBeGreaterThan(20)
    expect(await thu.page.locator('table[role=table] tbody').innerText()).not.toContain('Kinh Bắc')
    await expectGoodLook(thu)
    await picture(thu, 'bao-phu')
    const mai = await walk().person()
    await mai.signIn('mai')
    expect(await mai.go(coverage)).toBe(200)
    expect(await mai.page.getByRole('button', { name: 'Giao kế hoạch' }).count()).toBe(0)
    const file = await lan.context.request.get(`${coverage}/xuat.xlsx`)
    expect(file.headers()['content-type']).toContain('spreadsheetml')
  })

  test('tỉnh sửa đổi: số không đổi, ô đã xác nhận cần xem lại', async () => {
    await readPlan(thu, {
      name: 'kh-tinh-sua.docx',
      bytes: await cascadePlans.amended(),
      amends: cascadePlans.provinceTitle,
    })
    await thu.press('Nhập kế hoạch thành nhiệm vụ')
    await thu.follow('Giao xuống và xem bao phủ')
    coverage = thu.address()
    await expect.poll(() => readAt(thu, `${coverage}?tim=kinh+bac`), { timeout: 20_000 }).toContain('↻ Có')
    await lan.go('/nghiep-vu/phan-ra')
    expect(await lan.reads()).toContain('cần xem lại')
    await lan.follow(/125\/KH-UBND/)
    expect(await lan.reads()).toContain('Kế hoạch cấp trên đổi')
    await expectGoodLook(lan)
    await lan.press('Vẫn đúng, xác nhận lại')
    expect(await lan.reads()).not.toContain('Kế hoạch cấp trên đổi')
  })

  test('bằng bàn phím: j đến từng nhiệm vụ', async () => {
    await lan.page.keyboard.press('j')
    await lan.page.keyboard.press('j')
    expect(await lan.page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)).toBe(true)
  })
})

async function readAt(person: Person, path: string): Promise<string> {
  await person.go(path)
  return person.reads()
}
