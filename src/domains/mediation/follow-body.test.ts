import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { mediationImpact } from '#domains/mediation/impact.queries.ts'
import { onMediation } from '#domains/mediation/mediation.fixtures.ts'
import { mediationJobs } from '#domains/mediation/mediation.jobs.ts'
import { loadTeam } from '#domains/mediation/team.store.ts'
import { actorFor, giveRole } from '#domains/people/testing/people-house.ts'
import { placesJobs } from '#domains/places/places.jobs.ts'
import type { JobHandler, JobWork } from '#platform/jobs/job.ts'

const today = '2026-11-21'

onMediation('xã kết thúc khi tổ hòa giải đang làm việc', (world) => {
  const work = (signal = new AbortController().signal) => ({ signal }) as unknown as JobWork
  const night = async () => {
    for (const jobs of [placesJobs(world().house), mediationJobs(world().house)])
      for (const job of Object.values<JobHandler>(jobs)) await job(work(), {})
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
    const at = { today, bodyIds: [bodies.first.id, bodies.second.id] }
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
      .where('act', 'like', '%.follow-%')
      .orderBy('act')
      .execute()
    expect(audit).toEqual([
      { act: 'mediation.follow-body', body_id: bodies.second.id },
      { act: 'places.follow-commune', body_id: bodies.second.id },
    ])
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
