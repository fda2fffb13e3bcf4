import { expect, test } from 'vitest'
import { readDay } from '#base/day.ts'
import { askAgain, declareNotRequired, withdrawAddressee } from '#domains/cascade/acts/change-addressee.ts'
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
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { judge } from '#domains/standard/judge.ts'
import { listIndicatorStates, listValues, loadJudgeInputs } from '#domains/standard/judging.queries.ts'
import { layOver } from '#domains/standard/lay-over.ts'
import { blocksOf } from '#domains/standard/look-ahead.ts'
import { listLookedAtAlone } from '#domains/standard/looked-at-alone.ts'
import { loadPlanDays, loadPlanLinks } from '#domains/standard/plan-days.queries.ts'
import { recount } from '#domains/standard/recorded-values.queries.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { allVerified, goodValue, step } from '#domains/standard/standard.fixtures.ts'
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

  /** What somebody does with a demand: withdraws it, says that no plan of theirs is needed, asks again. */
  const changes = async (
    who: 'thu' | 'lan',
    deed: typeof withdrawAddressee | typeof declareNotRequired | typeof askAgain,
    planId: string,
  ) => {
    const { id, version } = await addresseeOf(world(), planId, world().bodies.first.id)
    const typed = { addresseeId: id, version: String(version), reason: 'Trùng với kế hoạch khác của tỉnh.' }
    await world().as(who === 'thu' ? world().thu : world().actors.lan, deed, typed)
  }

  test('xã ghi không phải ban hành: kế hoạch ấy vẫn tính là chưa trả lời, không làm kế hoạch khác thành đạt; giao lại thì trả lời được', async () => {
    const { actors, bodies, db, today } = world()
    const planId = await provincePlan(world())
    await issued(world(), planId)
    await changes('lan', declareNotRequired, planId)
    const declined = {
      inputs: { from: '2026-11-05' },
      untold: { done: expect.stringContaining('không phải ban hành') },
    }
    expect(await daysOf()).toMatchObject(declined)
    const assessment = { bodyId: bodies.first.id, provinceId: '24', year: 2026 }
    expect((await loadPlanLinks(db, assessment, ruleSet, today)).get('CT2.4.1')).toEqual([])
    await changes('thu', askAgain, planId)
    await answers(planId, await adopted(world(), actors.lan, bodies.first.id, communeReading()))
    expect((await daysOf())!.inputs).toEqual({ from: '2026-11-05', done: '2026-11-12' })
    const second = await provincePlan(
      world(),
      provinceReading({ number: '8/KH-UBND', title: 'Phổ biến, giáo dục pháp luật về biển năm 2026' }),
    )
    await issued(world(), second)
    await changes('lan', declareNotRequired, second)
    expect(await daysOf()).toMatchObject(declined)
    await changes('thu', withdrawAddressee, second)
    expect((await daysOf())!.inputs).toEqual({ from: '2026-11-05', done: '2026-11-12' })
  })

  test('tỉnh thôi giao sau khi đã lấy số: đếm lại thì chỉ tiêu ấy khác và chưa xác định; lấy lại số thì số cũ và chữ ký không còn', async () => {
    const { actors, bodies, db, today } = world()
    const { as } = world()
    const opened = await as(actors.lan, openAssessment, { bodyId: bodies.first.id, year: '2026' })
    const planId = await provincePlan(world())
    await issued(world(), planId)
    await answers(planId, await adopted(world(), actors.lan, bodies.first.id, communeReading()))
    const taken = await as(actors.lan, takeValues, step(opened))
    const sign = { code: 'TC2.CT4', self: 'not-met', points: '', why: '' }
    const signed = await as(actors.lan, signIndicator, { ...step(taken), ...sign })
    const verified = layOver(ruleSet, [{ rows: allVerified(ruleSet.id), number: 1 }]).ruleSet
    const again = async () => {
      const inputs = (await loadJudgeInputs(db, [opened])).get(opened.id)!
      return recount(db, opened, { ruleSet: verified, inputs, judgment: judge(verified, inputs) }, today)
    }
    const verdictOf = ({ judgment }: Awaited<ReturnType<typeof again>>) =>
      judgment.criteria
        .flatMap(({ indicators }) => indicators.flatMap(({ rules }) => rules))
        .find(({ code }) => code === 'CT2.4.1')!.verdict
    const before = await again()
    expect([before.indicators, verdictOf(before)]).toEqual([[], 'met'])
    await changes('thu', withdrawAddressee, planId)
    const after = await again()
    expect(after).toMatchObject({ indicators: ['2.4'], since: today })
    expect([after.values['CT2.4.1'], verdictOf(after)]).toEqual([undefined, 'open'])
    const retaken = await as(actors.lan, takeValues, step(signed))
    expect((await listValues(db, opened.id)).has('CT2.4.1')).toBe(false)
    expect((await listIndicatorStates(db, opened.id)).get('TC2.CT4')!.self).toBeNull()
    expect((await again()).indicators).toEqual([])
    const alone = { ...step(retaken), rule: 'CT2.4.1' }
    await expect(as(actors.lan, takeValues, alone)).rejects.toBe(refusals.noRecords)
  })

  test('ghi «không áp dụng» trong khi tỉnh đã giao kế hoạch: nói hồ sơ có ngày nào, và chỉ tiêu ấy phải ký riêng', async () => {
    const { actors, bodies, db } = world()
    const opened = await world().as(actors.lan, openAssessment, { bodyId: bodies.first.id, year: '2026' })
    const denies = async (version: number) => {
      await world().as(actors.lan, enterValue, {
        ...{ assessmentId: opened.id, version: String(version), rule: 'CT2.4.1' },
        ...goodValue,
        applies: 'khong',
        why: 'Tỉnh không ban hành kế hoạch.',
      })
      const inputs = (await loadJudgeInputs(db, [opened])).get(opened.id)!
      const verified = layOver(ruleSet, [{ rows: allVerified(ruleSet.id), number: 1 }]).ruleSet
      const { criteria } = judge(verified, { ...inputs, evidenced: new Set(['TC2.CT4']) })
      const rules = criteria.flatMap(({ indicators }) => indicators.flatMap((one) => one.rules))
      return {
        reason: rules.find(({ code }) => code === 'CT2.4.1')!.reason,
        denied: listLookedAtAlone(verified, inputs.values).some(({ code }) => code === 'TC2.CT4'),
      }
    }
    expect(await denies(0)).toEqual({ reason: 'Không áp dụng: Tỉnh không ban hành kế hoạch.', denied: false })
    await issued(world(), await provincePlan(world()))
    expect(await denies(1)).toEqual({
      reason: expect.stringMatching(/kế hoạch\. Hồ sơ của xã lại có: .* 05\/11\/2026\. Cần xem riêng\.$/u),
      denied: true,
    })
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
