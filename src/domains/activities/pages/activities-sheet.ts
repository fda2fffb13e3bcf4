import { costOf } from '#domains/activities/activity.ts'
import { activityKinds } from '#domains/activities/activity-kind.ts'
import { rowColumns, textsOf } from '#domains/activities/rows/activity-row.ts'
import type { WholeRow } from '#domains/activities/rows/rows.queries.ts'
import { idHead, versionHead } from '#domains/activities/rows/rows-from-sheet.ts'
import type { CellInput, Sheet, SheetColumn } from '#engines/spreadsheets/sheet.ts'

const costNote =
  'Chi phí: mỗi dòng trong ô một khoản, ghi «việc | nguồn | số tiền | mức chi | số lượng»; hai mục sau bỏ được. Ví dụ: In tờ gấp | ngân sách cấp xã | 3.000.000'

const keyColumns: SheetColumn[] = [
  { head: idHead, width: 12, kind: 'text', hidden: true },
  { head: versionHead, width: 6, kind: 'text', hidden: true },
]

const typedColumns: SheetColumn[] = rowColumns.map(({ name, head, width, isCount }) => ({
  head,
  width,
  kind: name === 'heldOn' ? 'day' : isCount ? 'number' : 'text',
  wrap: true,
  input: true,
  ...(name === 'kind' && { offered: activityKinds.map((kind) => kind.name.replace(/,/gu, '')) }),
}))

/** Danh sách hoạt động: filled in and sent back it corrects these very records; rows without a code are new. */
export function activitiesSheet(rows: readonly WholeRow[]): Sheet {
  return {
    name: 'Hoạt động',
    title: 'Hoạt động phổ biến, giáo dục pháp luật',
    notes: [
      'Ô trống là chưa ghi, không phải 0. Sửa rồi gửi lại ở «Nhập từ Excel»; dòng thêm bên dưới là hoạt động mới.',
      costNote,
    ],
    columns: [
      ...keyColumns,
      ...typedColumns.map(({ offered: _, ...column }) => column as SheetColumn),
      { head: 'Cơ quan', width: 26, kind: 'text', wrap: true },
      { head: 'Chi phí (đồng)', width: 16, kind: 'number' },
      { head: 'Phục vụ nhiệm vụ', width: 50, kind: 'text', wrap: true },
    ],
    rows: rows.map((row) => [
      row.id,
      String(row.version),
      ...cellsOf(row),
      row.bodyName,
      costOf(row.fields),
      row.taskPaths.join('\n'),
    ]),
  }
}

function cellsOf({ fields }: WholeRow): CellInput[] {
  const texts = textsOf(fields)
  return rowColumns.map(({ name, isCount }) => {
    if (name === 'heldOn') return fields.heldOn
    return isCount ? (fields[name] as number | null) : texts[name]
  })
}

/** An empty table with the right heads. */
export function templateSheet(): Sheet {
  return {
    name: 'Hoạt động',
    title: 'Nhập hoạt động phổ biến, giáo dục pháp luật',
    notes: ['Mỗi dòng một hoạt động. Bắt buộc: ngày, loại, chủ đề. Điều chưa biết thì để trống, đừng ghi 0.', costNote],
    columns: typedColumns,
    rows: [],
  }
}
