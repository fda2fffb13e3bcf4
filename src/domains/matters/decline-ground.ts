/** Căn cứ không thụ lý: the law's own grounds, by kind; nothing else lets an office say no. */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import grounds from '#domains/matters/facts/decline-grounds.json' with { type: 'json' }
import type { MatterKind } from '#domains/matters/matter-kind.ts'

export type DeclineGround = {
  id: string
  kinds: MatterKind[]
  what: string
  law: string
  article: string
  mark: Mark
  effectiveFrom: Day | null
  effectiveTo: Day | null
}

const declineGrounds = grounds as readonly DeclineGround[]

/** What a matter of this kind may be declined on, by the law of the day on which it was brought. An unsure ground declines nothing. */
export function groundsFor(kind: MatterKind, broughtOn: Day): DeclineGround[] {
  return declineGrounds.filter(
    ({ kinds, mark, effectiveFrom, effectiveTo }) =>
      kinds.includes(kind) &&
      decides(mark) &&
      (effectiveFrom === null || effectiveFrom <= broughtOn) &&
      (effectiveTo === null || broughtOn <= effectiveTo),
  )
}

/** With the article, for whoever is told. */
export const groundNames: Record<string, string> = Object.fromEntries(
  declineGrounds.map(({ id, what, law, article }) => [id, `${what} (${law}, ${article})`]),
)
