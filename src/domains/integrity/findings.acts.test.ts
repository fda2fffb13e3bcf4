import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { addDays } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { acknowledgeFinding } from '#domains/integrity/acts/acknowledge-finding.ts'
import { checkNow } from '#domains/integrity/acts/check-now.ts'
import { runNight } from '#domains/integrity/acts/run-night.ts'
import { dropDeadJob, runJobAgain } from '#domains/integrity/acts/settle-job.ts'
import { integrityChecks } from '#domains/integrity/checks.queries.ts'
import { isOpen, refusals } from '#domains/integrity/finding.ts'
import { integrityJobs } from '#domains/integrity/integrity.jobs.ts'
import {
  findLastRun,
  listDeadJobs,
  listFaults,
  listFindings,
  listLocations,
} from '#domains/integrity/integrity.queries.ts'
import { removeOldResults, resultsKeptDays, saveFault, saveResult } from '#domains/integrity/integrity.store.ts'
import { checkKind } from '#domains/integrity/integrity-check.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { perform } from '#platform/acts/act.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import type { JobWork } from '#platform/jobs/job.ts'

const refused = { status: 403 }
const reason = 'Cơ quan mới đang lập, giao lại trong tháng này.'

describe('điều phát hiện còn phải xem', () => {
  const first = [{ id: 'a', bodyId: null }]
  const seen = { count: 1, ids: ['a'], idsSum: '1', reason, byName: 'Quản', at: new Date(0) }
  const twenty = Array.from({ length: 20 }, (_, index) => `id${index}`)
  const many = { ...seen, count: 25, ids: twenty, idsSum: '25' }
  const shown = twenty.map((id) => ({ id, bodyId: null }))
  test.each([
    ['không còn gì', { count: 0, first: [], seen: null }, false],
    ['chưa ai xem', { count: 1, first, seen: null }, true],
    ['đã xem đúng chỗ ấy', { count: 1, first, seen }, false],
    ['thêm một chỗ', { count: 2, first, seen }, true],
    ['vẫn một chỗ nhưng là chỗ khác', { count: 1, first: [{ id: 'b', bodyId: null }], seen }, true],
    ['nhiều, vẫn đúng những chỗ ấy', { count: 25, first: shown, idsSum: '25', seen: many }, false],
    ['nhiều, ba chỗ sửa rồi mà ba chỗ mới sai', { count: 25, first: shown, idsSum: '26', seen: many }, true],
    ['bớt đi', { count: 1, first, seen: { ...seen, count: 5, ids: ['a', 'b', 'c', 'd', 'e'] } }, false],
  ])('%s', (_, finding, expected) => {
    expect(isOpen({ idsSum: '1', ...finding })).toBe(expected)
  })
})

onBothDatabases('kết quả kiểm tra dữ liệu', (database) => {
  async function world() {
    const { house, today, clock } = testHouse(database())
    const bodies = await foundBodies(database().kysely)
    const root = await addOfficer(house, { name: 'Phạm Văn Quản' })
    const local = await addOfficer(house, { name: 'Lê Thị Địa', homeBodyId: bodies.first.id })
    await giveRole(house, root, 'administrator', { bodyId: null })
    await giveRole(house, local, 'administrator', { bodyId: bodies.first.id })
    const by = async (id: string) => ({ house, actor: await actorFor(house, id) })
    const found = (count: number, ...ids: string[]) => ({
      checkId: 'bodies.at-ended-place',
      count,
      first: ids.map((id) => ({ id, bodyId: bodies.first.id })),
      idsSum: String(count),
      slowestMs: 3,
    })
    return { house, today, clock, bodies, root: await by(root), local: await by(local), db: database().kysely, found }
  }

  test('chỉ người quản trị toàn hệ thống ghi là đã xem, với lý do, và chỉ điều đang thấy', async () => {
    const { db, root, local, today, clock, found } = await world()
    const form = { checkId: 'bodies.at-ended-place', reason }
    await expect(perform(acknowledgeFinding, root, form)).rejects.toBe(refusals.notFound)
    await saveResult(db, found(1, 'a'), { today, now: clock.now() })
    await expect(perform(acknowledgeFinding, local, form)).rejects.toMatchObject(refused)
    await expect(perform(checkNow, local, {})).rejects.toMatchObject(refused)
    await expect(perform(acknowledgeFinding, root, { ...form, reason: 'biết rồi' })).rejects.toMatchObject({
      status: 422,
    })
    expect((await listFindings(db)).map(isOpen)).toEqual([true])
    await perform(acknowledgeFinding, root, form)
    expect(await listFindings(db)).toMatchObject([{ seen: { reason, byName: 'Phạm Văn Quản', ids: ['a'] } }])
    expect((await listFindings(db)).map(isOpen)).toEqual([false])
    const tomorrow = { today: addDays(today, 1), now: clock.now() }
    await saveResult(db, found(2, 'a', 'b'), tomorrow)
    expect((await listFindings(db)).map(isOpen)).toEqual([true])
    await saveResult(db, found(0), tomorrow)
    expect(await listFindings(db)).toEqual([])
    // what was mended and broke again is new, though somebody had seen it
    await saveResult(db, found(1, 'a'), tomorrow)
    expect((await listFindings(db)).map(isOpen)).toEqual([true])
    const acts = await db.selectFrom('audit').select(['act', 'subject_id']).execute()
    expect(acts).toEqual([{ act: 'integrity.acknowledge-finding', subject_id: 'bodies.at-ended-place' }])
  })

  test('việc nền xem mọi điều, giữ kết quả của ngày, quên kết quả quá cũ; bấm hai lần là một việc', async () => {
    const { db, house, root, today, clock, found, bodies } = await world()
    await saveResult(db, found(1, 'a'), { today: addDays(today, -resultsKeptDays - 1), now: clock.now() })
    await perform(checkNow, root, {})
    await perform(checkNow, root, {})
    expect(await db.selectFrom('job').select('kind').execute()).toEqual([{ kind: checkKind }])
    const reports: number[] = []
    const work = {
      jobId: 'x',
      attempt: 1,
      database: house.database,
      clock,
      signal: new AbortController().signal,
      report: async (done: number) => void reports.push(done),
    } as unknown as JobWork
    await integrityJobs[checkKind]!(work, {})
    await integrityJobs[checkKind]!(work, {})
    const last = await findLastRun(db)
    expect(last?.checks).toBe(Math.max(...reports))
    expect(last?.checks).toBeGreaterThanOrEqual(100)
    // this little world lacks nothing but what a place needs
    expect(await listFindings(db)).toEqual([])
    expect(await db.selectFrom('integrity_result').select('day').distinct().execute()).toEqual([{ day: today }])
    await removeOldResults(db, addDays(today, resultsKeptDays + 1))
    expect(await findLastRun(db)).toBeUndefined()
    expect([...(await listLocations(db, [bodies.first.id])).values()]).toMatchObject([{ name: 'UBND xã Một' }])
    expect((await listLocations(db, [])).size).toBe(0)
  })

  test('một điều không hỏi được thì các điều khác vẫn được hỏi, trang nói điều nào, và việc nền báo lỗi', async () => {
    const { house, clock, db } = await world()
    const broken = integrityChecks[3]!
    const find = vi.spyOn(broken, 'find').mockImplementation(() => sql`select 1 as id from no_such_table`)
    const work = {
      database: house.database,
      clock,
      signal: new AbortController().signal,
      report: async () => undefined,
    } as unknown as JobWork
    await expect(integrityJobs[checkKind]!(work, {})).rejects.toThrow('1 checks could not be asked')
    expect(await listFaults(db)).toMatchObject([{ checkId: broken.id }])
    expect((await findLastRun(db))?.checks).toBe(integrityChecks.length)
    find.mockRestore()
    await integrityJobs[checkKind]!(work, {})
    expect(await listFaults(db)).toEqual([])
  })

  test('tìm thấy rồi lần sau trong ngày không hỏi được: điều đã thấy vẫn hiện, không lùi về hôm trước, và trang nói chưa hỏi được', async () => {
    const { db, today, clock, found } = await world()
    const now = clock.now()
    await saveResult(db, found(0), { today: addDays(today, -1), now })
    await saveResult(db, found(2, 'a', 'b'), { today, now })
    await saveFault(db, 'bodies.at-ended-place', new Error('hỏng'), { today, now })
    expect(await listFindings(db)).toMatchObject([{ day: today, count: 2, first: [{ id: 'a' }, { id: 'b' }] }])
    expect(await listFaults(db)).toEqual([{ checkId: 'bodies.at-ended-place', day: today }])
    // a day that was never asked hides nothing of the day before
    await saveFault(db, 'bodies.at-ended-place', new Error('hỏng'), { today: addDays(today, 1), now })
    expect(await listFindings(db)).toMatchObject([{ day: today, count: 2 }])
  })

  test('việc nền đã thôi thử: làm lại, hoặc bỏ với lý do; chỉ người quản trị toàn hệ thống, mỗi việc một lần', async () => {
    const { db, root, local, clock } = await world()
    const dead = async (uniqueKey: string | null) => {
      const id = newId()
      await sql`insert into job (id, kind, payload, unique_key, attempts, attempts_max, state, run_at, last_error, finished_at)
        values (${id}, 'thu', '{}', ${uniqueKey}, 8, 8, 'dead', now(), 'hỏng', now())`.execute(db)
      return id
    }
    const [one, other] = [await dead(null), await dead('k')]
    await expect(perform(runJobAgain, local, { jobId: one })).rejects.toMatchObject(refused)
    await expect(perform(dropDeadJob, root, { jobId: one, reason: 'thôi' })).rejects.toMatchObject({ status: 422 })
    expect([...(await listDeadJobs(db, [one, other])).keys()].toSorted()).toEqual([one, other].toSorted())
    await perform(runJobAgain, root, { jobId: one })
    const again = await db.selectFrom('job').selectAll().where('id', '=', one).executeTakeFirstOrThrow()
    expect(again).toMatchObject({ state: 'waiting', attempts: 0, run_at: clock.now(), finished_at: null })
    await expect(perform(runJobAgain, root, { jobId: one })).rejects.toBe(refusals.noJob)
    await enqueue(db, { kind: 'thu', payload: {}, uniqueKey: 'k' })
    await expect(perform(runJobAgain, root, { jobId: other })).rejects.toBe(refusals.jobWaits)
    await perform(dropDeadJob, root, { jobId: other, reason: 'Đã có việc khác cùng loại.' })
    expect((await listDeadJobs(db, [one, other])).size).toBe(0)
    const acts = await db.selectFrom('audit').select('act').orderBy('act').execute()
    expect(acts.map(({ act }) => act)).toEqual(['integrity.drop-job', 'integrity.run-job-again'])
  })

  test('việc đêm chạy ngay: chỉ việc mà điều ấy nêu', async () => {
    const { db, root, local } = await world()
    const form = { checkId: 'mediation.team-of-ended-body', job: 'mediation.follow-bodies' }
    await expect(perform(runNight, local, form)).rejects.toMatchObject(refused)
    await expect(perform(runNight, root, { ...form, job: 'matters.forget' })).rejects.toBe(refusals.noNight)
    await perform(runNight, root, form)
    await perform(runNight, root, form)
    expect(await db.selectFrom('job').select('kind').execute()).toEqual([{ kind: 'mediation.follow-bodies' }])
  })

  test('việc nền dừng được giữa hai điều', async () => {
    const { house, clock } = await world()
    const stop = new AbortController()
    const work = {
      database: house.database,
      clock,
      signal: stop.signal,
      report: async () => stop.abort(),
    } as unknown as JobWork
    await expect(integrityJobs[checkKind]!(work, {})).rejects.toThrow()
    expect(await house.database.kysely.selectFrom('integrity_result').select('check_id').execute()).toHaveLength(1)
  })
})
