/** Căn cứ miễn nhiệm, cho thôi: the law's own cases; nothing else ends a recognition. Facts: facts/release-grounds.json. */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import grounds from '#domains/practitioners/facts/release-grounds.json' with { type: 'json' }
import type { PractitionerKind, Standards } from '#domains/practitioners/practitioner-kind.ts'

export type ReleaseGround = {
  id: string
  standards: Standards
  what: string
  law: string
  article: string
  mark: Mark
  effectiveFrom: Day
  effectiveTo: Day | null
}

/** For those whom no law knows: they stop, and nobody asks why. */
export const stopsGround = 'stops'

const releaseGrounds = grounds as readonly ReleaseGround[]

/** What this kind may be released on, by the law of that day. */
export function groundsFor({ standards }: PractitionerKind, day: Day): ReleaseGround[] {
  return releaseGrounds.filter(
    (ground) =>
      ground.standards === standards &&
      decides(ground.mark) &&
      ground.effectiveFrom <= day &&
      (ground.effectiveTo === null || day <= ground.effectiveTo),
  )
}

export function isGroundFor(kind: PractitionerKind, id: string, day: Day): boolean {
  if (kind.standards === null) return id === stopsGround
  return groundsFor(kind, day).some((ground) => ground.id === id)
}

/** With the article. */
export function groundName(id: string): string {
  const ground = releaseGrounds.find((one) => one.id === id)
  return ground === undefined ? 'thôi hoạt động' : `${ground.what} (${ground.law}, ${ground.article})`
}
