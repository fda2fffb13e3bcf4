import type { Selectable } from 'kysely'
import type { ContestDeed } from '#domains/learning/contests/contest.ts'
import { type Question, refusals } from '#domains/learning/questions/question.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For who keeps the bank; «not there» and «not yours» are one answer. */
export async function loadQuestion(db: Db, actor: Actor, deed: ContestDeed, id: string): Promise<Question> {
  const row = await db
    .selectFrom('learning_question')
    .innerJoin('body', 'body.id', 'learning_question.body_id')
    .selectAll('learning_question')
    .where('learning_question.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return questionOf(row)
}

/** The same to change it: seen by nobody else until the end of the transaction; refused when another version was shown. */
export async function loadQuestionToChange(
  tx: Tx,
  actor: Actor,
  deed: ContestDeed,
  form: { questionId: string; version: number },
): Promise<Question> {
  await lockRow(tx, 'learning_question', form.questionId)
  const question = await loadQuestion(tx, actor, deed, form.questionId)
  if (question.version !== form.version) throw refusals.changedMeanwhile
  if (question.withdrawnAt !== null) throw refusals.withdrawn
  return question
}

/** Its words and place; that it is withdrawn is written by `withdraw` alone. */
export async function saveQuestion(tx: Tx, question: Question, by: { personId: string; now: Date }): Promise<void> {
  const { cited } = question
  const row = {
    words: question.words,
    options: question.options,
    answer: question.answer,
    explanation: question.explanation,
    document_id: cited.documentId,
    said_number: cited.saidNumber,
    article: cited.article,
    clause: cited.clause,
    point: cited.point,
    pinned_on: cited.pinnedOn,
    pinned_hash: cited.pinnedHash,
    pinned_acts: cited.pinnedActs,
    writer_ids: question.writerIds,
    version: question.version,
  }
  await tx
    .insertInto('learning_question')
    .values({
      id: question.id,
      body_id: question.bodyId,
      guide_id: question.guideId,
      written_by: by.personId,
      written_at: by.now,
      withdrawn_at: null,
      withdrawn_why: '',
      ...row,
    })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export function questionOf(row: Selectable<Tables['learning_question']>): Question {
  return {
    id: row.id,
    bodyId: row.body_id,
    words: row.words,
    options: row.options,
    answer: row.answer,
    explanation: row.explanation,
    cited: {
      documentId: row.document_id,
      saidNumber: row.said_number,
      article: row.article,
      clause: row.clause,
      point: row.point,
      pinnedOn: row.pinned_on,
      pinnedHash: row.pinned_hash,
      pinnedActs: row.pinned_acts,
    },
    writerIds: row.writer_ids,
    guideId: row.guide_id,
    withdrawnAt: row.withdrawn_at,
    withdrawnWhy: row.withdrawn_why,
    version: row.version,
  }
}
