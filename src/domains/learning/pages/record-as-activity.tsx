import { dayAt } from '#base/day.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { startHref } from '#domains/activities/activity-source.ts'
import type { PublicContest } from '#domains/learning/contests/contest.queries.ts'
import { LinkButton } from '#ui/parts/button.tsx'

type Props = {
  contest: Pick<PublicContest, 'id' | 'bodyId' | 'title' | 'closesAt' | 'entries'>
  source: 'contest' | 'essay'
  /** The activity that it was recorded as; undefined: not yet. */
  recordedAs: string | undefined
  mayRecord: boolean
}

/** Ghi cuộc thi thành hoạt động: the form with its counts filled in, or where it is counted already. */
export function RecordAsActivity({ contest, source, recordedAs, mayRecord }: Props) {
  if (recordedAs !== undefined)
    return (
      <p>
        Cuộc thi đã được ghi thành <a href={activityPaths.activity(recordedAs)}>hoạt động này</a>, đếm một lần; sửa số
        liệu ở đó.
      </p>
    )
  if (!mayRecord) return null
  const href = startHref({
    source: `${source}:${contest.id}`,
    bodyId: contest.bodyId,
    kind: 'contest',
    topic: contest.title,
    heldOn: dayAt(contest.closesAt),
    attended: contest.entries,
  })
  return (
    <div class="buttons">
      <LinkButton href={href} label="Ghi cuộc thi thành hoạt động" icon="plus" />
    </div>
  )
}
