import { type Day, showDay } from '#base/day.ts'
import {
  type LawStatus,
  type StatusFacts,
  type StatusRelation,
  sayRelation,
  statusNames,
  statusOn,
} from '#domains/library/document-status.ts'

/**
 * Hiệu lực của một điều vào một ngày. An article lives and ends with its document, or is repealed alone. One that was amended
 * is in force, with its new text; one that lost a khoản is so in part.
 */
export function articleStatusOn(
  day: Day,
  article: { slug: string; fromDay: Day | null },
  document: StatusFacts,
  relations: readonly StatusRelation[],
): LawStatus {
  const facts = { ...document, effectiveOn: laterOf(document.effectiveOn, article.fromDay) }
  const touching = relations.flatMap((relation) => ofArticle(relation, article.slug))
  const ended = statusOn(
    day,
    facts,
    touching.filter((relation) => !isRewriting(relation)),
  )
  if (ended.kind !== 'in-force') return ended
  const amended = statusOn(day, facts, touching.filter(isRewriting))
  const next = earlierOf(ended.next, amended.next)
  const possible = [...ended.possible, ...amended.possible.filter((each) => !ended.possible.includes(each))]
  if (!amended.by) return { ...ended, next, possible }
  const since = showDay(amended.by.fromDay!)
  const sentence = `${statusNames['in-force']}; từ ${since} ${sayRelation({ ...amended.by, scope: [] })}.`
  return { ...ended, sentence, by: amended.by, next, possible }
}

/** What a relation does to this article; nothing when it is about others, or amends the document without saying where. */
function ofArticle(relation: StatusRelation, slug: string): StatusRelation[] {
  if (relation.scope.length === 0) return relation.kind === 'amends' ? [] : [relation]
  const places = relation.scope.filter((place) => place === slug || place.startsWith(`${slug}/`))
  if (places.length === 0) return []
  const isWhole = places.includes(slug) && (relation.kind === 'repeals' || relation.kind === 'suspends')
  return [{ ...relation, scope: isWhole ? [] : places }]
}

/** It gives the article other words; it does not take them away. */
function isRewriting({ kind, scope }: StatusRelation): boolean {
  return kind === 'amends' || (kind === 'replaces' && scope.length > 0)
}

function laterOf(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one
  return one > other ? one : other
}

function earlierOf(one: LawStatus['next'], other: LawStatus['next']): LawStatus['next'] {
  if (one === null || other === null) return one ?? other
  return one.day <= other.day ? one : other
}
