import { questionOf } from '#domains/learning/questions/question.store.ts'
import type { LawTurn } from '#domains/library/law-changed.ts'
import { loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { standingOn } from '#domains/library/reliance.ts'
import type { Tx } from '#platform/database/database.ts'

const chunkRows = 500

/**
 * Câu hỏi tự rút: in the transaction of the job that looks after a changed document. A question whose place is not what it was when a
 * person looked is withdrawn, in the bank and in every contest that is not counted yet. Twice for the same change, it changes nothing.
 */
export async function withdrawQuestions(tx: Tx, { documentId, today, now }: LawTurn): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('learning_question')
      .selectAll()
      .where('document_id', '=', documentId)
      .where('withdrawn_at', 'is', null)
      .$if(after !== '', (query) => query.where('id', '>', after))
      .orderBy('id')
      .limit(chunkRows)
      .forUpdate()
      .execute()
    const questions = rows.map(questionOf)
    const facts = await loadDocumentFacts(
      tx,
      questions.map(({ cited }) => ({ documentId, article: cited.article })),
    )
    for (const { id, cited } of questions) {
      const standing = standingOn(today, cited, cited, placeFactsOf(facts.get(documentId)!, cited.article))
      if (standing.state === 'flagged') await withdraw(tx, id, standing.reason, now)
    }
    if (rows.length < chunkRows) return
    after = rows.at(-1)!.id
  }
}

/** From the bank, and from contests whose results are not there yet: whoever drew it has it right. */
export async function withdraw(tx: Tx, questionId: string, why: string, now: Date): Promise<void> {
  await tx
    .updateTable('learning_question')
    .set({ withdrawn_at: now, withdrawn_why: why, version: (on) => on('version', '+', 1) })
    .where('id', '=', questionId)
    .execute()
  await tx
    .updateTable('contest_question')
    .set({ withdrawn_at: now })
    .where('question_id', '=', questionId)
    .where('withdrawn_at', 'is', null)
    .where((on) =>
      on.exists(
        on
          .selectFrom('contest')
          .select('contest.id')
          .whereRef('contest.id', '=', 'contest_question.contest_id')
          .where('contest.state', 'in', ['draft', 'submitted', 'approved']),
      ),
    )
    .execute()
}
