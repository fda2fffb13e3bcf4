import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLawUploadJob, uploadLaw } from '#domains/library/acts/upload-law.ts'
import { type Desk, type Librarian, onDesk } from '#domains/library/desk/desk.fixtures.ts'
import { refusals as keepingRefusals } from '#domains/library/desk/keeping.ts'
import { uploadNow } from '#domains/library/uploads/law-upload.fixtures.ts'
import { lawUploadJobs } from '#domains/library/uploads/uploads.jobs.ts'
import { FormRefusal, perform } from '#platform/acts/act.ts'
import { Worker } from '#platform/jobs/worker.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const lawLines = [
  'QUỐC HỘI',
  'Luật số: 988/2026/QH16',
  'LUẬT',
  'ĐỌC SÁCH BUỔI TỐI',
  'Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;',
  'Quốc hội ban hành Luật Đọc sách buổi tối.',
  'Điều 1. Phạm vi điều chỉnh',
  '1. Luật này quy định việc đọc sách.',
  '3. Khoản hai không có.',
  'Điều 2. Hiệu lực thi hành',
  'Luật này thay thế Luật Đọc báo số 900/2020/QH14. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2027.',
]

onDesk('văn bản tải lên được đọc trong việc nền', (desk) => {
  let dataFolder = ''
  beforeAll(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-law-'))
  })
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

  const houseOf = ({ house }: Desk) => ({ ...house, dataFolder })
  const send = (who: Librarian, text: string, change: Record<string, unknown> = {}) =>
    perform(
      uploadLaw,
      { house: houseOf(desk()), actor: desk().actors[who] },
      { files: { law: [{ name: 'luat.txt', bytes: new TextEncoder().encode(text) }] }, ...change },
    )

  async function readIt(uploadId: string): Promise<string> {
    const { database, clock } = desk()
    const worker = new Worker({ database, clock, handlers: lawUploadJobs(houseOf(desk())), pollMs: 20 })
    worker.start()
    try {
      for (let waits = 0; waits < 500; waits++) {
        const { state } = await uploadNow(desk(), uploadId)
        if (state !== 'queued') return state
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return 'queued'
    } finally {
      await worker.stop()
    }
  }

  describe('bị từ chối', () => {
    test('người không có vai trò; nơi giữ ngoài phạm vi; không chọn tệp', async () => {
      await expect(send('lan', 'Luật')).rejects.toBe(permissionRefusals.mayNot)
      await expect(send('binh', 'Luật')).rejects.toBe(keepingRefusals.notKept)
      await expect(send('hoa', 'Luật', { files: {} })).rejects.toBeInstanceOf(FormRefusal)
    })

    test('tệp không phải văn bản pháp luật: lời từ chối nằm ở tài liệu, việc nền coi như xong', async () => {
      const { uploadId } = await send('hoa', 'Mời các bạn đến ăn tối thứ Sáu.\n\nThân mến.')
      expect(await readIt(uploadId)).toBe('refused')
      expect((await uploadNow(desk(), uploadId)).refusal).toMatch(/Hãy/)
      const job = await desk()
        .db.selectFrom('job')
        .select('state')
        .where('kind', '=', readLawUploadJob)
        .executeTakeFirstOrThrow()
      expect(job.state).toBe('done')
    })
  })

  test('tệp thành bản nháp: thông tin, điều, chỗ cần xem, quan hệ; gửi lại tệp ấy thì nhận ra', async () => {
    const text = lawLines.join('\n\n')
    const { uploadId } = await send('hoa', text)
    expect(await readIt(uploadId)).toBe('read')
    const { draft, reading, document, open_doubts } = await uploadNow(desk(), uploadId)
    expect(draft?.header).toMatchObject({ number: '988/2026/QH16', kind: 'luat', effectiveOn: '2027-07-01' })
    expect(draft?.articles.map(({ key, number }) => [key, number])).toEqual([
      ['a0', '1'],
      ['a1', '2'],
    ])
    expect(draft?.doubts.map(({ articleKey }) => articleKey)).toContain('a0')
    expect(draft?.doubts.map(({ key }) => key)).toContain('issuedOn')
    expect(open_doubts).toBe(draft?.doubts.length)
    expect(draft?.relations).toMatchObject([{ kind: 'replaces', target: { number: '900/2020/QH14' }, dropped: false }])
    expect(reading?.articles).toHaveLength(2)
    expect(document?.blocks.length).toBeGreaterThan(5)
    expect(await send('hoa', text)).toEqual({ uploadId, isKnown: true })
    const local = await send('binh', text, { keeperBodyId: desk().bodies.first.id })
    expect(local.isKnown).toBe(false)
  })
})
