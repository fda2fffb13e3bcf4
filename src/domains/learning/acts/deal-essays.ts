import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { deal } from '#domains/learning/essays/essay-contest.ts'
import { listEntryIds, numberPapers } from '#domains/learning/essays/essay-entry.store.ts'
import { addMarks, listMarkerIds } from '#domains/learning/essays/essay-marks.store.ts'
import { dealPapers } from '#domains/learning/essays/essay-marks.ts'
import { act } from '#platform/acts/act.ts'

/** Đánh số phách và chia bài, once the contest is closed: the numbers tell nothing of who came when. */
export const dealEssays = act({
  name: 'learning.deal-essays',
  may: 'run contests',
  parse: z.object(essayContestForm).parse,
  run: (context, typed) =>
    moveEssayContest(context, 'run contests', typed, async (before) => {
      const { tx, now } = context
      const entries = shuffle(await listEntryIds(tx, before.id))
      const markers = shuffle(await listMarkerIds(tx, before.id))
      const contest = deal(before, { now, entries: entries.length, markers: markers.length })
      await numberPapers(tx, entries)
      const dealt = dealPapers(entries.length, markers).flatMap(({ paper, markers: pair }) =>
        pair.map((markerId, index) => ({ entryId: entries[paper - 1]!, turn: index + 1, markerId })),
      )
      await addMarks(tx, contest.id, dealt)
      return contest
    }),
})

function shuffle<One>(things: readonly One[]): One[] {
  const mixed = [...things]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
  }
  return mixed
}
