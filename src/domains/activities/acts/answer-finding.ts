import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { lockFinding, saveFindingState } from '#domains/activities/supervision/supervision.store.ts'
import { refusals } from '#domains/activities/supervision/supervision.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Trả lời kiến nghị, for the body that is asked. */
export const answerFinding = act({
  name: 'activities.answer-finding',
  may: 'record activities',
  parse: z.object({ findingId: idField(), version: versionField(), text: textField('trả lời', 10, 5_000) }).parse,
  async run({ tx, actor, now, today, audit }, { text, ...form }) {
    const finding = await lockFinding(tx, actor, 'asked', form)
    if (finding.state !== 'open') throw refusals.notOpen
    await tx
      .insertInto('supervision_answer')
      .values({
        id: newId(now.getTime()),
        finding_id: finding.id,
        text,
        answered_at: now,
        answered_on: today,
        answered_by: personIdOf(actor),
        taken: null,
        judged_at: null,
        judged_by: null,
      })
      .execute()
    await saveFindingState(tx, { ...finding, state: 'answered', version: finding.version + 1 })
    audit({
      subjectKind: 'supervision',
      subjectId: finding.supervisionId,
      bodyId: finding.askedBodyId,
      after: { answered: text },
    })
    return finding
  },
})
