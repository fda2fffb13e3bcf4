import { useId } from 'preact/hooks'
import { showNumber, showShare } from '#ui/show.ts'

/** {done, open} × {in time, late}: four cells that add up to the denominator. */
export type FourCells = { doneInTime: number; doneLate: number; openInTime: number; openLate: number }

export type FourCellBarProps = {
  title: string
  cells: FourCells
  /** What is counted: «nhiệm vụ». */
  unit: string
  /** The list behind each number. */
  hrefs?: Partial<Record<keyof FourCells | 'all', string>>
}

/**
 * Done and open, in time and late, as one bar with its denominator and the table beside it. Late is hatched, open is hollow:
 * it reads without colour.
 *
 * `<FourCellBar title="Nhiệm vụ năm 2026" unit="nhiệm vụ" cells={{ doneInTime: 31, doneLate: 4, openInTime: 12, openLate: 3 }} hrefs={{ openLate: '?han=tre' }} />`
 */
export function FourCellBar({ title, cells, unit, hrefs = {} }: FourCellBarProps) {
  const id = `bar-${useId()}`
  const total = countCells(cells)
  const done = cells.doneInTime + cells.doneLate
  return (
    <figure class="four-cell" aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{title}</strong>
        <span class="soft">
          {total === 0
            ? `Chưa có ${unit} nào để đếm.`
            : `Đã xong ${showNumber(done)} trong ${showNumber(total)} ${unit} (${showShare(done, total)}); ${cells.openLate === 0 ? `không có ${unit} nào quá hạn` : `${showNumber(cells.openLate)} ${unit} đang quá hạn`}.`}
        </span>
      </figcaption>
      <Drawing cells={cells} total={total} id={id} />
      <FourCellTable cells={cells} total={total} unit={unit} hrefs={hrefs} id={id} />
    </figure>
  )
}

export function countCells(cells: FourCells): number {
  return cells.doneInTime + cells.doneLate + cells.openInTime + cells.openLate
}

const order = ['doneInTime', 'doneLate', 'openInTime', 'openLate'] as const
const fills = { doneInTime: 'fill-action', doneLate: 'fill-action', openInTime: 'fill-open', openLate: 'fill-late' }
/** A number stands inside its segment only where it fits on a phone. */
const labelShareMin = 0.09

function Drawing({ cells, total, id }: { cells: FourCells; total: number; id: string }) {
  const done = cells.doneInTime + cells.doneLate
  let start = 0
  return (
    <svg class="drawing" width="100%" height="64" aria-hidden="true" focusable="false">
      <Hatches id={id} />
      <rect class="fill-rest" x="0" y="0" width="100%" height="34" />
      {order.map((cell) => {
        const share = total === 0 ? 0 : cells[cell] / total
        const x = start
        start += share
        return share === 0 ? null : <Segment key={cell} cell={cell} value={cells[cell]} x={x} share={share} id={id} />
      })}
      {total > 0 && (
        <>
          <text x="0" y="54">
            Đã xong {showNumber(done)}
          </text>
          <text x="100%" y="54" text-anchor="end">
            Chưa xong {showNumber(total - done)}
          </text>
        </>
      )}
    </svg>
  )
}

function Segment({
  cell,
  value,
  x,
  share,
  id,
}: {
  cell: keyof FourCells
  value: number
  x: number
  share: number
  id: string
}) {
  const place = { x: percent(x), y: '1', width: percent(share), height: '32' }
  const isLate = cell === 'doneLate' || cell === 'openLate'
  const isDone = cell === 'doneInTime' || cell === 'doneLate'
  return (
    <>
      <rect class={fills[cell]} {...place} />
      {isLate && <rect fill={`url(#${id}-${isDone ? 'done' : 'open'})`} {...place} />}
      {share >= labelShareMin && (
        <>
          {isLate && (
            <rect
              class={fills[cell]}
              x={percent(x + share / 2)}
              y="7"
              width="30"
              height="20"
              transform="translate(-15)"
              rx="3"
            />
          )}
          <text class={isDone ? 'on-fill' : 'on-open'} x={percent(x + share / 2)} y="22" text-anchor="middle">
            {showNumber(value)}
          </text>
        </>
      )}
    </>
  )
}

function Hatches({ id }: { id: string }) {
  return (
    <defs>
      {(['done', 'open'] as const).map((kind) => (
        <pattern
          key={kind}
          id={`${id}-${kind}`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line class={`hatch-${kind}`} x1="0" y1="0" x2="0" y2="7" stroke-width="3" />
        </pattern>
      ))}
    </defs>
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100_000) / 1_000}%`
}

type TableProps = {
  cells: FourCells
  total: number
  unit: string
  hrefs: NonNullable<FourCellBarProps['hrefs']>
  id: string
}

function FourCellTable({ cells, total, unit, hrefs, id }: TableProps) {
  const number = (cell: keyof FourCells) => (
    <td class="end">
      <Swatch cell={cell} id={id} />
      {hrefs[cell] === undefined ? showNumber(cells[cell]) : <a href={hrefs[cell]}>{showNumber(cells[cell])}</a>}
    </td>
  )
  return (
    <table>
      <caption class="unseen">Bốn ô, đơn vị tính: {unit}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" class="end">
            Trong hạn
          </th>
          <th scope="col" class="end">
            Quá hạn
          </th>
          <th scope="col" class="end">
            Cộng
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Đã xong</th>
          {number('doneInTime')}
          {number('doneLate')}
          <td class="end">{showNumber(cells.doneInTime + cells.doneLate)}</td>
        </tr>
        <tr>
          <th scope="row">Chưa xong</th>
          {number('openInTime')}
          {number('openLate')}
          <td class="end">{showNumber(cells.openInTime + cells.openLate)}</td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Cộng</th>
          <td class="end">{showNumber(cells.doneInTime + cells.openInTime)}</td>
          <td class="end">{showNumber(cells.doneLate + cells.openLate)}</td>
          <td class="end">
            {hrefs.all === undefined ? showNumber(total) : <a href={hrefs.all}>{showNumber(total)}</a>}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

/** The segment's own fill beside its number, so that nobody hunts for a legend. */
function Swatch({ cell, id }: { cell: keyof FourCells; id: string }) {
  const isLate = cell === 'doneLate' || cell === 'openLate'
  const isDone = cell === 'doneInTime' || cell === 'doneLate'
  return (
    <svg class="swatch" viewBox="0 0 18 13" aria-hidden="true" focusable="false">
      <rect class={fills[cell]} x="0.5" y="0.5" width="17" height="12" />
      {isLate && <rect fill={`url(#${id}-${isDone ? 'done' : 'open'})`} x="0.5" y="0.5" width="17" height="12" />}
    </svg>
  )
}
