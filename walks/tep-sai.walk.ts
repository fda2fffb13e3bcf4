import { expect, test } from 'vitest'
import { expectAccessible, type Person, walk } from './support/walk.ts'

/** Wrong files end in a sentence that says what to do; nothing is lost, nothing hangs. */
walk('tệp sai được từ chối bằng một câu rõ ràng', (walk) => {
  let lan: Person
  const upload = async (name: string, bytes: Buffer) => {
    await lan.go('/nghiep-vu/ke-hoach/moi')
    await lan.page.getByLabel('Tệp kế hoạch').setInputFiles({ name, mimeType: '', buffer: bytes })
    await lan.page.getByRole('button', { name: 'Tải lên và đọc' }).click()
  }

  test('tệp chạy được đội tên Word bị từ chối ngay', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await upload('ke-hoach.docx', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400, 7)]))
    expect(await lan.page.getByRole('alert').first().textContent()).toMatch(/không nhận/)
    expect(await lan.page.getByRole('heading', { level: 1 }).textContent()).toBe('Tải kế hoạch lên')
    await expectAccessible(lan)
  })

  test('tệp rỗng, trang web, tệp hỏng', async () => {
    for (const [name, bytes] of [
      ['rong.docx', Buffer.alloc(0)],
      ['trang.docx', Buffer.from('<html><script>alert(1)</script></html>')],
      ['hong.docx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 9)])],
    ] as const) {
      await upload(name, bytes)
      expect(await lan.page.getByRole('alert').count(), name).toBeGreaterThan(0)
      expect(await lan.page.locator('main').textContent(), name).not.toContain('Lỗi hệ thống')
    }
  })

  test('văn bản không phải kế hoạch thì nói vậy, và bỏ được', async () => {
    await upload('thu-moi.txt', Buffer.from('Dear colleagues,\n\nYou are invited to dinner on Friday.\n\nBest regards'))
    await lan.page.getByText('Chưa đọc được tệp này').waitFor()
    await expectAccessible(lan)
    await lan.page.getByRole('button', { name: 'Bỏ tài liệu này' }).click()
    await lan.page.getByText('Đã bỏ tài liệu.').waitFor()
  })

  test('biểu mẫu gửi từ trang khác bị từ chối', async () => {
    const { status } = await lan.page.evaluate(async () => {
      const body = new URLSearchParams({ csrf: 'giả' })
      return { status: (await fetch('/nghiep-vu/ke-hoach/moi', { method: 'POST', body })).status }
    })
    expect(status).toBe(403)
  })
})
