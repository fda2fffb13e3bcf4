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
import { overviewHref, queueHref } from '#domains/oversight/pages/paths.ts'
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
  const found = sortedPlaces(overview.places, order).filter((row) => fold(row.place.fullName).includes(fold(search)))
  const [rows, without] = [found.filter(hasPlan), found.filter((row) => !hasPlan(row))]
  const table = (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.place.id}
      rowHref={(row) => overviewHref(row.place.id, { year })}
      rowTone={(row) => (row.openLate > 0 ? 'warm' : undefined)}
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
  return (
    <>
      {rows.length > 0 && table}
      {without.length > 0 && (
        <details open={without.length <= namesShownMax}>
          <summary>
            Chưa có kế hoạch: {without.length} trong {found.length} nơi
          </summary>
          <ul class="plain-names">
            {without.toSorted(byName).map(({ place }) => (
              <li key={place.id}>
                <a href={overviewHref(place.id, { year })}>{place.fullName}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {found.length === 0 && (
        <EmptyState title="Không có nơi nào khớp" icon="search">
          Hãy gõ tên khác, hoặc <a href={here}>xem tất cả</a>.
        </EmptyState>
      )}
    </>
  )
}

/** More names than these wait behind their count. */
const namesShownMax = 12

function hasPlan(row: PlaceFigures): boolean {
  return ratingOf(row) !== 'no-plan'
}

function byName(one: PlaceFigures, other: PlaceFigures): number {
  return sortKey(one.place.name) < sortKey(other.place.name) ? -1 : 1
}

/** Places that ended stand behind those that took over. */
export function sortedPlaces(places: readonly PlaceFigures[], order: PlaceOrder): PlaceFigures[] {
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
