/** A form, a row of the grid, a row of Excel → fields; each names only what it carries, the others stay as they are. */
import { z } from 'zod'
import { isId } from '#base/ids.ts'
import { readWholeNumber } from '#base/whole-number.ts'
import {
  type ActivityFields,
  type CostLine,
  costSources,
  type FieldName,
  fieldNames,
} from '#domains/activities/activity.ts'
import type { Patch } from '#domains/activities/activity-edit.ts'
import { activityForms, activityKinds, kindOf, specialGroups } from '#domains/activities/activity-kind.ts'
import { normOf } from '#domains/activities/spending.ts'
import { FormRefusal, parseTyped } from '#platform/acts/act.ts'
import {
  dayField,
  lineField,
  linesField,
  listField,
  optionalLineField,
  optionalWholeNumberField,
} from '#platform/acts/fields.ts'

export const lawsMax = 20
export const speakersMax = 20
export const costLinesMax = 20
export const tasksMax = 20
const countMax = 10_000_000
const amountMax = 100_000_000_000

const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id)

function choiceField(name: string, values: readonly string[], blank: boolean) {
  const sentence = `Hãy chọn ${name} trong danh sách.`
  return z.string({ error: sentence }).refine((value) => values.includes(value) || (blank && value === ''), sentence)
}

function countField(name: string) {
  return optionalWholeNumberField(name).refine(
    (count) => count === null || count <= countMax,
    `Mục «${name}» lớn quá. Hãy kiểm tra lại.`,
  )
}

/** People of the law, each once. */
export const practitionerIdsField = listField(speakersMax).transform((list) =>
  [...new Set(list.filter(isId))].toSorted(),
)

/** Tasks of plans, each once. */
export const taskIdsField = listField(tasksMax).transform((list) => [...new Set(list.filter(isId))].toSorted())

const simple = {
  kind: choiceField('loại hoạt động', ids(activityKinds), false),
  form: choiceField('hình thức phổ biến', ids(activityForms), false),
  topic: lineField('chủ đề', 300),
  laws: linesField('Điều luật', lawsMax, 200),
  heldOn: dayField('ngày'),
  place: optionalLineField('địa điểm', 300),
  village: optionalLineField('thôn, tổ dân phố', 200),
  speakers: linesField('Người nói', speakersMax, 200),
  attended: countField(fieldNames.attended),
  women: countField(fieldNames.women),
  ethnic: countField(fieldNames.ethnic),
  children: countField(fieldNames.children),
  disabled: countField(fieldNames.disabled),
  poor: countField(fieldNames.poor),
  copies: countField(fieldNames.copies),
  group: choiceField('nhóm đặc thù', ids(specialGroups), true),
  language: optionalLineField('ngôn ngữ', 200),
  note: optionalLineField('ghi chú', 2_000),
  practitionerIds: practitionerIdsField,
  taskIds: taskIdsField,
} satisfies Partial<Record<FieldName, z.ZodType>>

/** Only what the form carries. `howMany` of the short form is people or copies, as the kind counts. */
export function readPatch(raw: Record<string, unknown>): Patch {
  const typed: Record<string, unknown> = { ...raw }
  const given = Object.keys(simple).filter((name) => typed[name] !== undefined)
  const shape = Object.fromEntries(given.map((name) => [name, simple[name as keyof typeof simple]]))
  const patch: Patch = parseTyped((value) => z.object(shape).parse(value), typed)
  if (typed.howMany !== undefined) {
    const name = kindOf(String(typed.kind ?? ''))?.counts === 'copies' ? 'copies' : 'attended'
    const read = parseTyped((value) => z.object({ howMany: countField('Bao nhiêu') }).parse(value), {
      howMany: typed.howMany,
    })
    patch[name] = read.howMany
  }
  const costs = readCosts(typed)
  if (costs !== undefined) patch.costs = costs
  return patch
}

/** Of a new record: the form of the law follows from the kind unless it was chosen. */
export function readNewFields(raw: Record<string, unknown>, empty: ActivityFields): ActivityFields {
  const { form: chosen, ...others } = { kind: '', topic: '', heldOn: '', ...raw } as Record<string, unknown>
  const patch = readPatch(chosen === undefined || chosen === '' ? others : { ...others, form: chosen })
  const form = patch.form ?? kindOf(patch.kind!)!.form
  return { ...empty, ...patch, form }
}

/** `cost.0.what`, `cost.0.amount` …; undefined where the form has no lines of cost; a line without words and money is no line. */
function readCosts(raw: Record<string, unknown>): CostLine[] | undefined {
  if (raw.costs === undefined) return undefined
  const problems: Record<string, string> = {}
  const lines: CostLine[] = []
  if (raw[`cost.${costLinesMax}.what`] !== undefined)
    problems.costs = `Mỗi hoạt động nhiều nhất ${costLinesMax} khoản chi. Hãy gộp bớt.`
  for (let index = 0; index < costLinesMax; index++) {
    const part = (name: string) => String(raw[`cost.${index}.${name}`] ?? '').trim()
    if (part('what') === '' && part('amount') === '' && part('norm') === '') continue
    const whole = (name: string, label: string, most: number) => {
      if (part(name) === '') return null
      const number = readWholeNumber(part(name))
      if (number !== undefined && number <= most) return number
      problems[`cost.${index}.${name}`] = `${label}: hãy ghi số nguyên, ví dụ 1.250.000.`
      return null
    }
    const source = part('source')
    const norm = normOf(part('norm'))?.id ?? ''
    // a form offers what there is; a file may say anything
    if (part('norm') !== '' && norm === '')
      problems[`cost.${index}.norm`] =
        `Không có mức chi «${part('norm')}». Hãy ghi đúng tên trong danh sách, hoặc để trống.`
    if (source !== '' && !Object.hasOwn(costSources, source))
      problems[`cost.${index}.source`] =
        `Không có nguồn «${source}». Hãy ghi một trong: ${Object.values(costSources).join('; ')}.`
    const amount = whole('amount', 'Số tiền', amountMax)
    if (amount === null)
      problems[`cost.${index}.amount`] ??= 'Hãy ghi số tiền của dòng chi này, hoặc xóa trắng cả dòng.'
    lines.push({
      what: (part('what') || (normOf(norm)?.name ?? '')).normalize('NFC').slice(0, 200),
      source: Object.hasOwn(costSources, source) ? (source as CostLine['source']) : 'commune',
      norm,
      quantity: whole('quantity', 'Số lượng', countMax),
      amount: amount ?? 0,
    })
    if (lines.at(-1)!.what === '') problems[`cost.${index}.what`] = 'Hãy ghi chi cho việc gì.'
  }
  if (Object.keys(problems).length > 0) throw new FormRefusal(problems)
  return lines
}

/** Made by the device that wrote: 256 bits; the same key again is the same writing. */
export const formKeyField = z
  .string({ error: 'Hãy tải lại trang rồi gửi lại.' })
  .regex(/^[A-Za-z0-9_-]{43}$/u, 'Hãy tải lại trang rồi gửi lại.')

/** When it was typed, by the device's own clock, in milliseconds; nothing is decided by it. */
export const deviceTimeField = z
  .string()
  .optional()
  .transform((text) => {
    const at = Number(text)
    return text !== undefined && /^\d{12,14}$/u.test(text) && at < 4_102_444_800_000 ? new Date(at) : null
  })
