import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'

/** Above the pages that lead on from one return of a form. */
export const returnTrail = ({ id, code }: Pick<FormReturn, 'id' | 'code'>) => [
  { label: 'Báo cáo biểu', href: statisticsPaths.returns },
  { label: code, href: statisticsPaths.oneReturn(id) },
]
