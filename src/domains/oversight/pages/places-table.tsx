import { showDay } from '#base/day.ts'
import { fold, sortKey } from '#base/vietnamese.ts'
import {
  mostLateFirst,
  type Overview,
  type PlaceFigures,
  type PlaceOrder,
  placeOrders,
} from '#domains/oversight/overview.ts'
import { showRate } from '#domains/oversight/pages/figure-words.ts'
import { overviewHref, paths, queueHref } from '#domains/oversight/pages/paths.ts'
import { ratingNames, ratingOf } from '#domains/oversight/rating.ts'
import { doneInTimeShare, totalOf } from '#domains/plans/tally.ts'
import { address, type Query } from '#ui/address.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { showNumber } from '#ui/show.ts'

export type PlacesTableProps = { overview: Overview; query: Query; search: string; caption: string }

/** The places below with their figures, each figure a link to what it counts. */
export function PlacesTable({ overview, query, search, caption }: PlacesTableProps) {
  const { year } = overview
  const order = placeOrders.find((one) => one === query['sap-xep']) ?? 'muon'
  const here = overviewHref(overview.place?.id ?? null, { year })
  const sort = (key: PlaceOrder) => ({
    href: address(here.split('?')[0]!, query, { 'sap-xep': key === 'muon' ? undefined : key }),
    direction: key === order ? (key === 'ten' ? ('ascending' as const) : ('descending' as const)) : undefined,
  })
  const link = (row: PlaceFigures, tab: Parameters<typeof queueHref>[1], value: number) =>
    value === 0 ? '0' : <a href={queueHref({ placeId: row.place.id, year }, tab)}>{showNumber(value)}</a>
  return (
    <DataTable
      caption={caption}
      rows={sortedPlaces(overview.places, order).filter((row) => fold(row.place.fullName).includes(fold(search)))}
      rowKey={(row) => row.place.id}
      rowHref={(row) => overviewHref(row.place.id, { year })}
      rowTone={(row) => (row.openLate > 0 ? 'warm' : undefined)}
      empty={
        <EmptyState title="Không có nơi nào khớp" icon="search">
          Hãy gõ tên khác, hoặc <a href={address(paths.overview, {})}>xem tất cả</a>.
        </EmptyState>
      }
      columns={[
        { head: 'Nơi', cell: (row) => <PlaceName row={row} />, sort: sort('ten'), width: 'roomy' },
        { head: 'Đúng hạn', cell: (row) => <Rate row={row} />, align: 'end', sort: sort('ty-le') },
        { head: 'Quá hạn', cell: (row) => link(row, 'late', row.openLate), align: 'end', sort: sort('muon') },
        { head: 'Đã xong', cell: (row) => link(row, 'done', row.doneInTime + row.doneLate), align: 'end' },
        {
          head: 'Tổng số',
          cell: (row) => link(row, 'all', totalOf(row) + row.waiting),
          align: 'end',
          sort: sort('tong'),
        },
      ]}
    />
  )
}

/** Places that ended stand behind those that took over. */
export function sortedPlaces(places: readonly PlaceFigures[], order: PlaceOrder): PlaceFigures[] {
  const byName = (one: PlaceFigures, other: PlaceFigures) =>
    sortKey(one.place.name) < sortKey(other.place.name) ? -1 : 1
  const rate = (one: PlaceFigures) => doneInTimeShare(one) ?? 2
  const compare: Record<PlaceOrder, (one: PlaceFigures, other: PlaceFigures) => number> = {
    muon: mostLateFirst,
    ten: () => 0,
    'ty-le': (one, other) => rate(one) - rate(other),
    tong: (one, other) => totalOf(other) - totalOf(one),
  }
  const standing = places.filter((one) => one.ended?.into == null).sort(byName)
  const sorted = standing.sort(compare[order])
  return sorted.flatMap((one) => [one, ...places.filter((other) => other.ended?.into?.id === one.place.id)])
}

function PlaceName({ row }: { row: PlaceFigures }) {
  if (row.ended === null) return <>{row.place.fullName}</>
  return (
    <>
      {row.place.fullName} (đến {showDay(row.ended.on)}
      {row.ended.into === null ? '' : `, nay thuộc ${row.ended.into.fullName}`})
    </>
  )
}

function Rate({ row }: { row: PlaceFigures }) {
  const rate = showRate(row)
  return rate === undefined ? <span class="soft">{ratingNames[ratingOf(row)].toLowerCase()}</span> : rate
}
