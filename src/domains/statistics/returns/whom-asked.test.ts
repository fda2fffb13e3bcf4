import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listAskedOf, listExpected } from '#domains/statistics/returns/askings.queries.ts'
import { returnsForDigest } from '#domains/statistics/returns/returns-digest.queries.ts'
import { asked, onStatistics } from '#domains/statistics/statistics.fixtures.ts'

onStatistics('biểu hỏi những ai', (world) => {
  /** Whether a commune sees the asking, is told of it in the morning, and is counted among those expected. */
  async function isAsked(bodyId: string, askingId: string): Promise<boolean[]> {
    const { db, today } = world()
    const told = await returnsForDigest.list(db, today)
    const expected = await listExpected(db, askingId)
    return [
      (await listAskedOf(db, bodyId, today)).some(({ id }) => id === askingId),
      told.some(({ ref }) => ref.o === `asked:${askingId}/${bodyId}`),
      expected.some((one) => one.bodyId === bodyId),
    ]
  }
  const days = (id: string, change: { from_day?: string; to_day?: string }) =>
    world().db.updateTable('body').set(change).where('id', '=', id).execute()
  const follows = (oldId: string, newId: string) =>
    sql`insert into body_succession (old_id, new_id, on_day, kind) values (${oldId}, ${newId}, '2026-11-01', 'split')`.execute(
      world().db,
    )

  test('xã lập sau kỳ do chia tách thì không bị hỏi, không bị đôn đốc; nhận nguyên một xã thì trả lời thay xã ấy', async () => {
    const { bodies } = world()
    const { id } = await asked(world(), { due: '10/12/2026' })
    expect(await isAsked(bodies.second.id, id)).toEqual([true, true, true])
    await days(bodies.second.id, { from_day: '2026-11-01' })
    expect(await isAsked(bodies.second.id, id)).toEqual([false, false, false])
    await days(bodies.first.id, { to_day: '2026-11-01' })
    await follows(bodies.first.id, bodies.second.id)
    expect(await isAsked(bodies.second.id, id)).toEqual([true, true, false])
    await follows(bodies.first.id, bodies.justice.id)
    expect(await isAsked(bodies.second.id, id)).toEqual([false, false, false])
  })

  test('xã đã ghi trước ngày kết thúc thì đến ngày ấy vẫn thấy, vẫn được báo, vẫn gửi được', async () => {
    const { bodies } = world()
    const { id } = await asked(world(), { due: '10/12/2026' })
    await days(bodies.first.id, { to_day: '2026-12-31' })
    expect(await isAsked(bodies.first.id, id)).toEqual([true, true, true])
    await days(bodies.first.id, { to_day: '2026-11-20' })
    expect(await isAsked(bodies.first.id, id)).toEqual([false, false, true])
  })
})
