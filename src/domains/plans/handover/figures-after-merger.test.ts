import { expect, test } from 'vitest'
import { abolishBody } from '#domains/bodies/acts/abolish-body.ts'
import { mergeBodies } from '#domains/bodies/acts/merge-bodies.ts'
import { actorFor, giveRole } from '#domains/people/testing/people-house.ts'
import { handOverAll } from '#domains/plans/handover/handover.jobs.ts'
import { adoptedPlan, onPlans } from '#domains/plans/plans.fixtures.ts'
import { countFourCells } from '#domains/plans/queue.queries.ts'
import { wholeScope } from '#domains/plans/queue-filter.ts'
import { everyTally, sumTallies, tallyByHolder } from '#domains/plans/tally.queries.ts'
import { refreshTallies } from '#domains/plans/tally.store.ts'
import { perform } from '#platform/acts/act.ts'

onPlans('số liệu khi cơ quan kết thúc', (world) => {
  const administrator = async () => {
    await giveRole(world().house, world().ids.mai, 'administrator', { bodyId: null })
    return actorFor(world().house, world().ids.mai)
  }

  test('hợp nhất: từ ngày có hiệu lực, việc và số liệu theo cơ quan mới, người ở đó thấy được', async () => {
    const { house, db, bodies, actors, today, later } = world()
    await adoptedPlan(world())
    await refreshTallies(house)
    const before = await sumTallies(db, actors.lan, today, everyTally)
    const form = { bodyIds: [bodies.first.id], intoId: bodies.second.id, day: '2026-12-01', decision: '01/NQ-HĐND' }
    await perform(mergeBodies, { house, actor: await administrator() }, form)
    await handOverAll(house)
    await refreshTallies(house)
    expect(await sumTallies(db, actors.lan, today, everyTally)).toEqual(before) // not before its day
    later(12 * 86_400_000)
    await handOverAll(house)
    await refreshTallies(house)
    const day = '2026-12-03'
    const holders = await tallyByHolder(db, actors.tu, day, everyTally)
    expect(holders.map(({ bodyId }) => bodyId)).toEqual([bodies.second.id])
    const after = await sumTallies(db, actors.tu, day, everyTally)
    expect(after).toEqual(await countFourCells(db, actors.tu, day, wholeScope))
    expect(after.openInTime + after.openLate).toBe(before.openInTime + before.openLate)
  })

  test('giải thể không có cơ quan kế tục: việc ở lại, có ngày kết thúc để người xem biết', async () => {
    const { house, db, bodies, actors, today } = world()
    await adoptedPlan(world())
    const actor = await administrator()
    await perform(abolishBody, { house, actor }, { bodyId: bodies.office.id, day: today, decision: '02/QĐ' })
    await perform(abolishBody, { house, actor }, { bodyId: bodies.first.id, day: today, decision: '03/QĐ' })
    await handOverAll(house)
    await refreshTallies(house)
    expect(await tallyByHolder(db, actors.mai, today, everyTally)).toMatchObject([
      { bodyId: bodies.first.id, endedOn: today },
    ])
  })
})
