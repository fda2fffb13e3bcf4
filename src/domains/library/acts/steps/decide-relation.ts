import { lockDocuments, saveRelation } from '#domains/library/desk/desk.store.ts'
import { type DeskRelation, loadDeskRelation } from '#domains/library/desk/desk-document.queries.ts'
import { refusals as keepingRefusals } from '#domains/library/desk/keeping.ts'
import { refusals } from '#domains/library/document.ts'
import type { Relation } from '#domains/library/relation.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** What every form on a relation carries. `versions`: of both documents together; they only grow, so their sum tells. */
export const relationFields = { relationId: idField(), versions: versionField() }

/** load → rule → save for a decision on one relation; both documents count as changed. */
export async function decideRelation(
  context: ActContext,
  form: { relationId: string; versions: number },
  rule: (relation: DeskRelation) => DeskRelation | Promise<DeskRelation>,
): Promise<{ relationId: string; documentId: string }> {
  const { tx, actor, now, audit } = context
  const { fromId, toId } = await loadDeskRelation(tx, actor, form.relationId)
  await lockDocuments(tx, [fromId, toId])
  const relation = await loadDeskRelation(tx, actor, form.relationId)
  if (!relation.mayDecide) throw keepingRefusals.notDeciding
  if (versionsOf(relation) !== form.versions) throw refusals.changedMeanwhile
  const decided = await rule(relation)
  const by = decided.state === 'read' ? null : { personId: personIdOf(actor), at: now }
  await saveRelation(tx, decided, by, now)
  audit({
    subjectKind: 'law-relation',
    subjectId: relation.id,
    bodyId: relation.target.keeperBodyId,
    before: shownOf(relation),
    after: shownOf(decided),
  })
  return { relationId: relation.id, documentId: relation.toId }
}

export function versionsOf({ acting, target }: Pick<DeskRelation, 'acting' | 'target'>): number {
  return acting.version + target.version
}

function shownOf(relation: DeskRelation): Relation {
  const { id, fromId, toId, kind, scope, fromDay, toDay, excerpt, source, mark, state } = relation
  return { id, fromId, toId, kind, scope, fromDay, toDay, excerpt, source, mark, state }
}
