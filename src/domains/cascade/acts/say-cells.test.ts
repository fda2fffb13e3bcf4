import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { confirmAnswer, dismissAnswer } from '#domains/cascade/acts/decide-answer.ts'
import { followSuccessors } from '#domains/cascade/acts/follow-plan.ts'
import { returnCell, sayCell } from '#domains/cascade/acts/say-cell.ts'
import { refusals as addresseeRefusals } from '#domains/cascade/addressee.ts'
import { refusals as answerRefusals } from '#domains/cascade/answer.ts'
import {
  addresseeOf,
  adopted,
  type CascadeWorld,
  cellsOf,
  communeReading,
  communeTasks,
  follow,
  issued,
  onCascade,
  provincePlan,
  provinceReading,
  provinceTasks,
} from '#domains/cascade/cascade.fixtures.ts'
import { refusals } from '#domains/cascade/cell.ts'
import { listAddresseeRows } from '#domains/cascade/coverage.queries.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { aTaskReading } from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const reason = 'Xã không có trường trung học nào.'

/** xã Một has answered with a confirmed plan; nothing is said of its cells yet. */
async function answered(world: CascadeWorld) {
  const planId = await provincePlan(world)
  await issued(world, planId)
  const childId = await adopted(world, world.actors.hung, world.bodies.first.id, communeReading())
  await follow(world)
  const { id } = await addresseeOf(world, planId, world.bodies.first.id)
  await world.does('lan', confirmAnswer, { addresseeId: id, answerPlanId: childId })
  return { planId, childId, addresseeId: id }
}

/** Says what the machine proposes in every cell. */
async function sayAll(world: CascadeWorld, addresseeId: string): Promise<void> {
  for (const cell of await cellsOf(world, addresseeId))
    await world.does('lan', sayCell, {
      addresseeId,
      cellId: cell.id,
      version: cell.version,
      said: cell.proposed,
      childTaskId: cell.proposedTaskId ?? '',
    })
}

const brief = async (world: CascadeWorld, addresseeId: string) =>
  (await cellsOf(world, addresseeId)).map(
    (cell) => `${cell.path} ${cell.state} ${cell.child ?? '–'}${cell.stale === null ? '' : ' cũ'}`,
  )

async function figures({ db, thu }: CascadeWorld, addresseeId: string) {
  return (await listAddresseeRows(db, thu, { addresseeId }))[0]!.figures
}

onCascade('xác nhận ô', (world) => {
  test('chỉ người của xã xác nhận; phải chọn nhiệm vụ của mình; không áp dụng phải có lý do', async () => {
    const { does, as, thu } = world()
    const { addresseeId } = await answered(world())
    const [cell] = await cellsOf(world(), addresseeId)
    const form = {
      addresseeId,
      cellId: cell!.id,
      version: cell!.version,
      said: 'covered',
      childTaskId: cell!.proposedTaskId,
    }
    await expect(does('mai', sayCell, form)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', sayCell, form)).rejects.toBe(addresseeRefusals.notFound)
    await expect(as(thu, sayCell, form)).rejects.toBe(addresseeRefusals.notFound)
    await expect(does('lan', sayCell, { ...form, childTaskId: '' })).rejects.toBe(refusals.taskNeeded)
    await expect(does('lan', sayCell, { ...form, said: 'not-applicable', reason: 'Không' })).rejects.toBe(
      refusals.reasonNeeded,
    )
    const other = (await world().db.selectFrom('task').select('id').where('path', '=', 'II.1').execute())[0]!.id
    await expect(does('lan', sayCell, { ...form, childTaskId: other })).rejects.toBe(refusals.notTheirTask)
    await expect(does('lan', sayCell, { ...form, version: 99 })).rejects.toBe(refusals.changedMeanwhile)
    await does('lan', sayCell, form)
    await expect(does('hung', sayCell, form)).rejects.toBe(refusals.changedMeanwhile)
    expect(await brief(world(), addresseeId)).toEqual(['II.1 covered III.1', 'II.2 open –', 'II.4 open –'])
  })

  test('không có kế hoạch trả lời thì chưa nói được là đã đưa vào', async () => {
    const planId = await provincePlan(world())
    await issued(world(), planId)
    const { id } = await addresseeOf(world(), planId, world().bodies.first.id)
    const [cell] = await cellsOf(world(), id)
    const other = (await world().db.selectFrom('task').select('id').execute())[0]!.id
    const form = { addresseeId: id, cellId: cell!.id, version: 0, said: 'adapted', childTaskId: other }
    await expect(world().does('lan', sayCell, form)).rejects.toBe(answerRefusals.notConfirmed)
    await world().does('lan', sayCell, { ...form, said: 'not-applicable', childTaskId: '', reason })
    expect((await figures(world(), id)).due).toBe(2)
  })

  test('cấp trên trả lại: ô mở lại, xã đọc được lý do, xác nhận lại thì lời trả lại đã được đáp', async () => {
    const { does, as, thu } = world()
    const { addresseeId } = await answered(world())
    const [cell] = await cellsOf(world(), addresseeId)
    const give = {
      addresseeId,
      cellId: cell!.id,
      version: cell!.version,
      returnReason: 'Nhiệm vụ III.1 chưa nói đến Luật Đất đai.',
    }
    await expect(as(thu, returnCell, give)).rejects.toBe(refusals.nothingSaid)
    await sayAll(world(), addresseeId)
    const [said] = await cellsOf(world(), addresseeId)
    await expect(does('hung', returnCell, { ...give, version: said!.version })).rejects.toBe(addresseeRefusals.notFound)
    await as(thu, returnCell, { ...give, version: said!.version })
    const [returned] = await cellsOf(world(), addresseeId)
    expect(returned).toMatchObject({ state: 'open', said: null, returned: give.returnReason })
    await does('lan', sayCell, { addresseeId, cellId: cell!.id, version: returned!.version, said: 'silent' })
    expect((await cellsOf(world(), addresseeId))[0]).toMatchObject({ state: 'silent', returned: '' })
  })
})

onCascade('kế hoạch thay đổi sau khi xác nhận', (world) => {
  const changed = [
    { ...provinceTasks[0]!, text: `${provinceTasks[0]!.text}, truyền trực tuyến` },
    ...provinceTasks.slice(1, 2),
    aTaskReading('Khảo sát nhu cầu tìm hiểu pháp luật của người dân', { path: 'II.5', lead: ['UBND các xã, phường'] }),
  ]

  test('cấp trên sửa đổi: không số nào đổi, ô của nhiệm vụ đã sửa cần xem lại, nhiệm vụ mới mở ô, nhiệm vụ bỏ thì rời', async () => {
    const { planId, addresseeId } = await answered(world())
    await sayAll(world(), addresseeId)
    const before = await figures(world(), addresseeId)
    const next = await provincePlan(world(), provinceReading({ tasks: changed }), planId)
    await follow(world())
    const { id } = await addresseeOf(world(), next, world().bodies.first.id)
    expect(await brief(world(), id)).toEqual(['II.1 covered III.1 cũ', 'II.2 adapted III.2', 'II.5 open –'])
    const after = await figures(world(), id)
    expect(after).toMatchObject({ covered: before.covered, adapted: before.adapted, stale: 1 })
    const [stale] = await cellsOf(world(), id)
    expect(stale!.stale).toMatchObject({ since: '2026-11-21', parent: [{ field: 'text' }], child: [], body: false })
    await expect(
      world().does('lan', sayCell, { addresseeId, cellId: stale!.id, version: 0, said: 'silent' }),
    ).rejects.toBe(addresseeRefusals.planNotInForce)
    await world().does('lan', sayCell, {
      addresseeId: id,
      cellId: stale!.id,
      version: stale!.version,
      said: 'covered',
      childTaskId: stale!.childTaskId,
    })
    expect((await figures(world(), id)).stale).toBe(0)
  })

  test('hoàn tác bản sửa đổi: mọi thứ như trước', async () => {
    const { planId, addresseeId } = await answered(world())
    await sayAll(world(), addresseeId)
    const before = await cellsOf(world(), addresseeId)
    const next = await provincePlan(world(), provinceReading({ tasks: changed }), planId)
    await follow(world())
    await world().as(world().thu, undoAdoption, { planId: next })
    await follow(world())
    expect(await cellsOf(world(), addresseeId)).toEqual(before)
  })

  test('xã sửa kế hoạch của mình: ô đi theo nhiệm vụ tiếp nối; nhiệm vụ bị bỏ thì ô trở lại chờ, hoàn tác thì như cũ', async () => {
    const { actors, bodies, does } = world()
    const { childId, addresseeId } = await answered(world())
    await sayAll(world(), addresseeId)
    const before = await brief(world(), addresseeId)
    const tasks = [{ ...communeTasks[0]!, path: 'IV.9' }, communeTasks[2]!]
    const next = await adopted(world(), actors.hung, bodies.first.id, communeReading({ tasks }), childId)
    await follow(world())
    expect(await brief(world(), addresseeId)).toEqual(['II.1 covered IV.9', 'II.2 open – cũ', 'II.4 silent –'])
    expect((await cellsOf(world(), addresseeId))[1]!.stale).toMatchObject({ child: 'gone' })
    await does('hung', undoAdoption, { planId: next })
    await follow(world())
    expect(await brief(world(), addresseeId)).toEqual(before)
    await does('hung', undoAdoption, { planId: childId })
    await follow(world())
    expect(await brief(world(), addresseeId)).toEqual(['II.1 open – cũ', 'II.2 open – cũ', 'II.4 silent –'])
    const [row] = await listAddresseeRows(world().db, world().thu, { addresseeId })
    expect(row).toMatchObject({ answer: null, isAnswerGone: true })
  })

  test('gỡ kế hoạch trả lời: điều đã nói về nó trở lại chờ', async () => {
    const { childId, addresseeId } = await answered(world())
    await sayAll(world(), addresseeId)
    await world().does('lan', dismissAnswer, { addresseeId, answerPlanId: childId })
    expect(await brief(world(), addresseeId)).toEqual(['II.1 open – cũ', 'II.2 open – cũ', 'II.4 silent –'])
  })

  test('sáp nhập: cơ quan kế tục trả lời, mang theo điều đã nói; không đếm hai lần', async () => {
    const { db, thu, bodies, house } = world()
    const { planId, addresseeId } = await answered(world())
    await sayAll(world(), addresseeId)
    await sql`update body set to_day = '2026-11-20' where id = ${bodies.first.id}`.execute(db)
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${bodies.second.id}, '2026-11-20', 'merge')`.execute(
      db,
    )
    await perform(followSuccessors, { house, actor: systemActor }, {})
    await perform(followSuccessors, { house, actor: systemActor }, {})
    const rows = await listAddresseeRows(db, thu, { planId })
    expect(rows.map((row) => [row.bodyName, row.state, row.formerNames])).toEqual([
      ['UBND xã Hai', 'asked', ['UBND xã Một']],
      ['UBND xã Một', 'succeeded', []],
    ])
    expect(await brief(world(), rows[0]!.id)).toEqual([
      'II.1 covered III.1 cũ',
      'II.2 adapted III.2 cũ',
      'II.4 silent – cũ',
    ])
    const { covered, adapted, due } = rows[0]!.figures
    expect(covered + adapted).toBeLessThanOrEqual(due)
  })
})
