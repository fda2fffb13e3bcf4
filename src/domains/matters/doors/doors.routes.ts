import { listLawsByKey } from '#domains/library/cited-law.queries.ts'
import { lawKeyOf } from '#domains/library/cited-law.ts'
import {
  type AskLibrary,
  type EverydayAnswers,
  findEverydayAnswers,
} from '#domains/library/everyday-answers.queries.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { choosePlace } from '#domains/matters/doors/answering-bodies.queries.ts'
import { findDoor } from '#domains/matters/doors/door.ts'
import { doorPaths } from '#domains/matters/doors/door-paths.ts'
import { numbersFor } from '#domains/matters/doors/number-to-call.ts'
import { type Proposal, proposalFor } from '#domains/matters/doors/proposal.ts'
import { triage } from '#domains/matters/doors/triage.ts'
import { topicOf } from '#domains/matters/feeds/topic.ts'
import { countUnmetStory } from '#domains/matters/feeds/topics.store.ts'
import { type CanGiupProps, canGiupPage } from '#domains/matters/pages/can-giup-page.tsx'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { open, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, takeToken } from '#platform/identity/rate-limit.ts'

/** Cần giúp: the front door, for the portal. */
export function doorsRoutes(library: AskLibrary): Routes {
  triage('') // reads the lists now, so that the first person does not wait for them
  return {
    [`GET ${doorPaths.ask}`]: open((request) => loadCanGiup(library, request), canGiupPage),
  }
}

/** Longer stories do not fit into an address that every browser and proxy carries. */
const textLettersMax = 700

async function loadCanGiup(library: AskLibrary, { house, query, networkAddress }: WebRequest): Promise<CanGiupProps> {
  const db = house.database.kysely
  const day = today(house.clock)
  const text = (query.q ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, textLettersMax)
  const chosen = findDoor(query.loi ?? '')?.slug
  const read = triage(text)
  const proposal = text === '' && chosen === undefined ? null : proposalFor(text, read, { today: day, chosen })
  const slugs = proposal?.doors.flatMap(({ door }) => door.guide ?? []) ?? []
  const [place, answers, lawHrefs] = await Promise.all([
    choosePlace(db, { placeId: query.o ?? '', typed: query.noi ?? '', day }),
    text === '' && slugs.length === 0 ? noAnswers : findEverydayAnswers(db, library, { text, day, slugs }),
    findLawHrefs(db, proposal),
  ])
  if (text !== '' && answers.answers.length + answers.guides.length === 0)
    await countUnmet(house, { text, placeId: place.kind === 'one' ? place.bodies.placeId : '', networkAddress })
  return { text, textLettersMax, place, proposal, answers, lawHrefs, numbers: numbersFor(read.groups) }
}

/** Whoever loads the page a thousand times is not a thousand people. */
const countedPerNetwork: Rate = { times: 20, perSeconds: 86_400 }

/** A story that found nothing: its topic is counted, for the office's next plan; no word of it is kept. */
async function countUnmet(
  { database, secretKey, clock }: House,
  { text, placeId, networkAddress }: { text: string; placeId: string; networkAddress: string },
): Promise<void> {
  const db = database.kysely
  const counting = await takeToken(db, secretKey, `unmet-story:${networkAddress}`, countedPerNetwork, clock.now())
  if (counting.taken) await countUnmetStory(db, { day: today(clock), topic: topicOf(text), placeId })
}

const noAnswers: EverydayAnswers = { answers: [], guides: [], articles: [], own: new Map() }

/** Only what the library has becomes a link. */
async function findLawHrefs(db: Db, proposal: Proposal | null): Promise<Map<string, string>> {
  const numbers =
    proposal?.doors.flatMap(({ consequences }) => consequences.flatMap(({ law }) => law?.document ?? [])) ?? []
  const laws = await listLawsByKey(
    db,
    [...new Set(numbers)].map((number) => lawKeyOf({ number, name: null })),
  )
  return new Map(laws.flatMap(({ number, slug }) => (number === null ? [] : [[number, lawPath({ document: slug })]])))
}
