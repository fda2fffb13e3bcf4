import { isId } from '#base/ids.ts'
import { findChoiceBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { correctDisclosure } from '#domains/disclosure/acts/correct-disclosure.ts'
import { enterDisclosure } from '#domains/disclosure/acts/enter-disclosure.ts'
import { makeDisclosureList } from '#domains/disclosure/acts/make-disclosure-list.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { postDisclosureList } from '#domains/disclosure/acts/post-disclosure-list.ts'
import { restoreDisclosure } from '#domains/disclosure/acts/restore-disclosure.ts'
import { takeBackCorrection } from '#domains/disclosure/acts/take-back-correction.ts'
import { undoListStep } from '#domains/disclosure/acts/undo-list-step.ts'
import { undoPublished } from '#domains/disclosure/acts/undo-published.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { findList } from '#domains/disclosure/disclosure.store.ts'
import { refusals } from '#domains/disclosure/disclosure.ts'
import { disclosureFilterOf, filterWords } from '#domains/disclosure/disclosure-filter.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import {
  countDisclosures,
  disclosurePageSize,
  findOwnBody,
  findPlaceOf,
  findSeen,
  listDisclosures,
  loadDisclosurePage,
  totalOf,
} from '#domains/disclosure/disclosures.queries.ts'
import { disclosurePage } from '#domains/disclosure/pages/disclosure-page.tsx'
import { disclosuresPage } from '#domains/disclosure/pages/disclosures-page.tsx'
import { disclosuresSheet } from '#domains/disclosure/pages/disclosures-sheet.ts'
import { exportedRowsMax } from '#engines/spreadsheets/exported-list.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

const list = read(
  'read disclosures',
  async ({ db, actor, query, today }) => {
    const asked = disclosureFilterOf(query)
    const seen = await findSeen(db, actor)
    const counts = await countDisclosures(db, seen, asked, today)
    // beyond the last page stands the last
    const pages = Math.max(1, Math.ceil(totalOf(counts, asked.show) / disclosurePageSize))
    const filter = { ...asked, page: Math.min(asked.page, pages) }
    const body =
      filter.bodyId === undefined ? undefined : await findChoiceBody(db, actor, 'read disclosures', filter.bodyId)
    const mayRecord = mayAnywhere(actor, 'record disclosures')
    const own = mayRecord ? await findOwnBody(db, actor) : undefined
    const whose = body ?? own
    const bodies = mayRecord ? (await listChoiceBodies(db, actor, 'record disclosures', undefined)).bodies : []
    const recordsThere =
      whose !== undefined &&
      mayRecord &&
      (await findChoiceBody(db, actor, 'record disclosures', whose.bodyId)) !== undefined
    const first = recordsThere ? [whose] : []
    return {
      filter,
      body,
      rows: await listDisclosures(db, seen, filter, {
        today,
        offset: (filter.page - 1) * disclosurePageSize,
        limit: disclosurePageSize,
      }),
      counts,
      choice: await listChoiceBodies(db, actor, 'read disclosures', query['tim-co-quan']),
      card: whose && {
        body: whose,
        placeId: await findPlaceOf(db, whose.bodyId),
        list: await findList(db, actor, 'read disclosures', whose.bodyId),
        mayRecord: recordsThere,
      },
      bodies: [...first, ...bodies.filter(({ bodyId }) => bodyId !== first[0]?.bodyId)],
    }
  },
  disclosuresPage,
)

const one = read(
  'read disclosures',
  ({ db, actor, params, query }) => {
    if (!isId(params.disclosureId ?? '')) throw refusals.notFound
    return loadDisclosurePage(db, actor, params.disclosureId!, disclosureFilterOf(query).page)
  },
  disclosurePage,
)

const toOne =
  (notice: string) =>
  ({ id }: { id: string }) => ({ to: disclosurePaths.one(id), notice })
const toList =
  (notice: string) =>
  ({ bodyId }: { bodyId: string }) => ({ to: disclosurePaths.listOf(bodyId), notice })
const step = (name: Parameters<typeof disclosurePaths.step>[1]) =>
  `POST ${disclosurePaths.step(':disclosureId', name)}` as `POST /${string}`

/** Công khai thông tin, for the workbench; the file and the list as such stand before the addresses of single lines. */
export const disclosuresRoutes: Routes = {
  [`GET ${disclosurePaths.list}`]: list,
  [`POST ${disclosurePaths.list}`]: submit(enterDisclosure, {
    again: list,
    to: toOne('Đã ghi vào danh mục. Khi đã công khai, hãy ghi ngày và nơi ở dưới.'),
  }),
  [`GET ${disclosurePaths.sheet}`]: raw('read disclosures', async (context) => {
    const { db, actor, query, today } = context
    const filter = disclosureFilterOf(query)
    const seen = await findSeen(db, actor)
    const rows = await listDisclosures(db, seen, filter, { today, offset: 0, limit: exportedRowsMax + 1 })
    return listAnswer(context, {
      sheet: disclosuresSheet(rows.slice(0, exportedRowsMax), today),
      isCut: rows.length > exportedRowsMax,
      filter: filterWords(filter),
      address: address(disclosurePaths.list, query),
    })
  }),
  [`POST ${disclosurePaths.lists('lap')}`]: submit(makeDisclosureList, {
    again: list,
    to: toList('Đã ghi ngày lập danh mục. Đăng xong thì ghi nơi đăng.'),
  }),
  [`POST ${disclosurePaths.lists('dang')}`]: submit(postDisclosureList, {
    again: list,
    to: toList('Đã ghi nơi đăng danh mục.'),
  }),
  [`POST ${disclosurePaths.lists('bo-ghi')}`]: submit(undoListStep, {
    again: list,
    to: toList('Đã bỏ ghi bước cuối của danh mục.'),
  }),
  [`GET ${disclosurePaths.one(':disclosureId')}`]: one,
  [step('sua')]: submit(enterDisclosure, { again: one, to: toOne('Đã lưu thông tin.') }),
  [step('da-cong-khai')]: submit(notePublished, { again: one, to: toOne('Đã ghi công khai.') }),
  [step('chua-cong-khai')]: submit(undoPublished, { again: one, to: toOne('Đã bỏ ghi công khai.') }),
  [step('dinh-chinh')]: submit(correctDisclosure, { again: one, to: toOne('Đã ghi đính chính.') }),
  [step('go-dinh-chinh')]: submit(takeBackCorrection, { again: one, to: toOne('Đã gỡ đính chính.') }),
  [step('rut')]: submit(withdrawDisclosure, { again: one, to: toOne('Đã rút khỏi danh mục.') }),
  [step('dua-lai')]: submit(restoreDisclosure, { again: one, to: toOne('Đã đưa lại vào danh mục.') }),
}
