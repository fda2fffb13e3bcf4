import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { quickForm } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { figuresIn, sentencesOf, showMeasured } from '#domains/reports/measured.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import type { Report } from '#domains/reports/report.ts'
import { paperForm, stepForm, writerAndLeader } from '#domains/reports/reports.fixtures.ts'
import { loadStandardState } from '#domains/reports/standard-state.queries.ts'
import { figureOf } from '#domains/statistics/measure.ts'
import { countMeasure } from '#domains/statistics/measures.queries.ts'
import { cellText } from '#engines/documents/document.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { perform } from '#platform/acts/act.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'

const year = { kind: 'year', stretch: 'year', year: '2026' }
const inYear = { from: '2026-01-01', to: '2026-12-31' }

/** The paragraphs and the rows of the submitted Word file, as our own reader reads them. */
async function onPaper({ house, db }: World, { fileId }: Report) {
  const { blocks } = await readDocument(await readKeptFile(house, await loadFile(db, fileId!)), 'bao-cao.docx')
  return {
    lines: blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
    rows: blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(cellText)) : [])),
  }
}

const activity = fc.record({
  at: fc.constantFrom('first', 'second'),
  kind: fc.constantFrom('session', 'leaflet', 'dialogue'),
  howMany: fc.constantFrom('', '0', '7', '1250'),
  heldOn: fc.constantFrom('10/03/2026', '20/11/2026', '31/12/2025'),
})

onPlans('tệp Word của tỉnh, của xã đọc lại', (world) => {
  test('số trong câu, trong bảng, tổng của tỉnh và câu về chuẩn bằng đúng số truy vấn, với thế giới ngẫu nhiên', async () => {
    const { house, db, bodies } = world()
    const { writer, leader } = await writerAndLeader(world(), bodies.province)
    await sql`insert into standard_assessment (id, place_id, province_id, body_id, year, rule_set, state)
      select gen_random_uuid(), body.place_id, place.parent_id, body.id, 2026, '27-2025', 'preparing'
      from body join place on place.id = body.place_id where body.id = ${bodies.first.id}`.execute(db)
    const sent = async (bodyId: string, more: object = {}) => {
      const draft = await perform(
        writeReport,
        { house, actor: writer },
        { subject: `body:${bodyId}`, ...year, ...more },
      )
      const written = await perform(changeReport, { house, actor: writer }, paperForm(draft))
      return perform(submitReport, { house, actor: writer }, stepForm(written))
    }
    const signed = async (bodyId: string) =>
      perform(issueReport, { house, actor: leader }, stepForm(await sent(bodyId)))
    const seen = { inSentences: 0, summed: 0, missing: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { minLength: 1, maxLength: 4 }), fc.boolean(), async (held, isWhole) => {
        for (const { at, ...one } of held) {
          const form = quickForm(world(), { ...one, bodyId: bodies[at as 'first' | 'second'].id, formKey: newSecret() })
          await perform(recordActivity, { house, actor: writer }, form)
        }
        const reporting = [bodies.first.id, ...(isWhole ? [bodies.second.id] : [])]
        const reports: Report[] = []
        for (const bodyId of reporting) reports.push(await signed(bodyId))
        const sum = await sent(bodies.province.id, { basis: 'reports' })
        for (const report of [...reports, sum]) {
          const { lines, rows } = await onPaper(world(), report)
          const { measured } = (await loadReport(db, writer, report.id)).counted!
          const byCode = new Map(figuresIn(measured).map((figure) => [figure.code, figure]))
          for (const { code, measure, unit } of byCode.values()) {
            const told: number[] = []
            for (const bodyId of report === sum ? reporting : [report.bodyId]) {
              const counted = await countMeasure(db, measure, { ...inYear, bodyId, seenBy: 'system' })
              const value = figureOf(counted)
              if (value !== null) told.push(value)
            }
            const value = told.length > 0 ? told.reduce((total, one) => total + one, 0) : null
            expect(rows.find(([first]) => first === code)?.[2]).toBe(
              value === null ? showMeasured(null) : `${showMeasured(value)} ${unit}`,
            )
            if (report === sum && value !== null && value > 0) seen.summed++
          }
          // every number of a sentence stands before its code
          const sentences = lines.filter((line) => /\[[A-Z]{2}\d+\]/u.test(line))
          for (const line of sentences)
            for (const [, shown, code] of line.matchAll(/(chưa ghi|[\d.]+) \[([A-Z]{2}\d+)\]/gu)) {
              expect([code, shown]).toEqual([code, showMeasured(byCode.get(code!)!.value)])
              seen.inSentences++
            }
          const written = measured!.parts.flatMap(sentencesOf).filter((pieces) => pieces.length > 1)
          expect(sentences.length).toBeGreaterThanOrEqual(written.length)
          const state = await loadStandardState(db, { bodyId: report.bodyId, year: 2026 })
          if (report.bodyId !== bodies.second.id) expect(state).toHaveLength(1)
          for (const sentence of state) expect(lines).toContain(sentence)
          if (report === sum && !isWhole) {
            expect(lines.join('\n')).toContain('Chưa có báo cáo của 1 xã, không tính vào số liệu: UBND xã Hai.')
            seen.missing++
          }
        }
        await sql`alter table report disable trigger report_stays`.execute(db)
        await sql`delete from report_event`.execute(db)
        await sql`delete from report`.execute(db)
        await sql`alter table report enable trigger report_stays`.execute(db)
      }),
      { numRuns: 3, seed: 20261129, endOnFailure: true },
    )
    expect(seen.inSentences).toBeGreaterThan(20)
    expect(seen.summed).toBeGreaterThan(3)
    expect(seen.missing).toBeGreaterThan(0)
  }, 240_000)
})
