import { expect, test } from 'vitest'
import { acceptInvitation, invite } from './support/invitation.ts'
import { type Person, walk } from './support/walk.ts'
import { planTitle, readPlan, uploadPlan, wardPlanFile } from './support/ward-plan.ts'

const conference = /Tổ chức hội nghị phổ biến Luật Đất đai/

/** Lan uploads and checks a plan, adopts it and works; Hùng checks; Mai asks from the province; a stranger gets nothing. */
walk('một văn bản kế hoạch thành việc, rồi thành kết quả', (walk) => {
  let lan: Person
  let hung: Person
  let mai: Person
  let file: Uint8Array
  let checking = ''
  let plan = ''
  let task = ''
  let evidence = ''

  test('Lan tải văn bản lên và thấy từng nhiệm vụ cạnh đoạn gốc', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    expect(await lan.heading()).toBe('Việc của tôi')
    file = await wardPlanFile()
    checking = await readPlan(lan, { name: 'ke-hoach-phuong.docx', bytes: file })
    const reading = lan.page.getByRole('region', { name: 'Hệ thống đọc được' })
    expect(await reading.innerText()).toContain(planTitle)
    expect(await reading.getByRole('article').filter({ hasText: conference }).innerText()).toContain('đến 31/12/2026')
  })

  test('chỗ hệ thống chưa chắc được sửa ngay trên trang', async () => {
    const leaflets = lan.page.getByRole('article').filter({ hasText: 'Phát tờ gấp' })
    expect(await leaflets.innerText()).toContain('Cần xem')
    await Promise.all([lan.page.waitForEvent('load'), leaflets.getByRole('link').first().click()])
    await lan.field('time').fill('Tháng 11 năm 2026')
    await lan.press('Lưu nhiệm vụ')
    expect(await lan.reads()).toContain('Đã lưu nhiệm vụ.')
    expect(await leaflets.innerText()).toContain('đến 30/11/2026')
  })

  test('cùng một văn bản tải lên lần nữa thì được nhận ra, không thành hai', async () => {
    await uploadPlan(lan, { name: 'ban-sao.docx', bytes: file })
    expect(await lan.reads()).toContain('đã được tải lên trước đây')
    expect(lan.address()).toBe(checking)
  })

  test('Lan nhập kế hoạch, hoàn tác rồi nhập lại', async () => {
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    expect(await lan.reads()).toMatch(/Đã nhập kế hoạch với 3 nhiệm vụ/)
    await lan.press('Hoàn tác việc nhập')
    expect(await lan.reads()).toContain('Đã hoàn tác việc nhập')
    await lan.go('/nghiep-vu/nhiem-vu?tt=all&tim=luat+dat+dai')
    expect(await lan.page.locator('[data-row]').count()).toBe(0)
    await lan.go(checking)
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    plan = lan.address()
    expect(await lan.heading()).toContain(planTitle)
  })

  test('Lan ghi tiến độ có số liệu, báo đã xong và kèm sản phẩm', async () => {
    await lan.follow(conference)
    task = lan.address()
    await lan.field('note').fill('Đã mời báo cáo viên và in tài liệu.')
    await lan.field('figures').fill('Số giấy mời: 1.250 tờ')
    await lan.press('Ghi tiến độ')
    expect(await lan.reads()).toMatch(/Số giấy mời: 1\.250 tờ/)
    await lan.press('Báo đã xong', await lan.unfold('Báo đã xong'))
    expect(await lan.reads()).toContain('Đã báo xong.')
    const attaching = await lan.unfold('Kèm sản phẩm, tài liệu kiểm chứng')
    await lan.field('evidence', attaching).setInputFiles({
      name: 'danh-sach.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Danh sách người dự hội nghị'),
    })
    await lan.press('Kèm tệp', attaching)
    expect(await lan.reads()).toContain('Có sản phẩm kèm theo')
    evidence = (await lan.page.getByRole('link', { name: 'danh-sach.txt' }).getAttribute('href')) ?? ''
    expect(await (await lan.context.request.get(evidence)).text()).toContain('Danh sách người dự hội nghị')
    expect(await lan.page.getByRole('button', { name: 'Xác nhận đã kiểm tra' }).count()).toBe(0)
  })

  test('Hùng trả lại: thiếu lý do thì không được, có lý do thì Lan thấy', async () => {
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go('/nghiep-vu')
    await hung.follow(conference, hung.page.getByRole('region', { name: 'Chờ tôi kiểm tra' }))
    await hung.field('reason', await hung.unfold('Trả lại')).fill('thiếu')
    expect(await hung.press('Trả lại để làm tiếp', await hung.unfold('Trả lại'))).toBe(422)
    expect(await hung.field('reason').inputValue()).toBe('thiếu')
    await hung.field('reason').fill('Danh sách chưa có chữ ký của người dự.')
    await hung.press('Trả lại để làm tiếp')
    expect(await hung.reads()).toContain('Đã trả lại.')
    await lan.go('/nghiep-vu')
    await lan.follow(conference, lan.page.getByRole('region', { name: 'Bị trả lại' }))
    expect(await lan.reads()).toContain('Danh sách chưa có chữ ký của người dự.')
  })

  test('Lan làm lại, người khác kiểm tra', async () => {
    await lan.press('Báo đã xong', await lan.unfold('Báo đã xong'))
    await hung.go(task)
    await hung.press('Xác nhận đã kiểm tra')
    expect(await hung.reads()).toContain('Đã xác nhận kiểm tra.')
    expect(await hung.reads()).toMatch(/Đã kiểm tra\s+Nguyễn Mạnh Hùng/)
  })

  test('Mai ở tỉnh thấy việc của phường, yêu cầu giải trình mà không làm thay', async () => {
    mai = await walk().person()
    await mai.signIn('mai')
    await mai.go('/nghiep-vu/nhiem-vu?tt=all&tim=luat+dat+dai')
    await mai.follow(conference)
    expect(await mai.reads()).toContain('Đã mời báo cáo viên và in tài liệu.')
    await mai.go('/nghiep-vu/nhiem-vu?tt=open&tim=to+gap')
    await mai.follow(/Phát tờ gấp/)
    for (const label of ['Báo đã xong', 'Ghi tiến độ', 'Xác nhận đã kiểm tra', 'Lưu phân công'])
      expect(await mai.page.getByRole('button', { name: label }).count(), label).toBe(0)
    await send(mai, `${mai.address()}/tien-do`, { note: 'Làm thay', figures: '', obligationId: '' }, 403)
    const asking = await mai.unfold('Yêu cầu giải trình')
    await mai.field('text', asking).fill('Vì sao đến nay việc này chưa xong?')
    await mai.press('Gửi yêu cầu giải trình', asking)
    expect(await mai.reads()).toContain('Đã gửi yêu cầu giải trình.')
    await lan.go('/nghiep-vu')
    await lan.follow(/Phát tờ gấp/, lan.page.getByRole('region', { name: 'Chờ giải trình' }))
    const answering = await lan.unfold('Giải trình: «Vì sao đến nay việc này chưa xong?»')
    await lan.field('text', answering).fill('Đang chờ nhà in giao tờ gấp, dự kiến phát trong tuần tới.')
    await lan.press('Gửi giải trình', answering)
    await mai.go(lan.address())
    expect(await mai.reads()).toContain('Đang chờ nhà in giao tờ gấp')
  })

  test('người chưa đăng nhập không lấy được gì', async () => {
    const stranger = await walk().person()
    for (const path of [plan, task, checking, `${checking}/tep`, `${checking}/tien-do`, evidence, '/nghiep-vu']) {
      const answer = await stranger.context.request.get(path, { maxRedirects: 0 })
      expect(answer.status(), path).toBe(303)
      expect(answer.headers().location, path).toBe(`/dang-nhap?tiep=${encodeURIComponent(path)}`)
    }
    await stranger.go(task)
    await stranger.field('userName').fill('lan')
    await stranger.field('password').fill(walk().system.password())
    await stranger.press('Đăng nhập')
    expect(stranger.address(), 'signing in goes on to what was asked for').toBe(task)
  })

  test('cán bộ phường khác không thấy, không lấy, không ghi được gì', async () => {
    const root = await walk().person()
    await root.signIn('quantri')
    const link = await invite(root, {
      name: 'Vũ Văn Bình',
      userName: 'binhqv',
      role: 'Cán bộ thực hiện',
      body: /^UBND phường Quế Võ/,
      words: 'que vo',
    })
    const binh = await walk().person()
    await acceptInvitation(binh, link, 'Cánh diều giấy đỏ 71')
    for (const path of [plan, task, checking, `${checking}/tep`, `${checking}/tien-do`, evidence]) {
      const answer = await binh.context.request.get(path, { maxRedirects: 0 })
      expect(answer.status(), path).toBe(404)
      expect(await answer.text(), path).not.toContain('Luật Đất đai')
    }
    for (const list of ['/nghiep-vu', '/nghiep-vu/nhiem-vu?tt=all', '/nghiep-vu/ke-hoach', '/nghiep-vu/ke-hoach/moi']) {
      expect(await binh.go(list), list).toBe(200)
      expect(await binh.reads(), list).not.toMatch(/Luật Đất đai|phường Kinh Bắc/)
      expect(await binh.page.locator('[data-row]').count(), list).toBe(0)
    }
    await send(binh, `${task}/tien-do`, { note: 'Ghi trộm', figures: '', obligationId: '' }, 404)
    await send(binh, `${checking}/bo-tai-lieu`, {}, 404)
    await root.go(task)
    expect(await root.reads(), 'administering is not reading').not.toContain('Luật Đất đai')
    await lan.go(task)
    expect(await lan.reads()).not.toContain('Ghi trộm')
  })

  test('máy tắt đột ngột ngay sau khi lưu: những gì đã lưu vẫn còn', async () => {
    await lan.go(task)
    await lan.field('note').fill('Ghi ngay trước khi mất điện.')
    await lan.press('Ghi tiến độ')
    await walk().system.kill()
    await walk().system.restart()
    await lan.go(task)
    expect(await lan.reads()).toContain('Ghi ngay trước khi mất điện.')
    expect(await lan.reads()).toContain('Đã kiểm tra')
    expect(await (await lan.context.request.get(evidence)).text()).toContain('Danh sách người dự hội nghị')
  })
})

/** Sends a form that no page offers to this person, with the mark of their own pages. */
async function send(person: Person, path: string, typed: Record<string, string>, expected: number): Promise<void> {
  const status = await person.page.evaluate(
    async ({ path, typed }) => {
      const csrf = document.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
      return (await fetch(path, { method: 'POST', body: new URLSearchParams({ ...typed, csrf }) })).status
    },
    { path, typed },
  )
  expect(status, path).toBe(expected)
}
