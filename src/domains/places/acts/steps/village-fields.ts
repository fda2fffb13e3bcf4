import { z } from 'zod'
import { optionalWholeNumberField } from '#platform/acts/fields.ts'

/** «412» → 412; a village has at least one. */
export const householdsField = () =>
  optionalWholeNumberField('số hộ').pipe(
    z
      .number({ error: 'Hãy ghi số hộ gia đình.' })
      .min(1, 'Số hộ phải từ 1 trở lên.')
      .max(100_000, 'Số hộ lớn quá. Hãy xem lại.'),
  )
