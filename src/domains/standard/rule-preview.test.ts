import { expect, test } from 'vitest'
import { withdrawAddressee } from '#domains/cascade/acts/change-addressee.ts'
import { confirmAnswer } from '#domains/cascade/acts/decide-answer.ts'
import {
  addresseeOf,
  adopted,
  communeReading,
  issued,
  onCascade,
  provincePlan,
} from '#domains/cascade/cascade.fixtures.ts'
import { goesInto } from '#domains/people/testing/people-house.ts'
import type { Verdict } from '#domains/standard/judge.ts'
import { previewOnYear } from '#domains/standard/rule-preview.queries.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import { findIndicator } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { from } from '#domains/standard/standard.fixtures.ts'

onCascade('xem trước quy tắc trên số liệu của một năm: có ngày của các kế hoạch', (world) => {
  /** Indicator 2.4 asks only that the plan was issued within so many working days; what that makes of each commune, by place. */
  const tried = async (workingDays: number, year = 2026): Promise<Record<string, Verdict | null | undefined>> => {
    const others = findIndicator(loadRuleSet('tcpl-27-2025'), 'TC2.CT4')!.rules.filter(({ code }) => code !== 'CT2.4.1')
    const test = { type: 'deadline', from: 'Kế hoạch của tỉnh', done: 'Kế hoạch của xã', workingDays } as const
    const rows: RuleRow[] = [
      { kind: 'rule', code: 'CT2.4.1', under: 'TC2.CT4', name: '', test, mayNotApply: false, ...from },
      ...others.map(({ code }): RuleRow => ({ kind: 'absent', code, ...from })),
      { kind: 'whole', code: 'TC2.CT4', name: '', points: null, ...from },
    ]
    const change = { provinceId: '24', ruleSetId: 'tcpl-27-2025', rows, number: null }
    const lines = await previewOnYear(world().db, change, year, '2026-12-01')
    return Object.fromEntries(
      lines.map(({ key, changed }) => [key, changed.find(({ code }) => code === 'TC2.CT4')?.after]),
    )
  }
  /** The province gave its plan of 05/11 down, and a person confirmed that the one of 12/11 of the first commune answers it. */
  const answered = async () => {
    const { actors, bodies } = world()
    const planId = await provincePlan(world())
    await issued(world(), planId)
    const answerPlanId = await adopted(world(), actors.lan, bodies.first.id, communeReading())
    const { id } = await addresseeOf(world(), planId, bodies.first.id)
    await world().as(actors.lan, confirmAnswer, { addresseeId: id, answerPlanId })
    return planId
  }

  test('xã trả lời trong hạn thì đạt, quá hạn thì chưa đạt; xã chưa trả lời, năm không giao kế hoạch thì chưa xác định', async () => {
    expect(await tried(7)).toEqual({ '00001': undefined, '00002': undefined })
    await answered()
    // five working days passed; where the verdict stays open nothing changes
    expect(await tried(7)).toEqual({ '00001': 'met', '00002': undefined })
    const source = 'Bộ luật Lao động 2019'
    await world()
      .db.insertInto('holiday')
      .values({ day: '2026-09-02', name: 'Quốc khánh', kind: 'off', source, source_day: '2019-11-20', verified: 'A' })
      .execute()
    expect(await tried(4)).toEqual({ '00001': 'not-met', '00002': undefined })
    expect(await tried(7, 2025)).toEqual({ '00001': undefined, '00002': undefined })
  })

  test('năm trước khi có quy tắc này cũng xét: kế hoạch của năm ấy', async () => {
    const planId = await answered()
    const before = { period_start: '2025-01-01' as const }
    await world().db.updateTable('plan').set(before).where('id', '=', planId).execute()
    expect(await tried(7, 2025)).toMatchObject({ '00001': 'met' })
    expect(await tried(7, 2026)).toMatchObject({ '00001': undefined })
  })

  test('xã nhập vào xã khác trong năm: kế hoạch đã giao cho Ủy ban trước tính cho xã nhận, như khi đánh giá thật', async () => {
    const { db, bodies } = world()
    const { id, version } = await addresseeOf(world(), await answered(), bodies.second.id)
    const withdrawn = { addresseeId: id, version: String(version), reason: 'Xã có kế hoạch riêng từ trước.' }
    await world().as(world().thu, withdrawAddressee, withdrawn)
    expect(await tried(7)).toEqual({ '00001': 'met', '00002': undefined })
    await goesInto(db, bodies.first, bodies.second)
    await db.updateTable('place').set({ to_day: '2026-11-20' }).where('id', '=', '00001').execute()
    expect(await tried(7)).toEqual({ '00002': 'met' })
  })
})
