import { z } from 'zod'
import { readDatasets } from '#domains/statistics/datasets/dataset.ts'
import { findFormProvince } from '#domains/statistics/forms/form-provinces.queries.ts'
import { formRefusals } from '#domains/statistics/forms/form-refusals.ts'
import { act } from '#platform/acts/act.ts'

/** Notes that a data set left the house: whose, which, how many rows; written before anybody has it. */
export const exportDataset = act({
  name: 'statistics.export-dataset',
  may: 'set forms',
  parse: z.object({
    provinceId: z.string(),
    datasetId: z.string().refine((id) => readDatasets().some((one) => one.id === id), formRefusals.notFound.message),
    year: z.number().int(),
    rows: z.number().int().min(0),
    as: z.enum(['csv', 'json']),
  }).parse,
  async run({ tx, actor, audit }, { provinceId, datasetId, year, rows, as }) {
    const province = await findFormProvince(tx, actor, provinceId)
    if (province === undefined) throw formRefusals.notYours
    audit({
      subjectKind: 'dataset',
      subjectId: datasetId,
      bodyId: province.bodyId,
      after: { provinceId, year, rows, as },
    })
  },
})
