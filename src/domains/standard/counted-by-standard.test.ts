import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { countedByStandard } from '#domains/standard/counted-by-standard.queries.ts'
import { standardDatasets } from '#domains/standard/datasets.queries.ts'
import { standardOnBoard } from '#domains/standard/on-board.queries.ts'
import { onStandard } from '#domains/standard/standard.fixtures.ts'
import { rowKinds } from '#domains/statistics/datasets/dataset.ts'

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

  test('trên bảng số liệu: mỗi xã đứng một dòng, chưa quyết định thì chưa ai được công nhận; năm khác thì chưa mở', async () => {
    const { db, actors, opens } = world()
    const opened = await opens()
    const parts = async (placeId: string | null, year = 2026) => {
      const [group] = await standardOnBoard(db, actors.lan, { placeId, year })
      expect(group!.parts.reduce((sum, { value }) => sum + value, 0)).toBe(group!.of)
      return group!.parts.map(({ value }) => value)
    }
    expect(await parts(opened.placeId)).toEqual([0, 0, 1, 0, 0])
    expect(await parts(opened.placeId, 2027)).toEqual([0, 0, 0, 0, 1])
    expect((await parts(null)).slice(0, 4)).toEqual([0, 0, 1, 0])
  })

  test('bộ dữ liệu: chỉ tiêu của năm có bộ quy tắc; bản chưa quyết định thì không ra ngoài', async () => {
    const { db, opens } = world()
    await opens()
    const criteria = await standardDatasets.criteria(db, { provinceId: '24', year: 2026 })
    expect(criteria.length).toBeGreaterThan(10)
    for (const row of criteria) expect(Object.keys(row)).toEqual(rowKinds.criteria)
    expect(await standardDatasets.criteria(db, { provinceId: '24', year: 2025 })).toEqual([])
    expect(await standardDatasets.assessed(db, { provinceId: '24', year: 2026 })).toEqual([])
  })
})
