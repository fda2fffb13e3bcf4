import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { countedByStandard } from '#domains/standard/counted-by-standard.queries.ts'
import { onStandard } from '#domains/standard/standard.fixtures.ts'

onStandard('bản ghi được tính ở chỉ tiêu nào của chuẩn', (world) => {
  test('chỉ quy tắc đã lấy số từ hồ sơ, trong những ngày đã đếm, và chỉ với người xem được', async () => {
    const { db, actors, bodies, opens, does } = world()
    const opened = await opens()
    const asks = (change: { day?: string; until?: string } = {}, who: 'lan' | 'tu' = 'lan') =>
      countedByStandard(db, actors[who], {
        kind: 'mediator',
        id: newId(),
        bodyId: bodies.office.id,
        measures: [{ id: 'mediators.all', day: '2026-03-01', until: null, ...change }],
      })
    expect(await asks()).toEqual([])
    await does('lan', takeValues, { assessmentId: opened.id, version: '0' })
    expect(await asks()).toEqual([
      {
        term: expect.stringContaining('năm 2026'),
        sentence: expect.stringContaining('CT3.4.2'),
        href: expect.stringContaining(opened.id),
      },
    ])
    expect(await asks({ day: '2026-11-22' })).toEqual([])
    expect(await asks({ until: '2026-11-21' })).toEqual([])
    expect(await asks({}, 'tu')).toEqual([])
  })
})
