/** Báo cáo dưới dạng bảng tính: every figure with its code, and the records that were kept for each. */
import { figuresIn, type Measured, ruleOf } from '#domains/reports/measured.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'
import { showNumber } from '#ui/show.ts'

/** Blank is an empty cell with a word beside it: never a zero. */
export function figureSheet(title: string, count: ReportCount): Sheet {
  return {
    name: 'Số liệu',
    title,
    columns: [
      { head: 'Mã', width: 9, kind: 'text' },
      { head: 'Phần', width: 34, kind: 'text', wrap: true },
      { head: 'Nội dung', width: 56, kind: 'text', wrap: true },
      { head: 'Đơn vị tính', width: 14, kind: 'text' },
      { head: 'Số liệu', width: 14, kind: 'number' },
      { head: 'Ghi chú', width: 16, kind: 'text' },
      { head: 'Cách đếm', width: 60, kind: 'text', wrap: true },
      { head: 'Số bản ghi', width: 12, kind: 'number' },
    ],
    rows: [
      ...(count.measured?.parts.flatMap(({ title: part, figures }) =>
        figures.map((one) => [
          one.code,
          part,
          one.name,
          one.unit,
          one.value,
          one.value === null ? 'chưa ghi' : '',
          ruleOf(one, count.measured!),
          one.records,
        ]),
      ) ?? []),
      ...count.figures.map(({ code, row, name, unit, value, rule, countedIds }) => [
        code,
        row === '' ? 'Nhiệm vụ' : row,
        name,
        unit,
        value,
        '',
        rule,
        countedIds.length,
      ]),
    ],
  }
}

/** What each figure of the body's work counted; a list that was cut, or is not wholly this person's to see, has its length in the other sheet. */
export function recordSheet(measured: Measured): Sheet {
  const byId = new Map(measured.records.map((record) => [record.id, record]))
  return {
    name: 'Bản ghi',
    columns: [
      { head: 'Mã', width: 9, kind: 'text' },
      { head: 'Bản ghi', width: 64, kind: 'text', wrap: true },
      { head: 'Ngày', width: 13, kind: 'day' },
      { head: 'Cơ quan', width: 34, kind: 'text' },
      { head: 'Số', width: 12, kind: 'number' },
    ],
    rows: figuresIn(measured).flatMap(({ code, listed, records }) => {
      const rows = listed.flatMap(({ id, amount }) => {
        const record = byId.get(id)
        return record === undefined ? [] : [[code, record.label, record.day, record.bodyName, amount]]
      })
      const more = records - rows.length
      return more === 0
        ? rows
        : [...rows, [code, `Và ${showNumber(more)} bản ghi khác, không có trong tệp này`, null, '', null]]
    }),
  }
}
