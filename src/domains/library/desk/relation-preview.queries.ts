import { type DeskRelation, loadDeskRelation } from '#domains/library/desk/desk-document.queries.ts'
import { countLeaningVersions } from '#domains/library/desk/leaning.queries.ts'
import { confirm, type RelationSaid, withRelation } from '#domains/library/desk/relation-decision.ts'
import { type StatusChange, statusChanges, statusSpans } from '#domains/library/desk/status-line.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type RelationPageProps = {
  relation: DeskRelation
  /** With these days and places: as they stand, or as they were typed to look at. */
  said: RelationSaid
  /** What would follow for the document acted on: from which day on it stands differently. */
  changes: StatusChange[]
  /** Texts of the library that were made because of it; then it is not taken back. */
  leaning: number
}

/** One relation, and what follows for the other document: if it is confirmed, or if the decision is taken back. */
export async function loadRelationPage(
  db: Db,
  actor: Actor,
  id: string,
  typed: Partial<RelationSaid>,
): Promise<RelationPageProps> {
  const relation = await loadDeskRelation(db, actor, id)
  const said = { fromDay: relation.fromDay, toDay: relation.toDay, scope: relation.scope, source: '', ...typed }
  const { acting, target } = relation
  const by = { slug: acting.slug, number: acting.number, kind: acting.kind, name: acting.name }
  const others = (await listRelationsOn(db, [target.id])).get(target.id) ?? []
  const then = relation.state === 'read' ? confirm(relation, said) : { ...relation, state: 'read' as const }
  const changes = statusChanges(statusSpans(target, others), statusSpans(target, withRelation(others, { ...then, by })))
  return { relation, said, changes, leaning: await countLeaningVersions(db, relation) }
}
