import type { Day } from '#base/day.ts'
import { disclosureStates, kindName, stateOf } from '#domains/disclosure/disclosure.ts'
import type { DisclosureRow } from '#domains/disclosure/disclosures.queries.ts'
import { channelWords, keepWords } from '#domains/disclosure/pages/disclosure-words.tsx'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

/** Danh mục thông tin phải công khai as a sheet; its first columns are those of the decree. @law Nghị định 13/2018/NĐ-CP, Điều 6 khoản 3 */
export function disclosuresSheet(rows: readonly DisclosureRow[], today: Day): Sheet {
  return {
    name: 'Công khai thông tin',
    title: 'Danh mục thông tin phải công khai',
    columns: [
      { head: 'Tên thông tin', width: 50, kind: 'text', wrap: true },
      { head: 'Số, ký hiệu', width: 18, kind: 'text' },
      { head: 'Ngày tạo ra', width: 12, kind: 'day' },
      { head: 'Hình thức công khai', width: 36, kind: 'text', wrap: true },
      { head: 'Thời điểm công khai', width: 14, kind: 'day' },
      { head: 'Thời hạn công khai', width: 30, kind: 'text', wrap: true },
      { head: 'Xem ở đâu', width: 44, kind: 'text', wrap: true },
      { head: 'Phải công khai chậm nhất', width: 14, kind: 'day' },
      { head: 'Theo văn bản khác', width: 26, kind: 'text', wrap: true },
      { head: 'Loại thông tin', width: 34, kind: 'text', wrap: true },
      { head: 'Tình trạng', width: 24, kind: 'text' },
      { head: 'Cơ quan', width: 26, kind: 'text', wrap: true },
    ],
    rows: rows.map((row) => [
      row.title,
      row.number,
      row.madeOn,
      channelWords(row),
      row.publishedOn,
      keepWords(row),
      row.publishedAt,
      row.dueOn,
      row.dueBy,
      kindName(row.kind),
      disclosureStates[stateOf(row, today)],
      row.bodyName,
    ]),
  }
}
