import { isId } from '#base/ids.ts'
import { nominateOpenly } from '#domains/activities/acts/nominate-openly.ts'
import { voteAward } from '#domains/activities/acts/vote-award.ts'
import { listOpenRounds, loadOpenAward } from '#domains/activities/awards/award.queries.ts'
import { refusals } from '#domains/activities/awards/award.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import { openAwardPage, openAwardsPage } from '#domains/activities/pages/open-award-pages.tsx'
import { type Act, perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, type Routes, submitWith } from '#platform/http/routes.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'

/** A hamlet may sit behind one address; whoever would fill a vote with invented numbers is slowed. */
const votesPerNetwork: Rate = { times: 60, perSeconds: 3_600 }
const nominationsPerNetwork: Rate = { times: 20, perSeconds: 3_600 }

const one = open(({ house, params }) => {
  if (!isId(params.roundId ?? '')) throw refusals.notFound
  return loadOpenAward(house.database.kysely, params.roundId!, today(house.clock))
}, openAwardPage)

const limited = <Input>(deed: Act<Input, { id: string }>, key: string, rate: Rate, notice: string) =>
  submitWith(
    'anyone',
    async ({ house, request }, raw) => {
      await limitNetwork(request, key, rate)
      return perform(deed, { house, actor: quiet(request) }, raw)
    },
    { public: true, again: one, to: ({ id }) => ({ to: awardPaths.openOne(id), notice }) },
  )

/** Tôn vinh, for everybody: what runs, who is nominated, nominate, vote, who was honoured. */
export const openAwardsRoutes: Routes = {
  [`GET ${awardPaths.open}`]: open(
    async ({ house }) => ({ rounds: await listOpenRounds(house.database.kysely) }),
    openAwardsPage,
  ),
  [`GET ${awardPaths.openOne(':roundId')}`]: one,
  [`POST ${awardPaths.openStep(':roundId', 'de-cu')}`]: limited(
    nominateOpenly,
    'award-nomination',
    nominationsPerNetwork,
    'Đã nhận đề cử. Cơ quan đọc và hỏi ý kiến người được đề cử trước khi đưa ra.',
  ),
  [`POST ${awardPaths.openStep(':roundId', 'binh-chon')}`]: limited(
    voteAward,
    'award-vote',
    votesPerNetwork,
    'Đã ghi phiếu của bạn.',
  ),
}
