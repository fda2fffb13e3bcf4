import type { LoadedTaskPage } from '#domains/plans/task-page.queries.ts'

export type TaskPageProps = LoadedTaskPage & { uploadSizeMbMax: number }
