/**
 * Dòng của bảng năm and of an Excel file: one activity as texts in columns, as a person types or pastes them. The same columns go out and
 * come back in.
 */

import { showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import {
  type ActivityFields,
  type CostLine,
  costSources,
  type FieldName,
  fieldNames,
} from '#domains/activities/activity.ts'
import {
  activityForms,
  activityKinds,
  formName,
  groupName,
  kindName,
  specialGroups,
} from '#domains/activities/activity-kind.ts'
import { normOf, spendingNorms } from '#domains/activities/spending.ts'
import { showNumber } from '#ui/show.ts'

/** `width`: in Excel's characters · `inGrid`: also on the page of the year; the rest is for Excel and the whole form. */
export type RowColumn = { name: RowField; head: string; width: number; inGrid: boolean; isCount?: true }

export type RowField = Exclude<FieldName, 'taskIds' | 'practitionerIds'>

export const rowColumns: readonly RowColumn[] = [
  column('heldOn', 12, true),
  column('kind', 20, true),
  column('topic', 44, true),
  column('place', 26, true),
  column('attended', 11, true, true),
  column('women', 8, true, true),
  column('ethnic', 10, true, true),
  column('children', 8, true, true),
  column('disabled', 10, true, true),
  column('poor', 12, true, true),
  column('copies', 12, true, true),
  column('village', 20, false),
  column('form', 30, false),
  column('laws', 30, false),
  column('speakers', 30, false),
  column('group', 30, false),
  column('language', 14, false),
  column('costs', 46, false),
  column('note', 30, false),
]

function column(name: RowField, width: number, inGrid: boolean, isCount?: true): RowColumn {
  return { name, head: fieldNames[name], width, inGrid, ...(isCount && { isCount }) }
}

export const gridColumns = rowColumns.filter(({ inGrid }) => inGrid)

/** `id` '' for a new one. `errors`: by column; '' for the row as a whole. */
export type ActivityRowText = {
  id: string
  version: string
  /** Made with the row: sent twice it is written once. */
  key: string
  texts: Partial<Record<RowField, string>>
  errors: Record<string, string>
  /** Where it stood in the file or the table, for a person: «dòng 7». */
  line: number
}

export const rowsMax = 300

export const refusals = {
  noTable: new Refusal(
    422,
    'Không thấy bảng hoạt động trong tệp: dòng đầu phải có cột «Ngày» và «Chủ đề». Hãy tải tệp mẫu ở trang này rồi điền.',
  ),
  tooMany: new Refusal(
    413,
    `Mỗi lần nhập được nhiều nhất ${rowsMax} dòng. Hãy chia tệp thành nhiều phần rồi gửi từng phần.`,
  ),
}

/** As it is shown in a cell. */
export function textsOf(fields: ActivityFields): Record<RowField, string> {
  const count = (value: number | null) => (value === null ? '' : showNumber(value))
  return {
    heldOn: showDay(fields.heldOn),
    kind: kindName(fields.kind),
    topic: fields.topic,
    place: fields.place,
    village: fields.village,
    attended: count(fields.attended),
    women: count(fields.women),
    ethnic: count(fields.ethnic),
    children: count(fields.children),
    disabled: count(fields.disabled),
    poor: count(fields.poor),
    copies: count(fields.copies),
    form: formName(fields.form),
    laws: fields.laws.join('\n'),
    speakers: fields.speakers.join('\n'),
    group: fields.group === '' ? '' : groupName(fields.group),
    language: fields.language,
    costs: fields.costs.map(costText).join('\n'),
    note: fields.note,
  }
}

/** What a form would have sent: names of kinds, forms and groups become their ids; an unknown one stays and is refused by its field. */
export function rawOf(texts: ActivityRowText['texts']): Record<string, string> {
  const raw: Record<string, string> = { ...texts }
  if (texts.kind !== undefined) raw.kind = idOf(activityKinds, texts.kind)
  if (texts.form !== undefined) raw.form = idOf(activityForms, texts.form)
  if (texts.group !== undefined) raw.group = idOf(specialGroups, texts.group)
  if (texts.laws !== undefined) raw.laws = texts.laws.replace(/\s*;\s*/gu, '\n')
  if (texts.costs !== undefined) Object.assign(raw, rawCosts(texts.costs))
  if (texts.speakers !== undefined) raw.speakers = texts.speakers.replace(/\s*;\s*/gu, '\n')
  return raw
}

/** «In tờ gấp | xã hội hóa, tài trợ | 3.000.000 | Tờ gấp pháp luật | 1»: the last two may be left away. */
function costText({ what, source, norm, quantity, amount }: CostLine): string {
  const parts = [what, costSources[source], showNumber(amount)]
  if (norm !== '' || quantity !== null) parts.push(normOf(norm)?.name ?? '')
  if (quantity !== null) parts.push(showNumber(quantity))
  return parts.join(' | ')
}

/** One line a cost, as the whole form would send it; what is not known by its name stays and is refused. */
function rawCosts(text: string): Record<string, string> {
  const sources = Object.entries(costSources).map(([id, name]) => ({ id, name }))
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const raw: Record<string, string> = { costs: 'co' }
  for (const [index, line] of lines.entries()) {
    const [what = '', source = '', amount = '', norm = '', quantity = ''] = line.split('|').map((part) => part.trim())
    raw[`cost.${index}.what`] = what
    raw[`cost.${index}.source`] = idOf(sources, source)
    raw[`cost.${index}.amount`] = amount.replace(/\s*(?:đồng|đ)$/u, '')
    raw[`cost.${index}.norm`] = idOf(spendingNorms, norm)
    raw[`cost.${index}.quantity`] = quantity
  }
  return raw
}

function idOf(all: readonly { id: string; name: string }[], text: string): string {
  const asked = fold(text)
  if (asked === '') return ''
  return all.find(({ id, name }) => id === text || fold(name) === asked)?.id ?? text
}

export function isBlankRow({ texts }: Pick<ActivityRowText, 'texts'>): boolean {
  return Object.values(texts).every((text) => text.trim() === '')
}

/** A row that says what the record says already. */
export function isUnchanged(texts: ActivityRowText['texts'], fields: ActivityFields): boolean {
  const shown = textsOf(fields)
  return (Object.keys(texts) as RowField[]).every((name) => texts[name]!.trim() === shown[name].trim())
}

/** `r.3.women` → rows, in their order on the page. */
export function rowsFromForm(typed: Record<string, string | string[]>): ActivityRowText[] {
  const rows = new Map<number, ActivityRowText>()
  for (const [name, value] of Object.entries(typed)) {
    const [, number, part] = /^r\.(\d{1,3})\.(\w+)$/u.exec(name) ?? []
    if (number === undefined || part === undefined) continue
    const line = Number(number)
    const row = rows.get(line) ?? { id: '', version: '', key: '', texts: {}, errors: {}, line }
    const text = String(Array.isArray(value) ? value.at(-1) : value)
    if (part === 'id' || part === 'version' || part === 'key') row[part] = text
    else if (rowColumns.some((one) => one.name === part)) row.texts[part as RowField] = text
    rows.set(line, row)
  }
  return [...rows.values()].toSorted((one, other) => one.line - other.line)
}
