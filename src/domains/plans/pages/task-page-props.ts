import type { DoneForTask } from '#domains/plans/done-for-task.queries.ts'
import type { Obligation } from '#domains/plans/obligation.ts'
import type { LoadedTaskPage } from '#domains/plans/task-page.queries.ts'
import type { View } from '#platform/http/web-request.ts'

export type TaskPageProps = LoadedTaskPage & {
  uploadSizeMbMax: number
  /** What was done for it as other domains count it. */
  done?: NonNullable<Awaited<ReturnType<DoneForTask>>>[]
}

/** One obligation of the page, for its card and the steps on it. */
export type ObligationCardProps = { obligation: Obligation; props: TaskPageProps; view: View }
