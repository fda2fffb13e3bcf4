import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { loadTeamToChange, saveReview } from '#domains/mediation/team.store.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, optionalLineField, optionalWholeNumberField, textField } from '#platform/acts/fields.ts'

const notTheYear = new Refusal(422, 'Năm rà soát không đúng. Hãy ghi năm có bốn chữ số, không sau năm nay.')

/** Ghi rà soát hằng năm: how the team does, and what is proposed. @law 35/2013/QH13, Điều 12 khoản 3 */
export const reviewTeam = act({
  name: 'mediation.review-team',
  may: 'run mediation',
  parse: z.object({
    teamId: idField(),
    year: optionalWholeNumberField('năm').pipe(z.number({ error: 'Hãy ghi năm rà soát.' })),
    reviewedOn: dayField('ngày rà soát'),
    assessment: textField('nhận xét', 1, 3000),
    proposal: optionalLineField('kiến nghị', 3000),
  }).parse,
  async run({ tx, actor, today, audit }, { teamId, ...review }) {
    const team = await loadTeamToChange(tx, actor, 'run mediation', teamId)
    if (review.year < 2014 || review.year > Number(today.slice(0, 4))) throw notTheYear
    await saveReview(tx, teamId, review)
    audit({ subjectKind: 'mediation-team', subjectId: teamId, bodyId: team.bodyId, after: review })
    return team
  },
})
