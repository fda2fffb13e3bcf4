import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { teamsAlong } from '#domains/mediation/acts/steps/teams-along.ts'
import { loadCase } from '#domains/mediation/case.store.ts'
import { goingOn, onMediation, sessionForm } from '#domains/mediation/mediation.fixtures.ts'
import { bringRoleBack, carryRole } from '#domains/people/acts/steps/carry-role.ts'
import { listGrantsOf } from '#domains/people/grant.store.ts'
import { isAhead } from '#domains/people/grant.ts'
import { actorFor, addBody, addOfficer, addPlace, giveRole } from '#domains/people/testing/people-house.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { moveVillages, undoVillageMove } from '#domains/places/acts/move-villages.ts'
import { moveRefusals } from '#domains/places/village-move.ts'
import { listDivided, listMoves } from '#domains/places/village-moves.queries.ts'
import { perform } from '#platform/acts/act.ts'

const today = '2026-11-21'
const along = [teamsAlong({ carryRole, bringRoleBack })]
const [moves, undoes] = [moveVillages(along), undoVillageMove(along)]
const reason = 'Nghị quyết 15/NQ-HĐND: thôn Đoài về xã Hai.'

onMediation('chuyển thôn, tổ dân phố của xã đã chia', (world) => {
  /** Xã Một ends and is divided between xã Hai and xã Ba; Quản administers the province, Địa xã Hai alone. */
  async function divided() {
    const { db, house, bodies } = world()
    await addPlace(db, '00003', '24')
    const parentId = bodies.province.id
    const third = await addBody(db, { name: 'UBND xã Ba', place: '24/00003/', path: '/1/9/', parentId })
    await sql`update body set kind = 'phong' where id = ${bodies.office.id}`.execute(db)
    const end = async () => {
      await sql`update body set to_day = '2026-11-20' where id = ${bodies.first.id}`.execute(db)
      for (const heir of [bodies.second.id, third.id])
        await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${heir}, '2026-11-20', 'split')`.execute(
          db,
        )
    }
    const by = async (name: string, bodyId: string) => {
      const id = await addOfficer(house, { name })
      await giveRole(house, id, 'administrator', { bodyId, reach: 'subtree' })
      return { house, actor: await actorFor(house, id) }
    }
    return {
      third,
      end,
      quan: await by('Phạm Văn Quản', bodies.province.id),
      dia: await by('Lê Thị Địa', bodies.second.id),
    }
  }

  const form = (more: Record<string, unknown> = {}) => ({
    fromBodyId: world().bodies.first.id,
    toBodyId: world().bodies.second.id,
    villageIds: [world().village.id],
    day: '20/11/2026',
    reason,
    ...more,
  })
  const where = async () => {
    const { db, village, team } = world()
    const place = await db.selectFrom('village').select('commune_id').where('id', '=', village.id).executeTakeFirst()
    const body = await db.selectFrom('mediation_team').select('body_id').where('id', '=', team.id).executeTakeFirst()
    return [place?.commune_id, body?.body_id]
  }

  test('chỉ người quản trị cấp trên cả hai nơi; chỉ xã đã chia, về một nơi kế tục, đúng ngày, có lý do', async () => {
    const { bodies, db } = world()
    const { end, quan, dia } = await divided()
    await expect(perform(moves, quan, form())).rejects.toBe(moveRefusals.notFound)
    await end()
    expect(await listDivided(db, dia.actor, today)).toEqual([])
    await expect(perform(moves, dia, form())).rejects.toBe(moveRefusals.notFound)
    await expect(perform(moves, { ...quan, actor: world().actors.lan }, form())).rejects.toMatchObject({ status: 403 })
    await expect(perform(moves, quan, form({ toBodyId: bodies.justice.id }))).rejects.toBe(moveRefusals.noHeir)
    await expect(perform(moves, quan, form({ villageIds: [] }))).rejects.toBe(moveRefusals.none)
    await expect(perform(moves, quan, form({ day: '19/11/2026' }))).rejects.toBe(moveRefusals.day)
    await expect(perform(moves, quan, form({ day: '22/11/2026' }))).rejects.toBe(moveRefusals.day)
    await expect(perform(moves, quan, form({ reason: 'vì thế' }))).rejects.toMatchObject({ status: 422 })
    await expect(perform(moves, quan, form({ villageIds: [bodies.first.id] }))).rejects.toBe(moveRefusals.gone)
    await world().does('tu', foundVillage, {
      bodyId: bodies.second.id,
      kind: 'thon',
      name: 'Thôn Đoài',
      fromDay: '01/01/2020',
      households: '80',
    })
    await expect(perform(moves, quan, form())).rejects.toThrow('Nơi nhận đã có nơi cùng tên: Thôn Đoài')
    expect(await where()).toEqual(['00001', bodies.first.id])
  })

  test('thôn, tổ, vai trò hòa giải viên và vụ việc đang mở cùng sang; xem trước nói đúng; hoàn tác đưa về đủ', async () => {
    const { bodies, db, actors, village, house } = world()
    const { id } = await goingOn(world())
    const { end, quan } = await divided()
    await end()
    const going = { fromBodyId: bodies.first.id, villageIds: [village.id] }
    expect(await along[0]!.foresee(db, going)).toBe('1 tổ hòa giải, 3 hòa giải viên, 1 vụ, việc đang mở')
    expect(await listDivided(db, quan.actor, today)).toMatchObject([
      { bodyId: bodies.first.id, villages: [{ id: village.id }], heirs: [{}, {}] },
    ])
    const open = async () => loadCase(db, await actorFor(house, actors.cuong.personId!), today, id)
    const { id: moveId } = await perform(moves, quan, form())
    expect(await where()).toEqual(['00002', bodies.second.id])
    expect(await open()).toMatchObject({ mayWrite: true, bodyId: bodies.second.id })
    await expect(perform(moves, quan, form())).rejects.toBe(moveRefusals.gone)
    await perform(undoes, quan, { moveId })
    expect(await where()).toEqual(['00001', bodies.first.id])
    expect(await open()).toMatchObject({ mayWrite: true, bodyId: bodies.first.id })
    await expect(perform(undoes, quan, { moveId })).rejects.toBe(moveRefusals.undone)
    expect(await listMoves(db, bodies.first.id)).toMatchObject([{ id: moveId, reason, byName: 'Phạm Văn Quản' }])
    const acts = await db.selectFrom('audit').select('subject_kind').where('act', '=', 'places.move-villages').execute()
    const kinds = acts.map(({ subject_kind }) => subject_kind).toSorted()
    // three mediators: the old role ends, the new one begins
    expect(kinds).toEqual(['mediation-team', ...Array.from({ length: 6 }, () => 'role-grant'), 'village'])
  })

  test('hoàn tác trả đúng vai trò đã lấy: vai trò đã có ở nơi mới từ trước thì còn, ai đã thôi ở nơi mới thì không được giao lại', async () => {
    const { bodies, db, actors, house } = world()
    await goingOn(world())
    const [bich, cuong, dung] = [actors.bich.personId!, actors.cuong.personId!, actors.dung.personId!]
    await giveRole(house, cuong, 'mediator', { bodyId: bodies.second.id })
    await giveRole(house, dung, 'mediator', { bodyId: bodies.second.id, toDay: '2026-12-31' })
    const { end, quan } = await divided()
    await end()
    const held = async (personId: string) =>
      (await listGrantsOf(db, personId))
        .filter((grant) => isAhead(grant, today))
        .map(({ bodyId, toDay }) => [bodyId === bodies.first.id ? 'cũ' : 'mới', toDay])
        .toSorted()
    const { id: moveId } = await perform(moves, quan, form())
    expect(await held(cuong)).toEqual([['mới', null]])
    expect(await held(dung)).toEqual([
      ['mới', null],
      ['mới', '2026-12-31'],
    ])
    await sql`update role_grant set ended_at = now() where person_id = ${bich}::uuid and body_id = ${bodies.second.id}`.execute(
      db,
    )
    await perform(undoes, quan, { moveId })
    expect(await held(bich)).toEqual([])
    expect(await held(cuong)).toEqual([
      ['cũ', null],
      ['mới', null],
    ])
    expect(await held(dung)).toEqual([
      ['cũ', null],
      ['mới', '2026-12-31'],
    ])
  })

  test('lần chuyển ghi từ trước khi nhớ vai trò thì vẫn hoàn tác được', async () => {
    const { bodies, db, actors, house } = world()
    const { id } = await goingOn(world())
    const { end, quan } = await divided()
    await end()
    const { id: moveId } = await perform(moves, quan, form())
    await sql`update village_move set taken = jsonb_build_array(taken->0->'teams')`.execute(db)
    await perform(undoes, quan, { moveId })
    expect(await where()).toEqual(['00001', bodies.first.id])
    expect(await loadCase(db, await actorFor(house, actors.cuong.personId!), today, id)).toMatchObject({
      mayWrite: true,
    })
  })

  test('đã có người làm tiếp ở nơi mới thì không hoàn tác; người không ở trên cả hai nơi cũng không', async () => {
    const { actors, house, bodies } = world()
    const { id } = await goingOn(world())
    const { end, quan, dia } = await divided()
    await end()
    const { id: moveId } = await perform(moves, quan, form())
    await expect(perform(undoes, dia, { moveId })).rejects.toBe(moveRefusals.notFound)
    await perform(noteSession, { house, actor: await actorFor(house, actors.cuong.personId!) }, sessionForm(id))
    await expect(perform(undoes, quan, { moveId })).rejects.toBe(moveRefusals.changed)
    expect(await where()).toEqual(['00002', bodies.second.id])
  })
})
