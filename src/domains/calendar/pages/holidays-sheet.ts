import type { Holiday } from '#domains/calendar/calendar.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

/** Ngày nghỉ của một năm as a sheet: a row a day, with the paper it rests on. */
export function holidaysSheet(year: number, days: readonly Holiday[]): Sheet {
  return {
    name: `Ngày nghỉ ${year}`,
    title: `Ngày nghỉ và ngày làm bù năm ${year}`,
    columns: [
      { head: 'Ngày', width: 13, kind: 'day' },
      { head: 'Tên', width: 36, kind: 'text', wrap: true },
      { head: 'Loại', width: 14, kind: 'text' },
      { head: 'Văn bản', width: 60, kind: 'text', wrap: true },
      { head: 'Ngày văn bản', width: 14, kind: 'day' },
      { head: 'Xác minh', width: 34, kind: 'text', wrap: true },
    ],
    rows: days.map(({ day, name, kind, source, sourceDay, verified }) => [
      day,
      name,
      kind === 'off' ? 'Nghỉ' : 'Làm bù',
      source,
      sourceDay,
      verifiedWords[verified],
    ]),
  }
}

export const verifiedWords: Record<Holiday['verified'], string> = {
  A: 'Đã đối chiếu văn bản',
  B: 'Đã công bố, đối chiếu qua báo chí',
  C: 'Chưa xác minh, không dùng để tính hạn',
}
