import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { goesInto } from '#domains/people/testing/people-house.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import { tookOverAsked } from '#domains/statistics/counted-body.ts'

test('số đã giữ mở đúng danh sách của nó: của ai thì nói rõ, không thêm được nơi khác', () => {
  const body = { tookOver: ['hai', 'ba'] }
  expect(tookOverAsked(body, undefined)).toEqual(['hai', 'ba'])
  expect(tookOverAsked(body, 'khong')).toEqual([])
  expect(tookOverAsked(body, 'ba,ngoai')).toEqual(['ba'])
})

onPlans('một nơi kế tục những nơi nào', (world) => {
  test('qua nhiều đời; nơi đã kết thúc giữ phần đã nhận khi còn; chia cho nhiều nơi, chưa đến ngày thì không', async () => {
    const { db, bodies, today } = world()
    const { first, second, office, justice } = bodies
    await goesInto(db, second, first)
    expect(await listTookOver(db, first.id, '2026-11-19')).toEqual([])
    expect(await listTookOver(db, first.id, today)).toEqual([second.id])
    await goesInto(db, first, justice)
    await db.updateTable('body').set({ to_day: '2026-11-21' }).where('id', '=', first.id).execute()
    expect((await listTookOver(db, justice.id, today)).toSorted()).toEqual([first.id, second.id].toSorted())
    expect(await listTookOver(db, first.id, today)).toEqual([second.id])
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${first.id}, ${office.id}, '2026-11-21', 'split')`.execute(
      db,
    )
    expect(await listTookOver(db, justice.id, today)).toEqual([])
    expect(await listTookOver(db, first.id, today)).toEqual([second.id])
  })
})
