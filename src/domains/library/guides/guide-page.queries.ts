import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { can, deedFor, type Guide, type GuideStep, openIn } from '#domains/library/guide.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { findEdition, loadGuide } from '#domains/library/guides/guide.store.ts'
import { citationsOf, doubtsOf, type GuideDoubt } from '#domains/library/guides/guide-doubts.ts'
import { listFlaggedPlaces } from '#domains/library/guides/guides.queries.ts'
import type { GuideEventKind } from '#domains/library/guides/guides.tables.ts'
import { loadCitedLaw } from '#domains/library/guides/judge-citations.queries.ts'
import { loudspeakerScript, sentencesOf } from '#domains/library/guides/loudspeaker-script.ts'
import { personalDoubts } from '#domains/library/guides/personal-doubts.ts'
import { type ShownGuide, showGuide } from '#domains/library/guides/shown-guide.ts'
import { type ReadingLevel, readingLevelOf } from '#domains/library/reading-level.ts'
import type { FlaggedPlace } from '#domains/library/reliance.ts'
import { listUnclearOfGuide } from '#domains/library/unclear/unclear-place.queries.ts'
import { placeLettersMax, type UnclearPlace, wholeText } from '#domains/library/unclear/unclear-place.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

/** Everything that the editor's page shows. */
export type GuidePageProps = {
  guide: Guide
  bodyName: string
  doubts: GuideDoubt[]
  level: ReadingLevel
  speakingSeconds: number
  shown: ShownGuide
  /** Of the edition that is read. */
  flags: FlaggedPlace[]
  checkedOn: Day | null
  events: GuideEvent[]
  /** What readers did not understand, of the words that are read or are being written. */
  unclear: UnclearPlace[]
  /** What this very person may do with it as it stands. */
  allowed: Record<GuideStep, boolean>
  isWriter: boolean
  wroteEdition: boolean
}

export type GuideEvent = { id: string; kind: GuideEventKind; by: string | null; at: Date; reason: string }

export async function loadGuidePage(db: Db, actor: Actor, today: Day, id: string): Promise<GuidePageProps> {
  const guide = await loadGuide(db, actor, id)
  const body = await db
    .selectFrom('guide')
    .innerJoin('body', 'body.id', 'guide.body_id')
    .select(['body.id', 'body.name', 'body.path', 'body.place_path', 'guide.checked_on'])
    .where('guide.id', '=', id)
    .executeTakeFirstOrThrow()
  const { sections } = readGuideText(guide.words.text)
  const law = await loadCitedLaw(db, citationsOf(sections), today)
  const sentences = sentencesOf(sections)
  const { terms, text } = guide.words
  const shown = showGuide(sections, terms, law.judge)
  const lawNames = shown.sources.map(({ name }) => name)
  const at = { bodyId: body.id, bodyPath: body.path, placePath: body.place_path }
  const steps = Object.keys(openIn) as GuideStep[]
  const flags = await listFlaggedPlaces(db, id)
  const edition = await findEdition(db, guide)
  const read = sentencesOf(readGuideText(edition?.words.text ?? '').sections)
  const standing = new Set([wholeText, ...sentences, ...read].map((sentence) => sentence.slice(0, placeLettersMax)))
  const isOpen = (step: GuideStep) => (step === 'confirm' ? flags.length > 0 : true) && can(guide, step)
  return {
    guide,
    bodyName: body.name,
    doubts: [...personalDoubts(guide, today), ...doubtsOf(text, law.judge)],
    level: readingLevelOf(
      sentences,
      terms.map(({ word }) => word),
    ),
    speakingSeconds: loudspeakerScript(guide.words, { bodyName: body.name, lawNames }).seconds,
    shown,
    flags,
    checkedOn: body.checked_on,
    events: await listEvents(db, id),
    unclear: (await listUnclearOfGuide(db, id)).filter(({ place }) => standing.has(place)),
    allowed: Object.fromEntries(steps.map((step) => [step, isOpen(step) && may(actor, deedFor[step], at)])) as Record<
      GuideStep,
      boolean
    >,
    isWriter: guide.writerIds.includes(actor.personId ?? ''),
    wroteEdition: edition?.writerIds.includes(actor.personId ?? '') ?? false,
  }
}

const eventsMax = 200

async function listEvents(db: Db, guideId: string): Promise<GuideEvent[]> {
  const { rows } = await sql<GuideEvent>`
    select event.id, event.kind, person.name as by, event.at, event.reason
    from guide_event event left join person on person.id = event.person_id
    where event.guide_id = ${guideId} order by event.at desc, event.id desc limit ${eventsMax}`.execute(db)
  return rows
}
