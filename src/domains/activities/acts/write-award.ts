import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { lockRound, saveRound } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, type NomineeKind, nomineeKinds, refusals } from '#domains/activities/awards/award.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import {
  dayField,
  idField,
  lineField,
  listField,
  optionalIdField,
  textField,
  versionField,
} from '#platform/acts/fields.ts'

const kinds = Object.keys(nomineeKinds) as NomineeKind[]

/** Soạn, sửa đợt tôn vinh; whoever writes in it does not approve it. */
export const writeAward = act({
  name: 'activities.write-award',
  may: 'keep awards',
  parse: z.object({
    roundId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    title: lineField('tên đợt', 200),
    criteria: textField('tiêu chí', 10, 5_000),
    kinds: listField(3),
    nominateUntil: dayField('hạn đề cử'),
    voteFrom: dayField('ngày bắt đầu bình chọn'),
    voteTo: dayField('ngày kết thúc bình chọn'),
  }).parse,
  async run({ tx, actor, now, today, audit }, { roundId, version, bodyId, ...form }): Promise<AwardRound> {
    const typed = { ...form, kinds: kinds.filter((kind) => form.kinds.includes(kind)) }
    if (typed.kinds.length === 0) throw new FormRefusal({ kinds: 'Hãy chọn ai được đề cử.' })
    if (typed.nominateUntil < today) throw refusals.dayPast
    if (typed.voteFrom <= typed.nominateUntil || typed.voteTo < typed.voteFrom) throw refusals.daysOrder
    const writer = personIdOf(actor)
    if (roundId !== null) {
      const before = await lockRound(tx, actor, 'keep awards', { roundId, version }, ['draft'])
      const writerIds = [...new Set([...before.writerIds, writer])]
      const after = { ...before, ...typed, writerIds, version: version + 1 }
      await saveRound(tx, after)
      audit({ subjectKind: 'award-round', subjectId: roundId, bodyId: before.bodyId, after: typed })
      return after
    }
    if ((await findChoiceBody(tx, actor, 'keep awards', bodyId)) === undefined) throw activityRefusals.notYours
    const round: AwardRound = {
      id: newId(now.getTime()),
      bodyId,
      ...typed,
      state: 'draft',
      writerIds: [writer],
      returnedWhy: '',
      approvedBy: null,
      proposedBy: null,
      grounds: '',
      decisionNumber: '',
      decisionDay: null,
      decidedBy: null,
      version: 0,
    }
    await saveRound(tx, round)
    audit({ subjectKind: 'award-round', subjectId: round.id, bodyId, after: typed })
    return round
  },
})
