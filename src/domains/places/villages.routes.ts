import { foundVillage } from '#domains/places/acts/found-village.ts'
import { mergeVillages } from '#domains/places/acts/merge-villages.ts'
import { moveVillages, undoVillageMove } from '#domains/places/acts/move-villages.ts'
import { noteHouseholds } from '#domains/places/acts/note-households.ts'
import { renameVillage } from '#domains/places/acts/rename-village.ts'
import { splitInto, splitVillage } from '#domains/places/acts/split-village.ts'
import { moveVillagesPage } from '#domains/places/pages/move-villages-page.tsx'
import { villagePage } from '#domains/places/pages/village-page.tsx'
import { villagesPage } from '#domains/places/pages/villages-page.tsx'
import { refusals, successorsOf } from '#domains/places/village.ts'
import { type AlongWithVillages, listDivided, listMoves, listNamesMet } from '#domains/places/village-moves.queries.ts'
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

const movesWith = (along: readonly AlongWithVillages[]) =>
  read(
    'manage bodies',
    async ({ db, actor, today, query, queryAll }) => {
      const divided = await listDivided(db, actor, today)
      const commune = divided.find(({ bodyId }) => bodyId === query['co-quan']) ?? divided[0]
      const asked = queryAll.thon ?? []
      const chosen = commune?.villages.filter(({ id }) => asked.includes(id)) ?? []
      const heir = commune?.heirs.find(({ id }) => id === query.vao)
      const chosenIds = chosen.map(({ id }) => id)
      const going = []
      if (commune !== undefined && heir !== undefined && chosen.length > 0)
        for (const one of along)
          going.push(await one.foresee(db, { fromBodyId: commune.bodyId, villageIds: chosenIds }))
      return {
        divided,
        commune,
        moves: commune === undefined ? [] : await listMoves(db, commune.bodyId),
        chosenIds,
        foreseen:
          heir === undefined || chosen.length === 0
            ? undefined
            : {
                toId: heir.id,
                toName: heir.name,
                villages: chosen.map(({ name }) => name),
                along: going.filter((words) => words !== ''),
                met: await listNamesMet(db, chosenIds, heir.placeId),
              },
      }
    },
    moveVillagesPage,
  )

/** Thôn, tổ dân phố, at the desk of the commune; `along`: what later domains have in villages. */
export const villagesRoutes = (along: readonly AlongWithVillages[]): Routes => ({
  [`GET ${villagePaths.list}`]: villages,
  [`POST ${villagePaths.list}`]: submit(foundVillage, {
    again: villages,
    to: (_, request) => ({ to: toList(_, request), notice: 'Đã ghi vào danh sách.' }),
  }),
  [`POST ${villagePaths.merge}`]: submit(mergeVillages, {
    again: villages,
    to: ({ id }) => ({ to: villagePaths.village(id), notice: 'Đã ghi sáp nhập.' }),
  }),
  // its address stands beside those of single villages, so it comes first
  [`GET ${villagePaths.move}`]: movesWith(along),
  [`POST ${villagePaths.move}`]: submit(moveVillages(along), {
    again: movesWith(along),
    to: ({ fromBodyId, count, toName }) => ({
      to: villagePaths.moveOf(fromBodyId),
      notice: `Đã chuyển ${count} nơi về ${toName}.`,
    }),
  }),
  [`POST ${villagePaths.undoMove}`]: submit(undoVillageMove(along), {
    again: movesWith(along),
    to: ({ fromBodyId }) => ({ to: villagePaths.moveOf(fromBodyId), notice: 'Đã hoàn tác: các nơi về chỗ cũ.' }),
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
})
