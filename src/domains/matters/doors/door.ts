import { z } from 'zod'
import { addDays, type Day } from '#base/day.ts'
import { type Circumstance, lengthOf, loadRule, showLength } from '#domains/matters/clocks/clock-rule.ts'
import doorFacts from '#domains/matters/doors/facts/doors.json' with { type: 'json' }
import apartFacts from '#domains/matters/doors/facts/telling-apart.json' with { type: 'json' }

/**
 * Lối đi: where a story can be taken, and what follows from it in law. One row of `facts/doors.json`; the emergency is a door too,
 * behind which somebody answers the telephone.
 */
export type Door = z.infer<typeof doorRow>

/** What follows, in simple words, with the law that says so; `from` and `to` bound the days on which it holds. */
export type Consequence = z.output<typeof consequence>

export const emergencySlug = 'khan-cap'
export const denunciationSlug = 'to-cao'

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/u)
  .transform((text) => text as Day)

const said = z.strictObject({
  says: z.string().min(10).max(200),
  law: z
    .strictObject({
      document: z.string(),
      place: z.string().optional(),
      mark: z.enum(['S', 'C', 'E', 'G', 'P', 'T', 'R']),
    })
    .optional(),
  from: day.optional(),
  /** The first day on which it holds no more. */
  to: day.optional(),
})

/** A time limit is told as `clocks.json` has it: length, law and days stand there alone. */
const timed = z
  .strictObject({ says: z.string().min(10).max(200), clock: z.string() })
  .transform(({ says, clock }): z.output<typeof said> => {
    const { law, article, mark, effectiveFrom, effectiveTo, extension } = loadRule(clock)
    if (law === null) throw new Error(`No law sets the time of ${clock}.`)
    const told = says.replace(/\{(time|extension)([a-z\s-]*)\}/gu, (_, what: string, when: string) =>
      what === 'extension'
        ? showLength(extension!.count, extension!.unit)
        : lengthOf(clock, when.split(' ').filter(Boolean) as Circumstance[]),
    )
    return {
      says: told,
      law: { document: law.number, ...(article !== null && { place: article }), mark },
      ...(effectiveFrom !== null && { from: effectiveFrom }),
      ...(effectiveTo !== null && { to: addDays(effectiveTo, 1) }),
    }
  })

const consequence = z.union([timed, said])

const doorRow = z.strictObject({
  slug: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/u),
  name: z.string().min(5).max(60),
  /** «Chọn lối này khi …». */
  when: z.string().min(20).max(200),
  /** Who answers; `{xa}` and `{so}` stand for the committee of the commune and the province's department of justice. */
  known: z.string().max(200),
  /** The same while nobody knows where the person lives. */
  unknown: z.string().max(200),
  consequences: z.array(consequence).min(1).max(8),
  /** What a person can do today. */
  todo: z.array(z.string().min(10).max(160)).min(1).max(4),
  /** The slug of the shipped guide that tells more. */
  guide: z.string().optional(),
})

/** The question that tells two doors apart, and why it is asked. */
const tellingApart = z.strictObject({
  between: z.tuple([z.string(), z.string()]),
  asks: z.string().min(20).max(160),
  because: z.string().min(20).max(160),
})

export const shippedDoors: readonly Door[] = z.array(doorRow).min(2).max(40).parse(doorFacts)
const tellings = z.array(tellingApart).max(200).parse(apartFacts)

export const doorSlugs: readonly string[] = shippedDoors.map(({ slug }) => slug)

export function findDoor(slug: string): Door | undefined {
  return shippedDoors.find((door) => door.slug === slug)
}

export function consequencesOn({ consequences }: Door, today: Day): Consequence[] {
  return consequences.filter(
    ({ from, to }) => (from === undefined || from <= today) && (to === undefined || today < to),
  )
}

/** In whatever order the two are named. */
export function tellApart(one: string, other: string): { asks: string; because: string } | undefined {
  return tellings.find(({ between }) => between.includes(one) && between.includes(other))
}
