import { newSecret } from '#base/ids.ts'
import { approveContest } from '#domains/learning/acts/approve-contest.ts'
import { approveEssayContest } from '#domains/learning/acts/approve-essay-contest.ts'
import { chooseQuestions } from '#domains/learning/acts/choose-questions.ts'
import { enterContest } from '#domains/learning/acts/enter-contest.ts'
import { enterEssay } from '#domains/learning/acts/enter-essay.ts'
import { submitContest } from '#domains/learning/acts/submit-contest.ts'
import { submitEssayContest } from '#domains/learning/acts/submit-essay-contest.ts'
import { writeContest } from '#domains/learning/acts/write-contest.ts'
import { writeEssayContest } from '#domains/learning/acts/write-essay-contest.ts'
import { writeQuestion } from '#domains/learning/acts/write-question.ts'
import type { Contest } from '#domains/learning/contests/contest.ts'
import { readPass } from '#domains/learning/contests/contest-entry.ts'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import type { World } from '#domains/library/guides/guides.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'

/** Somebody without an account. */
export const anybody: Actor = {
  personId: null,
  name: 'Người dân',
  grants: [],
  bodyId: null,
  actingFor: null,
  address: null,
  userAgent: null,
}

/** The right one is always the second. */
export function questionForm(world: Pick<World, 'bodies'>, change: Record<string, unknown> = {}) {
  return {
    questionId: '',
    version: '0',
    bodyId: world.bodies.first.id,
    guideId: '',
    words: 'Cơ quan phải trả lời trong mấy ngày?',
    options: 'Một ngày\nBa ngày\nMười ngày',
    answer: '2',
    cited: '901/2020/QH99 Điều 1 khoản 2',
    explanation: 'Luật nói rõ ba ngày.',
    ...change,
  }
}

/** Opens on 22/11/2026 at 7:00, closes on 23/11 at 17:00; two questions each. */
export function contestForm(world: Pick<World, 'bodies'>, change: Record<string, unknown> = {}) {
  return {
    contestId: '',
    version: '0',
    bodyId: world.bodies.first.id,
    title: 'Tìm hiểu Luật Thử',
    about: 'Ai sống ở tỉnh cũng dự thi được, mỗi người một bài.',
    groups: 'Học sinh\nNgười lao động',
    drawCount: '2',
    asksGuess: 'co',
    opensDay: '22/11/2026',
    opensHour: '7:00',
    closesDay: '23/11/2026',
    closesHour: '17 giờ',
    'count-prize-first': '1',
    'amount-prize-first': '2.000.000',
    'count-prize-extra': '1',
    'amount-prize-extra': '500.000',
    ...change,
  }
}

export const opened = '2026-11-22T01:00:00Z'
export const closed = '2026-11-23T10:00:00Z'
export const settled = '2026-11-23T10:03:00Z'

/** A contest with three questions, on khoản 2, khoản 1 and điểm a, approved and not open yet. */
export async function approvedContest(world: World, change: Record<string, unknown> = {}): Promise<Contest> {
  const ids: string[] = []
  for (const cited of ['Điều 1 khoản 2', 'Điều 1 khoản 1', 'Điều 2 khoản 1 điểm a'])
    ids.push((await world.does('lan', writeQuestion, questionForm(world, { cited: `901/2020/QH99 ${cited}` }))).id)
  const draft = await world.does('lan', writeContest, contestForm(world, change))
  await world.does('lan', chooseQuestions, { contestId: draft.id, version: '0', questions: ids })
  await world.does('lan', submitContest, { contestId: draft.id, version: '1' })
  return world.does('hung', approveContest, { contestId: draft.id, version: '2' })
}

/** Somebody enters; answers with the entry's id, its code and pass. */
export async function enters(world: World, slug: string, change: Record<string, unknown> = {}) {
  const form = {
    formKey: newSecret(),
    slug,
    name: 'Nguyễn Thị Tư',
    phone: `09${String(Math.floor(Math.random() * 100_000_000)).padStart(8, '0')}`,
    place: '00001',
    group: '0',
    agrees: 'co',
    ...change,
  }
  const entered = await perform(enterContest, { house: world.house, actor: anybody }, form)
  return { ...entered, form, entryId: readPass(world.house.secretKey, entered.pass)! }
}

/** An essay contest: the same days, one first prize and one third, a third mark from more than ten points apart. */
export function essayForm(world: World, change: Record<string, unknown> = {}) {
  return {
    contestId: '',
    version: '0',
    bodyId: world.bodies.first.id,
    title: 'Viết về hòa giải',
    about: 'Ai sống ở tỉnh cũng dự thi được, mỗi người một bài.',
    question: 'Kể một vụ hòa giải ở nơi bạn sống.',
    wordsMax: '200',
    consent: 'Tôi đồng ý để UBND xã Một ghi họ tên, bài viết của tôi để chấm và trao giải.',
    groups: 'Học sinh\nNgười lao động',
    criteria: 'Hiểu đúng luật: 60\nViết rõ: 40',
    gapPoints: '10',
    opensDay: '22/11/2026',
    opensHour: '7:00',
    closesDay: '23/11/2026',
    closesHour: '17 giờ',
    'count-prize-first': '1',
    'amount-prize-first': '1.000.000',
    'count-prize-third': '1',
    'amount-prize-third': '300.000',
    ...change,
  }
}

/** An essay contest that is approved and not open yet. */
export async function approvedEssayContest(world: World, change: Record<string, unknown> = {}): Promise<EssayContest> {
  const draft = await world.does('lan', writeEssayContest, essayForm(world, change))
  await world.does('lan', submitEssayContest, { contestId: draft.id, version: '0' })
  return world.does('hung', approveEssayContest, { contestId: draft.id, version: '1' })
}

/** Somebody hands in an essay; answers with the entry's id, its code and pass. */
export async function handsIn(
  world: World,
  slug: string,
  change: Record<string, unknown> = {},
  house: House = world.house,
) {
  const form = {
    formKey: newSecret(),
    slug,
    name: 'Nguyễn Thị Tư',
    phone: `09${String(Math.floor(Math.random() * 100_000_000)).padStart(8, '0')}`,
    place: '00001',
    group: '0',
    agrees: 'co',
    words: 'Hai nhà tranh nhau lối đi, bác tổ trưởng mời cả hai sang uống nước.',
    files: {},
    ...change,
  }
  const entered = await perform(enterEssay, { house, actor: anybody }, form)
  return { ...entered, form, entryId: readPass(world.house.secretKey, entered.pass)! }
}
