import { expect, test } from 'vitest'
import { type Person, walk } from './support/walk.ts'
import { amendedWardPlanFile, planTitle, readPlan, wardPlanFile } from './support/ward-plan.ts'

/** A plan is amended a month later: what changes is shown first, and the work already done is kept. */
walk('kế hoạch được sửa đổi, việc đã làm được giữ', (walk) => {
  let lan: Person
  let first = ''
  let oldTask = ''

  test('kế hoạch đầu được nhập và có việc đã ghi', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await readPlan(lan, { name: 'ke-hoach-41.docx', bytes: await wardPlanFile() })
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    first = lan.address()
    await lan.follow(/Luật Đất đai/)
    oldTask = lan.address()
    await lan.field('note').fill('Đã mời báo cáo viên.')
    await lan.press('Ghi tiến độ')
    await lan.press('Báo đã xong', await lan.unfold('Báo đã xong'))
    expect(await lan.reads()).toContain('Đã báo xong.')
  })

  test('bản sửa đổi được so với bản đầu: thêm, sửa, bỏ, giữ nguyên', async () => {
    await readPlan(lan, { name: 'ke-hoach-46.docx', bytes: await amendedWardPlanFile(), amends: planTitle })
    const comparison = lan.page.getByRole('region', { name: /^So với/ })
    expect(await comparison.innerText()).toContain('Thêm 1, sửa 1, bỏ 1, giữ nguyên 1 nhiệm vụ.')
    expect(await comparison.innerText()).toContain('Phát thanh về quyền khiếu nại, tố cáo')
    expect(await comparison.innerText()).toContain('Phát tờ gấp pháp luật')
    expect(await comparison.locator('ins, del').count()).toBeGreaterThan(0)
  })

  test('nhập bản sửa đổi: việc đã báo xong và ghi chép đi theo nhiệm vụ', async () => {
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    expect(await lan.reads()).toContain('Đã nhập kế hoạch với 3 nhiệm vụ')
    await lan.follow(/Luật Đất đai/)
    expect(lan.address()).not.toBe(oldTask)
    expect(await lan.reads()).toContain('Đã mời báo cáo viên.')
    expect(await lan.reads()).toMatch(/Báo đã xong\s+ngày/)
    await lan.go(first)
    expect(await lan.reads()).toContain('Đã được sửa đổi')
  })

  test('nhiệm vụ của bản cũ không còn ghi được', async () => {
    await lan.go(oldTask)
    expect(await lan.page.locator('main').getByRole('button', { name: 'Ghi tiến độ' }).count()).toBe(0)
    await lan.go('/nghiep-vu/nhiem-vu?tt=open&tim=to+gap+phap+luat')
    expect(await lan.page.locator('[data-row]').count()).toBe(0)
  })
})
