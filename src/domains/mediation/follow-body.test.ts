import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { callOffElection } from '#domains/mediation/acts/call-off-election.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { openElection } from '#domains/mediation/acts/open-election.ts'
import { loadCase } from '#domains/mediation/case.store.ts'
import { mediationImpact } from '#domains/mediation/impact.queries.ts'
import { goingOn, onMediation, sessionForm } from '#domains/mediation/mediation.fixtures.ts'
import { mediationJobs } from '#domains/mediation/mediation.jobs.ts'
import { listTeams, loadTeamState } from '#domains/mediation/team.queries.ts'
import { loadTeam } from '#domains/mediation/team.store.ts'
import { listGrantsOf } from '#domains/people/grant.store.ts'
import { isAhead } from '#domains/people/grant.ts'
import { peopleJobs } from '#domains/people/people.jobs.ts'
import { actorFor, giveRole } from '#domains/people/testing/people-house.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { mergeVillages } from '#domains/places/acts/merge-villages.ts'
import { renameVillage } from '#domains/places/acts/rename-village.ts'
import { placesJobs } from '#domains/places/places.jobs.ts'
import { refusals as villageRefusals } from '#domains/places/village.ts'
import { findKeeper, listCommuneBodies, listWaitingVillages } from '#domains/places/villages.queries.ts'
import { perform } from '#platform/acts/act.ts'
import type { JobHandler, JobWork } from '#platform/jobs/job.ts'

const today = '2026-11-21'

onMediation('xã kết thúc khi tổ hòa giải đang làm việc', (world) => {
  const work = (signal = new AbortController().signal) => ({ signal }) as unknown as JobWork
  const night = async () => {
    const jobs = { ...placesJobs(world().house), ...mediationJobs(world().house), ...peopleJobs(world().house) }
    for (const [kind, job] of Object.entries<JobHandler>(jobs)) if (kind.includes('.follow-')) await job(work(), {})
  }
  const end = async (heirs: string[], day = today) => {
    const { db, bodies } = world()
    await sql`update body set kind = 'phong' where id = ${bodies.office.id}`.execute(db)
    await sql`update body set to_day = ${day} where id = ${bodies.first.id}`.execute(db)
    for (const heir of heirs)
      await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${heir}, ${day}, 'merge')`.execute(
        db,
      )
  }

  test('xem trước: ai có quyền thấy số tổ, số vụ việc; người ngoài không thấy gì', async () => {
    const { db, bodies, actors } = world()
    const at = { today, bodyIds: [bodies.first.id, bodies.second.id], heirIds: [] }
    expect([...(await mediationImpact(db, actors.tu, at)).keys()]).toEqual([])
    const found = await mediationImpact(db, actors.lan, at)
    expect([...found.keys()]).toEqual([bodies.first.id])
    expect(found.get(bodies.first.id)?.counts).toBe('1 tổ, 0 hòa giải viên, 0 vụ, việc đang mở')
  })

  test('chưa đến ngày, không có nơi kế tục, hoặc nhiều nơi: tổ và thôn ở nguyên', async () => {
    const { db, bodies, team, village } = world()
    const stays = async () => {
      await night()
      const row = await db.selectFrom('mediation_team').select('body_id').where('id', '=', team.id).executeTakeFirst()
      const place = await db.selectFrom('village').select('commune_id').where('id', '=', village.id).executeTakeFirst()
      expect([row?.body_id, place?.commune_id]).toEqual([bodies.first.id, '00001'])
    }
    await stays()
    await end([], '2026-11-22')
    await stays()
    await end([bodies.second.id, bodies.office.id])
    await stays()
    expect(await db.selectFrom('audit').select('act').where('act', 'like', '%.follow-%').execute()).toEqual([])
  })

  test('một nơi kế tục: trong đêm thôn và tổ sang đó, cán bộ ở đó thấy, nơi cũ không còn, nhật ký ghi một lần', async () => {
    const { db, bodies, actors, team, village, house } = world()
    await end([bodies.second.id])
    await expect(loadTeam(db, actors.tu, 'see mediation', team.id)).rejects.toThrow('Không tìm thấy')
    await night()
    await night()
    expect(await loadTeam(db, actors.tu, 'see mediation', team.id)).toMatchObject({ bodyId: bodies.second.id })
    await expect(loadTeam(db, actors.lan, 'see mediation', team.id)).rejects.toThrow('Không tìm thấy')
    await giveRole(house, actors.lan.personId!, 'officer', { bodyId: bodies.second.id })
    const lan = await actorFor(house, actors.lan.personId!)
    expect(await loadTeam(db, lan, 'see mediation', team.id)).toMatchObject({ villageId: village.id })
    const place = await db.selectFrom('village').select('commune_id').where('id', '=', village.id).executeTakeFirst()
    expect(place?.commune_id).toBe('00002')
    const audit = await db
      .selectFrom('audit')
      .select(['act', 'body_id'])
      .where('act', 'in', ['mediation.follow-body', 'places.follow-commune'])
      .orderBy('act')
      .execute()
    expect(audit).toEqual([
      { act: 'mediation.follow-body', body_id: bodies.second.id },
      { act: 'places.follow-commune', body_id: bodies.second.id },
    ])
  })

  test('thôn đã sáp nhập từ trước: sau khi xã sáp nhập, tổ vẫn thuộc thôn đang đứng và bầu theo số hộ của thôn đó, kể cả khi thôn còn kẹt vì trùng tên', async () => {
    const { db, bodies, actors, does, team, village } = world()
    const typed = { kind: 'thon', fromDay: '01/01/2020', households: '100' }
    const low = await does('lan', foundVillage, { ...typed, bodyId: bodies.first.id, name: 'Thôn Hạ' })
    const merged = await does('lan', mergeVillages, {
      bodyId: bodies.first.id,
      villageIds: [village.id, low.id],
      kind: 'thon',
      name: 'Thôn Đoài Hạ',
      day: '01/07/2026',
      households: '512',
    })
    await does('tu', foundVillage, { ...typed, bodyId: bodies.second.id, name: 'Thôn Đoài Hạ' })
    const renaming = { villageId: merged.id, version: '0', name: 'Thôn Đoài Hạ', day: '20/11/2026' }
    await expect(does('tu', renameVillage, renaming)).rejects.toBe(villageRefusals.notFound)
    await end([bodies.second.id])
    const opened = { teamId: team.id, heldOn: '20/11/2026', mode: 'sheets', attended: '', seats: '3' }
    const stand = async () => {
      await night()
      const rows = await db.selectFrom('village').select(['id', 'commune_id']).execute()
      const communes = new Map(rows.map(({ id, commune_id }) => [id, commune_id]))
      expect([communes.get(village.id), communes.get(low.id)]).toEqual(['00002', '00002'])
      const { villages } = await loadTeamState(db, actors.tu, 'see mediation', team.id, today)
      expect(villages.map(({ id, households }) => [id, households])).toEqual([[merged.id, 512]])
      return communes.get(merged.id)
    }
    expect(await stand()).toBe('00001')
    const election = await does('tu', openElection, opened)
    expect(election.households).toBe(512)
    await does('tu', callOffElection, { electionId: election.id, version: String(election.version) })
    // the new commune finds the one that was left behind, and gives it a name that nobody has
    expect(await listWaitingVillages(db, bodies.second.id, today)).toMatchObject([{ id: merged.id }])
    const communes = await listCommuneBodies(db, actors.tu, 'keep villages')
    expect(await findKeeper(db, communes, merged)).toMatchObject({ bodyId: bodies.second.id })
    await expect(does('tu', renameVillage, renaming)).rejects.toBe(villageRefusals.nameTaken)
    await does('tu', renameVillage, { ...renaming, name: 'Thôn Hạ Đoài' })
    expect(await stand()).toBe('00002')
    expect(await does('tu', openElection, opened)).toMatchObject({ households: 512 })
    expect(await listTeams(db, bodies.second.id, today)).toMatchObject([{ villages: [{ id: merged.id }] }])
  })

  test('hòa giải viên vẫn vào được vụ, việc của mình sáng hôm sau, ở đúng cơ quan mới; có vai trò ở đó rồi thì không thêm; nhiều nơi kế tục thì để người giao', async () => {
    const { db, bodies, actors, house } = world()
    const { id } = await goingOn(world())
    const { bich, cuong, dung } = actors
    await giveRole(house, bich.personId!, 'mediator', { bodyId: bodies.second.id })
    await giveRole(house, dung.personId!, 'mediator', { bodyId: bodies.second.id, toDay: '2026-12-31' })
    const opens = async (personId: string) => loadCase(db, await actorFor(house, personId), today, id)
    await end([bodies.second.id, bodies.office.id])
    await night()
    const { rows } = await sql`select 1 from role_grant where ended_at is not null`.execute(db)
    expect(rows).toEqual([])
    await sql`delete from body_succession where new_id = ${bodies.office.id}`.execute(db)
    await night()
    await night()
    expect(await opens(cuong.personId!)).toMatchObject({ mayWrite: true, bodyId: bodies.second.id })
    expect(await opens(bich.personId!)).toMatchObject({ mayWrite: true })
    const heldBy = async (personId: string | null) =>
      (await listGrantsOf(db, personId!))
        .filter((grant) => isAhead(grant, today))
        .map(({ role, bodyId, reach, actingFor }) => ({ role, bodyId, reach, actingFor }))
    const there = { role: 'mediator', bodyId: bodies.second.id, reach: 'body', actingFor: null }
    expect(await heldBy(cuong.personId)).toEqual([there])
    expect(await heldBy(bich.personId)).toEqual([there])
    // what ends before the role that follows keeps nobody out from the new year on
    const days = (await listGrantsOf(db, dung.personId!))
      .filter((grant) => isAhead(grant, today))
      .map(({ toDay }) => toDay)
    expect(days.toSorted()).toEqual(['2026-12-31', null])
    // whoever works at the desk is given their role anew by a person
    expect(await heldBy(actors.lan.personId)).toMatchObject([{ role: 'officer', bodyId: bodies.first.id }])
    const traces = await db.selectFrom('audit').select('body_id').where('act', '=', 'people.follow-body').execute()
    expect(traces.filter(({ body_id }) => body_id === bodies.second.id)).toHaveLength(2)
    expect(traces.filter(({ body_id }) => body_id === bodies.first.id)).toHaveLength(3)
    await perform(noteSession, { house, actor: await actorFor(house, cuong.personId!) }, sessionForm(id))
  })

  test('dừng trước một đợt thì không có gì chuyển, đêm sau làm tiếp', async () => {
    const { db, bodies, team, house } = world()
    await end([bodies.second.id])
    const stop = new AbortController()
    stop.abort()
    for (const job of Object.values(mediationJobs(house))) await expect(job(work(stop.signal), {})).rejects.toThrow()
    const row = () => db.selectFrom('mediation_team').select('body_id').where('id', '=', team.id).executeTakeFirst()
    expect((await row())?.body_id).toBe(bodies.first.id)
    await night()
    expect((await row())?.body_id).toBe(bodies.second.id)
  })
})
