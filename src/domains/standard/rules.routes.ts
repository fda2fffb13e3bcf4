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
import { ruleSetPage } from '#domains/standard/pages/rule-set-page.tsx'
import { rulesPage } from '#domains/standard/pages/rules-page.tsx'
import { pastColumns } from '#domains/standard/past-result.ts'
import { listPastResults, listWaitingPast } from '#domains/standard/past-results.queries.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { type RuleChange, refusals } from '#domains/standard/rule-change.ts'
import { ruleSets } from '#domains/standard/rule-sets.ts'
import { listKeptProvinces, listRuleChanges, previewChange } from '#domains/standard/rules.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { readWorkbookInThread } from '#engines/spreadsheets/read-in-thread.ts'
import { perform } from '#platform/acts/act.ts'
import { type Routes, read, submit, submitWith } from '#platform/http/routes.ts'
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

const one = read(
  deed,
  async ({ db, actor, params }) => {
    const provinceId = params.provinceId ?? ''
    const ruleSetId = params.ruleSetId ?? ''
    await requireKeeper(db, actor, provinceId)
    if (!ruleSets.some(({ id }) => id === ruleSetId)) throw refusals.notFound
    const { ruleSet, versionName } = await loadProvinceRules(db, provinceId, ruleSetId)
    const changes = await listRuleChanges(db, provinceId, ruleSetId)
    const open = changes.find(({ state }) => state !== 'approved')
    return {
      provinceId,
      provinceName: (await findPlace(db, provinceId))!.fullName,
      ruleSet,
      versionName,
      open,
      approved: changes.filter(({ state }) => state === 'approved'),
      preview: open === undefined ? [] : await previewChange(db, open),
      isWriter: open?.writerIds.includes(actor.personId ?? '') ?? false,
      mayRead: mayAnywhere(actor, 'read standard'),
    }
  },
  ruleSetPage,
)

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
  [step('gia-tri')]: submit(putRuleRow, { again: one, to: to('Đã nhập giá trị vào đợt.') }),
  [step('tep')]: submit(importRuleRows, { again: one, to: to('Đã nhập giá trị từ tệp.'), sizeMbMax: 2 }),
  [step('bo')]: submit(dropRuleRow, { again: one, to: to('Đã bỏ giá trị khỏi đợt.') }),
  [step('trinh')]: submit(submitRules, { again: one, to: to('Đã trình duyệt đợt giá trị.') }),
  [step('tra-lai')]: submit(returnRules, { again: one, to: to('Đã trả lại đợt giá trị.') }),
  [step('duyet')]: submit(approveRules, {
    again: one,
    to: to('Đã duyệt. Mọi bản đánh giá chưa quyết định được xét lại.'),
  }),
}
