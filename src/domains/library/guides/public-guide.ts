import type { Day } from '#base/day.ts'
import type { GuideWords } from '#domains/library/guide.ts'
import type { GuideKind } from '#domains/library/guide-file.ts'
import type { ShownGuide } from '#domains/library/guides/shown-guide.ts'
import type { FlaggedPlace } from '#domains/library/reliance.ts'

/** The edition that everybody reads, with what makes one trust it. */
export type PublicGuide = {
  id: string
  slug: string
  kind: GuideKind
  edition: number
  words: GuideWords
  shown: ShownGuide
  bodyName: string
  writers: string[]
  approver: string
  approvedAt: Date
  /** The last day on which all its places were compared and stood. */
  checkedOn: Day | null
  flags: FlaggedPlace[]
}
