import { type Body, bodyKinds } from '#domains/bodies/body.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

/** Danh mục cơ quan as a sheet, each branch below its head. */
export function bodiesSheet(rows: readonly (Body & { placeName: string; parentName: string | null })[]): Sheet {
  return {
    name: 'Cơ quan, tổ chức',
    title: 'Danh mục cơ quan, tổ chức',
    columns: [
      { head: 'Tên', width: 50, kind: 'text', wrap: true },
      { head: 'Tên ngắn', width: 32, kind: 'text', wrap: true },
      { head: 'Loại', width: 24, kind: 'text' },
      { head: 'Địa bàn', width: 30, kind: 'text', wrap: true },
      { head: 'Cơ quan cấp trên', width: 36, kind: 'text', wrap: true },
      { head: 'Từ ngày', width: 13, kind: 'day' },
      { head: 'Văn bản thành lập', width: 26, kind: 'text', wrap: true },
      { head: 'Kết thúc', width: 13, kind: 'day' },
      { head: 'Văn bản kết thúc', width: 26, kind: 'text', wrap: true },
    ],
    rows: rows.map((body) => [
      body.name,
      body.shortName,
      bodyKinds[body.kind],
      body.placeName,
      body.parentName,
      body.fromDay,
      body.foundedBy,
      body.toDay,
      body.endedBy,
    ]),
  }
}
