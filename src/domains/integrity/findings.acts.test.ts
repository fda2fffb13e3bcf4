import { describe, expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { acknowledgeFinding } from '#domains/integrity/acts/acknowledge-finding.ts'
import { checkNow } from '#domains/integrity/acts/check-now.ts'
import { isOpen, refusals } from '#domains/integrity/finding.ts'
import { integrityJobs } from '#domains/integrity/integrity.jobs.ts'
import { findLastRun, listFindings, listLocations } from '#domains/integrity/integrity.queries.ts'
import { removeOldResults, resultsKeptDays, saveResult } from '#domains/integrity/integrity.store.ts'
import { checkKind } from '#domains/integrity/integrity-check.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { perform } from '#platform/acts/act.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { JobWork } from '#platform/jobs/job.ts'

const refused = { status: 403 }
const reason = 'Cơ quan mới đang lập, giao lại trong tháng này.'

describe('điều phát hiện còn phải xem', () => {
  const first = [{ id: 'a', bodyId: null }]
  const seen = { count: 1, ids: ['a'], reason, byName: 'Quản', at: new Date(0) }
  test.each([
    ['không còn gì', { count: 0, first: [], seen: null }, false],
    ['chưa ai xem', { count: 1, first, seen: null }, true],
    ['đã xem đúng chỗ ấy', { count: 1, first, seen }, false],
    ['thêm một chỗ', { count: 2, first, seen }, true],
    ['vẫn một chỗ nhưng là chỗ khác', { count: 1, first: [{ id: 'b', bodyId: null }], seen }, true],
    ['bớt đi', { count: 1, first, seen: { ...seen, count: 5, ids: ['a', 'b', 'c', 'd', 'e'] } }, false],
  ])('%s', (_, finding, expected) => {
    expect(isOpen(finding)).toBe(expected)
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
