import { expect, test } from 'vitest'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { askPdf } from '#domains/reports/acts/ask-pdf.ts'
import { refusals } from '#domains/reports/report.ts'
import { findPdf } from '#domains/reports/report-pdf.queries.ts'
import { makePdfKind, pdfRefusals } from '#domains/reports/report-pdf.ts'
import { countablePlan, draft, submitted } from '#domains/reports/reports.fixtures.ts'
import { reportJobs } from '#domains/reports/reports.jobs.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { hasOffice, refusals as officeRefusals } from '#platform/office/make-pdf.ts'

const isThere = await hasOffice()

/** What a worker does with the jobs that wait. */
async function work({ db, database, clock, house }: World): Promise<number> {
  const jobs = await db.selectFrom('job').select(['id', 'payload']).where('kind', '=', makePdfKind).execute()
  const complete = async (tx: World['db']) =>
    void (await tx.deleteFrom('job').where('kind', '=', makePdfKind).execute())
  for (const { payload } of jobs) await reportJobs(house)[makePdfKind]!({ database, clock, complete } as never, payload)
  return jobs.length
}

onPlans('tệp PDF của báo cáo', (world) => {
  test('dự thảo thì chưa làm; người không xem được báo cáo thì không có gì', async () => {
    const planId = await countablePlan(world())
    const report = await draft(world(), planId)
    await expect(world().does('lan', askPdf, { reportId: report.id })).rejects.toBe(pdfRefusals.notSubmitted)
    await expect(world().does('tu', askPdf, { reportId: report.id })).rejects.toBe(refusals.notFound)
  })

  test('việc làm PDF hỏng hẳn thì trang nói là không làm được, chứ không «đang làm» mãi', async () => {
    const { db, now } = { db: world().db, now: world().clock.now() }
    const { id, fileId } = await submitted(world(), await countablePlan(world()))
    const asked = { word_file_id: fileId!, report_id: id, file_id: null, asked_by: null, asked_at: now }
    await db.insertInto('report_pdf').values(asked).execute()
    const jobId = await enqueue(db, { kind: makePdfKind, payload: { wordFileId: fileId }, uniqueKey: fileId! })
    const inState = async (state: 'waiting' | 'running' | 'dead') => {
      const leased =
        state === 'running' ? { lease_token: jobId, leased_until: now } : { lease_token: null, leased_until: null }
      await db
        .updateTable('job')
        .set({ state, ...leased, finished_at: state === 'dead' ? now : null })
        .where('id', '=', jobId)
        .execute()
      return findPdf(db, fileId)
    }
    expect([await inState('waiting'), await inState('running')]).toEqual([{ at: 'waiting' }, { at: 'waiting' }])
    expect(await inState('dead')).toEqual({ at: 'refused', why: pdfRefusals.failed.message })
  })

  test.skipIf(isThere)('không có LibreOffice: nói rõ phải làm gì', async () => {
    const { id } = await submitted(world(), await countablePlan(world()))
    await expect(world().does('lan', askPdf, { reportId: id })).rejects.toBe(officeRefusals.noOffice)
  })

  test.skipIf(!isThere)(
    'làm một lần cho một tệp Word, dù bấm nhiều lần; đọc lại được chữ của báo cáo (cần soffice)',
    async () => {
      const report = await submitted(world(), await countablePlan(world()))
      const { db, does, house } = world()
      await does('lan', askPdf, { reportId: report.id })
      await db.updateTable('job').set({ state: 'dead' }).where('kind', '=', makePdfKind).execute()
      await does('hung', askPdf, { reportId: report.id })
      await db.deleteFrom('job').where('kind', '=', makePdfKind).where('state', '=', 'dead').execute()
      await does('hung', askPdf, { reportId: report.id })
      expect(await findPdf(db, report.fileId)).toEqual({ at: 'waiting' })
      expect(await work(world())).toBe(1)
      const made = await findPdf(db, report.fileId)
      if (made.at !== 'made') throw new Error(made.at)
      const file = await loadFile(db, made.fileId)
      expect(file.name).toMatch(/^bao-cao-.*\.pdf$/u)
      const { blocks } = await readDocument(await readKeptFile(house, file), file.name)
      const text = JSON.stringify(blocks)
      expect(text).toContain('KẾT QUẢ THỰC HIỆN')
      expect(text).toContain('KT. CHỦ TỊCH')
      await does('lan', askPdf, { reportId: report.id })
      expect(await work(world())).toBe(0)
    },
    120_000,
  )
})
