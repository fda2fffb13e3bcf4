import { showDay } from '#base/day.ts'
import type { YearDay } from '#domains/calendar/year-of-work.ts'
import { showList } from '#ui/show.ts'

type YearGlanceProps = { year: number; months: YearDay[][]; today: string }

/** Cả năm trong một bảng: a line of days for each month, and in words which of them are off or worked instead. */
export function YearGlance({ year, months, today }: YearGlanceProps) {
  return (
    <div class="table-frame">
      <table>
        <caption>Cả năm {year}</caption>
        <thead>
          <tr>
            <th scope="col">Tháng</th>
            <th scope="col">Từ ngày 1 đến cuối tháng</th>
            <th scope="col">Ngày nghỉ, ngày làm bù</th>
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
    </div>
  )
}

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
      return <rect class="fill-rest" x="1" y="3" width="8" height="13" />
    case 'weekend':
      return <rect class="fill-rest" x="1" y="12" width="8" height="4" />
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

/** «16–20: Tết Nguyên đán; 22: làm bù»: days in a row with one name stand together. */
export function wordsOf(days: readonly YearDay[]): string {
  const told = days.filter(({ holiday }) => holiday !== undefined)
  const runs: YearDay[][] = []
  for (const one of told) {
    const run = runs.at(-1)
    if (run !== undefined && isNext(run.at(-1)!, one)) run.push(one)
    else runs.push([one])
  }
  return runs.map(runWords).join('; ')
}

function isNext(before: YearDay, after: YearDay): boolean {
  return (
    Number(after.day.slice(8)) === Number(before.day.slice(8)) + 1 &&
    before.holiday?.name === after.holiday?.name &&
    before.holiday?.verified === after.holiday?.verified
  )
}

function runWords(run: YearDay[]): string {
  const first = run[0]!
  const span = [first, ...(run.length > 1 ? [run.at(-1)!] : [])].map(({ day }) => showDay(day).slice(0, 2)).join('–')
  const notes = [
    first.holiday!.kind === 'working-swap' ? 'đi làm' : '',
    first.holiday!.verified === 'C' ? 'chưa xác minh' : '',
  ].filter((note) => note !== '')
  return `${span}: ${first.holiday!.name}${notes.length > 0 ? ` (${showList(notes)})` : ''}`
}
