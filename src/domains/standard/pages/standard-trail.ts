import { standardPaths } from '#domains/standard/standard-paths.ts'

export const standardStep = { label: 'Chuẩn tiếp cận pháp luật', href: standardPaths.list }

/** Above the pages of rules: the list of assessments only for who may open it. */
export const rulesTrail = ({ mayRead }: { mayRead: boolean }) => (mayRead ? [standardStep] : [])

/** Above the pages of one assessment. */
export const assessmentTrail = ({ id, placeName, year }: { id: string; placeName: string; year: number }) => [
  standardStep,
  { label: `${placeName} ${year}`, href: standardPaths.one(id) },
]
