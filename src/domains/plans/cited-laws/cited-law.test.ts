import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { type CitedLaw, lawKeyOf, pickLaw } from '#domains/library/cited-law.ts'
import { addLaw, relate } from '#domains/library/desk/desk.fixtures.ts'
import type { LawDocument } from '#domains/library/document.ts'
import { acknowledgeCitedLaw } from '#domains/plans/acts/acknowledge-cited-law.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import {
  listPlanCitations,
  listPlansOnChangedLaw,
  listReadCitations,
} from '#domains/plans/cited-laws/cited-law.queries.ts'
import { followCitedLaw, linkUnkeyed, refusals } from '#domains/plans/cited-laws/cited-law.store.ts'
import { adoptedPlan, aReading, auditOf, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

/** The law that the plan of the fixtures rests on. */
function citedLaw({ db }: World, given: Partial<LawDocument> = {}) {
  return addLaw(db, {
    number: '14/2012/QH13',
    name: 'Luật Thử nghiệm tuyên truyền',
    issuedOn: '2012-06-20',
    effectiveOn: '2013-01-01',
    ...given,
  })
}

async function replaced(world: World, law: LawDocument, fromDay: string) {
  const fresh = await addLaw(world.db, { number: '903/2026/QH99', name: 'Luật mới' })
  await relate(world.db, { fromId: fresh.id, toId: law.id, kind: 'replaces', fromDay })
}

function follow({ database, today, clock }: World, documentId: string, day = today) {
  return database.transaction((tx) => followCitedLaw(tx, { documentId, today: day, now: clock.now() }))
}

const citationsOf = ({ db }: World, planId: string) => listPlanCitations(db, planId, '2026-01-15')

async function formOf(world: World, planId: string) {
  const changed = (await citationsOf(world, planId)).find(({ change }) => change !== null)
  return {
    planId,
    position: String(changed?.position ?? 0),
    changedAt: (changed?.change?.at ?? new Date(0)).toISOString(),
  }
}

onPlans('văn bản mà kế hoạch dẫn', (world) => {
  describe('bị từ chối', () => {
    test('ghi nhận khi không có gì đổi; người ngoài cơ quan; người chỉ theo dõi', async () => {
      const law = await citedLaw(world())
      const { planId } = await adoptedPlan(world())
      const nothing = await formOf(world(), planId)
      await expect(world().does('lan', acknowledgeCitedLaw, nothing)).rejects.toBe(refusals.notChanged)
      await replaced(world(), law, '2026-07-01')
      await follow(world(), law.id)
      const form = await formOf(world(), planId)
      await expect(world().does('tu', acknowledgeCitedLaw, form)).rejects.toBe(refusals.notChanged)
      await expect(world().does('mai', acknowledgeCitedLaw, form)).rejects.toBe(permissionRefusals.mayNot)
    })

    test('ghi nhận một thay đổi cũ trong khi văn bản vừa đổi lần nữa', async () => {
      const law = await citedLaw(world())
      const { planId } = await adoptedPlan(world())
      await replaced(world(), law, '2027-07-01')
      await follow(world(), law.id)
      const form = await formOf(world(), planId)
      world().later(60_000)
      const second = await addLaw(world().db, { number: '904/2026/QH99' })
      await relate(world().db, {
        fromId: second.id,
        toId: law.id,
        kind: 'amends',
        scope: ['dieu-3'],
        fromDay: '2026-07-01',
      })
      await follow(world(), law.id)
      await expect(world().does('lan', acknowledgeCitedLaw, form)).rejects.toBe(refusals.changedAgain)
    })
  })

  test('nhập kế hoạch thì viện dẫn dẫn tới văn bản, với hiệu lực vào ngày của kế hoạch', async () => {
    await citedLaw(world(), { expiresOn: '2025-01-01' })
    const { planId } = await adoptedPlan(world())
    const [first, second] = await citationsOf(world(), planId)
    expect(first).toMatchObject({
      law: {
        name: 'Luật Thử nghiệm tuyên truyền số 14/2012/QH13',
        href: '/phap-luat/14-2012-qh13',
        status: { kind: 'expired' },
      },
      change: null,
    })
    expect(second).toMatchObject({ number: '979/QĐ-TTg', law: null })
    expect(await listReadCitations(world().db, aReading().citations, '2024-01-15')).toMatchObject([
      { law: { status: { kind: 'in-force' } } },
      { law: null },
    ])
  })

  test('văn bản hết hiệu lực: cơ quan của kế hoạch được báo, ghi nhận một lần, lần sau mới báo lại', async () => {
    const law = await citedLaw(world())
    const { planId } = await adoptedPlan(world())
    await follow(world(), law.id)
    expect(await listPlansOnChangedLaw(world().db, world().actors.hung)).toEqual([])
    await replaced(world(), law, '2026-07-01')
    await follow(world(), law.id)
    const sentence = 'Hết hiệu lực toàn bộ từ 01/07/2026: bị thay thế bởi Luật mới số 903/2026/QH99.'
    expect(await listPlansOnChangedLaw(world().db, world().actors.hung)).toMatchObject([{ planId, count: 1, sentence }])
    expect(await listPlansOnChangedLaw(world().db, world().actors.tu)).toEqual([])
    await follow(world(), law.id)
    await world().does('lan', acknowledgeCitedLaw, await formOf(world(), planId))
    await follow(world(), law.id)
    expect(await listPlansOnChangedLaw(world().db, world().actors.hung)).toEqual([])
    expect(await auditOf(world(), 'plans.acknowledge-cited-law')).toMatchObject([
      { subjectId: planId, by: world().ids.lan, after: { standing: sentence } },
    ])
  })

  test('văn bản nêu hai lần, bằng tên và bằng số: hiện một lần, ghi nhận một lần', async () => {
    const law = await citedLaw(world())
    const source = { paragraph: 0, start: 0, end: 8, text: 'Kế hoạch' }
    const named = {
      type: 'Luật',
      number: null,
      name: 'Luật Thử nghiệm tuyên truyền',
      date: null,
      role: 'mention' as const,
      source,
    }
    const { planId } = await adoptedPlan(world(), {
      reading: aReading({ citations: [named, ...aReading().citations] }),
    })
    expect(await citationsOf(world(), planId)).toMatchObject([
      { role: 'basis', law: { documentId: law.id } },
      { law: null },
    ])
    await replaced(world(), law, '2026-07-01')
    await follow(world(), law.id)
    expect(await listPlansOnChangedLaw(world().db, world().actors.hung)).toMatchObject([{ count: 1 }])
    await world().does('lan', acknowledgeCitedLaw, await formOf(world(), planId))
    expect(await listPlansOnChangedLaw(world().db, world().actors.hung)).toEqual([])
  })

  test('biết trước văn bản sẽ hết hiệu lực cũng báo; rút lại thì thôi báo', async () => {
    const law = await citedLaw(world())
    const { planId } = await adoptedPlan(world())
    await replaced(world(), law, '2027-07-01')
    await follow(world(), law.id)
    expect((await citationsOf(world(), planId))[0]?.change?.standing).toMatchObject({
      kind: 'in-force',
      next: { day: '2027-07-01' },
    })
    await world().db.updateTable('law_relation').set({ state: 'dismissed' }).execute()
    await follow(world(), law.id)
    expect((await citationsOf(world(), planId))[0]?.change).toBeNull()
  })

  test('kế hoạch đã hoàn tác, đã hết kỳ: không ai phải xem nữa', async () => {
    const law = await citedLaw(world())
    const ended = await adoptedPlan(world(), {
      reading: aReading({ number: '9/KH-UBND', period: { start: '2025-01-01', end: '2025-12-31' } }),
    })
    const undone = await adoptedPlan(world())
    await world().does('hung', undoAdoption, { planId: undone.planId })
    await replaced(world(), law, '2026-07-01')
    await follow(world(), law.id)
    expect(await listPlansOnChangedLaw(world().db, world().actors.hung)).toEqual([])
    expect((await citationsOf(world(), ended.planId))[0]).toMatchObject({ change: null })
  })

  test('văn bản vào thư viện sau kế hoạch; số hiệu được sửa; kế hoạch có từ trước thư viện', async () => {
    const { planId } = await adoptedPlan(world())
    const law = await citedLaw(world())
    await follow(world(), law.id)
    expect((await citationsOf(world(), planId))[0]).toMatchObject({ law: { documentId: law.id }, change: null })
    await world().db.updateTable('law_document').set({ number: '15/2012/QH13', number_key: '15/2012/qh13' }).execute()
    await follow(world(), law.id)
    expect((await citationsOf(world(), planId))[0]?.law).toBeNull()
    await world().db.updateTable('law_document').set({ number: '14/2012/QH13', number_key: '14/2012/qh13' }).execute()
    await world().db.updateTable('plan_citation').set({ law_key: null }).execute()
    const link = () => world().database.transaction((tx) => linkUnkeyed(tx, world().today))
    expect([await link(), await link()]).toEqual([2, 0])
    expect((await citationsOf(world(), planId))[0]?.law).toMatchObject({ documentId: law.id })
  })
})

describe('văn bản nào được dẫn', () => {
  const law = (id: string, key: string, issuedOn: string | null, isInForce = true) => ({
    id,
    keys: [key],
    issuedOn,
    isInForce,
  })
  const cite = (given: Partial<CitedLaw>): CitedLaw => ({ number: null, name: null, date: null, ...given })
  const land = [law('2013', 'luat dat dai', '2013-11-29', false), law('2024', 'luat dat dai', '2024-01-18')]
  const twice = [law('a', '977/qd-ttg', '2019-06-25'), law('b', '977/qd-ttg', '2022-08-22')]
  test.each([
    ['tên luật không năm: luật còn hiệu lực', cite({ name: 'Luật Đất đai' }), land, '2024'],
    ['tên luật có năm', cite({ name: 'Luật Đất Đai', date: '2013' }), land, '2013'],
    ['số dùng lại mỗi năm: theo ngày', cite({ number: '977/QĐ-TTg', date: '2022-08-22' }), twice, 'b'],
    ['hai văn bản đều có thể là nó', cite({ number: '977/QĐ-TTg' }), twice, undefined],
    ['ngày không khớp văn bản nào', cite({ number: '977/QĐ-TTg', date: '2020' }), twice, undefined],
    [
      'số có năm: ngày gõ nhầm không sao',
      cite({ number: '35/2013/QH13', date: '2013-06-02' }),
      [law('h', '35/2013/qh13', '2013-06-20')],
      'h',
    ],
    ['không ghi gì', cite({}), [law('x', '', null)], undefined],
  ])('%s', (_, cited, candidates, expected) => expect(pickLaw(cited, candidates)?.id).toBe(expected))

  test('không bao giờ chọn giữa hai văn bản như nhau, và chỉ chọn văn bản cùng số hay cùng tên', () => {
    const day = fc.option(
      fc.nat({ max: 800 }).map((days) => addDays('2020-01-01', days)),
      { nil: null },
    )
    const key = fc.constantFrom('luat a', 'luat b', '1/qd-ttg')
    const candidate = fc.record({ id: fc.uuid(), keys: fc.tuple(key), issuedOn: day, isInForce: fc.boolean() })
    const cited = fc.record({
      number: fc.constantFrom(null, '1/QĐ-TTg'),
      name: fc.constantFrom('Luật A', 'Luật B'),
      date: fc.constantFrom(null, '2020', '2021'),
    })
    fc.assert(
      fc.property(cited, fc.array(candidate, { maxLength: 5 }), (one, candidates) => {
        const picked = pickLaw(one, candidates)
        if (picked !== undefined) expect(picked.keys).toContain(lawKeyOf(one))
        expect(pickLaw(one, [...candidates, ...candidates])).toBeUndefined()
        expect(pickLaw(one, candidates.toReversed())).toBe(picked)
      }),
    )
  })
})
