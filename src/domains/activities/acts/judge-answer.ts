import { z } from 'zod'
import { tellAsked } from '#domains/activities/acts/steps/tell-asked.ts'
import { lockFinding, saveFindingState } from '#domains/activities/supervision/supervision.store.ts'
import { refusals } from '#domains/activities/supervision/supervision.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Xem trả lời: it settles the finding, or the finding is open again with the reason. Never by whoever answered. */
export const judgeAnswer = act({
  name: 'activities.judge-answer',
  may: 'record activities',
  parse: z.object({
    findingId: idField(),
    version: versionField(),
    taken: z.enum(['co', 'khong'], { error: 'Hãy chọn được hay chưa được.' }).transform((value) => value === 'co'),
    reason: optionalLineField('lý do', 1_000),
  }).parse,
  async run(context, { taken, reason, ...form }) {
    const { tx, actor, now, audit } = context
    const finding = await lockFinding(tx, actor, 'asking', form)
    if (finding.state !== 'answered') throw refusals.notAnswered
    if (!taken && reason === '') throw refusals.reasonNeeded
    const answer = await tx
      .selectFrom('supervision_answer')
      .select(['id', 'answered_by as answeredBy'])
      .where('finding_id', '=', finding.id)
      .where('taken', 'is', null)
      .executeTakeFirstOrThrow()
    const by = personIdOf(actor)
    if (answer.answeredBy === by) throw refusals.ownAnswer
    await tx
      .updateTable('supervision_answer')
      .set({ taken, reason, judged_at: now, judged_by: by })
      .where('id', '=', answer.id)
      .execute()
    await saveFindingState(tx, { ...finding, state: taken ? 'settled' : 'open', version: finding.version + 1 })
    if (!taken) await tellAsked(context, { ...finding, version: finding.version + 1, reason })
    audit({
      subjectKind: 'supervision',
      subjectId: finding.supervisionId,
      bodyId: finding.bodyId,
      after: { taken, reason },
    })
    return finding
  },
})
