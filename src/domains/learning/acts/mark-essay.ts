import { z } from 'zod'
import { loadEssayContest } from '#domains/learning/essays/essay-contest.store.ts'
import { refusals, requireMarking } from '#domains/learning/essays/essay-contest.ts'
import { dealThirds, listPapers, saveMark } from '#domains/learning/essays/essay-marks.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal, lockRow } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'

/**
 * Chấm một bài, by the marker it was dealt to. It may be mended until the others of that paper are in. What it got stands in no audit:
 * whoever reads the audit may mark the same paper.
 */
export const markEssay = act({
  name: 'learning.mark-essay',
  may: 'mark essays',
  parse: z.looseObject({
    contestId: idField(),
    paper: z.coerce.number({ error: refusals.noPaper.message }).int().min(1).max(1_000_000),
    note: textField('nhận xét', 0, 1000),
  }).parse,
  async run({ tx, actor, now, audit }, { contestId, paper, note, ...typed }): Promise<{ contestId: string }> {
    // two marks that come at once are seen one after the other, so that a third is asked for
    await lockRow(tx, 'essay_contest', contestId)
    const contest = await loadEssayContest(tx, actor, 'mark essays', contestId)
    requireMarking(contest)
    const [found] = await listPapers(tx, contest.id, paper)
    const mine = found?.marks.find(({ markerId }) => markerId === personIdOf(actor))
    if (found === undefined || mine === undefined) throw refusals.noPaper
    if (found.marks.every(({ total }) => total !== null)) throw refusals.bothIn
    if (mine.turn < 3 && found.marks.filter(({ turn }) => turn < 3).every(({ total }) => total !== null))
      throw refusals.bothIn
    const points = pointsIn(typed, contest.criteria)
    await saveMark(tx, { entryId: found.entryId, turn: mine.turn, points, note, now })
    await dealThirds(tx, contest)
    audit({
      subjectKind: 'essay-contest',
      subjectId: contest.id,
      bodyId: contest.bodyId,
      after: { paper, turn: mine.turn },
    })
    return { contestId }
  },
})

/** `d1` … by criterion, whole points within what each may give. */
function pointsIn(typed: Record<string, unknown>, criteria: readonly { name: string; points: number }[]): number[] {
  const wrong: Record<string, string> = {}
  const points = criteria.map(({ name, points: most }, index) => {
    const text = String(typed[`d${index + 1}`] ?? '').trim()
    if (/^\d{1,3}$/u.test(text) && Number(text) <= most) return Number(text)
    wrong[`d${index + 1}`] = `Hãy ghi điểm «${name}» là số nguyên từ 0 đến ${most}.`
    return 0
  })
  if (Object.keys(wrong).length > 0) throw new FormRefusal(wrong)
  return points
}
