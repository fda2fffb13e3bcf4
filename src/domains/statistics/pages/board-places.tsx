import type { Board, BoardRow } from '#domains/statistics/board/board.queries.ts'
import { figureOf, measureOf } from '#domains/statistics/measure.ts'
import { noneCounted, showCounted, showKept } from '#domains/statistics/pages/statistics-words.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { SmallPictures } from '#ui/drawings/month-columns.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showNumber, showShare } from '#ui/show.ts'

type BoardPlacesProps = {
  board: Board
  rows: readonly BoardRow[]
  tableId: string
  hrefOf: (placeId: string) => string
}

/** A province has up to 168 communes: all of them beside a map, pictures or everything else would be a heavy page. */
export const placesAtOnce = { bang: 100, 'ban-do': 20, 'hinh-nho': 40, 'moi-chi-tieu': 100 } as const

/** Places by what they came to, the most first; every number leads to its list, a sum of several to each of theirs. */
export function PlacesTable({ board, rows, tableId, hrefOf }: BoardPlacesProps) {
  const { chosen, place } = board
  const measure = measureOf(chosen)
  const standing = board.rows.filter(({ id, hasEnded }) => id !== '' && !hasEnded)
  const has = standing.filter(({ counts }) => counts.has(chosen)).length
  return (
    <div id={tableId}>
      <DataTable
        caption={`${measure.name} theo nơi. Có bản ghi: ${showNumber(has)} trong ${showNumber(standing.length)} nơi (${showShare(has, standing.length)})`}
        rows={rows}
        empty={<p>Chưa nơi nào có bản ghi.</p>}
        rowKey={({ id }) => id}
        columns={[
          {
            head: place === null ? 'Tỉnh, thành phố' : 'Xã, phường, đặc khu',
            width: 'roomy',
            cell: ({ id, name }) => (place === null && id !== '' ? <a href={hrefOf(id)}>{name}</a> : name),
          },
          { head: measure.unit, align: 'end', cell: (row) => <PlaceFigure board={board} row={row} /> },
        ]}
      />
    </div>
  )
}

function PlaceFigure({ board, row }: { board: Board; row: BoardRow }) {
  const { chosen, from, to } = board
  const count = row.counts.get(chosen) ?? noneCounted
  const href = listOfRow(board, row)
  const whole = href === undefined ? <span>{showCounted(count)}</span> : <a href={href}>{showCounted(count)}</a>
  return (
    <>
      {whole}
      {row.parts.map(({ id, name, counts, hasList }) => (
        <span class="hint" key={id}>
          {' '}
          {name}:{' '}
          {hasList ? (
            <a href={statisticsPaths.listOf(chosen, { ...ownScope(id), from, to })}>
              {showCounted(counts.get(chosen) ?? noneCounted)}
            </a>
          ) : (
            showCounted(counts.get(chosen) ?? noneCounted)
          )}
        </span>
      ))}
    </>
  )
}

/** The list behind the number of a row: of what counts with it too. */
function listOfRow(
  { chosen, from, to }: Board,
  { id, counts, hasList, hasEnded, parts }: BoardRow,
): string | undefined {
  if (!counts.has(chosen) || !hasList || (hasEnded && parts.length > 0)) return undefined
  const tookOver = parts.map((part) => part.id).filter((part) => part !== id)
  return statisticsPaths.listOf(chosen, { ...ownScope(id), tookOver, from, to })
}

function ownScope(id: BoardRow['id']) {
  return id === '' ? { ownOnly: true } : { placeId: id }
}

/** One small picture a place, the most first; the table below says every month. */
export function PlacePictures({ board, rows, tableId, hrefOf }: BoardPlacesProps) {
  const { chosen, year, to, months, place } = board
  const measure = measureOf(chosen)
  const firstDays = months.map(({ month }) => month)
  const valuesOf = (row: BoardRow, back: number) =>
    firstDays.map((month) => figureOf(row.months.get(`${year - back}${month.slice(4)}`) ?? noneCounted) ?? 0)
  const counted = firstDays.filter((month) => month <= to)
  return (
    <>
      <h2>{`${measure.name} theo tháng, từng nơi`}</h2>
      <p class="hint">
        Nét đậm: năm {year}; nét nhạt: năm {year - 1}. Mọi hình cùng một tỷ lệ.
      </p>
      <SmallPictures
        label={`${measure.name} theo tháng, từng nơi`}
        tableId={tableId}
        pictures={rows.map((row) => ({
          key: row.id,
          name: row.name,
          shown: showCounted(row.counts.get(chosen) ?? noneCounted),
          values: valuesOf(row, 0),
          before: valuesOf(row, 1),
          ...(place === null && row.id !== '' && { href: hrefOf(row.id) }),
          ...(listOfRow(board, row) !== undefined && { shownHref: listOfRow(board, row) }),
        }))}
      />
      <div id={tableId}>
        <DataTable
          caption={`${measure.name} (${measure.unit}) từng tháng năm ${year}`}
          rows={rows}
          empty={<p>Năm {year} chưa nơi nào có bản ghi.</p>}
          rowKey={({ id }) => id}
          columns={[
            { head: 'Nơi', width: 'roomy', cell: ({ name }) => name },
            ...counted.map((month) => ({
              head: `T${Number(month.slice(5, 7))}`,
              align: 'end' as const,
              cell: (row: BoardRow) => showKept(row.months.get(month), board.countedAt !== null),
            })),
            { head: 'Cả năm', align: 'end', cell: ({ counts }) => showCounted(counts.get(chosen) ?? noneCounted) },
          ]}
        />
      </div>
    </>
  )
}

/** By name, so that nobody takes a place that has nothing for one that was left out. */
export function WithoutRecords({ board: { rows, chosen } }: { board: Board }) {
  const without = rows.filter(({ counts }) => !counts.has(chosen))
  if (without.length === 0) return null
  return (
    <details>
      <summary>{`Chưa có bản ghi: ${showNumber(without.length)} nơi`}</summary>
      <p>{without.map(({ name }) => name).join(', ')}.</p>
    </details>
  )
}

/** The most first. */
export function sortedRows({ chosen, rows }: Board): BoardRow[] {
  const value = ({ counts }: BoardRow) => figureOf(counts.get(chosen) ?? noneCounted) ?? 0
  return rows.toSorted((one, other) => value(other) - value(one))
}
