import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { correctReport } from '#domains/reports/acts/correct-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { findCompared } from '#domains/reports/compared.queries.ts'
import { compare, differences, showChange } from '#domains/reports/compared.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import { type Report, refusals } from '#domains/reports/report.ts'
import { loadReportPage } from '#domains/reports/report-page.queries.ts'
import { frozenCount, paperForm, stepForm } from '#domains/reports/reports.fixtures.ts'
import { cellText } from '#engines/documents/document.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'

const reason = 'Sót một buổi ở thôn Đông.'

async function issued(world: World, draft: Report): Promise<Report> {
  const changed = await world.does('lan', changeReport, paperForm(draft))
  return world.does('hung', issueReport, stepForm(await world.does('lan', submitReport, stepForm(changed))))
}

const half = (world: World, part: 1 | 2) =>
  world.does('lan', writeReport, {
    subject: `body:${world.bodies.first.id}`,
    kind: 'half-year',
    stretch: `half-${part}`,
    year: '2026',
  })

async function wordsOf(world: World, report: Report): Promise<{ text: string; rows: string[][] }> {
  const bytes = await readKeptFile(world.house, await loadFile(world.db, report.fileId!))
  const { blocks } = await readDocument(bytes, 'bao-cao.docx')
  return {
    text: blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n'),
    rows: blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.cells.map(cellText)) : [])),
  }
}

test.each([
  [5, 8, '+3'],
  [8, 5, '−3'],
  [4, 4, 'không đổi'],
  [null, null, 'không đổi'],
  [null, 0, 'không so được'],
  [1_000, null, 'không so được'],
])('từ %s sang %s: %s', (frozen, now, words) => expect(showChange({ code: 'PB1', name: '', frozen, now })).toBe(words))

onPlans('báo cáo so với kỳ trước, và bản đính chính', (world) => {
  test('so với báo cáo cùng loại đã ban hành của kỳ trước; loại khác, kỳ sau, bản chưa ký thì không', async () => {
    await recorded(world(), { heldOn: '10/03/2026', howMany: '40' })
    await recorded(world(), { heldOn: '20/11/2026', howMany: '85' })
    const unsigned = await half(world(), 1)
    const second = await half(world(), 2)
    expect(await findCompared(world().db, second)).toEqual({})
    const first = await issued(world(), unsigned)
    const { previous, corrected } = await findCompared(world().db, second)
    expect([previous?.id, corrected]).toEqual([first.id, undefined])
    const sent = await issued(world(), second)
    const rows = compare(previous!.count, await frozenCount(world(), sent.id))
    expect(rows).toContainEqual({ code: 'PB3', name: 'Người dự', frozen: 40, now: 85 })
    const paper = await wordsOf(world(), sent)
    expect(paper.text).toMatch(/THAY ĐỔI SO VỚI KỲ TRƯỚC/u)
    expect(paper.rows).toContainEqual(['PB3', 'Người dự', '40', '85', '+45'])
    expect(await findCompared(world().db, first)).toEqual({})
  })

  test('đính chính: chỉ báo cáo đã ban hành, một lần, có lý do, ký lại bởi người khác; bản cũ không đổi', async () => {
    await recorded(world(), { howMany: '85' })
    const draft = await half(world(), 2)
    const { does, db, actors } = world()
    await expect(does('lan', correctReport, { ...stepForm(draft), reason })).rejects.toBe(refusals.notIssued)
    const before = await issued(world(), draft)
    const frozen = await frozenCount(world(), before.id)
    await expect(does('tu', correctReport, { ...stepForm(before), reason })).rejects.toBe(refusals.notFound)
    await expect(does('lan', correctReport, { ...stepForm(before), reason: 'Sót' })).rejects.toMatchObject({
      fields: { reason: expect.stringContaining('10') },
    })
    await recorded(world(), { howMany: '15' })
    const correction = await does('lan', correctReport, { ...stepForm(before), reason })
    expect(correction).toMatchObject({ state: 'draft', correctsId: before.id, paper: before.paper, countedOn: null })
    await expect(does('lan', correctReport, { ...stepForm(before), reason })).rejects.toBe(refusals.alreadyCorrected)
    const sent = await does('lan', submitReport, stepForm(correction))
    await expect(does('lan', issueReport, stepForm(sent))).rejects.toThrow()
    const after = await does('hung', issueReport, stepForm(sent))
    expect(after.sha256).not.toBe(before.sha256)
    expect(await frozenCount(world(), before.id)).toEqual(frozen)
    expect((await loadReport(db, actors.lan, before.id)).report).toEqual(before)
    expect(differences(frozen, await frozenCount(world(), after.id))).toContainEqual({
      code: 'PB3',
      name: 'Người dự',
      frozen: 85,
      now: 100,
    })
    const paper = await wordsOf(world(), after)
    expect(paper.text).toMatch(/đính chính, thay cho báo cáo cùng kỳ đã ban hành ngày/u)
    expect(paper.rows).toContainEqual(['PB3', 'Người dự', '85', '100', '+15'])
    const page = await loadReportPage(db, actors.lan, world().today, before.id)
    expect([page.correction, page.mayCorrect]).toEqual([{ id: after.id, isIssued: true }, false])
    expect((await loadReportPage(db, actors.lan, world().today, after.id)).mayCorrect).toBe(true)
  })
})
