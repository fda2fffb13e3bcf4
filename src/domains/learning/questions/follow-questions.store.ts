import type { Selectable } from 'kysely'
import type { LawTurn } from '#domains/library/law-changed.ts'
import { loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { standingOn } from '#domains/library/reliance.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'

const chunkRows = 500

/** What a withdrawal still changes. */
const uncounted = ['draft', 'submitted', 'approved'] as const

/**
 * Câu hỏi tự rút: in the transaction of the job that looks after a changed document. A question whose place is not what it was when a
 * person looked is withdrawn, in the bank; and by itself in every contest that is not counted yet, for the bank's may lean on another
 * place by then. Twice for the same change, it changes nothing.
 */
export async function withdrawQuestions(tx: Tx, turn: LawTurn): Promise<void> {
  await withdrawFromBank(tx, turn)
  await withdrawFromContests(tx, turn)
}

async function withdrawFromBank(tx: Tx, turn: LawTurn): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('learning_question')
      .selectAll()
      .where('document_id', '=', turn.documentId)
      .where('withdrawn_at', 'is', null)
      .$if(after !== '', (query) => query.where('id', '>', after))
      .orderBy('id')
      .limit(chunkRows)
      .forUpdate()
      .execute()
    for (const { row, why } of await fallen(tx, turn, rows))
      await tx
        .updateTable('learning_question')
        .set({ withdrawn_at: turn.now, withdrawn_why: why, version: (on) => on('version', '+', 1) })
        .where('id', '=', row.id)
        .execute()
    if (rows.length < chunkRows) return
    after = rows.at(-1)!.id
  }
}

async function withdrawFromContests(tx: Tx, turn: LawTurn): Promise<void> {
  const contests = await tx
    .selectFrom('contest')
    .select('id')
    .where('state', 'in', uncounted)
    .where('id', 'in', (on) =>
      on
        .selectFrom('contest_question')
        .select('contest_id')
        .where('document_id', '=', turn.documentId)
        .where('withdrawn_at', 'is', null),
    )
    .orderBy('id')
    .execute()
  for (const { id } of contests) {
    const rows = await tx
      .selectFrom('contest_question')
      .selectAll()
      .where('contest_id', '=', id)
      .where('document_id', '=', turn.documentId)
      .where('withdrawn_at', 'is', null)
      .execute()
    for (const { row, why } of await fallen(tx, turn, rows))
      await tx
        .updateTable('contest_question')
        .set({ withdrawn_at: turn.now, withdrawn_why: why })
        .where('contest_id', '=', id)
        .where('number', '=', row.number)
        .execute()
  }
}

type Pinned = Pick<
  Selectable<Tables['contest_question']>,
  'article' | 'clause' | 'point' | 'pinned_on' | 'pinned_hash' | 'pinned_acts'
>

/** Of the rows those whose place does not stand as it was pinned, with why. */
async function fallen<Row extends Pinned>(tx: Tx, { documentId, today }: LawTurn, rows: readonly Row[]) {
  const facts = await loadDocumentFacts(
    tx,
    rows.map(({ article }) => ({ documentId, article })),
  )
  return rows.flatMap((row) => {
    const pin = { pinnedOn: row.pinned_on, pinnedHash: row.pinned_hash, pinnedActs: row.pinned_acts }
    const standing = standingOn(today, row, pin, placeFactsOf(facts.get(documentId)!, row.article))
    return standing.state === 'flagged' ? [{ row, why: standing.reason }] : []
  })
}

/** By hand: from the bank, and from contests that are not counted yet; whoever drew it has it right. */
export async function withdraw(
  tx: Tx,
  questionId: string,
  { why, personId, now }: { why: string; personId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('learning_question')
    .set({ withdrawn_at: now, withdrawn_why: why, version: (on) => on('version', '+', 1) })
    .where('id', '=', questionId)
    .execute()
  await tx
    .updateTable('contest_question')
    .set({ withdrawn_at: now, withdrawn_by: personId, withdrawn_why: why })
    .where('question_id', '=', questionId)
    .where('withdrawn_at', 'is', null)
    .where('contest_id', 'in', (on) => on.selectFrom('contest').select('id').where('state', 'in', uncounted))
    .execute()
}
