import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { isSignedOnly } from '#domains/matters/advice/advice.store.ts'
import { findAnswer } from '#domains/matters/answer.store.ts'
import { explainClock } from '#domains/matters/clocks/explain-clock.ts'
import { type ExtensionWay, extensionOf } from '#domains/matters/clocks/extension.ts'
import { clocksOf, type MatterClock } from '#domains/matters/clocks/matter-clocks.ts'
import { type DeclineGround, groundsFor } from '#domains/matters/decline-ground.ts'
import { isNamed, listReaders, type NamedReader } from '#domains/matters/denouncer.store.ts'
import { type FoundPlace, findCitedOnEither } from '#domains/matters/desk/cited-places.queries.ts'
import { listDeskProvinces, listOpenDesks } from '#domains/matters/desk/front-desk.queries.ts'
import type { DeskProvince, FrontDesk } from '#domains/matters/desk/front-desk.ts'
import { listMatterFiles, type MatterFile } from '#domains/matters/desk/matter-files.queries.ts'
import { type Alike, loadAlike } from '#domains/matters/groups/group.queries.ts'
import { listMattersOf, loadMatter } from '#domains/matters/matter.store.ts'
import { can, isSecretKind, type Matter } from '#domains/matters/matter.ts'
import { citationsIn, type MatterAnswer } from '#domains/matters/matter-answer.ts'
import type { MatterEventKind } from '#domains/matters/matter-event.ts'
import { loadReleasePart, type ReleasePart } from '#domains/matters/release/release-part.queries.ts'
import { findSubmitter, loadSubmission } from '#domains/matters/submission.store.ts'
import { nobodyKnown, type Submission, type SubmitterDetails } from '#domains/matters/submission.ts'
import type { AnswerTemplate } from '#domains/matters/templates/answer-template.ts'
import { listTemplates } from '#domains/matters/templates/template.store.ts'
import { listOfficers, type OfficerChoice } from '#domains/people/officers.queries.ts'
import { provinceIdOf } from '#domains/places/place.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

export type MatterPageProps = {
  matter: Matter
  bodyName: string
  submission: Submission
  /** Nobody for a secret matter: who that is stands on a page of its own. */
  submitter: SubmitterDetails
  /** The words to work with: what was sent, or of a secret one what was stripped; null: not yet. */
  words: string | null
  others: Matter[]
  alike: Alike
  templates: AnswerTemplate[]
  release: ReleasePart | undefined
  files: MatterFile[]
  events: { id: string; kind: MatterEventKind; at: Date; personName: string | null; told: string; noted: string }[]
  clocks: (MatterClock & { explained: string[] })[]
  extension: ExtensionWay | undefined
  answer: MatterAnswer | undefined
  places: FoundPlace[]
  officers: OfficerChoice[]
  officerName: string | null
  grounds: DeclineGround[]
  /** Where it may be sent on to: desks of one province. */
  desks: FrontDesk[]
  provinces: DeskProvince[]
  provinceId: string
  readers: NamedReader[]
  isNamed: boolean
  /** It is answered by a jurist's signature alone. */
  isSignedOnly: boolean
  mayWork: boolean
  mayApprove: boolean
  personId: string | null
}

/** Throws `notFound` for a matter that is not there, or not theirs. */
export async function loadMatterPage(
  db: Db,
  secretKey: Uint8Array,
  actor: Actor,
  today: Day,
  matterId: string,
  chosenProvince?: string,
): Promise<MatterPageProps> {
  const matter = await loadMatter(db, actor, matterId)
  const isSecret = isSecretKind(matter.kind)
  const body = await db
    .selectFrom('body')
    .select(['id as bodyId', 'name', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', matter.bodyId)
    .executeTakeFirstOrThrow()
  const [submission, calendar, readers] = [
    await loadSubmission(db, matter.submissionId),
    await loadCalendar(db),
    isSecret ? await listReaders(db, matter.id) : [],
  ]
  const filed = { ...submission, knewOn: submission.particulars.knewOn ?? null }
  const clocks = clocksOf(matter, filed, calendar, today)
  const answer = await findAnswer(db, matter.id)
  const officers = await listOfficers(db, matter.bodyId, today, 'work on matters')
  const provinces = await listDeskProvinces(db)
  const own = provinceIdOf({ path: body.placePath })
  const provinceId = provinces.find(({ id }) => id === chosenProvince)?.id ?? own
  const named = isSecret && (await isNamed(db, matter.id, actor.personId))
  const files = await listMatterFiles(db, matter)
  return {
    matter,
    bodyName: body.name,
    submission,
    submitter: isSecret ? nobodyKnown : await findSubmitter(db, secretKey, matter.submissionId),
    words: isSecret ? matter.stripped : submission.words,
    others: await listOthers(db, actor, matter),
    release: await loadReleasePart(db, matter, submission.receivedOn, answer),
    templates: can(matter, 'draft') ? await listTemplates(db, matter.bodyId) : [],
    alike: await loadAlike(db, actor, matter, submission.words),
    files: isSecret && !named ? files.filter(({ origin }) => origin !== 'person') : files,
    events: await listEvents(db, matter.id),
    clocks: clocks.map((clock) => ({ ...clock, explained: explainClock(clock, calendar) })),
    extension: extensionOf(matter, clocks),
    answer,
    places:
      answer === undefined || answer.state === 'approved'
        ? []
        : await findCitedOnEither(db, citationsIn(answer.text), [
            today,
            matter.kind === 'information-request' ? submission.receivedOn : today,
          ]),
    officers,
    officerName: officers.find(({ id }) => id === matter.assignedTo)?.name ?? null,
    grounds: groundsFor(matter.kind, submission.receivedOn),
    desks: (await listOpenDesks(db, provinceId)).filter(
      ({ bodyId, givesAdvice }) => bodyId !== matter.bodyId && (!givesAdvice || matter.kind === 'question'),
    ),
    provinces,
    provinceId,
    readers,
    isNamed: named,
    isSignedOnly: await isSignedOnly(db, matter),
    mayWork: may(actor, 'work on matters', body),
    mayApprove: may(actor, 'approve matters', body),
    personId: actor.personId,
  }
}

/** What else came of the same submission, as far as this person may read it. */
async function listOthers(db: Db, actor: Actor, matter: Matter): Promise<Matter[]> {
  const others = (await listMattersOf(db, [matter.submissionId])).filter(({ id }) => id !== matter.id)
  const readable: Matter[] = []
  for (const other of others) {
    const body = await db
      .selectFrom('body')
      .select(['id as bodyId', 'path as bodyPath', 'place_path as placePath'])
      .where('id', '=', other.bodyId)
      .executeTakeFirstOrThrow()
    if (may(actor, 'read matters', body)) readable.push(other)
  }
  return readable
}

async function listEvents(db: Db, matterId: string): Promise<MatterPageProps['events']> {
  return db
    .selectFrom('matter_event')
    .leftJoin('person', 'person.id', 'matter_event.person_id')
    .select([
      'matter_event.id',
      'matter_event.kind',
      'matter_event.at',
      'person.name as personName',
      'matter_event.told',
      'matter_event.noted',
    ])
    .where('matter_id', '=', matterId)
    .orderBy('matter_event.at')
    .orderBy('matter_event.id')
    .limit(300)
    .execute()
}
