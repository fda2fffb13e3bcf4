import { z } from 'zod'
import { type Day, dayAt, showDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { requireYear } from '#domains/standard/acts/steps/require-year.ts'
import { loadAssessment, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, decide, despiteField, refusalOf, refusals } from '#domains/standard/assessment.ts'
import { nameAssessment } from '#domains/standard/assessments.queries.ts'
import { type Judging, judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { councilSaid, type Meeting } from '#domains/standard/meeting.ts'
import { listMeetings } from '#domains/standard/meetings.queries.ts'
import { recount } from '#domains/standard/recorded-values.queries.ts'
import { act, FormRefusal, lockRow } from '#platform/acts/act.ts'
import { dayField, lineField, listField, optionalLineField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * Quyết định, by number and day, for one or many communes at once: all of them or none. Each is sent with the version that was read
 * («id:version»); the register of events is looked at again. So are the records behind figures: where a commune would not be ready by
 * them, whoever signs says of each that was named that they sign on what was submitted. A decision bears a day from the one on which each
 * was submitted to today, and a vote of the council counts from that day on.
 */
export const decideAssessments = act({
  name: 'standard.decide',
  may: 'decide standard',
  parse: z.object({
    assessments: listField(300),
    outcome: z.enum(['recognised', 'not-recognised'], { error: 'Hãy chọn công nhận hay chưa công nhận.' }),
    number: lineField('số quyết định', 100),
    decidedOn: dayField('ngày quyết định'),
    why: optionalLineField('lý do', 1000),
    /** Ids of those that are signed though records tell less of them by now than was submitted. */
    despite: listField(300),
  }).parse,
  async run({ tx, actor, today, audit }, typed): Promise<Assessment[]> {
    const seen = new Map(
      typed.assessments.map((one) => {
        const [id = '', version] = one.split(':')
        return [id, version] as const
      }),
    )
    const ids = [...seen.keys()].filter(isId).sort()
    if (ids.length === 0) throw new FormRefusal({ assessments: 'Hãy chọn ít nhất một xã, phường.' })
    if (typed.decidedOn > today) throw new FormRefusal({ decidedOn: 'Ngày quyết định không sau hôm nay.' })
    if (typed.outcome === 'not-recognised' && typed.why.length < 10)
      throw new FormRefusal({ why: 'Hãy ghi lý do chưa công nhận, từ 10 chữ cái trở lên.' })
    const decided: Assessment[] = []
    const unsaid: Record<string, string> = {}
    const meetings = new Map<string, Meeting[]>()
    for (const id of ids) {
      await lockRow(tx, 'standard_assessment', id)
      const before = await loadAssessment(tx, actor, 'decide standard', id)
      const { placeName } = await nameAssessment(tx, before)
      if (before.state !== 'appraised') throw refusalOf(placeName, refusals.notAppraised)
      if (String(before.version) !== seen.get(id)) throw refusalOf(placeName, refusals.changedMeanwhile)
      const sentOn = dayAt(before.submittedAt!)
      if (typed.decidedOn < sentOn)
        throw new FormRefusal({
          decidedOn: `${placeName}: ngày quyết định trước ngày xã trình (${showDay(sentOn)}). Hãy xem lại ngày, nhất là năm.`,
        })
      await requireYear(tx, before)
      const judging = await judgeNow(tx, before)
      const { judgment, versionName, ruleSet } = judging
      const lowered =
        typed.outcome === 'recognised' && judgment.outcome === 'ready'
          ? await findLowered(tx, before, judging, today)
          : undefined
      if (lowered !== undefined && !typed.despite.includes(id))
        unsaid[despiteField(id)] =
          `${placeName}: theo hồ sơ hôm nay thì không còn đủ điều kiện${lowered.length === 0 ? '' : ` (chỉ tiêu ${lowered.join(', ')})`}. Hãy trả lại để xã lấy lại số liệu; vẫn ký theo số đã trình thì đánh dấu ô của xã này.`
      const { provinceId, year } = before
      const council = `${provinceId} ${year}`
      if (!meetings.has(council)) meetings.set(council, await listMeetings(tx, provinceId, year))
      const states = [...(await listIndicatorStates(tx, id)).values()]
      const assessment = decide(
        before,
        { outcome: typed.outcome, number: typed.number, on: typed.decidedOn, why: typed.why },
        {
          placeName,
          personId: personIdOf(actor),
          now: judgment,
          versionName,
          hasEvent: ruleSet.conditions.some(
            ({ code, test }) =>
              test.type === 'no-event' &&
              judgment.conditions.some((one) => one.code === code && one.verdict === 'not-met'),
          ),
          // where points count, those of a reviewer who differs are the ones that were added up
          against:
            ruleSet.mode === 'points'
              ? []
              : states.filter(({ self, review }) => self === 'not-met' || review === 'differs').map(({ code }) => code),
          // what was voted on before was another submission
          council: councilSaid(
            ruleSet,
            meetings.get(council)!.filter(({ heldOn }) => heldOn >= sentOn),
            id,
          ),
          reviewers: states.map(({ reviewedBy }) => reviewedBy),
        },
      )
      await saveAssessment(tx, assessment)
      audit({
        subjectKind: 'standard-assessment',
        subjectId: id,
        bodyId: assessment.bodyId,
        after: {
          outcome: typed.outcome,
          decision: typed.number,
          on: typed.decidedOn,
          ...(lowered && { despite: lowered }),
        },
      })
      decided.push(assessment)
    }
    if (Object.keys(unsaid).length > 0) throw new FormRefusal(unsaid)
    return decided
  },
})

/** Indicators by whose records of today a commune is ready no more; undefined: it still is. */
async function findLowered(tx: Tx, before: Assessment, judging: Judging, today: Day): Promise<string[] | undefined> {
  const { judgment, indicators } = await recount(tx, before, judging, today)
  return judgment.outcome === 'ready' ? undefined : indicators
}
