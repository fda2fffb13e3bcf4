import { newSecret } from '#base/ids.ts'
import { hideSmall } from '#base/small-cells.ts'
import { enterEssay } from '#domains/learning/acts/enter-essay.ts'
import { refusals as contestRefusals } from '#domains/learning/contests/contest.ts'
import { entryPass, openName, readPass } from '#domains/learning/contests/contest-entry.ts'
import { listEntrantPlaces } from '#domains/learning/contests/entrant-places.queries.ts'
import { essayFileMbMax, refusals } from '#domains/learning/essays/essay-contest.ts'
import { findEssayByCode } from '#domains/learning/essays/essay-entry.store.ts'
import {
  countEssaysByPlace,
  findOwnEssay,
  findPublicEssayContest,
  listEssayResults,
  listPublicEssayContests,
} from '#domains/learning/essays/essays.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import {
  enterEssayPage,
  essayEnteredPage,
  ownEssayPage,
  seeEssayPage,
} from '#domains/learning/pages/own-essay-pages.tsx'
import { essayResultsPage, publicEssayPage, publicEssaysPage } from '#domains/learning/pages/public-essay-pages.tsx'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, openRaw, type Routes, submitAndShow, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'
import { hashCode, readCode, showCode } from '#platform/identity/receipt-code.ts'

/** A school may send behind one address; whoever would fill a contest is slowed. */
const essaysPerNetwork: Rate = { times: 120, perSeconds: 600 }
const codesPerNetwork: Rate = { times: 60, perSeconds: 600 }

const contestIn = async ({ house, params }: WebRequest) => {
  const contest = await findPublicEssayContest(house.database.kysely, params.slug ?? '')
  if (contest === undefined) throw contestRefusals.noContest
  return contest
}

const enter = open(async (request) => {
  const contest = await contestIn(request)
  const places = await listEntrantPlaces(request.house.database.kysely, contest, today(request.house.clock))
  return { contest, places, formKey: newSecret() }
}, enterEssayPage)

const see = open(async (request) => ({ contest: await contestIn(request) }), seeEssayPage)

const ownIn = async ({ house, params }: WebRequest) => {
  const pass = params.pass ?? ''
  const entryId = readPass(house.secretKey, pass)
  const essay = entryId && (await findOwnEssay(house.database.kysely, entryId))
  if (!essay) throw refusals.noEssay
  return { essay, pass }
}

/** Cuộc thi viết, for everybody. */
export const publicEssaysRoutes: Routes = {
  [`GET ${learningPaths.essays}`]: open(
    async ({ house }) => ({ contests: await listPublicEssayContests(house.database.kysely, house.clock.now()) }),
    publicEssaysPage,
  ),
  'GET /cuoc-thi/viet/:slug': open(async (request) => {
    const contest = await contestIn(request)
    // while papers are marked, where they come from would tell a marker something
    const isOver = contest.state === 'counted' || contest.state === 'published'
    const counted = isOver ? await countEssaysByPlace(request.house.database.kysely, contest.id) : []
    const cells = hideSmall(counted.map(({ count }) => count))
    return { contest, places: counted.map(({ place }, index) => ({ place, cell: cells[index]! })) }
  }, publicEssayPage),
  'GET /cuoc-thi/viet/:slug/gui': enter,
  'POST /cuoc-thi/viet/:slug/gui': submitAndShow(
    'anyone',
    async ({ house, request }, raw) => {
      await limitNetwork(request, 'essay-entry', essaysPerNetwork)
      const { code, pass } = await perform(enterEssay, { house, actor: quiet(request) }, raw)
      const contest = await contestIn(request)
      return { code: showCode(code), pass, slug: contest.slug, title: contest.title }
    },
    essayEnteredPage,
    { public: true, again: enter, sizeMbMax: essayFileMbMax },
  ),
  'GET /cuoc-thi/viet/:slug/xem': see,
  'POST /cuoc-thi/viet/:slug/xem': submitWith(
    'anyone',
    async ({ house, request }, raw) => {
      const contest = await contestIn(request)
      const code = readCode(typeof raw.code === 'string' ? raw.code : '')
      if (code === undefined) throw refusals.noEssay
      await limitNetwork(request, 'essay-code', codesPerNetwork)
      const entryId = await findEssayByCode(house.database.kysely, contest.id, hashCode(house.secretKey, code))
      if (entryId === undefined) throw refusals.noEssay
      return entryPass(house.secretKey, entryId)
    },
    { public: true, again: see, to: (pass) => learningPaths.ownEssay(pass) },
  ),
  'GET /cuoc-thi/viet/:slug/ket-qua': open(async (request) => {
    const contest = await contestIn(request)
    if (contest.state !== 'published') throw contestRefusals.noContest
    const { database, secretKey } = request.house
    const winners = await listEssayResults(database.kysely, contest.id, 'prizes')
    return {
      contest,
      winners: winners.map((row) => ({
        ...row,
        name: row.showsName ? openName(secretKey, row.entryId, row.sealed) : '',
      })),
    }
  }, essayResultsPage),
  'GET /bai-viet/:pass': open(ownIn, ownEssayPage),
  'GET /bai-viet/:pass/tep': openRaw(async (request) => {
    const { essay } = await ownIn(request)
    if (essay.fileId === null) throw refusals.noEssay
    const { house } = request
    const stored = await loadFile(house.database.kysely, essay.fileId)
    return fileResponse(house, stored, { how: 'inline', now: house.clock.now() })
  }),
}
