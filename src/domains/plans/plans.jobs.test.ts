import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { loadCatalogue } from '#domains/library/catalogue.store.ts'
import { addLaw, relate } from '#domains/library/desk/desk.fixtures.ts'
import { readUploadJob, uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { checkUploadPage } from '#domains/plans/pages/check-upload-page.tsx'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { planJobs } from '#domains/plans/plans.jobs.ts'
import { loadUploadPage } from '#domains/plans/upload.queries.ts'
import { Worker } from '#platform/jobs/worker.ts'

const lines = [
  'ỦY BAN NHÂN DÂN XÃ MỘT',
  'Số: 12/KH-UBND',
  'Một, ngày 05 tháng 01 năm 2026',
  'KẾ HOẠCH',
  'Phổ biến, giáo dục pháp luật năm 2026 trên địa bàn xã Một',
  'I. MỤC ĐÍCH, YÊU CẦU',
  '- Đưa pháp luật đến từng thôn.',
  'II. NỘI DUNG',
  '1. Tập huấn cho hòa giải viên.',
  '- Đơn vị chủ trì: UBND xã Một',
  '- Thời gian thực hiện: Quý II năm 2026',
  '2. Phát thanh mỗi tháng.',
  '- Đơn vị chủ trì: Ban tự quản thôn Đông',
  '- Thời gian thực hiện: Thường xuyên',
  'III. TỔ CHỨC THỰC HIỆN',
  'Văn phòng theo dõi việc thực hiện Kế hoạch này.',
]

/** Runs the waiting jobs as the server does, until the upload is no longer queued. */
async function runJobs({ house, db }: World, uploadId: string): Promise<string> {
  const worker = new Worker({ database: house.database, clock: house.clock, handlers: planJobs(house), pollMs: 20 })
  worker.start()
  try {
    for (let waits = 0; waits < 500; waits++) {
      const { state } = await db
        .selectFrom('plan_upload')
        .select('state')
        .where('id', '=', uploadId)
        .executeTakeFirstOrThrow()
      if (state !== 'queued') return state
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return 'queued'
  } finally {
    await worker.stop()
  }
}

const uploadText = (world: World, text: string) =>
  world.does('lan', uploadPlan, {
    bodyId: world.bodies.first.id,
    files: { plan: [{ name: 'ke-hoach.txt', bytes: new TextEncoder().encode(text) }] },
  })

onPlans('việc nền đọc văn bản', (world) => {
  test('văn bản thành bản nháp: nhiệm vụ, cơ quan tìm thấy, cơ quan còn ngờ', async () => {
    const { uploadId } = await uploadText(world(), lines.join('\n\n'))
    expect(await runJobs(world(), uploadId)).toBe('read')
    const { draft, document, reading, read_at } = await world()
      .db.selectFrom('plan_upload')
      .selectAll()
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow()
    expect(draft?.header).toMatchObject({ number: '12/KH-UBND', periodStart: '2026-01-01', periodEnd: '2026-12-31' })
    expect(draft?.tasks.map((task) => task.path)).toEqual(['II.1', 'II.2'])
    expect(draft?.tasks[0]?.leads[0]?.bodyIds).toEqual([world().bodies.first.id])
    expect(draft?.tasks[1]?.leads[0]).toMatchObject({ written: 'Ban tự quản thôn Đông', how: 'none' })
    expect(reading?.tasks).toHaveLength(2)
    expect(document?.blocks.length).toBeGreaterThan(10)
    expect(read_at).not.toBeNull()
  })

  test('văn bản được dẫn đã hết hiệu lực theo thư viện, dù danh mục kèm theo không biết: thành chỗ cần xem', async () => {
    const law = await addLaw(world().db, { number: '905/2020/QH99', issuedOn: '2020-01-01', effectiveOn: '2020-07-01' })
    const fresh = await addLaw(world().db, {
      number: '906/2025/QH99',
      name: 'Luật mới',
      issuedOn: '2025-01-01',
      effectiveOn: '2025-07-01',
    })
    await relate(world().db, { fromId: fresh.id, toId: law.id, kind: 'replaces', fromDay: '2025-07-01' })
    const cited = lines.toSpliced(
      5,
      0,
      'Căn cứ Luật Thử nghiệm số 905/2020/QH99, Ủy ban nhân dân xã ban hành Kế hoạch như sau:',
    )
    const { uploadId } = await uploadText(world(), cited.join('\n\n'))
    expect(await runJobs(world(), uploadId)).toBe('read')
    const { reading } = await world()
      .db.selectFrom('plan_upload')
      .select('reading')
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow()
    const finding = reading?.findings.find(({ code }) => code === 'citation-not-in-force')
    expect(finding?.message).toContain('đã được thay thế bởi Luật mới số 906/2025/QH99 từ 01/07/2025')
    expect(finding?.message).toContain('Đề nghị dẫn Luật mới số 906/2025/QH99')
  })

  test('kế hoạch dẫn Quyết định 619/QĐ-TTg: trang kiểm tra nói đã bị thay thế và nên dẫn gì; điều chưa chắc chỉ là «có thể»', async () => {
    await world().database.transaction((tx) => loadCatalogue(tx, world().clock.now()))
    const basis = 'Căn cứ Quyết định số 619/QĐ-TTg ngày 08/5/2017, Ủy ban nhân dân xã ban hành Kế hoạch như sau:'
    const { uploadId } = await uploadText(world(), lines.toSpliced(5, 0, basis).join('\n\n'))
    expect(await runJobs(world(), uploadId)).toBe('read')
    const { db, actors, today, clock } = world()
    const view = {
      csrf: 'x',
      today,
      now: clock.now(),
      path: '/',
      address: '/',
      query: {},
      actor: actors.lan,
      typed: {},
    }
    const html = renderToString(checkUploadPage(await loadUploadPage(db, actors.lan, today, uploadId), view).body)
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/gu, ' ')
    expect(text).toContain(
      'Quyết định 619/QĐ-TTg đã được thay thế bởi Quyết định 25/2021/QĐ-TTg từ 01/01/2022. Đề nghị dẫn Quyết định 25/2021/QĐ-TTg ngày 22/07/2021',
    )
    expect(text).toMatch(/lưu ý văn bản này có thể bị thay thế bởi [^.]*27\/2025\/QĐ-TTg/u)
  })

  test('thư thường không phải kế hoạch: lời từ chối nằm ở văn bản, việc nền coi như xong', async () => {
    const { uploadId } = await uploadText(world(), 'Dear colleagues,\n\nPlease come to dinner on Friday.\n\nRegards')
    expect(await runJobs(world(), uploadId)).toBe('refused')
    const row = await world()
      .db.selectFrom('plan_upload')
      .select('refusal')
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow()
    expect(row.refusal).toMatch(/kế hoạch/i)
    const job = await world()
      .db.selectFrom('job')
      .select(['state', 'last_error'])
      .where('kind', '=', readUploadJob)
      .executeTakeFirstOrThrow()
    expect(job).toEqual({ state: 'done', last_error: null })
  })
})
