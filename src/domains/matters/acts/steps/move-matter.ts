import { tellPerson } from '#domains/matters/acts/steps/tell-person.ts'
import { addMatterEvent, loadMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import { isFormal, type Matter, type MatterDeed, refusals } from '#domains/matters/matter.ts'
import type { MatterEventKind } from '#domains/matters/matter-event.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'
import { may } from '#platform/permission/permission.ts'

/** What every form about a matter carries. */
export const matterFields = { matterId: idField(), version: versionField() }

/** What the person is told, in words that stand by themselves. */
export const toldField = textField('điều báo cho người gửi', 10, 3_000)

type Move = {
  deed: MatterDeed
  form: { matterId: string; version: number }
  kind: MatterEventKind
  rule: (matter: Matter) => Matter | Promise<Matter>
  /** A function: it is known once the rule has run. */
  told?: string | (() => string)
  noted?: string
  /** The step is the head's where the kind is formal (khiếu nại, tố cáo). */
  isFormalStep?: true
}

/** load → rule → save → what happened → telling the person → audit, for every step of a matter. */
export async function moveMatter(context: ActContext, move: Move): Promise<Matter> {
  const { tx, actor, now, audit } = context
  const before = await loadMatterToChange(tx, actor, move.deed, move.form)
  if (move.isFormalStep && isFormal(before.kind)) await checkHead(context, before)
  const after = await move.rule(before)
  await saveMatter(tx, after, now)
  const told = typeof move.told === 'function' ? move.told() : (move.told ?? '')
  const eventId = await addMatterEvent(tx, {
    matterId: after.id,
    kind: move.kind,
    personId: personIdOf(actor),
    at: now,
    told,
    noted: move.noted,
  })
  if (told !== '') await tellPerson(context, after.submissionId, eventId)
  audit({
    subjectKind: 'matter',
    subjectId: after.id,
    bodyId: after.bodyId,
    before: shownOf(before),
    after: { ...shownOf(after), step: move.kind },
  })
  return after
}

/** Nothing that a person wrote: the audit is read by people who answer for accounts, not for matters. */
export function shownOf({ kind, state, closedAs, ground, assignedTo, circumstances }: Matter) {
  return { kind, state, closedAs, ground, assignedTo, circumstances }
}

async function checkHead({ tx, actor }: ActContext, matter: Matter): Promise<void> {
  const body = await tx
    .selectFrom('body')
    .select(['id as bodyId', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', matter.bodyId)
    .executeTakeFirstOrThrow()
  if (!may(actor, 'approve matters', body)) throw refusals.onlyHead
}
