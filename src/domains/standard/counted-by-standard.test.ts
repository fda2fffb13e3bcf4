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

  test('trên bảng số liệu: tỷ lệ công nhận tính trên số đã quyết định, gồm kết quả cũ đã nhập; tiến độ tính trên mọi xã', async () => {
    const { db, actors, opens } = world()
    const opened = await opens()
    const drawn = async (placeId: string | null, year = 2026) => {
      const groups = await standardOnBoard(db, actors.lan, { placeId, year })
      for (const { of, parts } of groups) expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(of)
      return groups.map(({ parts }) => parts.map(({ value }) => value))
    }
    expect(await drawn(opened.placeId)).toEqual([[0, 1, 0, 0]])
    expect(await drawn(opened.placeId, 2027)).toEqual([[0, 0, 0, 1]])
    expect(await drawn('24')).toEqual([[0, 1, 0, 1]])
    const taken = { year: 2024, province_id: '24', decision_number: '1/QĐ', decided_on: null, total: null, note: '' }
    const by = { imported_by: actors.yen.personId!, imported_at: new Date('2026-11-20T02:00:00Z'), approved_by: null }
    await db
      .insertInto('standard_past_result')
      .values([
        { ...taken, ...by, place_id: '00001', outcome: 'recognised' },
        { ...taken, ...by, place_id: '00002', outcome: 'not-recognised' },
      ])
      .execute()
    for (const placeId of [null, '24']) expect((await drawn(placeId, 2024))[0]).toEqual([1, 1])
    expect(await drawn('00001', 2024)).toEqual([
      [1, 0],
      [1, 0, 0, 0],
    ])
    const [suspended] = await standardOnBoard(db, actors.lan, { placeId: '24', year: 2025 })
    expect(suspended!.parts.at(-1)!.label).toContain('tạm dừng')
    expect(suspended!.note).toContain('tạm dừng')
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
