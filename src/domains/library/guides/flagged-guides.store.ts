import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { flaggedGuideMail } from '#domains/library/guides/flagged-guide-mail.ts'
import { addGuideEvent } from '#domains/library/guides/guide.store.ts'
import type { LawTurn } from '#domains/library/law-changed.ts'
import { type Role, roleKeys, roles } from '#domains/people/roles.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import type { Deed } from '#platform/permission/permission.ts'

/** Tells whoever answers for a guide that a place it leans on changed: once a text, document and day, however often it is seen. */
export async function tellOfFlaggedGuides(tx: Tx, turn: LawTurn): Promise<void> {
  const flags = Map.groupBy(
    turn.flagged.filter(({ kind }) => kind === 'guide'),
    ({ subjectId }) => subjectId,
  )
  for (const [guideId, some] of flags) {
    const reasons = [...new Set(some.map(({ reason }) => reason))]
    await addGuideEvent(tx, {
      guideId,
      kind: 'flagged',
      personId: null,
      at: turn.now,
      reason: reasons.join('\n').slice(0, reasonLengthMax),
    })
    await mailKeepers(tx, turn, guideId, reasons)
  }
}

const reasonLengthMax = 4_000

async function mailKeepers(tx: Tx, { documentId, today, now, publicUrl }: LawTurn, guideId: string, reasons: string[]) {
  const guide = await tx
    .selectFrom('guide')
    .innerJoin('guide_edition as edition', (join) =>
      join.onRef('edition.guide_id', '=', 'guide.id').onRef('edition.number', '=', 'guide.edition'),
    )
    .select(['guide.id', 'guide.body_id as bodyId', 'edition.title', 'edition.writer_ids as writerIds'])
    .select('edition.approved_by as approvedBy')
    .where('guide.id', '=', guideId)
    .executeTakeFirst()
  if (guide === undefined) return
  const made = new Set([...guide.writerIds, guide.approvedBy])
  const keepers = await listKeepers(tx, guide.bodyId, today)
  const own = keepers.filter(({ id }) => made.has(id))
  for (const { id, name, email } of (own.length > 0 ? own : keepers).slice(0, mailedMax))
    if (email !== null)
      await queueMail(tx, {
        to: email,
        ...flaggedGuideMail({ name, title: guide.title, reasons, guideId, publicUrl }),
        uniqueKey: `library.flagged:${guideId}:${documentId}:${today}:${id}`,
        now,
      })
}

const mailedMax = 30

/** Whoever may write or approve guides at the body, by a role there or above it; open accounts alone. */
async function listKeepers(tx: Tx, bodyId: string, today: Day) {
  const { rows } = await sql<{ id: string; name: string; email: string | null }>`
    select distinct person.id, person.name, person.email
    from role_grant held join person on person.id = held.person_id join body on body.id = ${bodyId}
      left join body at on at.id = held.body_id
    where held.role = any(${rolesWith(['write guides', 'approve guides'])}) and held.ended_at is null
      and held.from_day <= ${today} and (held.to_day is null or held.to_day >= ${today})
      and (person.closed_on is null or person.closed_on > ${today})
      and ${sql<SqlBool>`(held.body_id is null or at.id = body.id or (held.reach = 'subtree' and body.path like at.path || '%')
        or (held.reach = 'place' and body.place_path like at.place_path || '%'))`}
    order by person.id limit ${keepersMax}`.execute(tx)
  return rows
}

const keepersMax = 500

function rolesWith(deeds: readonly Deed[]): Role[] {
  return roleKeys.filter((role) => (roles[role].deeds as readonly Deed[]).some((deed) => deeds.includes(deed)))
}
