/**
 * Bảng giá trị: rows of verified values as a table in a file (.xlsx, .ods, .csv). One list of columns says how the blank table is written
 * and how a filled one is read.
 */
import { foldInPlace } from '#base/fold-in-place.ts'
import { eventKinds, eventRoles, sanctionNames } from '#domains/standard/disqualifying-event.ts'
import { handlerCode, recognizerCode } from '#domains/standard/rule-row.ts'
import { type RowKind, rowKinds, type TypedRuleRow } from '#domains/standard/rule-row-fields.ts'
import { type RuleSet, rulesOf, stepStarts } from '#domains/standard/rule-set.ts'
import { conditionTypes, ruleTypes } from '#domains/standard/rule-types.ts'
import { type SavedRow, savedRow } from '#domains/standard/saved-row.ts'
import type { ReadSheet } from '#engines/spreadsheets/cells.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

type Column = {
  field: keyof TypedRuleRow
  head: string
  width?: number
  /** What a cell may say, by what it means; several stand with «;» between. */
  words?: Record<string, string>
}

const yes = { co: 'có' }
const columns: readonly Column[] = [
  { field: 'kind', head: 'Loại', words: rowKinds },
  { field: 'code', head: 'Mã' },
  { field: 'name', head: 'Tên theo văn bản', width: 40 },
  { field: 'type', head: 'Cách tính', words: { ...ruleTypes, ...conditionTypes } },
  { field: 'under', head: 'Thuộc chỉ tiêu' },
  { field: 'first', head: 'Số liệu 1', width: 28 },
  { field: 'second', head: 'Số liệu 2', width: 28 },
  { field: 'level', head: 'Mức' },
  { field: 'levelTwo', head: 'Mức loại II' },
  { field: 'levelThree', head: 'Mức loại III' },
  { field: 'each', head: 'Mỗi tổ từ' },
  { field: 'steps', head: 'Bậc thang', width: 24 },
  { field: 'other', head: 'Đối chiếu với' },
  {
    field: 'otherKey',
    head: 'Số liệu đối chiếu',
    words: { part: 'phần', whole: 'toàn bộ', count: 'số lượng', paid: 'đã chi', due: 'phải chi' },
  },
  { field: 'kinds', head: 'Các loại được tính', width: 28 },
  { field: 'mayNotApply', head: 'Được ghi không áp dụng', words: yes },
  { field: 'unless', head: 'Khi nào không áp dụng', width: 28 },
  { field: 'roles', head: 'Sự kiện của ai', words: eventRoles },
  { field: 'eventKinds', head: 'Loại sự kiện', words: eventKinds },
  { field: 'leastSanction', head: 'Kỷ luật từ', words: sanctionNames },
  { field: 'inDutyOnly', head: 'Chỉ trong công vụ', words: yes },
  { field: 'before', head: 'Trước ngày' },
  { field: 'within', head: 'Trong số ngày làm việc' },
  { field: 'since', head: 'Kể từ', width: 20, words: { ...stepStarts, '': 'ngày khác' } },
  { field: 'ahead', head: 'Gửi trước số ngày làm việc' },
  { field: 'lasts', head: 'Ít nhất số ngày' },
  { field: 'membersMax', head: 'Thành viên nhiều nhất' },
  { field: 'quorum', head: 'Phải tham gia' },
  { field: 'majority', head: 'Phải đồng ý' },
  { field: 'officeDays', head: 'Trụ sở: ngày' },
  { field: 'hallDays', head: 'Nhà văn hóa: ngày' },
  { field: 'portalDays', head: 'Cổng: ngày' },
  { field: 'radioDays', head: 'Phát thanh: ngày' },
  { field: 'radioTimes', head: 'Phát thanh: lần' },
  { field: 'eitherOnline', head: 'Cổng hoặc phát thanh', words: yes },
  { field: 'inWorkingDays', head: 'Tính ngày làm việc', words: yes },
  { field: 'yearFrom', head: 'Từ năm' },
  { field: 'yearTo', head: 'Đến năm' },
  { field: 'isSuspended', head: 'Tạm dừng', words: yes },
  { field: 'document', head: 'Văn bản', width: 18 },
  { field: 'article', head: 'Điều, khoản', width: 18 },
  { field: 'effectiveDay', head: 'Ngày có hiệu lực' },
]

export type SheetRow = { line: number; typed: Record<string, string | string[]> }

/** Rows of a filled table, those that give no document left out: they were not read yet. Or what is wrong with the table. */
export function rowsOfSheet(sheet: ReadSheet): SheetRow[] | { sentence: string } {
  const named = columns.map((column) => ({ ...column, key: keyOf(column.head) }))
  const headRow = sheet.rows.find(({ cells }) => {
    const heads = new Set(cells.map(({ text }) => keyOf(text)))
    return ['loai', 'ma', 'van ban'].every((key) => heads.has(key))
  })
  if (headRow === undefined)
    return { sentence: 'Không thấy dòng tiêu đề có các cột «Loại», «Mã», «Văn bản». Hãy dùng bảng tải từ trang này.' }
  const columnOf = new Map(
    headRow.cells.map(({ column, text }) => [column, named.find(({ key }) => key === keyOf(text))]),
  )
  const rows: SheetRow[] = []
  for (const { row, cells } of sheet.rows.filter((one) => one.row > headRow.row)) {
    const typed: SheetRow['typed'] = {}
    for (const { column, text } of cells) {
      const found = columnOf.get(column)
      if (found === undefined || text === '') continue
      const value = meaningOf(found, text)
      if (value === undefined)
        return {
          sentence: `Dòng ${row + 1}, cột «${found.head}»: «${text}» không phải ${Object.values(found.words!)
            .map((word) => `«${word}»`)
            .join(', ')}.`,
        }
      typed[found.field] = value
    }
    if (typed.document !== undefined) rows.push({ line: row + 1, typed })
  }
  return rows
}

function meaningOf({ field, words }: Column, text: string): string | string[] | undefined {
  if (words === undefined) return text
  const several = field === 'roles' || field === 'eventKinds'
  const said = several ? text.split(';').map((one) => one.trim()) : [text]
  const meant = said.map((one) => Object.keys(words).find((key) => keyOf(words[key]!) === keyOf(one)))
  if (meant.includes(undefined)) return undefined
  return several ? (meant as string[]) : meant[0]
}

const keyOf = (text: string) => foldInPlace(text.normalize('NFC')).trim().replace(/\s+/gu, ' ')

/** The table of a rule set as it stands, to be filled in: document, article and day are left to who reads the text, and so is what is not sure. */
export function ruleSheet(ruleSet: RuleSet): Sheet {
  const line = (kind: RowKind, code: string, name: string): SavedRow => ({
    ...savedRow(ruleSet, kind, code),
    kind,
    code,
    name,
  })
  const points = ruleSet.mode === 'points'
  const lines: SavedRow[] = [
    ...ruleSet.criteria.flatMap((criterion) => [
      ...(points ? [line('criterion', criterion.code, criterion.name)] : []),
      ...criterion.indicators.flatMap((indicator) => [
        ...indicator.rules.map(({ code, name }) => line('rule', code, name)),
        line('whole', indicator.code, indicator.name),
      ]),
    ]),
    ...ruleSet.conditions.map(({ code, name }) => line('condition', code, name)),
    ...ruleSet.deadlines.map(({ code, what }) => line('step', code, what)),
    ...(ruleSet.council === null ? [] : [line('council', '', ruleSet.council.name)]),
    ...(ruleSet.posting === null ? [] : [line('posting', '', '')]),
    ...[recognizerCode, handlerCode].map((code) => ({ ...savedRow(ruleSet, 'authority', code), kind: 'authority' })),
  ]
  return {
    name: 'Giá trị',
    title: `Giá trị của bộ quy tắc ${ruleSet.basis.map(({ number }) => number).join(', ')}`,
    notes: [
      'Dòng nào đã đọc trong văn bản thì ghi ba cột cuối; dòng để trống cột «Văn bản» không được nhập.',
      'Mức, ô chọn chưa xác minh thì để trống: ghi đúng như văn bản, đừng đoán.',
      'Sửa tên, mức cho đúng văn bản. Nội dung mới: thêm dòng «Nội dung» với mã mới và «Thuộc chỉ tiêu».',
    ],
    columns: columns.map(({ head, width = 14, words }) => ({
      head,
      width,
      kind: 'text',
      ...(words && isShort(words) && { offered: Object.values(words) }),
    })),
    rows: lines.map((row) => columns.map((column) => cellOf(column, row))),
  }
}

/** Excel offers no words with commas, and not more than it holds. */
function isShort(words: Record<string, string>): boolean {
  const all = Object.values(words)
  return all.every((word) => !word.includes(',')) && all.join(',').length < 250
}

function cellOf({ field, words }: Column, row: SavedRow): string {
  // a blank keeps the day that somebody read before: a step that counts from another one says so
  if (field === 'since' && row.since === '' && row.within) return words!['']!
  const values = [row[field] ?? ''].flat()
  return values.map((value) => (words === undefined || value === '' ? value : words[value]!)).join('; ')
}

/** Codes of rules that a test may be compared with. */
export function comparableCodes(ruleSet: RuleSet): { code: string; name: string }[] {
  return rulesOf(ruleSet)
    .filter(({ rule }) => rule.test.type !== 'yes-no' && rule.test.type !== 'deadline' && rule.test.type !== 'posting')
    .map(({ rule }) => ({ code: rule.code, name: rule.name }))
}
