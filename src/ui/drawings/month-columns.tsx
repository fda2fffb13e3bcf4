import { showNumber } from '#ui/show.ts'

/** null: not told, which draws nothing. */
export type MonthColumn = { label: string; value: number | null; before: number | null }

/** In the units of the drawing. */
const step = 40
const height = 150
const foot = 22
const head = 20

/**
 * Columns of a year, each before what the same month of the year before came to; the table that says the same stands beside it.
 *
 * `<MonthColumns title="Người dự theo tháng" now="2026" before="2025" months={months} tableId="bang-thang" />`
 */
export function MonthColumns({
  title,
  now,
  before,
  months,
  tableId,
}: {
  title: string
  now: string
  before: string
  months: readonly MonthColumn[]
  tableId: string
}) {
  const most = Math.max(1, ...months.flatMap(({ value, before: was }) => [value ?? 0, was ?? 0]))
  const tall = (value: number | null) => Math.round(((value ?? 0) / most) * height * 10) / 10
  return (
    <figure class="month-columns" aria-labelledby={`${tableId}-ten`}>
      <figcaption id={`${tableId}-ten`}>
        <strong>{title}</strong>{' '}
        <span class="soft">
          <Swatch kind="now" /> năm {now} <Swatch kind="before" /> năm {before}
        </span>
      </figcaption>
      <a class="skip-map" href={`#${tableId}`}>
        Bỏ qua hình, đến bảng số
      </a>
      <svg
        class="drawing"
        viewBox={`0 0 ${Math.max(6, months.length) * step} ${head + height + foot}`}
        aria-hidden="true"
        focusable="false"
      >
        {months.map(({ label, value, before: was }, index) => (
          <g key={label}>
            <rect
              class="column-before"
              x={index * step + 5}
              y={head + height - tall(was)}
              width="14"
              height={tall(was)}
            />
            <rect
              class="fill-action"
              x={index * step + 20}
              y={head + height - tall(value)}
              width="14"
              height={tall(value)}
            />
            {value !== null && value > 0 && (
              <text x={index * step + 27} y={head + height - tall(value) - 5} text-anchor="middle">
                {short(value)}
              </text>
            )}
            <text class="soft" x={index * step + 20} y={head + height + 16} text-anchor="middle">
              {label}
            </text>
          </g>
        ))}
        <line class="line-grid" x1="0" x2={Math.max(6, months.length) * step} y1={head + height} y2={head + height} />
      </svg>
    </figure>
  )
}

function Swatch({ kind }: { kind: 'now' | 'before' }) {
  return (
    <svg class="swatch" viewBox="0 0 18 13" aria-hidden="true" focusable="false">
      <rect class={kind === 'now' ? 'fill-action' : 'column-before'} x="0.5" y="0.5" width="17" height="12" />
    </svg>
  )
}

/** «1,2 tr», «35 ng»: what has room over a column; the table has the number itself. */
function short(value: number): string {
  const one = (part: number) => showNumber(Math.round(part * 10) / 10)
  if (value >= 1_000_000_000) return `${one(value / 1_000_000_000)} tỷ`
  if (value >= 1_000_000) return `${one(value / 1_000_000)} tr`
  return value >= 10_000 ? `${one(value / 1000)} ng` : showNumber(value)
}

export type SmallPicture = {
  key: string
  name: string
  href?: string
  /** What it comes to, and its list. */
  shown: string
  shownHref?: string
  values: readonly number[]
  before: readonly number[]
}

const narrow = 8
const low = 30

/**
 * One small picture a place, all on one scale: the months as strokes, the year before as a paler stroke beside each.
 *
 * `<SmallPictures label="Người dự theo tháng, từng nơi" pictures={pictures} tableId="bang-noi" />`
 */
export function SmallPictures({
  label,
  pictures,
  tableId,
}: {
  label: string
  pictures: readonly SmallPicture[]
  tableId: string
}) {
  const most = Math.max(1, ...pictures.flatMap(({ values, before }) => [...values, ...before]))
  return (
    <>
      <a class="skip-map" href={`#${tableId}`}>
        Bỏ qua hình, đến bảng số
      </a>
      <ul class="small-pictures" aria-label={label}>
        {pictures.map(({ key, name, href, shown, shownHref, values, before }) => (
          <li key={key}>
            <span class="small-name">{href === undefined ? name : <a href={href}>{name}</a>}</span>
            <svg viewBox={`0 0 ${12 * narrow} ${low}`} aria-hidden="true" focusable="false">
              <path class="stroke-before" d={strokes(before, most, 2)} />
              <path class="stroke-now" d={strokes(values, most, 5)} />
            </svg>
            <strong>{shownHref === undefined ? shown : <a href={shownHref}>{shown}</a>}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}

function strokes(values: readonly number[], most: number, from: number): string {
  return values
    .map((value, index) => {
      const tall = Math.round((value / most) * low * 10) / 10
      return tall === 0 ? '' : `M${index * narrow + from} ${low}v-${tall}`
    })
    .join('')
}
