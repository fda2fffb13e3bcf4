import { newSecret } from '#base/ids.ts'
import { hideSmall } from '#base/small-cells.ts'
import { enterContest } from '#domains/learning/acts/enter-contest.ts'
import type { AnswerWriter } from '#domains/learning/contests/answer-writer.store.ts'
import {
  countByPlace,
  findPublicContest,
  listPublicContests,
  listResults,
} from '#domains/learning/contests/contest.queries.ts'
import { perPage, refusals } from '#domains/learning/contests/contest.ts'
import {
  entryPass,
  refusals as entryRefusals,
  openName,
  readPass,
  sentAnswers,
} from '#domains/learning/contests/contest-entry.ts'
import { listEntrantPlaces } from '#domains/learning/contests/entrant-places.queries.ts'
import { findOwnEntry, findOwnResult } from '#domains/learning/contests/entry.queries.ts'
import { findEntryByCode } from '#domains/learning/contests/entry.store.ts'
import { prizeByRank, prizeName } from '#domains/learning/contests/prize-limits.ts'
import { certificatePaper } from '#domains/learning/contests/prize-paper.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { entryPage } from '#domains/learning/pages/entry-pages.tsx'
import {
  enteredPage,
  enterPage,
  goOnPage,
  publicContestPage,
  publicContestsPage,
  resultsPage,
} from '#domains/learning/pages/public-contest-pages.tsx'
import { writeWord } from '#engines/word/write-word.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, openRaw, type Routes, submitAndShow, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'
import { hashCode, readCode, showCode } from '#platform/identity/receipt-code.ts'

/** A school or a factory may enter behind one address; whoever would fill a contest with invented people is slowed. */
const entriesPerNetwork: Rate = { times: 600, perSeconds: 600 }
const codesPerNetwork: Rate = { times: 60, perSeconds: 600 }

const contestIn = async ({ house, params }: WebRequest) => {
  const contest = await findPublicContest(house.database.kysely, params.slug ?? '')
  if (contest === undefined) throw refusals.noContest
  return contest
}

const enter = open(async (request) => {
  const contest = await contestIn(request)
  const places = await listEntrantPlaces(request.house.database.kysely, contest, today(request.house.clock))
  return { contest, places, formKey: newSecret() }
}, enterPage)

const goOn = open(async (request) => ({ contest: await contestIn(request) }), goOnPage)

const passIn = ({ house, params }: WebRequest): { pass: string; entryId: string } => {
  const pass = params.pass ?? ''
  const entryId = readPass(house.secretKey, pass)
  if (entryId === undefined) throw entryRefusals.noEntry
  return { pass, entryId }
}

const entry = open(async (request) => {
  const { pass, entryId } = passIn(request)
  const page = Math.max(1, Math.min(99, Math.floor(Number(request.query.trang ?? 1)) || 1))
  const db = request.house.database.kysely
  const own = await findOwnEntry(db, entryId, { from: (page - 1) * perPage, until: page * perPage })
  if (own === undefined) throw entryRefusals.noEntry
  const result = own.state === 'published' ? await findOwnResult(db, entryId) : undefined
  return { entry: own, pass, page, result }
}, entryPage)

/** The form is sent without a query: the page that comes back is the one that was sent. */
const entryAgain: typeof entry = {
  kind: 'read',
  answer: (request, again) => entry.answer({ ...request, query: { trang: String(again?.typed.trang ?? '1') } }, again),
}

/** Cuộc thi, for everybody. `writer`: shared by all requests of this process. */
export function publicContestsRoutes(writer: AnswerWriter): Routes {
  return {
    [`GET ${learningPaths.contests}`]: open(
      async ({ house }) => ({ contests: await listPublicContests(house.database.kysely, house.clock.now()) }),
      publicContestsPage,
    ),
    'GET /cuoc-thi/:slug': open(async (request) => {
      const contest = await contestIn(request)
      const counted = await countByPlace(request.house.database.kysely, contest.id)
      const cells = hideSmall(counted.map(({ count }) => count))
      return { contest, places: counted.map(({ place }, index) => ({ place, cell: cells[index]! })) }
    }, publicContestPage),
    'GET /cuoc-thi/:slug/vao': enter,
    'POST /cuoc-thi/:slug/vao': submitAndShow(
      'anyone',
      async ({ house, request }, raw) => {
        await limitNetwork(request, 'contest-entry', entriesPerNetwork)
        const { code, pass } = await perform(enterContest, { house, actor: quiet(request) }, raw)
        const contest = await contestIn(request)
        return { code: showCode(code), pass, slug: contest.slug, title: contest.title }
      },
      enteredPage,
      { public: true, again: enter },
    ),
    'GET /cuoc-thi/:slug/tiep': goOn,
    'POST /cuoc-thi/:slug/tiep': submitWith(
      'anyone',
      async ({ house, request }, raw) => {
        const contest = await contestIn(request)
        const code = readCode(typeof raw.code === 'string' ? raw.code : '')
        if (code === undefined) throw entryRefusals.wrongCode
        await limitNetwork(request, 'contest-code', codesPerNetwork)
        const entryId = await findEntryByCode(house.database.kysely, contest.id, hashCode(house.secretKey, code))
        if (entryId === undefined) throw entryRefusals.wrongCode
        return entryPass(house.secretKey, entryId)
      },
      { public: true, again: goOn, to: (pass) => learningPaths.entry(pass, 1) },
    ),
    'GET /cuoc-thi/:slug/ket-qua': open(async (request) => {
      const contest = await contestIn(request)
      if (contest.state !== 'published') throw refusals.noContest
      const { database, secretKey } = request.house
      const winning = prizeByRank(contest.prizes).length
      const winners = winning === 0 ? [] : await listResults(database.kysely, contest.id, winning)
      return {
        contest,
        winners: winners.map((row) => ({ ...row, name: openName(secretKey, row.entryId, row.sealed) })),
      }
    }, resultsPage),
    'GET /bai-thi/:pass': entry,
    // no act: an answer is a row of the entrant's own entry, and thousands of them share one commit
    'POST /bai-thi/:pass': {
      ...submitWith(
        'anyone',
        async ({ house, request }, typed) => {
          const { pass, entryId } = passIn(request)
          const answers = sentAnswers(typed)
          if (answers.length > 0) await writer.write({ entryId, receivedAt: house.clock.now(), answers })
          return { pass, page: Math.min(99, Number(typed.trang) || 1) }
        },
        { public: true, again: entryAgain, to: ({ pass, page }) => learningPaths.entry(pass, page + 1) },
      ),
      knowsSender: true,
    },
    'GET /bai-thi/:pass/giay-chung-nhan.docx': openRaw(async (request) => {
      const { entryId } = passIn(request)
      const { database, secretKey, clock } = request.house
      const own = await findOwnEntry(database.kysely, entryId, { from: 0, until: 0 })
      const result = own && (await findOwnResult(database.kysely, entryId))
      const contest = own && (await findPublicContest(database.kysely, own.slug))
      if (own === undefined || result === undefined || contest === undefined) throw entryRefusals.noEntry
      const kind = prizeByRank(contest.prizes)[result.rank - 1]
      const paper = certificatePaper({
        contest,
        name: openName(secretKey, entryId, result.sealed) || '…………………………',
        place: result.place,
        number: own.number,
        right: result.right,
        drawn: own.drawn.length,
        prize: kind === undefined ? undefined : prizeName(kind),
        madeAt: clock.now(),
      })
      return wordAnswer(await writeWord(paper), 'giay-chung-nhan.docx')
    }),
  }
}
