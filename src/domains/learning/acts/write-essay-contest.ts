import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { tidy } from '#base/vietnamese.ts'
import { bodyFor } from '#domains/learning/acts/steps/body-for.ts'
import { prizeFields, prizesIn, timeFields, timesIn } from '#domains/learning/acts/steps/contest-fields.ts'
import { refusals } from '#domains/learning/contests/contest.ts'
import { loadEssayContestToChange, saveEssayContest } from '#domains/learning/essays/essay-contest.store.ts'
import { type Criterion, criteriaMax, type EssayContest } from '#domains/learning/essays/essay-contest.ts'
import { publicSlug } from '#domains/learning/public-slug.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, linesField, optionalIdField, textField, versionField } from '#platform/acts/fields.ts'

/** «Hiểu đúng luật: 50» a line. */
const criteriaField = z
  .string({ error: 'Hãy ghi tiêu chí chấm.' })
  .max(3_000)
  .transform((typed, context): Criterion[] => {
    const lines = typed.split('\n').map(tidy).filter(Boolean)
    const criteria = lines.map((line) => /^(.{2,150}?)\s*:\s*(\d{1,3})(?:\s*điểm)?$/u.exec(line.normalize('NFC')))
    const wrong = criteria.findIndex((found) => found === null || Number(found[2]) < 1 || Number(found[2]) > 100)
    const message =
      lines.length === 0 || lines.length > criteriaMax
        ? `Hãy ghi từ 1 đến ${criteriaMax} tiêu chí, mỗi dòng một tiêu chí.`
        : wrong >= 0
          ? `Dòng ${wrong + 1} của tiêu chí: hãy ghi tên, dấu hai chấm, số điểm tối đa từ 1 đến 100, ví dụ «Hiểu đúng luật: 50».`
          : undefined
    if (message === undefined) return criteria.map((found) => ({ name: found![1]!, points: Number(found![2]) }))
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** Soạn, sửa cuộc thi viết, while it is a draft. */
export const writeEssayContest = act({
  name: 'learning.write-essay-contest',
  may: 'run contests',
  parse: z.object({
    ...prizeFields,
    ...timeFields,
    contestId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan tổ chức.'),
    title: lineField('tên cuộc thi', 200),
    about: textField('thể lệ', 20, 4000),
    question: textField('đề bài', 10, 4000),
    wordsMax: z.coerce
      .number({ error: 'Hãy ghi số từ nhiều nhất.' })
      .int('Hãy ghi số nguyên.')
      .min(50, 'Ít nhất 50 từ.')
      .max(5000, 'Nhiều nhất 5000 từ.'),
    consent: textField('lời đồng ý', 20, 1000),
    groups: linesField('Đối tượng', 20, 100),
    criteria: criteriaField,
    gapPoints: z.coerce
      .number({ error: 'Hãy ghi chênh lệch điểm phải chấm lần ba.' })
      .int('Hãy ghi số nguyên.')
      .min(1, 'Ít nhất 1 điểm.')
      .max(100, 'Nhiều nhất 100 điểm.'),
  }).parse,
  async run({ tx, actor, now, audit }, typed): Promise<EssayContest> {
    const { provinceId } = await bodyFor(tx, actor, 'run contests', typed.bodyId)
    const times = timesIn(typed)
    const before =
      typed.contestId === null
        ? undefined
        : await loadEssayContestToChange(tx, actor, 'run contests', {
            contestId: typed.contestId,
            version: typed.version,
          })
    if (before !== undefined && (before.state !== 'draft' || before.bodyId !== typed.bodyId)) throw refusals.notDraft
    const contest: EssayContest = {
      id: before?.id ?? newId(now.getTime()),
      bodyId: typed.bodyId,
      provinceId,
      slug: before?.slug ?? publicSlug(typed.title, randomBytes(2).toString('hex')),
      title: typed.title,
      about: typed.about,
      question: typed.question,
      wordsMax: typed.wordsMax,
      consent: typed.consent,
      groups: typed.groups,
      criteria: typed.criteria,
      gapPoints: typed.gapPoints,
      ...times,
      prizes: prizesIn(typed),
      state: 'draft',
      writerIds: [...new Set([...(before?.writerIds ?? []), personIdOf(actor)])],
      returnedWhy: before?.returnedWhy ?? '',
      approvedBy: null,
      dealtAt: null,
      countedBy: null,
      publishedBy: null,
      version: before === undefined ? 0 : before.version + 1,
    }
    await saveEssayContest(tx, contest)
    audit({
      subjectKind: 'essay-contest',
      subjectId: contest.id,
      bodyId: contest.bodyId,
      after: { title: contest.title },
    })
    return contest
  },
})
