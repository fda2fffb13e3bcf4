import { yearOf } from '#base/day.ts'
import { exportDataset } from '#domains/statistics/acts/export-dataset.ts'
import { csvFile, type DataCell, jsonFile } from '#domains/statistics/data-file.ts'
import { anonymise } from '#domains/statistics/datasets/anonymise.ts'
import {
  datasetRowsMax,
  datasetsNote,
  gapsOf,
  isLaterKind,
  type LaterKind,
  readDatasets,
} from '#domains/statistics/datasets/dataset.ts'
import { listDatasetRows } from '#domains/statistics/datasets/datasets.queries.ts'
import { listFormProvinces } from '#domains/statistics/forms/form-provinces.queries.ts'
import { formRefusals } from '#domains/statistics/forms/form-refusals.ts'
import { datasetsPage } from '#domains/statistics/pages/datasets-page.tsx'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { perform } from '#platform/acts/act.ts'
import type { Db } from '#platform/database/database.ts'
import { type Routes, raw, read } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'

async function asked({ db, actor, query, today }: ReadContext) {
  const provinces = await listFormProvinces(db, actor)
  const province = provinces.find(({ id }) => id === query.tinh) ?? provinces[0]
  return { provinces, province, year: /^20\d\d$/.test(query.nam ?? '') ? Number(query.nam) : yearOf(today) }
}

/** What a later domain has for a province in a year, with the fields that `rowKinds` names. */
export type LaterRows = Record<
  LaterKind,
  (db: Db, asked: { provinceId: string; year: number }) => Promise<Record<string, DataCell>[]>
>

/** One data set of a province in a year: rows one by one, or of people as groups. */
async function dataset(context: ReadContext, later: LaterRows, as: 'csv' | 'json') {
  const { house, actor, params } = context
  const { province, year } = await asked(context)
  const one = readDatasets().find(({ id }) => id === params.datasetId)
  if (one === undefined || province === undefined) throw formRefusals.notFound
  const kind = one.rows
  const within = { path: `${province.id}/`, from: `${year}-01-01`, to: `${year}-12-31` }
  const { found, behindSeconds } = await house.database.readAged((db) =>
    isLaterKind(kind) ? later[kind](db, { provinceId: province.id, year }) : listDatasetRows(db, kind, within),
  )
  const isCut = found.length > datasetRowsMax
  const cells = found
    .slice(0, datasetRowsMax)
    .map((row) => one.columns.map(({ field }): DataCell => row[field] ?? null))
  const { rows, leftOut } = one.keep === null ? { rows: cells, leftOut: 0 } : anonymise(cells, one.keep)
  const heads = [...one.columns.map(({ name }) => name), ...(one.keep === null ? [] : ['so_luong'])]
  await perform(
    exportDataset,
    { house, actor },
    { provinceId: province.id, datasetId: one.id, year, rows: rows.length, as },
  )
  return { one, heads, rows, leftOut, isCut, behindSeconds, year, province }
}

/** Bộ dữ liệu của Bộ, for the province's administrator; `later`: what the site gives. */
export const datasetsRoutes = (later: LaterRows): Routes => ({
  [`GET ${statisticsPaths.datasets}`]: read(
    'set forms',
    async (context) => ({ ...(await asked(context)), datasets: readDatasets(), note: datasetsNote }),
    datasetsPage,
  ),
  [`GET ${statisticsPaths.datasets}/:datasetId/tep.csv`]: raw('set forms', async (context) => {
    const { one, heads, rows, year, ...left } = await dataset(context, later, 'csv')
    const gaps = gapsOf(left).map((words) => heads.map((_, index) => (index === 0 ? words : null)))
    return csvFile(`${one.id}-${year}`, [heads, ...rows, ...gaps])
  }),
  [`GET ${statisticsPaths.datasets}/:datasetId/tep.json`]: raw('set forms', async (context) => {
    const { one, heads, rows, leftOut, isCut, behindSeconds, year, province } = await dataset(context, later, 'json')
    return jsonFile(`${one.id}-${year}`, {
      dataset: one.name,
      province: province.name,
      year,
      columns: heads,
      leftOut,
      isCut,
      behindSeconds,
      rows: rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? null]))),
    })
  }),
})
