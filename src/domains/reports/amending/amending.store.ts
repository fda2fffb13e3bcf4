import type { Selectable } from 'kysely'
import type { AmendingProposalTable } from '#domains/reports/amending/amending.tables.ts'
import { type AmendingProposal, refusals } from '#domains/reports/amending/amending-proposal.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** «Not there» and «not yours» are one answer. */
export async function loadProposal(db: Db, actor: Actor, id: string): Promise<AmendingProposal> {
  const row = await db
    .selectFrom('amending_proposal')
    .innerJoin('body', 'body.id', 'amending_proposal.body_id')
    .selectAll('amending_proposal')
    .where('amending_proposal.id', '=', id)
    .where(whereMay(actor, 'write reports', 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return proposalOf(row)
}

const listMax = 100

/** The newest first. */
export async function listProposals(db: Db, actor: Actor): Promise<AmendingProposal[]> {
  const rows = await db
    .selectFrom('amending_proposal')
    .innerJoin('body', 'body.id', 'amending_proposal.body_id')
    .selectAll('amending_proposal')
    .where(whereMay(actor, 'write reports', 'body'))
    .orderBy('amending_proposal.changed_at', 'desc')
    .limit(listMax)
    .execute()
  return rows.map(proposalOf)
}

export async function saveProposal(
  tx: Tx,
  proposal: AmendingProposal,
  by: { personId: string; at: Date },
): Promise<void> {
  const row = {
    body_id: proposal.bodyId,
    law_number: proposal.lawNumber,
    law_name: proposal.lawName,
    place: proposal.place,
    matters: proposal.matters,
    unsettled: proposal.unsettled,
    from_day: proposal.from,
    to_day: proposal.to,
    paper: json(proposal.paper),
    version: proposal.version,
    written_by: by.personId,
    changed_at: by.at,
  }
  await tx
    .insertInto('amending_proposal')
    .values({ id: proposal.id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

function proposalOf(row: Selectable<AmendingProposalTable>): AmendingProposal {
  return {
    id: row.id,
    bodyId: row.body_id,
    lawNumber: row.law_number,
    lawName: row.law_name,
    place: row.place,
    matters: row.matters,
    unsettled: row.unsettled,
    from: row.from_day,
    to: row.to_day,
    paper: row.paper,
    version: row.version,
  }
}
