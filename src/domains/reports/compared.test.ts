import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { correctReport } from '#domains/reports/acts/correct-report.ts'
import { dropReport } from '#domains/reports/acts/drop-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { findCompared } from '#domains/reports/compared.queries.ts'
import { compare, differences, showChange } from '#domains/reports/compared.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import { type Report, refusals } from '#domains/reports/report.ts'
import { loadReportPage } from '#domains/reports/report-page.queries.ts'
import { countablePlan, frozenCount, paperForm, stepForm } from '#domains/reports/reports.fixtures.ts'
import { listReports } from '#domains/reports/reports.queries.ts'
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

  test('bỏ dự thảo: người ngoài, thiếu lý do, đã ban hành thì không; bỏ rồi không còn trong danh sách, đính chính lại được', async () => {
    const { does, db, actors, today } = world()
    const before = await issued(world(), await half(world(), 2))
    const correction = await does('lan', correctReport, { ...stepForm(before), reason })
    await expect(does('tu', dropReport, { ...stepForm(correction), reason })).rejects.toBe(refusals.notFound)
    await expect(does('lan', dropReport, { ...stepForm(correction), reason: 'Nhầm' })).rejects.toMatchObject({
      fields: { reason: expect.stringContaining('10') },
    })
    await expect(does('lan', dropReport, { ...stepForm(before), reason })).rejects.toBe(refusals.frozen)
    const dropped = await does('lan', dropReport, { ...stepForm(correction), reason })
    expect((await listReports(db, actors.lan, 1)).map(({ id }) => id)).toEqual([before.id])
    await expect(does('lan', submitReport, stepForm(dropped))).rejects.toBe(refusals.notOpen)
    expect((await loadReportPage(db, actors.lan, today, dropped.id)).events[0]).toMatchObject({
      kind: 'dropped',
      reason,
    })
    const page = await loadReportPage(db, actors.lan, today, before.id)
    expect([page.correction, page.mayCorrect]).toEqual([null, true])
    const again = await does('lan', correctReport, { ...stepForm(before), reason })
    expect(again.correctsId).toBe(before.id)
  })

  test('bản đính chính còn là dự thảo chỉ nói với người soạn, người ký', async () => {
    const { does, db, actors, today } = world()
    const before = await issued(world(), await half(world(), 2))
    const { id } = await does('lan', correctReport, { ...stepForm(before), reason })
    const told = async (who: 'lan' | 'hung' | 'mai') =>
      (await loadReportPage(db, actors[who], today, before.id)).correction
    expect([await told('lan'), await told('hung'), await told('mai')]).toEqual([
      { id, isIssued: false },
      { id, isIssued: false },
      null,
    ])
  })

  test('hai báo cáo của cùng một kỳ: bản sau so với bản đã ban hành trước, không ngược lại', async () => {
    const early = await issued(world(), await half(world(), 2))
    world().clock.moveTo('2026-11-22T02:00:00Z')
    const late = await half(world(), 2)
    expect((await findCompared(world().db, late)).previous?.id).toBe(early.id)
    const sent = await issued(world(), late)
    expect((await findCompared(world().db, sent)).previous?.id).toBe(early.id)
    expect(await findCompared(world().db, early)).toEqual({})
  })

  test('báo cáo năm trả lời kế hoạch của năm trước vẫn là kỳ trước của báo cáo năm nay', async () => {
    const planId = await countablePlan(world())
    const yearly = (subject: string, year: string) =>
      world().does('lan', writeReport, { subject, kind: 'year', stretch: 'year', year })
    const before = await issued(world(), await yearly(`plan:${planId}`, '2025'))
    const now = await yearly(`body:${before.bodyId}`, '2026')
    expect((await findCompared(world().db, now)).previous?.id).toBe(before.id)
  })
})
