import { yearOf } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { refusals } from '#domains/activities/activity.ts'
import { activityFilterOf } from '#domains/activities/activity-filter.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { openActivityImport } from '#domains/activities/acts/open-activity-import.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { undoActivityImport } from '#domains/activities/acts/undo-activity-import.ts'
import { activitiesSheet, templateSheet } from '#domains/activities/pages/activities-sheet.ts'
import { blankRowsMin, gridPage, gridRowsMax } from '#domains/activities/pages/grid-page.tsx'
import { type ImportPageProps, importPage } from '#domains/activities/pages/import-page.tsx'
import { listImports } from '#domains/activities/rows/activity-import.queries.ts'
import {
  type ActivityRowText,
  isBlankRow,
  isUnchanged,
  rawOf,
  rowsFromForm,
} from '#domains/activities/rows/activity-row.ts'
import { listWholeAfter, type WholeRow } from '#domains/activities/rows/rows.queries.ts'
import { rowsFromSheet } from '#domains/activities/rows/rows-from-sheet.ts'
import { errorsOf, tryRow } from '#domains/activities/rows/try-row.queries.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { exportedRowsMax } from '#engines/spreadsheets/exported-list.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { readWorkbookInThread } from '#engines/spreadsheets/read-in-thread.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { FormRefusal, perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { gather } from '#platform/database/gather.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { type Routes, raw, read, type Sender, submit, submitAndShow, submitWith } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'

const importSizeMbMax = 5

async function frameOf(context: ReadContext) {
  const { db, actor, query, today } = context
  const choice = await listChoiceBodies(db, actor, 'record activities', query['tim-co-quan'])
  const body = await chosenBody(context, 'record activities', choice)
  if (body === undefined) throw refusals.notYours
  const filter = activityFilterOf({ ...query, 'co-quan': body.bodyId, nam: query.nam ?? String(yearOf(today)) })
  return { choice, body, filter: { ...filter, year: filter.year ?? yearOf(today), show: 'recorded' as const } }
}

const grid = read(
  'record activities',
  async (context) => {
    const { db, actor } = context
    const { choice, body, filter } = await frameOf(context)
    const after = filter.after && {
      id: filter.after.id,
      fields: (await loadActivity(db, actor, 'read activities', filter.after.id)).fields,
    }
    const rows = await listWholeAfter(db, actor, filter, { after, limit: gridRowsMax + 1 })
    return {
      choice,
      body,
      year: filter.year,
      month: filter.month,
      rows: rows.slice(0, gridRowsMax),
      hasMore: rows.length > gridRowsMax,
      keys: Array.from({ length: gridRowsMax + blankRowsMin }, newSecret),
    }
  },
  gridPage,
)

type Written = { saved: number; parallel: string[]; failed: ActivityRowText[] }

/** Each row its own deed: what is right is saved, what is not comes back with its reason; the same row again is the same row. */
async function writeRows(
  { house, actor }: Sender,
  bodyId: string,
  rows: readonly ActivityRowText[],
  importId = '',
): Promise<Written> {
  const written: Written = { saved: 0, parallel: [], failed: [] }
  for (const row of rows) {
    if (row.id === '' && isBlankRow(row)) continue
    try {
      const form = { ...rawOf(row.texts), formKey: row.key, importId }
      if (row.id !== '') {
        const { fields } = await loadActivity(house.database.kysely, actor, 'record activities', row.id)
        if (isUnchanged(row.texts, fields)) continue
      }
      const { outcome, activityId } =
        row.id === ''
          ? await perform(recordActivity, { house, actor }, { ...form, bodyId })
          : await perform(correctActivity, { house, actor }, { ...form, activityId: row.id, version: row.version })
      if (outcome === 'parallel') written.parallel.push(activityId)
      else if (outcome !== 'unchanged') written.saved += 1
    } catch (error) {
      written.failed.push({ ...row, errors: errorsOf(error) })
    }
  }
  return written
}

/** Goes back to the table with what failed; what was right is saved already. */
function failedRefusal({ saved, failed }: Written): FormRefusal {
  const fields = Object.fromEntries(
    failed.flatMap(({ line, errors }) =>
      Object.entries(errors).map(([name, sentence]) => [`r.${line}.${name}`, sentence]),
    ),
  )
  return Object.assign(new FormRefusal(fields), {
    message: `Đã lưu ${saved} dòng. Còn ${failed.length} dòng chưa lưu được: sửa ô đánh dấu rồi lưu lại.`,
  })
}

function savedNotice({ saved, parallel }: Written): string {
  const beside = parallel.length === 0 ? '' : ` ${parallel.length} dòng có cập nhật song song, chờ đối chiếu.`
  return `${saved === 0 ? 'Không có dòng nào thay đổi.' : `Đã lưu ${saved} dòng.`}${beside}`
}

async function bodyIn(sender: Sender, typed: unknown): Promise<string> {
  const choice = await listChoiceBodies(sender.house.database.kysely, sender.actor, 'record activities', undefined)
  const asked = { db: sender.house.database.kysely, actor: sender.actor, query: { 'co-quan': String(typed ?? '') } }
  const body = await chosenBody(asked, 'record activities', choice)
  if (body === undefined) throw refusals.notYours
  return body.bodyId
}

const importForm = read(
  'record activities',
  async ({ db, actor, today }) => ({
    choice: await listChoiceBodies(db, actor, 'record activities', undefined),
    outcome: undefined,
    imports: await listImports(db, actor, today),
    sizeMbMax: importSizeMbMax,
  }),
  importPage,
)

/** Reads the file and writes its rows, or only tells what would become of each. */
async function importRows(sender: Sender, typed: Record<string, unknown>): Promise<ImportPageProps> {
  const { house, actor } = sender
  const db = house.database.kysely
  const bodyId = await bodyIn(sender, typed.bodyId)
  const [file] = (typed.files as { file?: { name: string; bytes: Uint8Array }[] } | undefined)?.file ?? []
  if (file === undefined) throw new FormRefusal({ file: 'Hãy chọn tệp Excel.' })
  const rows = rowsFromSheet(await readWorkbookInThread(file.bytes), bodyId)
  const isTrial = typed.how !== 'write'
  const importId = isTrial
    ? ''
    : await perform(openActivityImport, { house, actor }, { bodyId, fileName: file.name.slice(0, 200) })
  const written = isTrial ? await tryRows(sender, rows) : await writeRows(sender, bodyId, rows, importId)
  return {
    choice: await listChoiceBodies(db, actor, 'record activities', undefined),
    outcome: { isTrial, rows: rows.length, ...written },
    imports: await listImports(db, actor, today(house.clock)),
    sizeMbMax: importSizeMbMax,
  }
}

async function tryRows({ house, actor }: Sender, rows: readonly ActivityRowText[]): Promise<Written> {
  const written: Written = { saved: 0, parallel: [], failed: [] }
  for (const row of rows) {
    try {
      if ((await tryRow(house.database.kysely, actor, today(house.clock), row)) === 'saved') written.saved += 1
    } catch (error) {
      written.failed.push({ ...row, errors: errorsOf(error) })
    }
  }
  return written
}

/** Bảng năm and Excel, for the workbench; before the addresses of single records. */
export const activityRowsRoutes: Routes = {
  [`GET ${activityPaths.grid}`]: grid,
  [`POST ${activityPaths.grid}`]: submitWith(
    'record activities',
    async (sender, typed) => {
      const bodyId = await bodyIn(sender, typed.bodyId)
      const written = await writeRows(sender, bodyId, rowsFromForm(typed as Record<string, string>))
      if (written.failed.length > 0) throw failedRefusal(written)
      return written
    },
    {
      again: grid,
      to: (written, { query }) => ({ to: address(activityPaths.grid, query), notice: savedNotice(written) }),
    },
  ),
  [`GET ${activityPaths.import}`]: importForm,
  [`POST ${activityPaths.import}`]: submitAndShow('record activities', importRows, importPage, {
    again: importForm,
    sizeMbMax: importSizeMbMax,
  }),
  [`POST ${activityPaths.undoImport(':importId')}`]: submit(undoActivityImport, {
    again: importForm,
    to: ({ undone, kept }) => ({
      to: activityPaths.import,
      notice: `Đã hoàn tác ${undone} dòng.${kept === 0 ? '' : ` ${kept} dòng giữ nguyên vì đã có người sửa, thêm tệp hoặc rút sau khi nhập.`}`,
    }),
  }),
  [`GET ${activityPaths.template}`]: raw('record activities', async ({ now }) =>
    madeFile(
      `Mẫu nhập hoạt động ${yearOf(now.toISOString().slice(0, 10))}.xlsx`,
      'xlsx',
      await writeWorkbook({ sheets: [templateSheet()] }),
    ),
  ),
  [`GET ${activityPaths.file}`]: raw('read activities', async (context) => {
    const { db, actor, query } = context
    const filter = activityFilterOf(query)
    const { rows, isCut } = await gather<WholeRow>(exportedRowsMax, (after, limit) =>
      listWholeAfter(db, actor, { ...filter, after: undefined }, { after, limit }),
    )
    const said = (['nam', 'thang', 'loai', 'hinh-thuc', 'nhom', 'tim'] as const).flatMap((name) =>
      query[name] ? [[name, query[name]] as const] : [],
    )
    return listAnswer(context, {
      sheet: activitiesSheet(rows),
      isCut,
      filter: said,
      address: address(activityPaths.list, query, { sau: undefined }),
    })
  }),
}
