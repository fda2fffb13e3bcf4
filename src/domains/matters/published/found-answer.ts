import type { GuideWords } from '#domains/library/guide.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** How the library begins an answer, handed in where the house is put together: this domain writes nothing of the library's. */
export type FoundAnswer = (
  context: ActContext,
  founding: { bodyId: string; kind: 'answer'; words: GuideWords; isAsked: true },
) => Promise<{ id: string }>
