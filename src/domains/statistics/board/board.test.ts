import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { placeMap } from '#domains/oversight/place-outlines.ts'
import { levelOf } from '#domains/places/place.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import type { Board, BoardRow } from '#domains/statistics/board/board.queries.ts'
import { boardGroups, boardMeasures, foldMonths } from '#domains/statistics/board/board.ts'
import { type Counted, measureOf } from '#domains/statistics/measure.ts'
import { boardPage, type PlacesView } from '#domains/statistics/pages/board-page.tsx'
import type { View } from '#platform/http/web-request.ts'

/** Of 120 KB for a page whole, less its frame (14), styles (38) and scripts (4). */
const kbMax = 64
const count = (sum: number): Counted => ({ records: sum, told: sum, sum })
const monthOf = (year: number, index: number) => `${year}-${String(index + 1).padStart(2, '0')}-01`
const standing = placeFacts().places.filter(({ toDay }) => toDay === null)
const provinces = standing.filter((place) => levelOf(place) === 'province')

/** A full board: every place has a number in each of 24 months. */
function full(placeId: string | null): Board {
  const place = placeId === null ? null : provinces.find(({ id }) => id === placeId)!
  const months = new Map(
    [2025, 2026].flatMap((year) =>
      Array.from({ length: 12 }, (_, index) => [monthOf(year, index), count(137 + index * 211 + year)] as const),
    ),
  )
  const row = (id: string, name: string): BoardRow => ({
    id,
    name,
    hasList: true,
    hasEnded: false,
    parts: [],
    months,
    counts: new Map([['activities.people', count(12_345)]]),
  })
  const below = place === null ? provinces : standing.filter(({ parentId }) => parentId === place.id)
  const whole = new Map(boardMeasures.map((id) => [id, count(1_234_567)] as const))
  return {
    place,
    year: 2026,
    from: '2026-01-01',
    to: '2026-11-30',
    chosen: 'activities.people',
    whole,
    before: whole,
    tookOver: [],
    rows: below.map(({ id, fullName }) => row(id, fullName)),
    maps: ['today', 'was'],
    map: 'today',
    addsUp: true,
    months: Array.from({ length: 12 }, (_, index) => ({
      month: monthOf(2026, index),
      count: count(9_999),
      before: count(8_888),
    })),
    countedAt: new Date('2026-11-28T18:00:00Z'),
  }
}

const drawn = (board: Board, shown: PlacesView) =>
  renderToString(
    boardPage(
      { board, shown, added: [], map: shown === 'ban-do' ? placeMap(board.place?.id ?? 'nation') : undefined },
      { query: {} } as View,
    ).body as Parameters<typeof renderToString>[0],
  )

test('bảng đầy số của cả nước, của tỉnh nhiều xã nhất và của tỉnh có bản đồ nặng nhất, cách xem nào cũng nhẹ, hình nào cũng có bảng', () => {
  const most = Map.groupBy(standing, ({ parentId }) => parentId)
  const largest = provinces.toSorted((a, b) => most.get(b.id)!.length - most.get(a.id)!.length)[0]!
  const outlines = (id: string) =>
    [...placeMap(id)!.outlines.values()].reduce((sum, { path }) => sum + path.length, most.get(id)!.length * 100)
  const drawnWith = provinces.toSorted((a, b) => outlines(b.id) - outlines(a.id))[0]!
  for (const placeId of [null, largest.id, drawnWith.id])
    for (const shown of ['bang', 'ban-do', 'hinh-nho', 'moi-chi-tieu'] as const) {
      const html = drawn(full(placeId), shown)
      expect([placeId, shown, Buffer.byteLength(html) / 1024 < kbMax]).toEqual([placeId, shown, true])
      for (const [, table] of html.matchAll(/class="skip-map" href="#([^"]+)"/g))
        expect(html.match(new RegExp(`<div id="${table}"><section[^>]*>`))).not.toBeNull()
    }
})

test('tiền chi theo nguồn so với cả chi phí đã ghi, không so với dự toán của nhiệm vụ khác', () => {
  const board = full(null)
  const whole = new Map(board.whole)
    .set('activities.cost', count(180))
    .set('activities.source.commune', count(180))
    .set('budget.estimate', count(60))
    .set('budget.settled-estimate', count(50))
    .set('budget.settled-spent', count(40))
  expect(drawn({ ...board, whole }, 'bang')).not.toContain('300%')
  const money = boardGroups.filter(({ parts }) => parts.some((id) => measureOf(id).unit === 'đồng'))
  expect(money.map(({ of }) => of)).toEqual(['activities.cost', 'budget.settled-estimate', 'budget.sourced-estimate'])
})

test('số của cả nhóm mở được danh sách như số của từng phần', () => {
  const captions = [...drawn(full(null), 'bang').matchAll(/<caption>(.*?)<\/caption>/g)].map(([, caption]) => caption!)
  for (const { name, of } of boardGroups) {
    const caption = captions.find((one) => one.startsWith(`${name}: trong`))
    expect([name, caption?.includes(`href="/nghiep-vu/thong-ke/chi-tieu/${of}?`)]).toEqual([name, of !== null])
  }
})

test('tháng chưa cộng thì chỉ tiêu không có số là «chưa cộng», không là 0', () => {
  const board = { ...full(null), whole: new Map() }
  expect(drawn({ ...board, countedAt: null }, 'bang')).toContain('chưa cộng')
  expect(drawn({ ...board, countedAt: null }, 'bang')).toContain('bin/lgd statistics count')
  expect(drawn({ ...board, before: null, months: [] }, 'moi-chi-tieu')).not.toContain('chưa cộng')
  expect(drawn({ ...full(null), before: null }, 'moi-chi-tieu')).toContain('chưa cộng')
  expect(drawn(board, 'bang')).not.toContain('chưa cộng')
  expect(drawn({ ...board, countedAt: null }, 'bang')).toContain('Trả lời người dân: chưa cộng<')
  expect(drawn(board, 'bang')).toContain('Trả lời người dân: 0 đã trả lời<')
})

test('hình nhỏ xếp nơi nhiều nhất trước, tháng không có gì thì không có nét', () => {
  const board = full(null)
  const [one, two] = board.rows as [BoardRow, BoardRow]
  const rows = [
    { ...one, counts: new Map([['activities.people', count(1)]] as const), months: new Map() },
    { ...two, counts: new Map([['activities.people', count(9)]] as const) },
  ]
  const html = drawn({ ...board, rows }, 'hinh-nho')
  const items = [...html.matchAll(/<li><span class="small-name"><a[^>]*>([^<]+)<\/a>.*?<\/li>/g)]
  expect(items.map(([, name]) => name)).toEqual([two.name, one.name])
  expect(items.map(([item]) => [...item.matchAll(/v-/g)].length)).toEqual([24, 0])
})

test('phần của một nhóm cùng đơn vị với cả nhóm; nhiều tháng cộng lại theo việc xảy ra hay việc đang có', () => {
  for (const { of, parts } of boardGroups)
    for (const part of parts) expect(measureOf(part).unit).toBe(measureOf(of ?? parts[0]!).unit)
  const months = new Map([1, 2, 3].map((month) => [monthOf(2026, month), count(month)] as const))
  const days = { from: monthOf(2026, 1), to: monthOf(2026, 2) }
  expect(foldMonths('activities.people', months, days).sum).toBe(3)
  expect(foldMonths('mediators.all', months, days).sum).toBe(2)
  expect(foldMonths('cases.carried-in', months, days).sum).toBe(1)
})
