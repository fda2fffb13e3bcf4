import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { findAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { loadFiled } from '#domains/matters/matter.store.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { write } from '#domains/matters/matter-answer.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { informationLawFor, partGroundsFor } from '#domains/matters/release/information-law.ts'
import { saveRelease } from '#domains/matters/release/release.store.ts'
import { answerFrom, partsMax, readParts, refusals, type TypedPart } from '#domains/matters/release/release.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { optionalLineField } from '#platform/acts/fields.ts'

const rows = Array.from({ length: partsMax }, (_, index) => index + 1)
const partFields = Object.fromEntries(
  rows.flatMap((row) => [
    [`what-${row}`, optionalLineField('phần không cung cấp', 300)],
    [`ground-${row}`, optionalLineField('căn cứ', 60)],
    [`cited-${row}`, optionalLineField('điều luật', 120)],
  ]),
)

/**
 * Ghi kết quả cung cấp thông tin: in full, in part, refused, with each refused part's ground by the law of the day of receipt. Where no
 * answer is open one is begun from it. Whoever writes here does not approve.
 */
export const writeRelease = act({
  name: 'matters.write-release',
  may: 'work on matters',
  parse: z.object({
    ...matterFields,
    outcome: z.enum(['full', 'part', 'refused'], { error: 'Hãy chọn một kết quả.' }),
    how: optionalLineField('cách nhận', 1_000),
    cost: optionalLineField('chi phí', 300),
    ...partFields,
  }).parse,
  run: (context, typed) =>
    moveMatter(context, {
      deed: 'work on matters',
      form: typed,
      kind: 'released',
      rule: async (matter) => {
        const { tx, actor, now } = context
        if (matter.kind !== 'information-request') throw refusals.notThatKind
        checkOpen(matter, 'draft')
        const { receivedOn } = await loadFiled(tx, matter.submissionId)
        const law = informationLawFor(receivedOn)
        if (law === undefined) throw refusals.notThatKind
        const { outcome, how, cost } = typed
        const { parts, faults } = readParts(outcome, typedParts(typed), partGroundsFor(receivedOn).sure)
        if (Object.keys(faults).length > 0) throw new FormRefusal(faults)
        const by = personIdOf(actor)
        const before = await findAnswer(tx, matter.id)
        if (before?.state === 'submitted') throw refusals.submitted
        const isOpen = before !== undefined && before.state !== 'approved'
        const text = isOpen ? before.text : answerFrom({ outcome, parts, how, cost }, law)
        const answer = write(before, matter.id, text, by)
        await saveAnswer(tx, answer)
        const release = { matterId: matter.id, number: answer.number, outcome, parts, how, cost }
        await saveRelease(tx, release, { personId: by, at: now })
        return next(matter, { state: matter.state === 'received' ? 'in-review' : matter.state })
      },
    }),
})

function typedParts(typed: Record<string, unknown>): TypedPart[] {
  const said = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '')
  return rows.map((row) => ({
    what: said(`what-${row}`),
    groundId: said(`ground-${row}`),
    cited: said(`cited-${row}`),
  }))
}
