import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { aDocx, anOle } from '#platform/files/testing/file-samples.ts'
import { type Person, walk } from './support/walk.ts'
import { planTitle, readPlan, uploadPlan, wardPlanFile } from './support/ward-plan.ts'

const refusedAtOnce: { what: string; name: string; bytes: Uint8Array; says: RegExp }[] = [
  {
    what: 'chương trình chạy được đội tên Word',
    name: 'ke-hoach.docx',
    bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400, 7)]),
    says: /không nhận/,
  },
  { what: 'tệp rỗng', name: 'rong.docx', bytes: Buffer.alloc(0), says: /rỗng|chọn tệp/i },
  {
    what: 'trang web',
    name: 'trang.docx',
    bytes: Buffer.from('<html><script>alert(1)</script></html>'),
    says: /không nhận|trang web/,
  },
  {
    what: 'tệp nén hỏng',
    name: 'hong.docx',
    bytes: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 9)]),
    says: /hỏng|không mở được|không nhận/,
  },
  {
    what: 'văn bản có mật khẩu',
    name: 'mat.docx',
    bytes: anOle(['EncryptionInfo', 'EncryptedPackage']),
    says: /mật khẩu/,
  },
  {
    what: 'văn bản có macro',
    name: 'macro.docx',
    bytes: aDocx('Kế hoạch', { 'word/vbaProject.bin': 'macro' }),
    says: /macro/i,
  },
]

/** Wrong files end in a sentence that says what to do; nothing typed is lost, nothing hangs. */
walk(
  'tệp sai được từ chối bằng một câu rõ ràng',
  (walk) => {
    let lan: Person

    test('các tệp bị từ chối ngay, những gì đã chọn vẫn còn', async () => {
      lan = await walk().person()
      await lan.signIn('lan')
      await lan.go('/nghiep-vu/ke-hoach/moi')
      for (const { what, name, bytes, says } of refusedAtOnce) {
        await lan.field('amendsPlanId').selectOption({ index: 1 })
        const amends = await lan.field('amendsPlanId').inputValue()
        await lan.field('plan').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
        expect([415, 422], what).toContain(await lan.press('Tải lên và đọc'))
        expect(await lan.page.getByRole('alert').innerText(), what).toMatch(says)
        expect(await lan.heading(), what).toBe('Tải kế hoạch lên')
        expect(await lan.field('amendsPlanId').inputValue(), what).toBe(amends)
      }
    })

    test('tệp quá lớn: nói rõ giới hạn và việc cần làm', async () => {
      // from the disk, as a person does: handing megabytes to the browser through its wire takes many seconds
      const path = join(await mkdtemp(join(tmpdir(), 'tep-sai-')), 'ban-chup.pdf')
      await writeFile(path, Buffer.alloc(12 * 1_048_576, 7))
      await lan.go('/nghiep-vu/ke-hoach/moi')
      await lan.field('plan').setInputFiles(path)
      expect(await lan.press('Tải lên và đọc')).toBe(413)
      await rm(dirname(path), { recursive: true })
      expect(await lan.reads()).toMatch(/lớn hơn 4 MB nên hệ thống không nhận. Hãy giảm dung lượng/)
      await lan.follow('Về trang vừa rồi')
      expect(lan.address()).toBe('/nghiep-vu/ke-hoach/moi')
      await lan.go('/nghiep-vu/ke-hoach')
      expect(await lan.reads()).not.toContain('ban-chup.pdf')
    })

    test('thư tiếng Anh không phải kế hoạch thì nói vậy, và bỏ được', async () => {
      const letter = 'Dear colleagues,\n\nYou are invited to dinner on Friday.\n\nBest regards'
      await uploadPlan(lan, { name: 'thu-moi.txt', bytes: Buffer.from(letter) })
      await lan.page.getByText('Chưa đọc được tệp này').waitFor()
      await lan.press('Bỏ tài liệu này')
      expect(await lan.reads()).toContain('Đã bỏ tài liệu.')
    })

    test('sửa thiếu thì được nhắc ở đúng ô, những ô khác còn nguyên', async () => {
      await readPlan(lan, { name: 'ke-hoach-phuong.docx', bytes: await wardPlanFile() })
      expect(await lan.reads()).toContain(planTitle)
      await lan.field('text').fill('')
      await lan.field('time').fill('Trước ngày 30/11/2026')
      expect(await lan.press('Lưu nhiệm vụ')).toBe(422)
      expect(await lan.field('time').inputValue()).toBe('Trước ngày 30/11/2026')
      await lan.page.getByRole('alert').getByRole('link').first().click()
      expect(await lan.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text')
    })

    test('biểu mẫu gửi từ trang khác bị từ chối', async () => {
      const status = await lan.page.evaluate(async () => {
        const body = new URLSearchParams({ csrf: 'giả', bodyId: '' })
        return (await fetch('/nghiep-vu/ke-hoach/moi', { method: 'POST', body })).status
      })
      expect(status).toBe(403)
    })
  },
  { settings: { UPLOAD_SIZE_MB_MAX: '4' } },
)
