import { isId } from '#base/ids.ts'
import { confirmProgressImport } from '#domains/plans/acts/confirm-progress-import.ts'
import { importSizeMbMax, startProgressImport } from '#domains/plans/acts/start-progress-import.ts'
import { undoProgressImport } from '#domains/plans/acts/undo-progress-import.ts'
import {
  type FailedRow,
  findImportProgress,
  listFailedAfter,
  listImports,
  loadImportPage,
} from '#domains/plans/imports/import.queries.ts'
import { refusals } from '#domains/plans/imports/progress-import.ts'
import { failedRowsSheet } from '#domains/plans/pages/failed-rows-sheet.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { progressImportFormPage } from '#domains/plans/pages/progress-import-form-page.tsx'
import { progressImportPage } from '#domains/plans/pages/progress-import-page.tsx'
import { exportedRowsMax } from '#engines/spreadsheets/exported-list.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { gather } from '#platform/database/gather.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { json } from '#platform/http/answer.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'

const form = read(
  'work on tasks',
  async ({ db, actor }) => ({ imports: await listImports(db, actor), sizeMbMax: importSizeMbMax }),
  progressImportFormPage,
)

const run = read(
  'work on tasks',
  ({ db, actor, now, params }) => loadImportPage(db, actor, now, idIn(params.importId)),
  progressImportPage,
)

const oneRun = `${paths.progressImport}/:importId` as const

/** Nhập tiến độ từ Excel: for the workbench. The template stands with the exports. */
export const progressImportRoutes: Routes = {
  [`GET ${paths.progressImport}`]: form,
  [`POST ${paths.progressImport}`]: submit(startProgressImport, {
    again: form,
    sizeMbMax: importSizeMbMax,
    to: ({ importId }) => paths.progressImportRun(importId),
  }),
  [`GET ${oneRun}`]: run,
  [`GET ${oneRun}/tien-do`]: raw('work on tasks', async ({ db, actor, params }) =>
    json(await findImportProgress(db, actor, idIn(params.importId))),
  ),
  [`POST ${oneRun}/ghi`]: submit(confirmProgressImport, {
    again: run,
    to: ({ importId }) => paths.progressImportRun(importId),
  }),
  [`POST ${oneRun}/hoan-tac`]: submit(undoProgressImport, {
    again: run,
    to: ({ importId }) => paths.progressImportRun(importId),
  }),
  [`GET ${oneRun}/dong-loi.xlsx`]: raw('work on tasks', async ({ db, actor, now, params }) => {
    const { id, fileName, sheetName, columns } = await loadImportPage(db, actor, now, idIn(params.importId))
    const { rows } = await gather<FailedRow>(exportedRowsMax, (after, limit) => listFailedAfter(db, id, after, limit))
    const bytes = await writeWorkbook({ sheets: [failedRowsSheet(sheetName, columns, rows)] })
    return madeFile(`Dòng lỗi của ${fileName.replace(/\.\w+$/u, '')}.xlsx`, 'xlsx', bytes)
  }),
}

function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}
