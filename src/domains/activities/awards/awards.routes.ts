import { isId } from '#base/ids.ts'
import { approveAward } from '#domains/activities/acts/approve-award.ts'
import { decideAward } from '#domains/activities/acts/decide-award.ts'
import { dropNominee } from '#domains/activities/acts/drop-nominee.ts'
import { nominateAtDesk } from '#domains/activities/acts/nominate-at-desk.ts'
import { proposeAward } from '#domains/activities/acts/propose-award.ts'
import { returnAward } from '#domains/activities/acts/return-award.ts'
import { showNominee } from '#domains/activities/acts/show-nominee.ts'
import { submitAward } from '#domains/activities/acts/submit-award.ts'
import { writeAward } from '#domains/activities/acts/write-award.ts'
import { choiceForAwards, listRounds, loadAwardPage } from '#domains/activities/awards/award.queries.ts'
import { refusals } from '#domains/activities/awards/award.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import { awardPage } from '#domains/activities/pages/award-page.tsx'
import { awardsPage } from '#domains/activities/pages/awards-page.tsx'
import type { Act } from '#platform/acts/act.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const list = read(
  'read activities',
  async ({ db, actor, query }) => ({
    rows: await listRounds(db, actor),
    choice: await choiceForAwards(db, actor, query['tim-co-quan']),
  }),
  awardsPage,
)

const one = read(
  'read activities',
  ({ db, actor, params, today }) => {
    if (!isId(params.roundId ?? '')) throw refusals.notFound
    return loadAwardPage(db, actor, params.roundId!, today)
  },
  awardPage,
)

const step = <Input>(deed: Act<Input, { id: string }>, notice: string, again = one) =>
  submit(deed, { again, to: ({ id }) => ({ to: awardPaths.one(id), notice }) })

/** Tôn vinh, khen thưởng, for the workbench. */
export const awardsRoutes: Routes = {
  [`GET ${awardPaths.list}`]: list,
  [`POST ${awardPaths.list}`]: step(writeAward, 'Đã lưu đợt tôn vinh. Xem lại rồi trình.', list),
  [`GET ${awardPaths.one(':roundId')}`]: one,
  [`POST ${awardPaths.step(':roundId', 'sua')}`]: step(writeAward, 'Đã lưu đợt tôn vinh.'),
  [`POST ${awardPaths.step(':roundId', 'trinh')}`]: step(submitAward, 'Đã trình đợt tôn vinh.'),
  [`POST ${awardPaths.step(':roundId', 'duyet')}`]: step(approveAward, 'Đã duyệt. Đợt tôn vinh đã công khai.'),
  [`POST ${awardPaths.step(':roundId', 'tra-lai')}`]: step(returnAward, 'Đã trả lại.'),
  [`POST ${awardPaths.step(':roundId', 'de-cu')}`]: step(nominateAtDesk, 'Đã ghi đề cử. Người khác đọc rồi đưa ra.'),
  [`POST ${awardPaths.step(':roundId', 'de-nghi')}`]: step(proposeAward, 'Đã trình đề nghị tôn vinh.'),
  [`POST ${awardPaths.step(':roundId', 'quyet-dinh')}`]: step(decideAward, 'Đã ghi quyết định. Kết quả đã công khai.'),
  [`POST ${awardPaths.nominee(':roundId', ':nomineeId', 'dua-ra')}`]: step(showNominee, 'Đã đưa đề cử ra.'),
  [`POST ${awardPaths.nominee(':roundId', ':nomineeId', 'khong-dua-ra')}`]: step(dropNominee, 'Đã ghi không đưa ra.'),
}
