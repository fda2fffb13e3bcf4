import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { approveAward } from '#domains/activities/acts/approve-award.ts'
import { nominateAtDesk } from '#domains/activities/acts/nominate-at-desk.ts'
import { showNominee } from '#domains/activities/acts/show-nominee.ts'
import { submitAward } from '#domains/activities/acts/submit-award.ts'
import { writeAward } from '#domains/activities/acts/write-award.ts'
import { today } from '#platform/clock.ts'

/** The ward asks who deserves thanks: one nominee consented and stands there, one waits to be read. */
export async function tellAwards({ house, does }: Story, lan: string, hung: string, bodyId: string): Promise<void> {
  const day = (days: number) => showDay(addDays(today(house.clock), days))
  const draft = await does(lan, writeAward, {
    roundId: '',
    version: '0',
    bodyId,
    title: 'Gương sáng pháp luật phường Kinh Bắc',
    criteria: 'Người, tập thể đã giúp bà con hiểu và làm đúng luật.\nViệc làm cụ thể, khu phố xác nhận.',
    kinds: ['person', 'group'],
    nominateUntil: day(30),
    voteFrom: day(37),
    voteTo: day(44),
  })
  const stepOf = (round: { id: string; version: number }) => ({ roundId: round.id, version: String(round.version) })
  const { id: roundId } = await does(hung, approveAward, stepOf(await does(lan, submitAward, stepOf(draft))))
  const first = { kind: 'group', name: 'Tổ hòa giải khu Thị Chung', nominator: '' }
  await does(lan, nominateAtDesk, { roundId, ...first, reason: 'Hòa giải thành nhiều việc tranh chấp ngõ đi chung.' })
  const { id: nomineeId } = await house.database.kysely
    .selectFrom('award_nominee')
    .select('id')
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  const consent = { consentDay: day(0), consentHow: 'Tổ trưởng ký giấy đồng ý.' }
  await does(hung, showNominee, { roundId, nomineeId, ...consent })
  const second = { kind: 'person', name: 'Nguyễn Thị Hòa', nominator: 'Ban công tác Mặt trận' }
  await does(lan, nominateAtDesk, { roundId, ...second, reason: 'Mở buổi đọc luật sáng thứ Bảy ở nhà văn hóa.' })
}
