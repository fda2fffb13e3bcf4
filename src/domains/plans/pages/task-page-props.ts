import type { Obligation } from '#domains/plans/obligation.ts'
import type { LoadedTaskPage } from '#domains/plans/task-page.queries.ts'
import type { View } from '#platform/http/web-request.ts'

export type TaskPageProps = LoadedTaskPage & { uploadSizeMbMax: number }

/** One obligation of the page, for its card and the steps on it. */
export type ObligationCardProps = { obligation: Obligation; props: TaskPageProps; view: View }
