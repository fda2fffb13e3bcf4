import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { keepRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { openChange } from '#domains/standard/acts/steps/open-change.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { putRow, type RuleChange, rowsMax } from '#domains/standard/rule-change.ts'
import { ruleRowForm, ruleRowOf } from '#domains/standard/rule-row-fields.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField } from '#platform/acts/fields.ts'

const sizeMax = 500_000

/** Nhập giá trị từ tệp JSON: a list of rows with the names of the form's fields; all of them or none, the first wrong one is named. */
export const importRuleRows = act({
  name: 'standard.import-rule-rows',
  may: 'keep standard rules',
  parse: z.object({ ...rulesForm, files: filesField('rows') }).parse,
  async run(context, typed): Promise<RuleChange> {
    const open = await openChange(context, typed)
    const { ruleSet } = await loadProvinceRules(context.tx, typed.provinceId, typed.ruleSetId)
    const change = rowsIn(typed.files).reduce<RuleChange>((so, entry, index) => {
      const read = ruleRowForm.safeParse(entry)
      if (!read.success) throw wrong(`Dòng ${index + 1}: ${read.error.issues[0]!.message}`)
      const row = ruleRowOf(ruleSet, read.data)
      if ('field' in row) throw wrong(`Dòng ${index + 1} (${read.data.code}): ${row.sentence}`)
      return putRow(so, row, personIdOf(context.actor))
    }, open)
    await keepRules(context, change)
    return change
  },
})

function rowsIn(files: { bytes: Uint8Array }[]): unknown[] {
  const [file, ...more] = files
  if (file === undefined || more.length > 0) throw wrong('Hãy chọn một tệp JSON.')
  if (file.bytes.length > sizeMax) throw wrong('Tệp lớn hơn 500 KB. Hãy chia thành nhiều tệp.')
  const list = parsed(file.bytes)
  if (!Array.isArray(list) || list.length === 0 || list.length > rowsMax)
    throw wrong(`Tệp phải là danh sách JSON có từ 1 đến ${rowsMax} dòng, mỗi dòng một giá trị.`)
  return list
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

const wrong = (sentence: string) => new FormRefusal({ rows: sentence })
