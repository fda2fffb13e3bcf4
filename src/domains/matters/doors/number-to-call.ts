import { z } from 'zod'
import type { Day } from '#base/day.ts'
import numberFacts from '#domains/matters/doors/facts/numbers-to-call.json' with { type: 'json' }

/** Số gọi khẩn cấp: a dated fact with its source and how sure it is. */
export type NumberToCall = z.infer<typeof numberRow>

const numberRow = z.strictObject({
  number: z.string().regex(/^\d{3}$/u),
  name: z.string().min(3).max(40),
  /** «Gọi khi …». */
  says: z.string().min(10).max(160),
  /** Word groups of a story that speak for this number first. */
  groups: z.array(z.string()),
  source: z.string().min(12).max(240),
  mark: z.enum(['S', 'C', 'P', 'T', 'R']),
  asOf: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/u)
    .transform((text) => text as Day),
})

const numbers = z.array(numberRow).min(1).max(20).parse(numberFacts)

/** All of them, those first for which the story's word groups speak most. */
export function numbersFor(groups: ReadonlySet<string>): NumberToCall[] {
  const spoken = (number: NumberToCall) => number.groups.filter((group) => groups.has(group)).length
  return numbers.toSorted((one, other) => spoken(other) - spoken(one))
}
