import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { keepRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { openChange } from '#domains/standard/acts/steps/open-change.ts'
import { loadRowGround } from '#domains/standard/acts/steps/rule-ground.ts'
import { layRows } from '#domains/standard/lay-over.ts'
import { putRow, type RuleChange, rowsMax } from '#domains/standard/rule-change.ts'
import { ruleRowForm } from '#domains/standard/rule-row-fields.ts'
import { ruleRowOf } from '#domains/standard/typed-row.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'

/** Nhập giá trị từ bảng: all of its rows or none, the first wrong one is named by its line. A row may lean on the rows above it. */
export const importRuleRows = act({
  name: 'standard.import-rule-rows',
  may: 'keep standard rules',
  parse: z.object({
    ...rulesForm,
    rows: z
      .array(z.object({ line: z.number().int(), typed: z.record(z.string(), z.unknown()) }))
      .min(
        1,
        'Bảng chưa có dòng nào ghi cột «Văn bản». Hãy ghi văn bản, điều khoản và ngày có hiệu lực cho dòng đã đọc.',
      )
      .max(rowsMax, `Bảng có nhiều nhất ${rowsMax} dòng giá trị. Hãy chia thành nhiều tệp.`),
  }).parse,
  async run(context, typed): Promise<RuleChange> {
    const open = await openChange(context, typed)
    const ground = await loadRowGround(context.tx, open)
    let change = open
    let { ruleSet } = ground
    for (const { line, typed: entry } of typed.rows) {
      const read = ruleRowForm.safeParse(entry)
      if (!read.success) throw wrong(`Dòng ${line}: ${read.error.issues[0]!.message}`)
      const row = ruleRowOf({ ...ground, ruleSet }, read.data)
      if ('field' in row) throw wrong(`Dòng ${line} (${read.data.code || read.data.name}): ${row.sentence}`)
      change = putRow(change, row, personIdOf(context.actor))
      ruleSet = layRows(ruleSet, [row])
    }
    await keepRules(context, change)
    return change
  },
})

const wrong = (sentence: string) => new FormRefusal({ rows: sentence })
