import { loadGroupToChange } from '#domains/matters/groups/group.store.ts'
import type { MatterGroup } from '#domains/matters/groups/matter-group.ts'
import type { MatterDeed } from '#domains/matters/matter.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** What every form about a group carries. */
export const groupFields = { groupId: idField(), version: versionField() }

/** load → change → audit; nothing of what is written in the group stands in the audit. */
export async function changeGroup(
  context: ActContext,
  deed: MatterDeed,
  form: { groupId: string; version: number },
  change: (group: MatterGroup) => Promise<Record<string, string | number>>,
): Promise<MatterGroup> {
  const group = await loadGroupToChange(context.tx, context.actor, deed, form)
  const after = await change(group)
  context.audit({ subjectKind: 'matter-group', subjectId: group.id, bodyId: group.bodyId, after })
  return group
}
