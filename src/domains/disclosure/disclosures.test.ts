import { expect, test } from 'vitest'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { type DisclosureState, disclosureStates, stateOf } from '#domains/disclosure/disclosure.ts'
import { disclosureFilterOf } from '#domains/disclosure/disclosure-filter.ts'
import {
  countDisclosures,
  findOwnBody,
  findSeen,
  listDisclosures,
  totalOf,
} from '#domains/disclosure/disclosures.queries.ts'
import { disclosuresSheet } from '#domains/disclosure/pages/disclosures-sheet.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'

onPlans('danh sách thông tin phải công khai', (world) => {
  const listed = async (who: 'lan' | 'mai' | 'tu', query: Record<string, string> = {}) => {
    const { db, actors, today } = world()
    return listDisclosures(db, await findSeen(db, actors[who]), disclosureFilterOf(query), {
      today,
      offset: 0,
      limit: 50,
    })
  }
  const publish = (line: { id: string; version: number }, publishedOn: string) =>
    world().does('lan', notePublished, { ...formOf(line), publishedOn, publishedAt: 'Bảng tin trụ sở' })

  test('mỗi tình trạng một danh sách, số ở trên bằng số mục; lọc theo loại, năm, chữ; nơi khác không thấy', async () => {
    const { does, db, actors, bodies, today } = world()
    const sure = { dueOn: '09/11/2026', dueBy: 'Quyết định 12/QĐ-UBND' }
    await enterOne(world(), { title: 'Chưa đến hạn' })
    await enterOne(world(), { title: 'Quá hạn', madeOn: '02/11/2026', ...sure })
    await enterOne(world(), { title: 'Lịch chưa chắc', madeOn: '03/11/2026' })
    await publish(await enterOne(world(), { title: 'Công khai, lịch chưa chắc', madeOn: '03/11/2026' }), '20/11/2026')
    await publish(await enterOne(world(), { title: 'Đúng hạn', kind: 'plan' }), '20/11/2026')
    await publish(
      await enterOne(world(), { title: 'Sau hạn, năm trước', madeOn: '01/12/2025', ...sure, dueOn: '08/12/2025' }),
      '20/11/2026',
    )
    const wrong = await enterOne(world(), { title: 'Ghi nhầm' })
    await does('lan', withdrawDisclosure, { ...formOf(wrong), withdrawnWhy: 'Ghi trùng' })
    await enterOne(world(), { bodyId: bodies.second.id, title: 'Của xã Hai' }, 'tu')

    const titles = async (query: Record<string, string>, who: 'lan' | 'mai' | 'tu' = 'lan') =>
      (await listed(who, query)).map(({ title }) => title).toSorted()
    expect(await titles({})).toEqual([
      'Chưa đến hạn',
      'Công khai, lịch chưa chắc',
      'Lịch chưa chắc',
      'Quá hạn',
      'Sau hạn, năm trước',
      'Đúng hạn',
    ])
    expect(await titles({ xem: 'due' })).toEqual(['Chưa đến hạn', 'Lịch chưa chắc'])
    expect(await titles({ xem: 'published-unsure' })).toEqual(['Công khai, lịch chưa chắc'])
    expect(await titles({}, 'tu')).toEqual(['Của xã Hai'])
    expect(await titles({ 'co-quan': bodies.first.id }, 'tu')).toEqual([])
    expect(await titles({ 'co-quan': bodies.second.id }, 'mai')).toEqual(['Của xã Hai'])
    expect(await listed('mai')).toHaveLength(7)
    expect(await titles({ loai: 'plan' })).toEqual(['Đúng hạn'])
    expect(await titles({ nam: '2025' })).toEqual(['Sau hạn, năm trước'])
    expect(await titles({ tim: 'qua han' })).toEqual(['Quá hạn'])
    expect(await titles({ tim: '45/qđ' })).toHaveLength(6)

    const counts = await countDisclosures(
      db,
      await findSeen(db, actors.lan),
      disclosureFilterOf({ xem: 'late' }),
      today,
    )
    expect(counts).toEqual({
      ...{ due: 2, late: 1, withdrawn: 1 },
      ...{ 'in-time': 1, 'published-late': 1, 'published-unsure': 1 },
    })
    for (const show of [...(Object.keys(disclosureStates) as DisclosureState[]), 'standing'] as const) {
      const rows = await listed('lan', { xem: show })
      expect(rows).toHaveLength(totalOf(counts, show))
      if (show !== 'standing') expect(rows.map((row) => stateOf(row, today))).toEqual(rows.map(() => show))
    }
  })

  test('cơ quan của mình: UBND nơi mình làm, khi được ghi ở đó', async () => {
    const { db, actors, bodies } = world()
    expect(await findOwnBody(db, actors.lan)).toMatchObject({ bodyId: bodies.first.id })
    expect(await findOwnBody(db, actors.tu)).toMatchObject({ bodyId: bodies.second.id })
    expect(await findOwnBody(db, actors.mai)).toBeUndefined()
  })

  test('bảng Excel: các cột của nghị định, niêm yết mà không ghi hạn thì nói thời gian ít nhất', async () => {
    const { today } = world()
    await publish(await enterOne(world(), { keepUntil: '31/12/2026' }), '20/11/2026')
    await enterOne(world(), { channels: ['posting'], number: '' })
    const { columns, rows } = disclosuresSheet(await listed('lan'), today)
    expect(columns.slice(0, 7).map(({ head }) => head)).toEqual([
      'Tên thông tin',
      'Số, ký hiệu',
      'Ngày tạo ra',
      'Hình thức công khai',
      'Thời điểm công khai',
      'Thời hạn công khai',
      'Xem ở đâu',
    ])
    const posted = rows.find((row) => row[1] === '')!
    expect(posted[5]).toContain('ít nhất 30 ngày')
    expect(rows.find((row) => row[1] !== '')!.slice(4, 7)).toEqual([
      '2026-11-20',
      'Đến hết ngày 31/12/2026',
      'Bảng tin trụ sở',
    ])
  })
})
