import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { momentOn, readMinutes } from '#base/hour.ts'
import { newId } from '#base/ids.ts'
import { bodyFor } from '#domains/learning/acts/steps/body-for.ts'
import { loadContestToChange, saveContest } from '#domains/learning/contests/contest.store.ts'
import { type Contest, drawMax, type Prize, refusals } from '#domains/learning/contests/contest.ts'
import { prizeKinds } from '#domains/learning/contests/prize-limits.ts'
import { publicSlug } from '#domains/learning/public-slug.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import {
  dayField,
  idField,
  lineField,
  linesField,
  optionalIdField,
  optionalWholeNumberField,
  textField,
  versionField,
} from '#platform/acts/fields.ts'

const hour = (name: string) =>
  z.string({ error: `Hãy ghi ${name}.` }).transform((typed, context) => {
    const minutes = readMinutes(typed)
    if (minutes !== undefined) return minutes
    context.addIssue({ code: 'custom', message: `Hãy ghi ${name} như 7:30 hoặc 17 giờ.` })
    return z.NEVER
  })

const prizeFields = Object.fromEntries(
  prizeKinds.flatMap(({ kind, name }) => [
    [`count-${kind}`, optionalWholeNumberField(`số lượng ${name}`)],
    [`amount-${kind}`, optionalWholeNumberField(`mức ${name}`)],
  ]),
)

/** Soạn, sửa cuộc thi, while it is a draft. Its questions are chosen apart. */
export const writeContest = act({
  name: 'learning.write-contest',
  may: 'run contests',
  parse: z.object({
    ...prizeFields,
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
    opensDay: dayField('ngày mở'),
    opensHour: hour('giờ mở'),
    closesDay: dayField('ngày đóng'),
    closesHour: hour('giờ đóng'),
  }).parse,
  async run({ tx, actor, now, audit }, typed): Promise<Contest> {
    const { provinceId } = await bodyFor(tx, actor, 'run contests', typed.bodyId)
    const opensAt = momentOn(typed.opensDay, typed.opensHour)
    const closesAt = momentOn(typed.closesDay, typed.closesHour)
    if (closesAt <= opensAt) throw new FormRefusal({ closesDay: 'Giờ đóng phải sau giờ mở.' })
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

/** A kind with a count; what it is worth may be nothing. */
function prizesIn(typed: Record<string, unknown>): Prize[] {
  const number = (name: string) => (typeof typed[name] === 'number' ? typed[name] : 0)
  const prizes = prizeKinds
    .map(({ kind }) => ({ kind, count: number(`count-${kind}`), amount: number(`amount-${kind}`) }))
    .filter(({ count }) => count > 0)
  const tooMany = prizes.find(({ count, amount }) => count > 1_000 || amount > 1_000_000_000)
  if (tooMany)
    throw new FormRefusal({ [`count-${tooMany.kind}`]: 'Hãy xem lại: nhiều nhất 1.000 giải, mỗi giải dưới 1 tỷ đồng.' })
  return prizes
}
