import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { bodyFor } from '#domains/learning/acts/steps/body-for.ts'
import { prizeFields, prizesIn, timeFields, timesIn } from '#domains/learning/acts/steps/contest-fields.ts'
import { loadContestToChange, saveContest } from '#domains/learning/contests/contest.store.ts'
import { type Contest, drawMax, refusals } from '#domains/learning/contests/contest.ts'
import { publicSlug } from '#domains/learning/public-slug.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, linesField, optionalIdField, textField, versionField } from '#platform/acts/fields.ts'

/** Soạn, sửa cuộc thi, while it is a draft. Its questions are chosen apart. */
export const writeContest = act({
  name: 'learning.write-contest',
  may: 'run contests',
  parse: z.object({
    ...prizeFields,
    ...timeFields,
    contestId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan tổ chức.'),
    title: lineField('tên cuộc thi', 200),
    about: textField('thể lệ', 20, 4000),
    groups: linesField('Đối tượng', 20, 100),
    drawCount: z.coerce
      .number({ error: 'Hãy ghi số câu mỗi người trả lời.' })
      .int('Hãy ghi số nguyên.')
      .min(1, 'Ít nhất 1 câu.')
      .max(drawMax, `Nhiều nhất ${drawMax} câu.`),
    asksGuess: z.literal('co').optional(),
    sharesPhones: z.literal('co').optional(),
  }).parse,
  async run({ tx, actor, now, audit }, typed): Promise<Contest> {
    const { provinceId } = await bodyFor(tx, actor, 'run contests', typed.bodyId)
    const { opensAt, closesAt } = timesIn(typed)
    const before =
      typed.contestId === null
        ? undefined
        : await loadContestToChange(tx, actor, 'run contests', { contestId: typed.contestId, version: typed.version })
    if (before !== undefined && (before.state !== 'draft' || before.bodyId !== typed.bodyId)) throw refusals.notDraft
    const by = personIdOf(actor)
    const contest: Contest = {
      id: before?.id ?? newId(now.getTime()),
      bodyId: typed.bodyId,
      provinceId,
      slug: before?.slug ?? publicSlug(typed.title, randomBytes(2).toString('hex')),
      title: typed.title,
      about: typed.about,
      groups: typed.groups,
      drawCount: typed.drawCount,
      asksGuess: typed.asksGuess === 'co',
      sharesPhones: typed.sharesPhones === 'co',
      opensAt,
      closesAt,
      prizes: prizesIn(typed),
      state: 'draft',
      writerIds: [...new Set([...(before?.writerIds ?? []), by])],
      returnedWhy: before?.returnedWhy ?? '',
      approvedBy: null,
      countedBy: null,
      publishedBy: null,
      seed: null,
      allRight: null,
      version: before === undefined ? 0 : before.version + 1,
    }
    await saveContest(tx, contest)
    audit({ subjectKind: 'contest', subjectId: contest.id, bodyId: contest.bodyId, after: { title: contest.title } })
    return contest
  },
})
