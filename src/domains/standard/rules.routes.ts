import { yearOf } from '#base/day.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { approvePastResults } from '#domains/standard/acts/approve-past-results.ts'
import { approveRules } from '#domains/standard/acts/approve-rules.ts'
import { dropPastResults } from '#domains/standard/acts/drop-past-results.ts'
import { dropRuleRow } from '#domains/standard/acts/drop-rule-row.ts'
import { importPastResults } from '#domains/standard/acts/import-past-results.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { putRuleRow } from '#domains/standard/acts/put-rule-row.ts'
import { returnRules } from '#domains/standard/acts/return-rules.ts'
import { submitRules } from '#domains/standard/acts/submit-rules.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { pastPage } from '#domains/standard/pages/past-page.tsx'
import { type RuleEntryProps, ruleEntryPage } from '#domains/standard/pages/rule-entry-page.tsx'
import { rulePreviewPage } from '#domains/standard/pages/rule-preview-page.tsx'
import { ruleSetPage } from '#domains/standard/pages/rule-set-page.tsx'
import { rulesPage } from '#domains/standard/pages/rules-page.tsx'
import { pastColumns } from '#domains/standard/past-result.ts'
import { listPastResults, listWaitingPast } from '#domains/standard/past-results.queries.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { type RuleChange, refusals } from '#domains/standard/rule-change.ts'
import { ruleEntries } from '#domains/standard/rule-entries.ts'
import { previewChange, previewOnYear } from '#domains/standard/rule-preview.queries.ts'
import { nameOfItem } from '#domains/standard/rule-set.ts'
import { ruleSets } from '#domains/standard/rule-sets.ts'
import { rowsOfSheet, ruleSheet } from '#domains/standard/rule-sheet.ts'
import { typesOf } from '#domains/standard/rule-types.ts'
import { listKeptProvinces, listRuleChanges, listStandingRows } from '#domains/standard/rules.queries.ts'
import { savedRow } from '#domains/standard/saved-row.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { listYearMoves, noMoves } from '#domains/standard/year-moves.queries.ts'
import { readWorkbookInThread } from '#engines/spreadsheets/read-in-thread.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { FormRefusal, perform } from '#platform/acts/act.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { type Routes, raw, read, submit, submitWith } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const deed = 'keep standard rules'

const past = read(
  deed,
  async ({ db, actor }) => {
    const provinces = await listKeptProvinces(db, actor)
    const ids = provinces.map(({ id }) => id)
    return {
      provinces,
      waiting: await listWaitingPast(db, ids),
      lines: await listPastResults(db, ids),
      personId: actor.personId,
      mayRead: mayAnywhere(actor, 'read standard'),
    }
  },
  pastPage,
)

/** What was pasted, or the first sheet of a file as if it had been pasted; reading the file stands before the transaction. */
async function linesIn(typed: Record<string, unknown>): Promise<string> {
  const [file] = (typed.files as { file?: { bytes: Uint8Array }[] } | undefined)?.file ?? []
  if (file === undefined) return String(typed.lines ?? '')
  const [sheet] = (await readWorkbookInThread(file.bytes)).sheets
  return (sheet?.rows ?? [])
    .map(({ cells }) =>
      pastColumns.map((_, column) => cells.find((cell) => cell.column === column)?.text ?? '').join('\t'),
    )
    .join('\n')
}

/** The province and rule set of the address, for whoever keeps the rules there. `now`: with the open batch laid over it. */
async function rulesIn({ db, actor, params }: ReadContext) {
  const provinceId = params.provinceId ?? ''
  const ruleSetId = params.ruleSetId ?? ''
  await requireKeeper(db, actor, provinceId)
  if (!ruleSets.some(({ id }) => id === ruleSetId)) throw refusals.notFound
  const changes = await listRuleChanges(db, provinceId, ruleSetId)
  const open = changes.find(({ state }) => state !== 'approved')
  return {
    provinceId,
    ruleSetId,
    provinceName: (await findPlace(db, provinceId))!.fullName,
    changes,
    open,
    now: (await loadProvinceRules(db, provinceId, ruleSetId, { draft: open ? [open] : [] })).ruleSet,
    mayRead: mayAnywhere(actor, 'read standard'),
  }
}

const one = read(
  deed,
  async (context) => {
    const found = await rulesIn(context)
    const { provinceId, ruleSetId, changes, open } = found
    const { ruleSet, versionName } = await loadProvinceRules(context.db, provinceId, ruleSetId)
    const rows = await listStandingRows(context.db, provinceId, ruleSetId)
    const last = new Map(rows.map((row) => [row.code, row]))
    return {
      ...found,
      ruleSet,
      versionName,
      approved: changes.filter(({ state }) => state === 'approved'),
      approvedCodes: new Set(last.keys()),
      absentCodes: [...last.values()].filter(({ kind }) => kind === 'absent').map(({ code }) => code),
      preview: open === undefined ? [] : await previewChange(context.db, open),
      moves: open === undefined ? noMoves : await listYearMoves(context.db, open),
      isWriter: open?.writerIds.includes(context.actor.personId ?? '') ?? false,
    }
  },
  ruleSetPage,
)

/** What one row is entered on: a line of the rule set as it stands with the open batch, or something new. */
const entry = read(
  deed,
  async (context) => {
    const { params, query } = context
    const kind = ruleEntries[params.entry ?? '']
    const found = await rulesIn(context)
    if (kind === undefined) throw refusals.notFound
    const { now } = found
    const code = query.ma ?? ''
    const saved = savedRow(now, kind, code)
    const types = typesOf(now, kind)
    const asked = query.cach ?? String(saved.type ?? '')
    const type = Object.hasOwn(types, asked) ? (asked as RuleEntryProps['type']) : (Object.keys(types)[0] ?? '')
    return {
      ...found,
      ruleSet: now,
      entry: params.entry!,
      kind,
      code,
      itemName: code === '' ? '' : (nameOfItem(now, code) ?? ''),
      type: type as RuleEntryProps['type'],
      saved,
    }
  },
  ruleEntryPage,
)

const tried = read(
  deed,
  async (context) => {
    const found = await rulesIn(context)
    const { query, today } = context
    const now = yearOf(today)
    const years = [now - 1, now, now - 2]
    const year = years.find((one) => String(one) === query.nam) ?? now - 1
    return {
      ...found,
      ruleSet: found.now,
      year,
      years: years.toSorted((one, other) => other - one),
      lines: found.open === undefined ? null : await previewOnYear(context.db, found.open, year, today),
    }
  },
  rulePreviewPage,
)

/** Rows of the first sheet of the file that was sent; reading it stands before the transaction. */
async function rowsIn(typed: Record<string, unknown>) {
  const [file] = (typed.files as { rows?: { bytes: Uint8Array }[] } | undefined)?.rows ?? []
  if (file === undefined) throw new FormRefusal({ rows: 'Hãy chọn một bảng tính (.xlsx, .ods hoặc .csv).' })
  const [sheet] = (await readWorkbookInThread(file.bytes)).sheets
  const rows = rowsOfSheet(sheet!)
  if ('sentence' in rows) throw new FormRefusal({ rows: rows.sentence })
  return rows
}

const step = (name: Parameters<typeof standardPaths.ruleStep>[2]) =>
  `POST ${standardPaths.ruleStep(':provinceId', ':ruleSetId', name)}` as const
const to =
  (notice: string) =>
  ({ provinceId, ruleSetId }: RuleChange) => ({
    to: standardPaths.ruleSet(provinceId, ruleSetId),
    notice,
  })

/** Quy tắc đã xác minh, for whoever keeps those of a province. */
export const standardRulesRoutes: Routes = {
  [`GET ${standardPaths.rules}`]: read(
    deed,
    async ({ db, actor }) => ({
      provinces: await listKeptProvinces(db, actor),
      ruleSets,
      mayRead: mayAnywhere(actor, 'read standard'),
    }),
    rulesPage,
  ),
  [`GET ${standardPaths.past}`]: past,
  [`POST ${standardPaths.past}`]: submitWith(
    deed,
    async (by, typed) => perform(importPastResults, by, { ...typed, lines: await linesIn(typed) }),
    {
      again: past,
      to: ({ count }) => ({ to: standardPaths.past, notice: `Đã nhập ${count} kết quả, chờ người khác duyệt.` }),
      sizeMbMax: 6,
    },
  ),
  [`POST ${standardPaths.pastStep('duyet')}`]: submit(approvePastResults, {
    again: past,
    to: ({ count }) => ({
      to: standardPaths.past,
      notice: `Đã duyệt ${count} kết quả. Người dân xem được từ bây giờ.`,
    }),
  }),
  [`POST ${standardPaths.pastStep('bo')}`]: submit(dropPastResults, {
    again: past,
    to: () => ({ to: standardPaths.past, notice: 'Đã bỏ bảng chờ duyệt.' }),
  }),
  [`GET ${standardPaths.ruleSet(':provinceId', ':ruleSetId')}`]: one,
  [`GET ${standardPaths.rulePreview(':provinceId', ':ruleSetId')}`]: tried,
  [`GET ${standardPaths.ruleTable(':provinceId', ':ruleSetId')}`]: raw(deed, async (context) => {
    const { ruleSetId, now } = await rulesIn(context)
    return madeFile(`gia-tri-${ruleSetId}`, 'xlsx', await writeWorkbook({ sheets: [ruleSheet(now)] }))
  }),
  [`GET ${standardPaths.ruleEntry(':provinceId', ':ruleSetId', ':entry')}`]: entry,
  [`POST ${standardPaths.ruleEntry(':provinceId', ':ruleSetId', ':entry')}`]: submit(putRuleRow, {
    again: entry,
    to: to('Đã nhập giá trị vào đợt.'),
  }),
  [step('tep')]: submitWith(
    deed,
    async (by, typed) => perform(importRuleRows, by, { ...typed, rows: await rowsIn(typed) }),
    { again: one, to: to('Đã nhập giá trị từ bảng tính.'), sizeMbMax: 2 },
  ),
  [step('bo')]: submit(dropRuleRow, { again: one, to: to('Đã bỏ giá trị khỏi đợt.') }),
  [step('trinh')]: submit(submitRules, { again: one, to: to('Đã trình duyệt đợt giá trị.') }),
  [step('tra-lai')]: submit(returnRules, { again: one, to: to('Đã trả lại đợt giá trị.') }),
  [step('duyet')]: submit(approveRules, {
    again: one,
    to: (approved) =>
      to(
        approved.moved === 0
          ? 'Đã duyệt. Mọi bản đánh giá chưa quyết định được xét lại.'
          : `Đã duyệt. ${approved.moved} bản đánh giá đang làm đã chuyển sang bộ quy tắc của năm và phải ký lại.`,
      )(approved),
  }),
}
