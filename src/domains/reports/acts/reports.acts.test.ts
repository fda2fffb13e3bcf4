import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { adoptedPlan, aReading, auditOf, formFor, onPlans } from '#domains/plans/plans.fixtures.ts'
import { countFourCells } from '#domains/plans/queue.queries.ts'
import { wholeScope } from '#domains/plans/queue-filter.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { correctReport } from '#domains/reports/acts/correct-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { renewLists } from '#domains/reports/acts/renew-lists.ts'
import { returnReport } from '#domains/reports/acts/return-report.ts'
import { refusals as submitRefusals, submitReport } from '#domains/reports/acts/submit-report.ts'
import { takeBackReport } from '#domains/reports/acts/take-back-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import type { Difference } from '#domains/reports/compared.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import { refusals } from '#domains/reports/report.ts'
import { loadRecount, loadReportPage } from '#domains/reports/report-page.queries.ts'
import { refusals as windowRefusals } from '#domains/reports/reporting-window.ts'
import {
  countablePlan,
  draft,
  fourthQuarter,
  frozenCount,
  paperForm,
  stepForm,
  submitted,
  valuesOf,
} from '#domains/reports/reports.fixtures.ts'
import { listReportablePlans, listReports, loadCount } from '#domains/reports/reports.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const progress = { kind: 'progress', basis: 'records' } as const
const reason = 'Thiếu đánh giá nguyên nhân việc quá hạn.'

onPlans('báo cáo giấy', (world) => {
  describe('không lập được', () => {
    test('kỳ bị ngược, năm sai, thiếu ngày: nói rõ mục nào', async () => {
      const { planId } = await adoptedPlan(world())
      const write = (typed: object) => world().does('lan', writeReport, { subject: `plan:${planId}`, ...typed })
      await expect(write({ stretch: 'days', from: '31/12/2026', to: '01/01/2026' })).rejects.toMatchObject({
        fields: { to: expect.stringContaining('bị ngược') },
      })
      await expect(write({ stretch: 'days', from: '31/02/2026', to: '' })).rejects.toMatchObject({
        fields: { from: expect.stringContaining('ngày đầu kỳ') },
      })
      await expect(write({ stretch: 'year', year: '26' })).rejects.toMatchObject({
        fields: { year: expect.stringContaining('bốn chữ số') },
      })
      await expect(write({ stretch: '' })).rejects.toMatchObject({ fields: { stretch: 'Hãy chọn kỳ báo cáo.' } })
    })

    test('trong kỳ không có mốc nào', async () => {
      const { planId } = await adoptedPlan(world())
      const typed = { subject: `plan:${planId}`, stretch: 'quarter-1', year: '2024' }
      await expect(world().does('lan', writeReport, typed)).rejects.toBe(refusals.nothingInWindow)
    })

    test('cơ quan, kế hoạch ngoài phạm vi; người chỉ theo dõi', async () => {
      const { planId } = await adoptedPlan(world())
      const { second, first } = world().bodies
      await expect(world().does('lan', writeReport, { subject: `body:${second.id}`, ...fourthQuarter })).rejects.toBe(
        refusals.bodyOutside,
      )
      await expect(world().does('tu', writeReport, { subject: `plan:${planId}`, ...fourthQuarter })).rejects.toBe(
        refusals.planOutside,
      )
      await expect(world().does('mai', writeReport, { subject: `body:${first.id}`, ...fourthQuarter })).rejects.toBe(
        permissionRefusals.mayNot,
      )
    })

    test('kỳ dài quá 5 năm, trừ tổng kết của kế hoạch dài như thế', async () => {
      const { planId } = await adoptedPlan(world(), {
        reading: aReading({ period: { start: '2024-01-01', end: '2030-12-31' } }),
      })
      const typed = { subject: `plan:${planId}`, stretch: 'days', from: '01/01/2024', to: '31/12/2030' }
      await expect(world().does('lan', writeReport, typed)).rejects.toBe(windowRefusals.tooLong)
      const report = await world().does('lan', writeReport, { ...typed, kind: 'summary' })
      expect(report.window).toEqual({ kind: 'days', from: '2024-01-01', to: '2030-12-31' })
    })

    test('kế hoạch đã hoàn tác, đã được thay', async () => {
      const { planId } = await adoptedPlan(world())
      const report = await draft(world(), planId)
      const ready = await world().does('lan', changeReport, paperForm(report))
      await world().does('hung', undoAdoption, { planId })
      await expect(draft(world(), planId)).rejects.toBe(refusals.planUndone)
      await expect(world().does('lan', submitReport, stepForm(ready))).rejects.toBe(refusals.planUndone)
      const replaced = await adoptedPlan(world())
      await adoptedPlan(world(), { amendsPlanId: replaced.planId })
      await expect(draft(world(), replaced.planId)).rejects.toBe(refusals.planReplaced)
    })
  })

  test('phòng chủ trì một phần kế hoạch thì báo cáo phần ấy; phòng không có phần nào thì không', async () => {
    const planId = await countablePlan(world())
    const { house, bodies, db } = world()
    const at = async (bodyId: string) => {
      const id = await addOfficer(house, { name: 'Đỗ Văn Phòng', homeBodyId: bodyId })
      await giveRole(house, id, 'officer', { bodyId, reach: 'body' })
      return actorFor(house, id)
    }
    const actor = await at(bodies.office.id)
    expect((await listReportablePlans(db, actor)).map(({ id }) => id)).toEqual([planId])
    const typed = { subject: `plan:${planId}`, ...fourthQuarter }
    const report = await perform(writeReport, { house, actor }, typed)
    expect(report).toMatchObject({ bodyId: bodies.office.id, planId })
    const { count } = await loadReportPage(db, actor, world().today, report.id)
    expect(new Set(count!.rows.flatMap(({ leads }) => leads))).toEqual(new Set(['Phòng Văn hóa']))
    const other = await at(bodies.second.id)
    expect(await listReportablePlans(db, other)).toEqual([])
    await expect(perform(writeReport, { house, actor: other }, typed)).rejects.toBe(refusals.planOutside)
  })

  test('số liệu đúng như đếm tay', async () => {
    const planId = await countablePlan(world())
    const count = await loadCount(
      world().db,
      { bodyId: world().bodies.first.id, planId, from: '2026-10-01', to: '2026-12-31', ...progress },
      world().today,
    )
    expect(valuesOf(count)).toEqual({
      'Nhiệm vụ có mốc trong kỳ': 4,
      'Mốc phải thực hiện trong kỳ': 4,
      'Xong đúng hạn': 1,
      'Xong muộn': 1,
      'Chưa xong, còn hạn': 1,
      'Chưa xong, quá hạn': 1,
      'Báo đã xong, chưa đủ sản phẩm kèm theo': 2,
      'Có đủ sản phẩm, chờ kiểm tra': 0,
      'Đã kiểm tra': 0,
      'Tồn từ trước kỳ': 2,
      'Tồn từ trước kỳ, đến nay đã xong': 1,
      'Chờ cấp trên yêu cầu': 1,
      'Phòng Văn hóa: Phải thực hiện': 2,
      'Phòng Văn hóa: Xong đúng hạn': 1,
      'Phòng Văn hóa: Xong muộn': 1,
      'Phòng Văn hóa: Chưa xong, còn hạn': 0,
      'Phòng Văn hóa: Chưa xong, quá hạn': 0,
      'UBND xã Một: Phải thực hiện': 1,
      'UBND xã Một: Xong đúng hạn': 0,
      'UBND xã Một: Xong muộn': 0,
      'UBND xã Một: Chưa xong, còn hạn': 0,
      'UBND xã Một: Chưa xong, quá hạn': 1,
      'Tổ loa: Phải thực hiện': 1,
      'Tổ loa: Xong đúng hạn': 0,
      'Tổ loa: Xong muộn': 0,
      'Tổ loa: Chưa xong, còn hạn': 1,
      'Tổ loa: Chưa xong, quá hạn': 0,
      'Mục II.1: Phải thực hiện': 2,
      'Mục II.1: Xong đúng hạn': 1,
      'Mục II.1: Xong muộn': 1,
      'Mục II.1: Chưa xong, còn hạn': 0,
      'Mục II.1: Chưa xong, quá hạn': 0,
      'Mục II.2: Phải thực hiện': 2,
      'Mục II.2: Xong đúng hạn': 0,
      'Mục II.2: Xong muộn': 0,
      'Mục II.2: Chưa xong, còn hạn': 1,
      'Mục II.2: Chưa xong, quá hạn': 1,
      'Số người dự (người)': 1300,
      'Số người dự (lượt)': 3,
      'Số giờ phát thanh (giờ)': 3.75,
    })
    expect(count.notSummed).toEqual([
      { name: 'Tỷ lệ nam', unit: '%', why: 'là tỷ lệ, cộng lại không có nghĩa', values: [40, 50] },
    ])
    for (const figure of count.figures)
      if (figure.kind !== 'progress') expect(new Set(figure.countedIds).size, figure.code).toBe(figure.value)
  })

  test('cả năm: bốn ô bằng bốn ô của trang nhiệm vụ', async () => {
    const planId = await countablePlan(world())
    const scope = { bodyId: world().bodies.first.id, planId, from: '2026-01-01', to: '2026-12-31', ...progress }
    const values = valuesOf(await loadCount(world().db, scope, world().today))
    const cells = await countFourCells(world().db, world().actors.lan, world().today, { ...wholeScope, planId })
    expect(values).toMatchObject({
      'Xong đúng hạn': cells.doneInTime,
      'Xong muộn': cells.doneLate,
      'Chưa xong, còn hạn': cells.openInTime,
      'Chưa xong, quá hạn': cells.openLate,
      'Chờ cấp trên yêu cầu': cells.waiting,
      'Tồn từ trước kỳ': 0,
    })
  })

  test('dự thảo soạn sẵn việc đã làm và việc quá hạn, không bịa nguyên nhân', async () => {
    const { paper, state } = await draft(world(), await countablePlan(world()))
    expect(state).toBe('draft')
    expect(paper.title).toContain('quý IV năm 2026')
    expect(paper.results).toContain('II.1.2 Việc II.1.2 của kế hoạch')
    expect(paper.results).toContain('xong ngày 15/11/2026 (muộn); sản phẩm: Báo cáo II.1.2.')
    expect(paper.shortcomings).toContain('II.2.1 Việc II.2.1')
    expect(paper.shortcomings).toContain('quá hạn từ ngày 10/11/2026, chưa báo xong; chủ trì: UBND xã Một.')
    expect([paper.causes, paper.proposals]).toEqual(['', ''])
    expect(paper.symbol).toBe('BC-UBND')
  })

  test('trình rồi ban hành: số liệu và tệp đứng yên, việc đổi sau chỉ hiện ở chỗ so sánh', async () => {
    const planId = await countablePlan(world())
    const sent = await submitted(world(), planId)
    const before = await frozenCount(world(), sent.id)
    const issued = await world().does('hung', issueReport, stepForm(sent))
    expect(issued).toMatchObject({ state: 'issued', sha256: sent.sha256, fileId: sent.fileId })
    await world().does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.2.1')), doneDay: '2026-11-20' })
    expect(await frozenCount(world(), sent.id)).toEqual(before)
    const { db, actors, today } = world()
    expect((await loadReportPage(db, actors.hung, today, sent.id)).count).toEqual(before)
    const { changed } = (await loadRecount(db, issued, before, today)) as { changed: Difference[] }
    expect(changed).toContainEqual({ code: 'S6', name: 'Chưa xong, quá hạn', frozen: 1, now: 0 })
    expect(changed).toContainEqual({ code: 'S4', name: 'Xong muộn', frozen: 1, now: 2 })
    for (const deed of [changeReport, submitReport, takeBackReport])
      await expect(world().does('lan', deed as typeof submitReport, paperForm(issued))).rejects.toBe(refusals.frozen)
    await expect(world().does('hung', returnReport, { ...stepForm(issued), reason })).rejects.toBe(refusals.frozen)
    await expect(
      sql`update report set paper = '{}', version = version + 1 where id = ${sent.id}`.execute(world().db),
    ).rejects.toThrow(/never changes/)
    await expect(sql`delete from report where id = ${sent.id}`.execute(world().db)).rejects.toThrow(
      /never changes|report_event/,
    )
  })

  test('hai danh sách chưa ai sửa thì soạn lại lúc trình; đã sửa thì giữ lời, và soạn lại được khi muốn', async () => {
    const planId = await countablePlan(world())
    const { db, actors, does, today } = world()
    const ready = async (change: Record<string, unknown> = {}) =>
      does('lan', changeReport, paperForm(await draft(world(), planId), change))
    const untouched = await ready()
    const touched = await ready({ shortcomings: `${untouched.paper.shortcomings}\nCòn chậm do thiếu người.` })
    expect(untouched.paper.shortcomings).toContain('II.2.1')
    await does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.2.1')), doneDay: '2026-11-20' })
    const hasOldLists = async ({ id }: { id: string }) => (await loadReportPage(db, actors.lan, today, id)).hasOldLists
    expect([await hasOldLists(untouched), await hasOldLists(touched)]).toEqual([false, true])
    const sent = await does('lan', submitReport, stepForm(untouched))
    expect(sent.paper.shortcomings).not.toContain('II.2.1')
    expect(sent.paper.results).toMatch(/II\.2\.1 .*xong ngày 20\/11\/2026/u)
    expect((await loadReport(db, actors.lan, sent.id)).report.paper).toEqual(sent.paper)
    await expect(does('lan', renewLists, stepForm(sent))).rejects.toBe(refusals.notOpen)
    await expect(does('tu', renewLists, stepForm(touched))).rejects.toBe(refusals.notFound)
    const own = await does('lan', submitReport, stepForm(touched))
    expect(own.paper.shortcomings).toMatch(/II\.2\.1 .*\nCòn chậm do thiếu người\.$/su)
    const back = await does('lan', takeBackReport, stepForm(own))
    const renewed = await does('lan', renewLists, stepForm(back))
    expect(renewed.paper).toEqual({
      ...touched.paper,
      results: sent.paper.results,
      shortcomings: sent.paper.shortcomings,
    })
    expect(await auditOf(world(), 'reports.renew-lists')).toMatchObject([
      { before: { shortcomings: expect.stringContaining('thiếu người') } },
    ])
    await does('hung', issueReport, stepForm(sent))
    await does('lan', withdrawClaim, await formFor(world(), planId, 'II.2.1'))
    const fix = await does('lan', correctReport, { ...stepForm({ ...sent, version: sent.version + 1 }), reason })
    expect((await does('lan', submitReport, stepForm(fix))).paper.shortcomings).toContain('II.2.1')
  })

  test('quá nhiều số liệu ghi trong tiến độ: nói rõ, không cắt bớt rồi cộng', async () => {
    const planId = await countablePlan(world())
    await sql`update progress set figures = (select jsonb_agg(jsonb_build_object('name', 'Số người', 'value', 1, 'unit', 'người'))
      from generate_series(1, 5000)) where id = (select id from progress limit 1)`.execute(world().db)
    await expect(draft(world(), planId)).rejects.toBe(refusals.tooManyNotes)
  })

  test('người đã soạn không tự ký, kể cả lãnh đạo và kể cả khi người khác trình', async () => {
    const planId = await countablePlan(world())
    await expect(world().does('lan', issueReport, stepForm(await submitted(world(), planId)))).rejects.toBe(
      permissionRefusals.mayNot,
    )
    const own = await submitted(world(), planId, 'hung')
    await expect(world().does('hung', issueReport, stepForm(own))).rejects.toBe(refusals.ownReport)
    const byLan = await draft(world(), planId)
    const touched = await world().does('hung', changeReport, paperForm(byLan))
    const sent = await world().does('lan', submitReport, stepForm(touched))
    await expect(world().does('hung', issueReport, stepForm(sent))).rejects.toBe(refusals.ownReport)
    await expect(
      sql`update report set state = 'issued', issued_by = writer_ids[1], issued_at = now() where id = ${sent.id}`.execute(
        world().db,
      ),
    ).rejects.toThrow(/check/)
  })

  test('trả lại kèm lý do, sửa rồi trình lại; lời đã gõ không mất', async () => {
    const planId = await countablePlan(world())
    const sent = await submitted(world(), planId)
    await expect(world().does('hung', returnReport, { ...stepForm(sent), reason: 'Sửa' })).rejects.toMatchObject({
      fields: { reason: expect.stringContaining('10 chữ cái') },
    })
    const back = await world().does('hung', returnReport, { ...stepForm(sent), reason })
    expect(back).toMatchObject({ state: 'returned', fileId: null, countedOn: null })
    expect(back.paper).toEqual(sent.paper)
    const { events } = await loadReportPage(world().db, world().actors.lan, world().today, sent.id)
    expect(events.map((event) => event.kind)).toEqual(['returned', 'submitted', 'changed', 'written'])
    expect(events[0]).toMatchObject({ reason, by: 'Trần Văn Hùng' })
    const changed = await world().does('lan', changeReport, paperForm(back, { causes: 'Mưa bão kéo dài.' }))
    const [first, second] = await auditOf(world(), 'reports.change-report')
    expect(first!.before).toMatchObject({ signer: '' })
    expect(second).toMatchObject({ before: { causes: '' }, after: { causes: 'Mưa bão kéo dài.' } })
    expect(await world().does('lan', submitReport, stepForm(changed))).toMatchObject({ state: 'submitted' })
  })

  test('chưa ghi người ký thì không trình; hai người cùng sửa thì người sau được báo', async () => {
    const report = await draft(world(), await countablePlan(world()))
    await expect(world().does('lan', submitReport, stepForm(report))).rejects.toBe(submitRefusals.noSigner)
    await world().does('lan', changeReport, paperForm(report))
    await expect(world().does('hung', changeReport, paperForm(report))).rejects.toBe(refusals.changedMeanwhile)
    await expect(
      world().does('hung', changeReport, paperForm({ ...report, version: 1 }, { symbol: '12/BC-UBND' })),
    ).rejects.toMatchObject({ fields: { symbol: expect.stringContaining('BC-UBND') } })
  })

  test('lấy lại để sửa trước khi ký', async () => {
    const sent = await submitted(world(), await countablePlan(world()))
    expect(await world().does('lan', takeBackReport, stepForm(sent))).toMatchObject({ state: 'draft', sha256: null })
  })

  test('ai thấy: dự thảo trong cơ quan; đã ban hành thì cấp trên cũng thấy; xã khác thì không', async () => {
    const sent = await submitted(world(), await countablePlan(world()))
    const sees = async (who: 'lan' | 'hung' | 'mai' | 'tu') => {
      const listed = await listReports(world().db, world().actors[who], 1)
      const page = await loadReport(world().db, world().actors[who], sent.id).catch((error) => error)
      expect('report' in page).toBe(listed.some((row) => row.id === sent.id))
      if (!('report' in page)) expect(page).toBe(refusals.notFound)
      return 'report' in page
    }
    expect([await sees('lan'), await sees('hung'), await sees('mai'), await sees('tu')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    await world().does('hung', issueReport, stepForm(sent))
    expect([await sees('lan'), await sees('hung'), await sees('mai'), await sees('tu')]).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
