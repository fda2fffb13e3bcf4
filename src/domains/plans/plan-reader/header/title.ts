import { tidy } from '#base/vietnamese.ts'
import type { Regions } from '#domains/plans/plan-reader/layout/regions.ts'
import {
  excerptsOf,
  joinPassages,
  type Passage,
  passageOf,
  slicePassage,
} from '#domains/plans/plan-reader/text/passage.ts'
import type { Excerpt } from '#engines/documents/document.ts'

/** Trích yếu: what the document is about, one line without its kind. Wrapped lines are joined; each keeps its excerpt. */
export type TitleReading = { value: string; sources: Excerpt[]; passage: Passage }

export function readTitle({ kind, title }: Pick<Regions, 'kind' | 'title'>): TitleReading | undefined {
  if (!kind) return undefined
  const lines = title.map((line) => passageOf(line))
  const joined = joinPassages([passageOf(kind.line, kind.titleStart), ...lines])
  const passage = withoutEnds(joined)
  return passage.text === '' ? undefined : { value: tidy(passage.text), sources: excerptsOf(passage), passage }
}

function withoutEnds(passage: Passage): Passage {
  const start = /^[\s:.-]*(?:v\/v:? |ve viec:? (?=ban hanh))?/u.exec(passage.folded)?.[0].length ?? 0
  const end = /[\s.;:_-]*$/u.exec(passage.folded.slice(-60))?.[0].length ?? 0
  return slicePassage(passage, start, Math.max(start, passage.text.length - end))
}
