import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadStandardState } from '#domains/reports/standard-state.queries.ts'
import { onStandard } from '#domains/standard/standard.fixtures.ts'

onStandard('chuẩn tiếp cận pháp luật trong báo cáo', (world) => {
  test('xã nói về mình, tỉnh nói có bao nhiêu xã; phòng và năm chưa mở thì không nói gì; không nói «đạt»', async () => {
    const { db, bodies, opens } = world()
    const said = (bodyId: string, year = 2026) => loadStandardState(db, { bodyId, year })
    expect(await said(bodies.first.id)).toEqual([])
    await opens()
    expect(await said(bodies.first.id)).toEqual(['Năm đánh giá 2026: đang tự đánh giá.'])
    expect(await said(bodies.first.id, 2025)).toEqual([])
    expect(await said(bodies.second.id)).toEqual([])
    expect(await said(bodies.province.id)).toEqual([
      'Năm đánh giá 2026: 1 trên 2 xã đã mở đánh giá; được công nhận 0, không được công nhận 0, chưa quyết định 1.',
    ])
    await sql`update standard_assessment set state = 'excluded', excluded_why = 'Mới thành lập.'`.execute(db)
    await db.updateTable('place').set({ to_day: '2026-12-01' }).where('id', '=', '00002').execute()
    expect(await said(bodies.province.id)).toEqual([
      'Năm đánh giá 2026: 0 trên 1 xã đã mở đánh giá; được công nhận 0, không được công nhận 0, chưa quyết định 0; không đánh giá 1.',
    ])
  })
})
