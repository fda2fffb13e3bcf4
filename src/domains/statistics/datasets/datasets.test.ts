import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { goingOn, onMediation } from '#domains/mediation/mediation.fixtures.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import { csvFile } from '#domains/statistics/data-file.ts'
import { anonymise, anyValue, groupMin } from '#domains/statistics/datasets/anonymise.ts'
import { gapsOf, isLaterKind, readDatasets, rowKinds } from '#domains/statistics/datasets/dataset.ts'
import { listDatasetRows } from '#domains/statistics/datasets/datasets.queries.ts'
import { onStatistics } from '#domains/statistics/statistics.fixtures.ts'

const year = { path: '24/', from: '2026-01-01', to: '2026-12-31' }

test('mười sáu bộ, bộ nào cũng có cột, cột nào cũng có trường của hệ thống', () => {
  const all = readDatasets()
  expect(all).toHaveLength(16)
  for (const { columns } of all) expect(columns.length).toBeGreaterThan(0)
  for (const { rows, keep } of all)
    expect(keep !== null).toBe(
      ['speakers', 'communicators', 'trainers', 'council', 'mediators', 'cases'].includes(rows),
    )
})

test('không dòng nào dưới 5; ai cũng được đếm một lần hoặc bị để ra ngoài; cột giữ lại không mất', () => {
  const cell = fc.constantFrom('a', 'b', 'c')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 60 }),
      fc.integer({ min: 0, max: 3 }),
      (rows, keep) => {
        const { rows: released, leftOut } = anonymise(rows, keep)
        const counts = released.map((row) => row.at(-1) as number)
        for (const count of counts) expect(count).toBeGreaterThanOrEqual(groupMin)
        expect(counts.reduce((sum, count) => sum + count, 0) + leftOut).toBe(rows.length)
        for (const row of released) expect(row.slice(0, keep)).not.toContain(anyValue)
        if (keep === 0) expect(leftOut).toBeLessThan(groupMin)
      },
    ),
  )
})

test('tệp chưa đủ thì tự nói thiếu gì, đủ thì không nói gì', () => {
  expect(gapsOf({ leftOut: 0, isCut: false, behindSeconds: null })).toEqual([])
  expect(gapsOf({ leftOut: 3, isCut: true, behindSeconds: 2 })).toEqual([
    'Chưa đủ: chỉ tính 50.000 bản ghi đầu.',
    'Để ngoài 3 bản ghi thuộc nhóm dưới 5.',
    'Đọc từ bản sao, cũ hơn lúc xuất nhiều nhất 2 giây.',
  ])
})

test('chữ trong tệp CSV không thành công thức', () => {
  const answer = csvFile('thu', [['=1+1', 'a,b', 'nói "thật"', null, 0]])
  if (answer.kind !== 'bytes') throw new Error('no file')
  expect(new TextDecoder().decode(answer.body as Uint8Array)).toContain(`'=1+1,"a,b","nói ""thật""",,0`)
})

onStatistics('bộ dữ liệu từ bản ghi', (world) => {
  test('bộ nào cũng hỏi được và chỉ có những trường đã khai; của tỉnh khác thì không có dòng nào', async () => {
    const { db } = world()
    await recorded(world())
    await recorded(world(), { kind: 'seminar', topic: 'Tọa đàm về hòa giải' })
    for (const kind of ['trainer', 'council-member'])
      await world().does('lan', addPractitioner, {
        bodyId: world().bodies.first.id,
        kind,
        name: 'Nguyễn Văn Kín',
        askedOn: '01/10/2026',
        gender: 'nam',
      })
    for (const [kind, fields] of Object.entries(rowKinds) as [keyof typeof rowKinds, readonly string[]][]) {
      if (isLaterKind(kind)) continue
      for (const row of await listDatasetRows(db, kind, year)) expect(Object.keys(row)).toEqual(fields)
      expect(await listDatasetRows(db, kind, { ...year, path: '25/' })).toEqual([])
    }
    expect(await listDatasetRows(db, 'activities', year)).toHaveLength(2)
    expect(await listDatasetRows(db, 'seminars', year)).toMatchObject([{ topic: 'Tọa đàm về hòa giải', attended: 85 }])
    for (const [number, title] of [
      ['07/ĐA-UBND', 'Đề án phổ biến pháp luật vùng biên'],
      ['215/KH-UBND', 'Kế hoạch thực hiện Đề án 07/ĐA-UBND'],
    ])
      await sql`insert into plan (id, body_id, number, title, state, issued_on, adopted_by, adopted_at, folded)
        values (${newId()}, ${world().bodies.first.id}, ${number}, ${title}, 'adopted', '2026-03-01', ${world().ids.lan}, now(), '')`.execute(
        db,
      )
    expect(await listDatasetRows(db, 'projects', year)).toMatchObject([{ number: '07/ĐA-UBND' }])
    expect(await listDatasetRows(db, 'plans', year)).toMatchObject([{ number: '215/KH-UBND' }])
    for (const kind of ['trainers', 'council'] as const) {
      const rows = await listDatasetRows(db, kind, year)
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toContain('Kín')
    }
  })
})

onMediation('hòa giải viên và vụ, việc ra ngoài theo nhóm', (world) => {
  test('ba hòa giải viên, một vụ: không dòng nào ra ngoài', async () => {
    await goingOn(world(), 'mật')
    const { db } = world()
    for (const [kind, count] of [
      ['mediators', 3],
      ['cases', 1],
    ] as const) {
      const rows = await listDatasetRows(db, kind, year)
      expect(rows).toHaveLength(count)
      expect(JSON.stringify(rows)).not.toContain('mật')
      expect(
        anonymise(
          rows.map((row) => Object.values(row)),
          1,
        ),
      ).toEqual({ rows: [], leftOut: count })
    }
  })
})
