import { z } from 'zod'
import { dayAt, showDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { requireYear } from '#domains/standard/acts/steps/require-year.ts'
import { loadAssessment, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, decide, refusals } from '#domains/standard/assessment.ts'
import { nameAssessment } from '#domains/standard/assessments.queries.ts'
import { judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { councilSaid, type Meeting } from '#domains/standard/meeting.ts'
import { listMeetings } from '#domains/standard/meetings.queries.ts'
import { recount } from '#domains/standard/recorded-values.queries.ts'
import { act, FormRefusal, lockRow } from '#platform/acts/act.ts'
import { dayField, lineField, listField, optionalLineField } from '#platform/acts/fields.ts'

/**
 * Quyết định, by number and day, for one or many communes at once: all of them or none. Each is sent with the version that was read
 * («id:version»); the register of events is looked at again. So are the records behind
 * figures: where a commune would not be ready by them, whoever signs says that they sign on what was submitted. A decision bears a day from the one on which each was submitted to today.
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
    /** Signed though records tell less by now than was submitted. */
    despite: z.literal('co').optional(),
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
    const lowered: string[] = []
    const meetings = new Map<string, Meeting[]>()
    for (const id of ids) {
      await lockRow(tx, 'standard_assessment', id)
      const before = await loadAssessment(tx, actor, 'decide standard', id)
      if (before.state !== 'appraised') throw refusals.notAppraised
      if (String(before.version) !== seen.get(id)) throw refusals.changedMeanwhile
      const sentOn = dayAt(before.submittedAt!)
      if (typed.decidedOn < sentOn)
        throw new FormRefusal({
          decidedOn: `Ngày quyết định trước ngày xã trình (${showDay(sentOn)}). Hãy xem lại ngày, nhất là năm.`,
        })
      await requireYear(tx, before)
      const judging = await judgeNow(tx, before)
      const { judgment, versionName, ruleSet } = judging
      if (typed.outcome === 'recognised' && judgment.outcome === 'ready') {
        const again = await recount(tx, before, judging, today)
        if (again.judgment.outcome !== 'ready')
          lowered.push(`${(await nameAssessment(tx, before)).placeName} (${again.indicators.join(', ')})`)
      }
      const { provinceId, year } = before
      const council = `${provinceId} ${year}`
      if (!meetings.has(council)) meetings.set(council, await listMeetings(tx, provinceId, year))
      const states = [...(await listIndicatorStates(tx, id)).values()]
      const assessment = decide(
        before,
        { outcome: typed.outcome, number: typed.number, on: typed.decidedOn, why: typed.why },
        {
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
          council: councilSaid(ruleSet, meetings.get(council)!, id),
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
          ...(typed.despite && { despite: lowered }),
        },
      })
      decided.push(assessment)
    }
    if (lowered.length > 0 && typed.despite === undefined)
      throw new FormRefusal({
        despite: `Theo hồ sơ hôm nay thì không còn đủ điều kiện: ${lowered.join('; ')}. Hãy trả lại để xã lấy lại số liệu; vẫn ký theo số đã trình thì đánh dấu ô này.`,
      })
    return decided
  },
})
