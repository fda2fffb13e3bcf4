import { showDay, showDayWithWeekday } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { calendarOf, type Holiday } from '#domains/calendar/calendar.ts'
import { holidayRuns } from '#domains/calendar/holiday-runs.ts'
import { HolidayForm } from '#domains/calendar/pages/holiday-form.tsx'
import { verifiedWords } from '#domains/calendar/pages/holidays-sheet.ts'
import { calendarPath } from '#domains/calendar/pages/paths.ts'
import { YearGlance } from '#domains/calendar/pages/year-glance.tsx'
import { countWorkingDays, yearOfWork } from '#domains/calendar/year-of-work.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { type Column, DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showNumber } from '#ui/show.ts'

export type HolidaysPageProps = {
  year: number
  days: Holiday[]
  /** Years of which anything is known. */
  years: number[]
  /** Why this person may not enter days; undefined: they may. */
  closedBecause: string | undefined
  /** The day of the list that is being verified: `?ngay=`. */
  chosen: Holiday | undefined
}

/** Ngày nghỉ lễ của một năm: which days count as worked, and on which paper that rests. */
export function holidaysPage(props: HolidaysPageProps, view: View): PageParts {
  const { year, days } = props
  const months = yearOfWork(year, calendarOf(days))
  return {
    title: `Ngày nghỉ năm ${year}`,
    section: 'calendar',
    body: (
      <>
        <PageHead
          title={`Ngày nghỉ năm ${year}`}
          lead={leadOf(year, days, countWorkingDays(months))}
          actions={<ExportLink href={address(`${calendarPath}/xuat.xlsx`, { nam: String(year) })} />}
        />
        <ErrorSummary refusal={view.refusal} />
        <Tabs label="Năm" current={String(year)} tabs={yearTabs(props)} />
        <Unverified days={days} />
        {days.length > 0 && <YearGlance year={year} months={months} today={view.today} />}
        <DataTable
          caption={`Các ngày nghỉ và ngày làm bù: ${showNumber(days.length)} ngày`}
          rows={holidayRuns(days)}
          rowKey={([first]) => first!.day}
          rowTone={([first]) => (first!.verified === 'C' ? 'warm' : undefined)}
          cards
          columns={columnsFor(props)}
          empty={<NoDays {...props} />}
        />
        {props.closedBecause === undefined ? (
          <HolidayForm year={year} chosen={props.chosen} view={view} />
        ) : (
          <ClosedStep label="Nhập, xác minh ngày nghỉ" reason={props.closedBecause} />
        )}
      </>
    ),
  }
}

function leadOf(year: number, days: Holiday[], count: number): string {
  if (days.length === 0) return 'Thứ Bảy và Chủ nhật luôn được trừ; ngày nghỉ lễ của năm này chưa được nhập.'
  return `Năm ${year} có ${showNumber(count)} ngày làm việc để tính hạn, theo những ngày nghỉ đã xác minh.`
}

/** The known years, and one more to enter. */
function yearTabs({ year, years }: HolidaysPageProps) {
  const last = years.at(-1)
  const shown = new Set([...years, year, ...(last === undefined ? [] : [last + 1])])
  return [...shown]
    .sort((a, b) => a - b)
    .filter((one) => Math.abs(one - year) <= tabsEachSide)
    .map((one) => ({ key: String(one), label: String(one), href: address(calendarPath, { nam: String(one) }) }))
}

const tabsEachSide = 2

function Unverified({ days }: { days: Holiday[] }) {
  const count = days.filter(({ verified }) => verified === 'C').length
  if (count === 0) return null
  return (
    <Notice tone="warning" title={`${showNumber(count)} ngày chưa xác minh, không dùng để tính hạn`}>
      Các ngày này vẫn tính là ngày làm việc cho đến khi người quản trị nhập văn bản.
    </Notice>
  )
}

/** One row for days in a row that are alike: Tết is one row of five days, or of nine. */
function columnsFor({ year, closedBecause }: HolidaysPageProps): Column<Holiday[]>[] {
  const verify = (run: Holiday[]) =>
    run.map(({ day, verified }) => (
      <a key={day} href={`${address(calendarPath, { nam: String(year), ngay: day })}#nhap`}>
        {verified === 'A' ? 'Sửa' : 'Xác minh'} {showDay(day).slice(0, 5)}
      </a>
    ))
  return [
    { head: 'Ngày', cell: spanOf },
    { head: 'Tên', cell: ([first]) => first!.name },
    { head: 'Loại', cell: ([first]) => <Chip {...chipOf(first!)} /> },
    { head: 'Văn bản', cell: ([first]) => sourceOf(first!), width: 'roomy' },
    { head: 'Xác minh', cell: ([first]) => verifiedWords[first!.verified] },
    ...(closedBecause === undefined ? [{ head: 'Việc', cell: verify }] : []),
  ]
}

function spanOf(run: Holiday[]): string {
  const [first, last] = [run[0]!, run.at(-1)!]
  if (run.length === 1) return capitalise(showDayWithWeekday(first.day))
  return `${capitalise(showDayWithWeekday(first.day))} đến ${showDayWithWeekday(last.day)}: ${run.length} ngày`
}

function sourceOf({ source, sourceDay }: Holiday): string {
  return sourceDay === null ? source : `${source}, ngày ${showDay(sourceDay)}`
}

function chipOf({ kind, verified }: Holiday): { label: string; tone: Tone } {
  const isOff = kind === 'off'
  if (verified === 'C') return { label: isOff ? 'Dự kiến nghỉ' : 'Dự kiến làm bù', tone: 'warm' }
  return isOff ? { label: 'Nghỉ', tone: 'good' } : { label: 'Làm bù', tone: 'action' }
}

function NoDays({ year, closedBecause }: HolidaysPageProps) {
  return (
    <EmptyState title={`Ngày nghỉ năm ${year} sẽ nằm ở đây`} icon="calendar" example="Tết Nguyên đán, Quốc khánh 2/9.">
      {closedBecause === undefined
        ? 'Khi có thông báo nghỉ của năm, hãy nhập từng ngày ở dưới.'
        : 'Khi có thông báo nghỉ của năm, người quản trị toàn hệ thống nhập từng ngày.'}
    </EmptyState>
  )
}
