import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { addBody, goesInto } from '#domains/people/testing/people-house.ts'
import { adoptedPlan, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { correctReport } from '#domains/reports/acts/correct-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { figuresIn } from '#domains/reports/measured.ts'
import type { Report } from '#domains/reports/report.ts'
import { refusals } from '#domains/reports/report.ts'
import { loadReportPage } from '#domains/reports/report-page.queries.ts'
import { paperForm, stepForm, writerAndLeader } from '#domains/reports/reports.fixtures.ts'
import { perform } from '#platform/acts/act.ts'

const window = { kind: 'year', stretch: 'year', year: '2026' }

type Desk = Awaited<ReturnType<typeof writerAndLeader>>

async function signed({ house }: World, { writer, leader }: Desk, draft: Report): Promise<Report> {
  const changed = await perform(changeReport, { house, actor: writer }, paperForm(draft))
  const sent = await perform(submitReport, { house, actor: writer }, stepForm(changed))
  return perform(issueReport, { house, actor: leader }, stepForm(sent))
}

const write = ({ house }: World, { writer }: Desk, bodyId: string, more: object = {}) =>
  perform(writeReport, { house, actor: writer }, { subject: `body:${bodyId}`, ...window, ...more })

onPlans('báo cáo tỉnh cộng từ báo cáo đã ban hành của xã', (world) => {
  test('xã không có xã bên dưới, báo cáo một kế hoạch, báo cáo nhiệm vụ: không cộng được, nói vì sao', async () => {
    const { first } = world().bodies
    const desk = await writerAndLeader(world(), first)
    await expect(write(world(), desk, first.id, { basis: 'reports' })).rejects.toBe(refusals.noCommunes)
    await expect(write(world(), desk, first.id, { basis: 'reports', kind: 'progress' })).rejects.toMatchObject({
      fields: { basis: expect.stringContaining('báo cáo tháng, quý, 6 tháng') },
    })
  })

  test('cộng đúng, nói ai thiếu, chưa ghi không thành 0; mỗi tổng mở ra các xã; bản đính chính thay bản cũ', async () => {
    const { first, second, province } = world().bodies
    const one = await writerAndLeader(world(), first)
    const two = await writerAndLeader(world(), second)
    const above = await writerAndLeader(world(), province)
    const figureOf = async (measure: string) => {
      const draft = await write(world(), above, province.id, { basis: 'reports' })
      const { count } = await loadReportPage(world().db, above.writer, world().today, draft.id)
      const { measured } = count!
      return { measured: measured!, figure: figuresIn(measured).find((some) => some.measure === measure)! }
    }
    await recorded(world(), { howMany: '85' })
    const nobody = await figureOf('activities.people')
    expect(nobody.measured.missing).toEqual(['UBND xã Hai', 'UBND xã Một'])
    expect(nobody.figure).toMatchObject({ value: null, records: 0 })
    const firstReport = await signed(world(), one, await write(world(), one, first.id))
    await write(world(), two, second.id)
    const half = await figureOf('activities.people')
    expect(half.measured.missing).toEqual(['UBND xã Hai'])
    expect(half.figure).toMatchObject({ value: 85, records: 1, listed: [{ id: firstReport.id, amount: 85 }] })
    const secondReport = await signed(world(), two, await write(world(), two, second.id))
    const both = await figureOf('activities.people')
    expect(both.measured.missing).toEqual([])
    expect(both.figure.value).toBe(85)
    expect(both.figure.listed).toEqual(
      expect.arrayContaining([
        { id: firstReport.id, amount: 85 },
        { id: secondReport.id, amount: 0 },
      ]),
    )
    expect(both.measured.records).toContainEqual(
      expect.objectContaining({ kind: 'report', opens: secondReport.id, bodyName: 'UBND xã Hai' }),
    )
    expect((await figureOf('activities.women')).figure).toMatchObject({ value: 0, records: 2, told: 1 })
    await recorded(world(), { howMany: '15' })
    expect((await figureOf('activities.people')).figure.value).toBe(85)
    const reason = 'Sót một buổi ở thôn Đông.'
    const { house } = world()
    const fix = await perform(correctReport, { house, actor: one.writer }, { ...stepForm(firstReport), reason })
    await signed(world(), one, fix)
    const fixed = await figureOf('activities.people')
    expect(fixed.figure.value).toBe(100)
    // drawn month by month, as each commune's report kept it
    const { byMonth } = fixed.measured.parts.find(({ letters }) => letters === 'PB')!
    expect(byMonth).toMatchObject({ measure: 'activities.all', months: { length: 12 } })
    expect(byMonth!.months.filter(({ value }) => value > 0)).toEqual([{ month: '2026-11-01', value: 2 }])
  })

  test('xã Hai nhập vào xã Một: báo cáo xã Một đã gồm của xã Hai thì báo cáo cũ của xã Hai không cộng lần nữa', async () => {
    const { first, second, province } = world().bodies
    const [one, two] = [await writerAndLeader(world(), first), await writerAndLeader(world(), second)]
    const above = await writerAndLeader(world(), province)
    await recorded(world(), { howMany: '40' })
    await recorded(world(), { bodyId: second.id, howMany: '60' }, 'tu')
    await signed(world(), two, await write(world(), two, second.id))
    await goesInto(world().db, second, first)
    const summed = async () => {
      const draft = await write(world(), above, province.id, { basis: 'reports' })
      const { count } = await loadReportPage(world().db, above.writer, world().today, draft.id)
      const { missing } = count!.measured!
      return [figuresIn(count!.measured).find(({ measure }) => measure === 'activities.people')!.value, missing]
    }
    expect(await summed()).toEqual([60, ['UBND xã Một']])
    await signed(world(), one, await write(world(), one, first.id))
    expect(await summed()).toEqual([100, []])
  })

  test('UBND khác thay ở cùng xã: cộng báo cáo của nơi thay, không gọi nơi cũ là thiếu; UBND lập sau kỳ thì kỳ ấy không hỏi', async () => {
    const { first, second, province } = world().bodies
    const { db } = world()
    const place = { place: '24/00001/', path: '/1/6/', parentId: province.id }
    const fresh = await addBody(db, { name: 'UBND xã Một mới', ...place })
    await db.updateTable('body').set({ from_day: '2026-11-20' }).where('id', '=', fresh.id).execute()
    await recorded(world(), { howMany: '40' })
    await goesInto(db, first, fresh)
    const [desk, above] = [await writerAndLeader(world(), fresh), await writerAndLeader(world(), province)]
    const summed = async (more: object = {}) => {
      const draft = await write(world(), above, province.id, { basis: 'reports', ...more })
      const { measured } = (await loadReportPage(db, above.writer, world().today, draft.id)).count!
      return [figuresIn(measured!).find((one) => one.measure === 'activities.people')!.value, measured!.missing]
    }
    expect(await summed()).toEqual([null, ['UBND xã Hai', 'UBND xã Một mới']])
    await signed(world(), desk, await write(world(), desk, fresh.id))
    expect(await summed()).toEqual([40, ['UBND xã Hai']])
    expect((await summed({ year: '2025' }))[1]).toEqual(['UBND xã Hai', 'UBND xã Một'])
    // ended into two: nobody alone can be asked, so it stands among those who are missing
    const both = sql`(${second.id}, ${fresh.id}, '2026-11-20', 'split'), (${second.id}, ${first.id}, '2026-11-20', 'split')`
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values ${both}`.execute(db)
    await db.updateTable('body').set({ to_day: '2026-11-20' }).where('id', '=', second.id).execute()
    expect(await summed()).toEqual([40, ['UBND xã Hai']])
  })

  test('nơi kế tục đã ban hành trước khi nhận: báo cáo ấy không có số của nơi cũ, nên nơi cũ được nêu là thiếu', async () => {
    const { first, second, province } = world().bodies
    const [one, above] = [await writerAndLeader(world(), first), await writerAndLeader(world(), province)]
    await recorded(world(), { bodyId: second.id, howMany: '60' }, 'tu')
    await signed(world(), one, await write(world(), one, first.id))
    await goesInto(world().db, second, first)
    const draft = await write(world(), above, province.id, { basis: 'reports' })
    const { measured } = (await loadReportPage(world().db, above.writer, world().today, draft.id)).count!
    expect(measured!.missing).toEqual(['UBND xã Hai'])
  })

  test('báo cáo năm mà xã lập theo một kế hoạch cũng được cộng; báo cáo đột xuất theo kế hoạch thì không', async () => {
    const { first, province } = world().bodies
    const [one, above] = [await writerAndLeader(world(), first), await writerAndLeader(world(), province)]
    const { planId } = await adoptedPlan(world())
    const { house } = world()
    const ofPlan = (more: object) =>
      perform(writeReport, { house, actor: one.writer }, { subject: `plan:${planId}`, ...window, ...more })
    await signed(world(), one, await ofPlan({}))
    await signed(world(), one, await ofPlan({ kind: 'ad-hoc' }))
    const missing = async (more: object) => {
      const draft = await write(world(), above, province.id, { basis: 'reports', ...more })
      return (await loadReportPage(world().db, above.writer, world().today, draft.id)).count!.measured!.missing
    }
    expect(await missing({})).toEqual(['UBND xã Hai'])
    expect(await missing({ kind: 'ad-hoc' })).toEqual(['UBND xã Hai', 'UBND xã Một'])
  })
})
