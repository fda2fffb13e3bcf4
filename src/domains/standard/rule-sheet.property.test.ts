import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decides } from '#domains/library/document.ts'
import { layOver } from '#domains/standard/lay-over.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import { ruleRowForm } from '#domains/standard/rule-row-fields.ts'
import { type RuleSet, type StepLimit, stepStarts } from '#domains/standard/rule-set.ts'
import { loadRuleSet, ruleSets } from '#domains/standard/rule-sets.ts'
import { rowsOfSheet, ruleSheet } from '#domains/standard/rule-sheet.ts'
import { allVerified, from, source } from '#domains/standard/standard.fixtures.ts'
import { ruleRowOf } from '#domains/standard/typed-row.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'

/** The table of one rule set, with a text named at every step that somebody read, read into another. */
async function sent(exported: RuleSet, into: RuleSet): Promise<RuleRow[]> {
  const sheet = ruleSheet(exported)
  const at = (head: string) => sheet.columns.findIndex((column) => column.head === head)
  const named = { 'Văn bản': source.document, 'Điều, khoản': source.article, 'Ngày có hiệu lực': source.effectiveDay }
  const isRead = (code: string) => exported.deadlines.some((step) => step.code === code && decides(step.mark))
  const rows = sheet.rows.map((row) =>
    row.map((cell, index) => {
      const head = sheet.columns[index]!.head
      return row[at('Loại')] === 'Bước' && isRead(String(row[at('Mã')])) && head in named
        ? named[head as keyof typeof named]
        : cell
    }),
  )
  const read = rowsOfSheet((await readWorkbook(await writeWorkbook({ sheets: [{ ...sheet, rows }] }))).sheets[0]!)
  if ('sentence' in read) throw new Error(read.sentence)
  const ground = { ruleSet: into, shipped: into, approvedCodes: new Set<string>() }
  return read.map(({ typed }) => {
    const row = ruleRowOf(ground, ruleRowForm.parse(typed))
    if ('field' in row) throw new Error(`${JSON.stringify(typed)}: ${row.sentence}`)
    return row
  })
}

const ids = ruleSets.map(({ id }) => id)
const limitsOf = ({ deadlines }: RuleSet) =>
  Object.fromEntries(deadlines.map(({ mark: _m, source: _s, ...step }) => [step.code, step]))

const starts = Object.keys(stepStarts) as (keyof typeof stepStarts)[]
const limit: fc.Arbitrary<StepLimit> = fc.oneof(
  fc.constantFrom('01-10', '12-31', '02-05').map((before) => ({ before })),
  fc.integer({ min: 1, max: 250 }).map((workingDays) => ({ workingDays })),
  fc.record({ workingDays: fc.integer({ min: 1, max: 250 }), from: fc.constantFrom(...starts) }),
  fc.integer({ min: 1, max: 250 }).map((aheadWorkingDays) => ({ aheadWorkingDays })),
  fc.integer({ min: 1, max: 366 }).map((days) => ({ days })),
)

describe('bảng giá trị tải về rồi gửi lại: bước nào cũng như cũ', () => {
  test.each(ids)('%s như đang có, và như đã đọc hết', async (id) => {
    const shipped = loadRuleSet(id)
    const steps = shipped.deadlines.map(
      ({ mark: _, source: _from, ...step }): RuleRow => ({ kind: 'step', ...step, ...from }),
    )
    const read = layOver(shipped, [{ rows: [...allVerified(id), ...steps], number: 1 }]).ruleSet
    for (const ruleSet of [shipped, read]) {
      const after = layOver(ruleSet, [{ rows: await sent(ruleSet, ruleSet), number: 2 }]).ruleSet
      expect(limitsOf(after)).toEqual(limitsOf(ruleSet))
    }
  })

  test.each(ids)(
    '%s với bước bất kỳ, gửi vào nơi đã đọc bước ấy khác đi: theo bảng, cả ngày bắt đầu tính',
    async (id) => {
      const withSteps = (limits: StepLimit[]) => {
        const rows = limits.map(
          (one, at): RuleRow => ({ kind: 'step', code: `B${at + 1}`, what: `Bước ${at}`, ...one, ...from }),
        )
        return layOver(loadRuleSet(id), [{ rows, number: 1 }]).ruleSet
      }
      const steps = fc.array(limit, { minLength: 9, maxLength: 9 })
      await fc.assert(
        fc.asyncProperty(steps, steps, async (here, there) => {
          const [exported, into] = [withSteps(here), withSteps(there)]
          const after = layOver(into, [{ rows: await sent(exported, into), number: 2 }]).ruleSet
          expect(limitsOf(after)).toEqual(limitsOf(exported))
        }),
        { numRuns: 12, seed: 29_112_026 },
      )
    },
  )
})
