import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, monthOf } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { hasDocument, hasLine } from '#domains/disclosure/local-document.fixtures.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { formFor, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { countedByReports } from '#domains/reports/counted-by-reports.queries.ts'
import { chartsOf, figuresIn, nameInPart, sectionsOf, sentencesOf, showMeasured } from '#domains/reports/measured.ts'
import type { Report } from '#domains/reports/report.ts'
import { reportKinds } from '#domains/reports/report-kind.ts'
import { loadRecount } from '#domains/reports/report-page.queries.ts'
import { figureSheet, recordSheet } from '#domains/reports/report-sheets.ts'
import { countablePlan, frozenCount, paperForm, stepForm } from '#domains/reports/reports.fixtures.ts'
import { figureOf, measureOf } from '#domains/statistics/measure.ts'
import { countMeasure } from '#domains/statistics/measures.queries.ts'
import { cellText } from '#engines/documents/document.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'

const secondHalf = { stretch: 'half-2', year: '2026' }

const written = (world: World, more: object = {}): Promise<Report> =>
  world.does('lan', writeReport, {
    subject: `body:${world.bodies.first.id}`,
    kind: 'half-year',
    ...secondHalf,
    ...more,
  })

async function frozen(world: World, more: object = {}): Promise<Report> {
  const changed = await world.does('lan', changeReport, paperForm(await written(world, more)))
  return world.does('lan', submitReport, stepForm(changed))
}

/** Every row of every table of the Word file, as our own reader reads it. */
async function rowsOnPaper(world: World, report: Report): Promise<string[][]> {
  const bytes = await readKeptFile(world.house, await loadFile(world.db, report.fileId!))
  const { blocks } = await readDocument(bytes, 'bao-cao.docx')
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.cells.map(cellText)) : []))
}

/** The rows of the workbook, as our own reader reads them; null where a cell is empty. */
async function sheetOf(world: World, report: Report): Promise<unknown[][]> {
  const count = await frozenCount(world, report.id)
  const bytes = await writeWorkbook({ sheets: [figureSheet('Báo cáo', count), recordSheet(count.measured!)] })
  const { sheets } = await readWorkbook(bytes)
  return sheets[0]!.rows.map(({ cells }) =>
    [0, 1, 2, 3, 4].map((column) => cells.find((cell) => cell.column === column)?.value ?? null),
  )
}

test('mọi phần của mọi loại báo cáo đọc được; mã không trùng', () => {
  for (const kind of Object.keys(reportKinds) as (keyof typeof reportKinds)[]) {
    const codes = sectionsOf(kind).flatMap(({ letters, measures }) => measures.map((_, at) => `${letters}${at + 1}`))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThan(50)
  }
})

onPlans('báo cáo công tác của một cơ quan', (world) => {
  test('loại báo cáo không hợp kỳ, không hợp việc: nói rõ', async () => {
    const planId = await countablePlan(world())
    await expect(written(world(), { stretch: 'quarter-1' })).rejects.toMatchObject({
      fields: { kind: expect.stringContaining('Báo cáo 6 tháng cần kỳ') },
    })
    await expect(written(world(), { kind: 'year' })).rejects.toMatchObject({
      fields: { kind: expect.stringContaining('Cả năm') },
    })
    await expect(written(world(), { kind: 'review' })).rejects.toMatchObject({
      fields: { kind: expect.stringContaining('của một kế hoạch') },
    })
    await expect(written(world(), { kind: 'khác' })).rejects.toMatchObject({
      fields: { kind: 'Hãy chọn loại báo cáo.' },
    })
    const review = await written(world(), { kind: 'review', subject: `plan:${planId}`, stretch: 'year' })
    expect(review.paper.title).toMatch(/^Sơ kết việc thực hiện Kế hoạch /)
  })

  test('không có việc gì trong kỳ vẫn lập được, và nói «không phát sinh»; chưa ghi thì nói chưa ghi', async () => {
    const quiet = await frozen(world())
    const partOf = async (report: Report, letters: string) =>
      (await frozenCount(world(), report.id)).measured!.parts.find((part) => part.letters === letters)!
    expect(sentencesOf(await partOf(quiet, 'PB'))).toEqual([['Trong kỳ không phát sinh.']])
    await recorded(world(), { howMany: '85', women: '' })
    const told = await frozen(world())
    const [first] = sentencesOf(await partOf(told, 'PB'))
    const said = first!.map((piece) => (typeof piece === 'string' ? piece : showMeasured(piece.value))).join('')
    expect(said).toContain('1 cuộc có người dự, với 85 lượt người (nữ: chưa ghi;')
    expect(sentencesOf(await partOf(told, 'HG'))).toEqual([['Trong kỳ không phát sinh.']])
  })

  test('công khai thông tin, văn bản của xã: mỗi số một mã, chưa tự kiểm tra thì nói chưa ghi', async () => {
    const { db, bodies } = world()
    const documentId = await hasDocument(db, bodies.first.id)
    await hasLine(db, bodies.first.id, {
      local_document_id: documentId,
      published_on: '2026-10-21',
      published_at: 'Bảng tin trụ sở UBND xã',
    })
    await hasLine(db, bodies.first.id)
    const { measured } = await frozenCount(world(), (await frozen(world())).id)
    const part = measured!.parts.find(({ letters }) => letters === 'CK')!
    const said = sentencesOf(part).map((pieces) =>
      pieces
        .map((piece) => (typeof piece === 'string' ? piece : `${showMeasured(piece.value)} (${piece.code})`))
        .join(''),
    )
    expect(said[0]).toContain(': 2 (CK1); đã công khai đúng hạn 1 (CK2), sau hạn 0 (CK3), chưa công khai (kể cả chưa')
    expect(said[1]).toContain('Xã đã ban hành 1 (CK9) văn bản')
    expect(said[2]).toContain('đúng quy định: chưa ghi (CK8).')
    expect(part.figures[11]).toMatchObject({ code: 'CK12', value: 1, listed: [{ id: documentId }] })
  })

  test('đã trình thì số và danh sách đứng yên; rút bản ghi chỉ hiện ở chỗ so sánh', async () => {
    const one = await recorded(world())
    const report = await frozen(world())
    const before = await frozenCount(world(), report.id)
    const people = figuresIn(before.measured).find(({ measure }) => measure === 'activities.people')!
    expect(people).toMatchObject({ code: 'PB3', value: 85, records: 1, told: 1, listed: [{ id: one.id, amount: 85 }] })
    expect(before.measured!.records.filter(({ id }) => id === one.id)).toHaveLength(1)
    await world().does('hung', issueReport, stepForm(report))
    await world().does('lan', withdrawActivity, { activityId: one.id, version: '0', reason: 'Buổi này đã hoãn.' })
    expect(await frozenCount(world(), report.id)).toEqual(before)
    expect(await loadRecount(world().db, report, before, world().today)).toHaveProperty(
      'changed',
      expect.arrayContaining([{ code: 'PB3', name: 'Người dự', frozen: 85, now: 0 }]),
    )
    const asked = { kind: 'activity', id: one.id, bodyId: world().bodies.first.id, measures: [] } as const
    const { db, actors } = world()
    expect(await countedByReports(db, actors.lan, asked)).toEqual([
      expect.objectContaining({ sentence: expect.stringContaining('PB3'), href: `/nghiep-vu/bao-cao/${report.id}` }),
    ])
    expect(await countedByReports(db, actors.tu, asked)).toEqual([])
    expect(await countedByReports(db, actors.lan, { ...asked, kind: 'team' })).toEqual([])
  })

  test('mốc còn ở phía trước không bị gọi là đến hạn: báo cáo và tên chỉ tiêu nói rõ chưa xong gồm cả chưa đến hạn', async () => {
    const { db, bodies, today } = world()
    await countablePlan(world())
    const ahead = { from: addDays(today, 1), to: '2026-12-31', bodyId: bodies.first.id, seenBy: 'system' } as const
    expect(figureOf(await countMeasure(db, 'tasks.undone', ahead))).toBe(1)
    const { measured } = await frozenCount(world(), (await frozen(world())).id)
    const part = measured!.parts.find(({ letters }) => letters === 'KH')!
    const said = sentencesOf(part)
      .flat()
      .map((piece) => (typeof piece === 'string' ? piece : showMeasured(piece.value)))
      .join('')
    expect(said).toMatch(/mốc nhiệm vụ có hạn trong kỳ: \d+,.*chưa xong \(kể cả chưa đến hạn\) \d+\./u)
    expect([measureOf('tasks.due').name, measureOf('tasks.undone').name]).toEqual([
      'Mốc nhiệm vụ có hạn trong kỳ',
      'Mốc chưa xong (kể cả chưa đến hạn)',
    ])
  })

  test('kinh phí: dự toán của nhiệm vụ đặt cạnh thực chi; chưa ghi không thành 0', async () => {
    const planId = await countablePlan(world())
    const form = await formFor(world(), planId, 'II.1.1')
    await world().does('hung', assignTask, { ...form, version: '0', officerId: '', budgetEstimate: '2.500.000' })
    const moneyOf = async (more: object) => {
      const { measured } = await frozenCount(world(), (await frozen(world(), more)).id)
      return figuresIn(measured)
        .filter(({ measure }) => measure.startsWith('budget.'))
        .map(({ code, value }) => [code, value])
    }
    const year = { kind: 'year', stretch: 'year', year: '2026' }
    expect(await moneyOf(year)).toEqual([
      ['KP5', 2_500_000],
      ['KP6', null],
    ])
    expect(await moneyOf({ ...year, year: '2027' })).toEqual([
      ['KP5', 0],
      ['KP6', 0],
    ])
  })

  test('tệp Word đọc lại bằng trình đọc của hệ thống: mỗi số bằng số truy vấn, với thế giới ngẫu nhiên', async () => {
    const activity = fc.record({
      kind: fc.constantFrom('session', 'leaflet', 'broadcast', 'special', 'dialogue'),
      howMany: fc.constantFrom('', '0', '7', '120', '1500'),
      women: fc.constantFrom('', '0', '5'),
      heldOn: fc.constantFrom('30/06/2026', '01/07/2026', '20/11/2026'),
      group: fc.constantFrom('17', '20'),
    })
    const seen = { blank: 0, told: 0, months: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { minLength: 1, maxLength: 4 }), async (all) => {
        for (const { women, group, ...one } of all) {
          const isSession = one.kind !== 'leaflet' && one.kind !== 'broadcast'
          const may = isSession && Number(one.howMany) >= 5 ? { women } : {}
          const special = one.kind === 'special' ? { group } : {}
          await world().does(
            'lan',
            recordActivity,
            quickForm(world(), { ...one, ...may, ...special, formKey: newSecret() }),
          )
        }
        const report = await frozen(world())
        const rows = await rowsOnPaper(world(), report)
        const { measured } = await frozenCount(world(), report.id)
        const sheet = await sheetOf(world(), report)
        for (const { byMonth, figures } of measured!.parts) {
          const whole = figures.find((figure) => figure.measure === byMonth?.measure)
          if (byMonth === undefined) continue
          seen.months++
          expect(byMonth.months.map(({ month }) => month)).toEqual(
            [7, 8, 9, 10, 11, 12].map((at) => `2026-${String(at).padStart(2, '0')}-01`),
          )
          expect(byMonth.months.reduce((sum, { value }) => sum + value, 0)).toBe(whole!.value)
          for (const { month, value } of byMonth.months)
            expect(rows.find(([name]) => name === `Tháng ${monthOf(month)}/2026`)?.at(-1)).toBe(`${value}`)
        }
        const drawn = (name: string, shown: string) => (cells: string[]) =>
          cells[0] !== '' && name.startsWith(cells[0]!.replace('…', '')) && cells.at(-1) === shown
        for (const { bars } of measured!.parts.flatMap(chartsOf))
          for (const { name, value } of bars) expect(rows.some(drawn(name, showMeasured(value))), name).toBe(true)
        for (const { figures } of measured!.parts)
          for (const figure of figures) {
            const { code, measure, name, unit } = figure
            const counted = await countMeasure(world().db, measure, {
              ...{ from: '2026-07-01', to: '2026-12-31', bodyId: world().bodies.first.id },
              seenBy: world().actors.lan,
            })
            const value = figureOf(counted)
            if (value === null) seen.blank++
            else if (value > 0) seen.told++
            // what is all zero is a sentence, and stands in the appendix of sources alone
            if (figures.some((one) => one.value !== 0))
              expect(
                rows.find((cells) => cells[4] === `[${code}]`),
                code,
              ).toEqual([expect.any(String), nameInPart(figure), unit, showMeasured(value), `[${code}]`])
            expect(rows.find((cells) => cells[0] === code)?.[2]).toBe(
              value === null ? showMeasured(value) : `${showMeasured(value)} ${unit}`,
            )
            expect(rows.find((cells) => cells[0] === code)?.[4]).toBe(showMeasured(counted.records))
            expect(sheet.find((cells) => cells[0] === code)?.slice(2, 5)).toEqual([name, unit, value])
          }
      }),
      { numRuns: 4, seed: 20261129, endOnFailure: true },
    )
    expect(seen.months).toBeGreaterThan(2)
    expect(seen.blank).toBeGreaterThan(3)
    expect(seen.told).toBeGreaterThan(10)
  }, 120_000)
})
