import { foundVillage } from '#domains/places/acts/found-village.ts'
import { mergeVillages } from '#domains/places/acts/merge-villages.ts'
import { noteHouseholds } from '#domains/places/acts/note-households.ts'
import { renameVillage } from '#domains/places/acts/rename-village.ts'
import { splitInto, splitVillage } from '#domains/places/acts/split-village.ts'
import { villagePage } from '#domains/places/pages/village-page.tsx'
import { villagesPage } from '#domains/places/pages/villages-page.tsx'
import { refusals, successorsOf } from '#domains/places/village.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import {
  chosenCommune,
  findKeeper,
  findVillage,
  listCommuneBodies,
  listVillageSuccessions,
  listVillages,
  listWaitingVillages,
  loadVillageStory,
} from '#domains/places/villages.queries.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const villages = read(
  'keep villages',
  async ({ db, actor, query, today }) => {
    const communes = await listCommuneBodies(db, actor, 'keep villages')
    const commune = chosenCommune(communes, query['co-quan'])
    const listed = commune === undefined ? [] : await listVillages(db, commune.communeId, today, { withEnded: true })
    const waiting = commune === undefined ? [] : await listWaitingVillages(db, commune.bodyId, today)
    return { communes, commune, villages: listed, waiting }
  },
  villagesPage,
)

const village = read(
  'keep villages',
  async ({ db, actor, params, today }) => {
    const found = await findVillage(db, params.villageId!, today)
    const commune = await findKeeper(db, await listCommuneBodies(db, actor, 'keep villages'), found)
    if (found === undefined || commune === undefined) throw refusals.notFound
    const successions = await listVillageSuccessions(db, found.communeId)
    const all = await listVillages(db, found.communeId, today, { withEnded: true })
    const named = (ids: string[]) => all.filter(({ id }) => ids.includes(id) && id !== found.id)
    return {
      bodyId: commune.bodyId,
      village: found,
      story: await loadVillageStory(db, found.id),
      before: named(successions.filter(({ newId }) => newId === found.id).map(({ oldId }) => oldId)),
      after: named(successorsOf(found.id, successions)),
      parts: splitInto,
    }
  },
  villagePage,
)

const toList = (_: unknown, request: { query: Record<string, string> }) =>
  request.query['co-quan'] === undefined ? villagePaths.list : villagePaths.of(request.query['co-quan'])

/** Thôn, tổ dân phố, at the desk of the commune. */
export const villagesRoutes: Routes = {
  [`GET ${villagePaths.list}`]: villages,
  [`POST ${villagePaths.list}`]: submit(foundVillage, {
    again: villages,
    to: (_, request) => ({ to: toList(_, request), notice: 'Đã ghi vào danh sách.' }),
  }),
  [`POST ${villagePaths.merge}`]: submit(mergeVillages, {
    again: villages,
    to: ({ id }) => ({ to: villagePaths.village(id), notice: 'Đã ghi sáp nhập.' }),
  }),
  'GET /nghiep-vu/thon/:villageId': village,
  'POST /nghiep-vu/thon/:villageId/so-ho': submit(noteHouseholds, {
    again: village,
    to: ({ id }) => ({ to: villagePaths.village(id), notice: 'Đã ghi số hộ.' }),
  }),
  'POST /nghiep-vu/thon/:villageId/doi-ten': submit(renameVillage, {
    again: village,
    to: ({ id }) => ({ to: villagePaths.village(id), notice: 'Đã ghi tên mới.' }),
  }),
  'POST /nghiep-vu/thon/:villageId/chia-tach': submit(splitVillage, {
    again: village,
    to: ({ id }) => ({ to: villagePaths.village(id), notice: 'Đã ghi chia tách.' }),
  }),
}
