import { expect, test } from 'vitest'
import { readDay } from '#base/day.ts'
import { confirmAnswer, dismissAnswer } from '#domains/cascade/acts/decide-answer.ts'
import {
  addresseeOf,
  adopted,
  communeReading,
  follow,
  issued,
  onCascade,
  provincePlan,
  provinceReading,
} from '#domains/cascade/cascade.fixtures.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { judge } from '#domains/standard/judge.ts'
import { loadJudgeInputs } from '#domains/standard/judging.queries.ts'
import { layOver } from '#domains/standard/lay-over.ts'
import { blocksOf } from '#domains/standard/look-ahead.ts'
import { loadPlanDays, loadPlanLinks } from '#domains/standard/plan-days.queries.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { allVerified } from '#domains/standard/standard.fixtures.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'

onCascade('kế hoạch ban hành đúng hạn, theo kế hoạch trả lời đã xác nhận', (world) => {
  const ruleSet = loadRuleSet('tcpl-27-2025')
  const daysOf = async (body: 'first' | 'second' = 'first', year = 2026, tookOver: string[] = []) => {
    const assessment = { bodyId: world().bodies[body].id, provinceId: '24', year }
    return (await loadPlanDays(world().db, assessment, ruleSet, tookOver)).get('CT2.4.1')
  }
  const answers = async (planId: string, answerPlanId: string) => {
    const { id } = await addresseeOf(world(), planId, world().bodies.first.id)
    await world().as(world().actors.lan, confirmAnswer, { addresseeId: id, answerPlanId })
    return id
  }

  test('chưa giao thì không có gì; giao rồi mà chưa xác nhận thì mới có ngày của tỉnh; kế hoạch khác tên, năm khác không tính', async () => {
    const { actors, bodies } = world()
    expect(await daysOf()).toBeUndefined()
    const other = await provincePlan(
      world(),
      provinceReading({ number: '9/KH-UBND', title: 'Hòa giải ở cơ sở năm 2026' }),
    )
    await issued(world(), other)
    expect(await daysOf()).toBeUndefined()
    const planId = await provincePlan(world())
    await issued(world(), planId)
    const open = { inputs: { from: '2026-11-05' }, untold: { done: expect.stringContaining('xác nhận') } }
    expect(await daysOf()).toMatchObject(open)
    const ownId = await adopted(world(), actors.lan, bodies.first.id, communeReading())
    await follow(world())
    expect(await daysOf()).toMatchObject(open)
    const addresseeId = await answers(planId, ownId)
    expect(await daysOf()).toMatchObject({
      inputs: { from: '2026-11-05', done: '2026-11-12' },
      demands: [{ id: addresseeId }],
    })
    expect([await daysOf('first', 2027), (await daysOf('second'))!.inputs]).toEqual([undefined, { from: '2026-11-05' }])
    expect((await daysOf('second', 2026, [bodies.first.id]))!.inputs).toEqual({ from: '2026-11-05' })
    await world().as(actors.lan, dismissAnswer, { addresseeId, answerPlanId: ownId })
    expect(await daysOf()).toMatchObject(open)
  })

  test('hai kế hoạch: lấy cái chậm nhất so với hạn; bản sửa đổi của tỉnh không đổi ngày đã giao', async () => {
    const { actors, bodies } = world()
    const planId = await provincePlan(world())
    await issued(world(), planId)
    await answers(planId, await adopted(world(), actors.lan, bodies.first.id, communeReading()))
    const amended = await provincePlan(world(), provinceReading({ number: '20/KH-UBND', date: '2026-11-18' }), planId)
    await follow(world())
    expect((await addresseeOf(world(), amended, bodies.first.id)).carried_from).not.toBeNull()
    expect((await daysOf())!.inputs).toEqual({ from: '2026-11-05', done: '2026-11-12' })
    const second = await provincePlan(
      world(),
      provinceReading({
        number: '8/KH-UBND',
        title: 'Phổ biến, giáo dục pháp luật về biển năm 2026',
        date: '2026-10-05',
      }),
    )
    await issued(world(), second)
    expect((await daysOf())!.inputs).toEqual({ from: '2026-10-05' })
    const late = communeReading({ number: '46/KH-UBND', date: '2026-11-20', citations: [] })
    await answers(second, await adopted(world(), actors.lan, bodies.first.id, late))
    expect((await daysOf())!.inputs).toEqual({ from: '2026-10-05', done: '2026-11-20' })
  })

  test('lấy số từ hồ sơ: ngày của hai kế hoạch, xét theo số ngày làm việc; chưa xác nhận thì còn thiếu, nói phải làm gì', async () => {
    const { actors, bodies, db, today } = world()
    const opened = await world().as(actors.lan, openAssessment, { bodyId: bodies.first.id, year: '2026' })
    const planId = await provincePlan(world())
    await issued(world(), planId)
    const verified = layOver(ruleSet, [{ rows: allVerified(ruleSet.id), number: 1 }]).ruleSet
    const judged = async (version: number) => {
      await world().as(actors.lan, takeValues, { assessmentId: opened.id, version: String(version) })
      const inputs = (await loadJudgeInputs(db, [opened])).get(opened.id)!
      const judgment = judge(verified, inputs)
      const blocks = blocksOf(verified, judgment, new Map(), { ...inputs, today })
      const rules = judgment.criteria.flatMap(({ indicators }) => indicators.flatMap((one) => one.rules))
      const of = (code: string) => rules.find((one) => one.code === code)!
      return { ...of('CT2.4.1'), step: blocks.find(({ code }) => code === 'CT2.4.1')?.step }
    }
    const open = await judged(0)
    expect(open).toMatchObject({ verdict: 'open', reason: expect.stringContaining('chưa có kế hoạch của xã') })
    expect(open.step).toContain('xác nhận kế hoạch nào của xã trả lời')
    await answers(planId, await adopted(world(), actors.lan, bodies.first.id, communeReading()))
    expect(await judged(1)).toMatchObject({ verdict: 'met', reason: expect.stringContaining('làm ngày 12/11/2026') })
    const { records } = await db
      .selectFrom('standard_value')
      .select('records')
      .where('rule_code', '=', 'CT2.4.1')
      .executeTakeFirstOrThrow()
    const { id } = await addresseeOf(world(), planId, bodies.first.id)
    expect(records).toEqual({ demands: [id] })
    const [link] = (await loadPlanLinks(db, opened, ruleSet, today)).get('CT2.4.1')!
    const { searchParams } = new URL(link!.href, 'http://x')
    const asked = { from: readDay(searchParams.get('tu')!)!, to: readDay(searchParams.get('den')!)! }
    const listed = await listMeasure(db, 'plans.asked', { ...asked, bodyId: bodies.first.id, seenBy: actors.lan })
    expect(listed.map((one) => one.id)).toEqual([id])
  })
})
