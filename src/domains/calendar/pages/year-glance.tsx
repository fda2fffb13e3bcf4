import { showDay } from '#base/day.ts'
import type { Holiday } from '#domains/calendar/calendar.ts'
import { holidayRuns } from '#domains/calendar/holiday-runs.ts'
import type { YearDay } from '#domains/calendar/year-of-work.ts'
import { showList } from '#ui/show.ts'

type YearGlanceProps = { year: number; months: YearDay[][]; today: string }

/** Cả năm trong một bảng: a line of days for each month, and in words which of them are off or worked instead. */
export function YearGlance({ year, months, today }: YearGlanceProps) {
  return (
    <section class="table-frame" aria-labelledby="ca-nam" tabIndex={keyboardScrolls}>
      <table>
        <caption id="ca-nam">Cả năm {year}</caption>
        <thead>
          <tr>
            <th scope="col">Tháng</th>
            <th scope="col">Ngày 1 → 31</th>
            <th scope="col">Nghỉ, làm bù</th>
          </tr>
        </thead>
        <tbody>
          {months.map((days, index) => (
            <tr key={days[0]!.day}>
              <th scope="row">{index + 1}</th>
              <td class="drawn">
                <Month days={days} today={today} />
              </td>
              <td>{wordsOf(days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet-words">
        <Swatch kind="working" /> ngày làm việc · <Swatch kind="weekend" /> thứ Bảy, Chủ nhật · <Swatch kind="off" />{' '}
        nghỉ · <Swatch kind="working-swap" /> làm bù · <Swatch kind="unverified" /> chưa xác minh, không dùng để tính
        hạn
      </p>
    </section>
  )
}

/** A frame that scrolls must be reachable by keyboard. */
const keyboardScrolls = 0

const columnsMax = 31
const dayWidth = 10

function Month({ days, today }: { days: YearDay[]; today: string }) {
  return (
    // no text in it, so that it may be stretched
    <svg
      class="drawing"
      width="100%"
      height="20"
      viewBox={`0 0 ${columnsMax * dayWidth} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {days.map((one, index) => (
        <g key={one.day} transform={`translate(${index * dayWidth})`}>
          <DayMark kind={one.kind} />
          {one.day === today && <rect class="fill-late" x="1" y="17" width="8" height="3" />}
        </g>
      ))}
    </svg>
  )
}

/** Told apart by height and outline too: in print there is no colour. */
function DayMark({ kind }: { kind: YearDay['kind'] }) {
  switch (kind) {
    case 'working':
      return <rect class="fill-rest line-grid" x="1" y="3" width="8" height="13" vector-effect="non-scaling-stroke" />
    case 'weekend':
      return <rect class="fill-rest line-grid" x="1" y="12" width="8" height="4" vector-effect="non-scaling-stroke" />
    case 'off':
      return <rect class="fill-action" x="0.5" y="0" width="9" height="16" />
    case 'working-swap':
      return <rect class="fill-open" x="1.5" y="3.5" width="7" height="12" vector-effect="non-scaling-stroke" />
    case 'unverified':
      return <rect class="fill-late" x="1.5" y="3.5" width="7" height="12" vector-effect="non-scaling-stroke" />
  }
}

function Swatch({ kind }: { kind: YearDay['kind'] }) {
  return (
    <svg class="swatch" viewBox="0 0 10 17" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <DayMark kind={kind} />
    </svg>
  )
}

/** «16–20: Tết Nguyên đán; 22: làm bù»: days in a row that are alike stand together. */
export function wordsOf(days: readonly YearDay[]): string {
  return holidayRuns(days.flatMap(({ holiday }) => holiday ?? []))
    .map(runWords)
    .join('; ')
}

function runWords(run: Holiday[]): string {
  const first = run[0]!
  const span = [first, ...(run.length > 1 ? [run.at(-1)!] : [])].map(({ day }) => showDay(day).slice(0, 2)).join('–')
  const notes = [first.kind === 'working-swap' ? 'đi làm' : '', first.verified === 'C' ? 'chưa xác minh' : ''].filter(
    (note) => note !== '',
  )
  return `${span}: ${first.name}${notes.length > 0 ? ` (${showList(notes)})` : ''}`
}
