import fc from 'fast-check'
import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { addCoMediatorAct } from '#domains/mediation/acts/add-co-mediator.ts'
import { barMediator } from '#domains/mediation/acts/bar-mediator.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { endCoMediator } from '#domains/mediation/acts/end-co-mediator.ts'
import { escalate } from '#domains/mediation/acts/escalate.ts'
import { handleEscalation } from '#domains/mediation/acts/handle-escalation.ts'
import { inviteGuest } from '#domains/mediation/acts/invite-guest.ts'
import { joinTeam } from '#domains/mediation/acts/join-team.ts'
import { noteCourt } from '#domains/mediation/acts/note-court.ts'
import { noteFollowUp } from '#domains/mediation/acts/note-follow-up.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { partFromTeam } from '#domains/mediation/acts/part-from-team.ts'
import { removeGuest } from '#domains/mediation/acts/remove-guest.ts'
import { reportEscalation } from '#domains/mediation/acts/report-escalation.ts'
import { requestFee } from '#domains/mediation/acts/request-fee.ts'
import { unbarMediator } from '#domains/mediation/acts/unbar-mediator.ts'
import { writeAgreement } from '#domains/mediation/acts/write-agreement.ts'
import { listCases, loadCasePage } from '#domains/mediation/case.queries.ts'
import {
  goingOn,
  type MediationWorld,
  nextDoor,
  onMediation,
  sessionForm,
  type Who,
} from '#domains/mediation/mediation.fixtures.ts'
import { casesPage } from '#domains/mediation/pages/cases-page.tsx'

const mark = 'zqkxw'
const today = '2026-11-21'
/** Whoever may never read the case: the province, a mediator of the team who has nothing to do with it. */
const strangers = ['mai', 'dung'] as const
const readers = ['lan', 'hung', 'bich', 'cuong'] as const
/** Of the team next door and its commune: they read while the two teams work together, and never after. */
const along = ['tu', 'giang', 'khoa'] as const
/** How many deeds there are, and how many of them come before a case ends; nobody bars a reader, they read to the end. */
const deedsCount = 17
const openCount = 12

onMediation('bí mật của các bên hòa giải', (world) => {
  test('không bảng, nhật ký, danh sách, lời từ chối nào nêu các bên, qua mọi diễn biến, ai làm cũng vậy', async () => {
    let runs = 0
    const { id, seats } = await goingOn(world(), mark)
    const other = await nextDoor(world())
    const place = { id, otherId: seats.dung.id, nextTeamId: other.team.id, nextMediatorId: other.khoa.id }
    // each deed of an open case once by whoever may: a property over refusals alone would prove nothing
    for (const step of Array.from({ length: openCount }, (_, each) => each)) {
      expect(await tries(world(), place, step, 'lan'), String(step)).toBe('')
      await nothingLeaks(world(), id, [])
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(deedsCount - 1), fc.constantFrom(...strangers, ...along, ...readers)), {
          minLength: 6,
          maxLength: 10,
        }),
        async (steps) => {
          const said: string[] = []
          for (const [step, who] of steps) said.push(await tries(world(), place, step, who))
          await nothingLeaks(world(), id, said)
          runs++
        },
      ),
      { numRuns: 6, seed: 2026 },
    )
    const said: string[] = []
    for (let step = openCount; step < deedsCount; step++) said.push(await tries(world(), place, step, 'lan'))
    await nothingLeaks(world(), id, said)
    expect(runs).toBe(6)
    // and it is there for those who may: otherwise the above would prove nothing
    const { db, house, actors } = world()
    for (const who of readers)
      expect(JSON.stringify(await loadCasePage(db, house.secretKey, actors[who], today, id))).toContain(mark)
  }, 90_000)
})

type Place = { id: string; otherId: string; nextTeamId: string; nextMediatorId: string }

/** One try of one person; answers with what they were told when it was refused. */
async function tries(world: MediationWorld, place: Place, step: number, who: Who): Promise<string> {
  const { id: caseId, otherId, nextTeamId, nextMediatorId } = place
  const { does, db } = world
  const note = `Bà Ất ${mark}`
  const escalation = await db
    .selectFrom('mediation_escalation')
    .select('id')
    .where('reported_on', 'is', null)
    .executeTakeFirst()
  const waiting = await db
    .selectFrom('mediation_escalation')
    .select('id')
    .where('handled_on', 'is', null)
    .executeTakeFirst()
  const guest = await db.selectFrom('mediation_guest').select('id').executeTakeFirst()
  const { version } = await db
    .selectFrom('mediation_case')
    .select('version')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const words = { basis: note, parties: note, subject: note, course: note, terms: note, duties: note, manner: note }
  const followUp = { caseId, formKey: newSecret(), day: '21/11/2026', standing: 'on-way', note }
  const deeds = [
    () => does(who, noteSession, sessionForm(caseId, mark)),
    () => does(who, escalate, { caseId, kind: 'violence', foundOn: '18/11/2026', note }),
    () => does(who, barMediator, { caseId, mediatorId: otherId, ground: 'interest' }),
    () => does(who, unbarMediator, { caseId, mediatorId: otherId }),
    () => does(who, inviteGuest, { caseId, name: note, role: mark, consentAsked: 'co', invitedOn: '18/11/2026' }),
    () => does(who, joinTeam, { caseId, teamId: nextTeamId }),
    () => does(who, addCoMediatorAct, { caseId, mediatorId: nextMediatorId, interestAsked: 'co', day: '18/11/2026' }),
    () => does(who, endCoMediator, { caseId, mediatorId: nextMediatorId }),
    () => does(who, partFromTeam, { caseId, teamId: nextTeamId }),
    () => does(who, removeGuest, { caseId, guestId: guest?.id ?? caseId }),
    () =>
      does(who, reportEscalation, {
        caseId,
        escalationId: escalation?.id ?? caseId,
        reportedOn: '21/11/2026',
        reportedTo: 'police',
      }),
    () =>
      does(who, handleEscalation, {
        caseId,
        escalationId: waiting?.id ?? caseId,
        handledOn: '21/11/2026',
        handledNote: note,
      }),
    () => does(who, endCase, { caseId, endedOn: '20/11/2026', endReason: 'agreement', note }),
    () => does(who, writeAgreement, { caseId, version: '0', ...words }),
    () => does(who, noteFollowUp, { ...followUp, version: String(version) }),
    () => does(who, noteCourt, { caseId, version: '0', filedOn: '21/11/2026', result: '', resultOn: '' }),
    () => does(who, requestFee, { caseId, amount: '300.000', requestedOn: '21/11/2026' }),
  ]
  try {
    await deeds[step]!()
    return ''
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.message
  }
}

async function nothingLeaks(world: MediationWorld, caseId: string, said: string[]): Promise<void> {
  const { db, actors, house } = world
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
  const asked = tables.map(({ name }) => sql`select coalesce(json_agg(t)::text, '') as text from ${sql.table(name)} t`)
  const { rows } = await sql<{ text: string }>`${sql.join(asked, sql` union all `)}`.execute(db)
  const shown = [...rows.map(({ text }) => text), ...said]
  expect(shown.some((text) => text.includes(caseId))).toBe(true)
  for (const who of [...strangers, ...along, ...readers]) {
    const found = await listCases(db, actors[who], today, { show: 'all' })
    const page = casesPage(
      { rows: found, show: 'all', teams: [], teamId: undefined, led: [], mayRecord: true, mayRun: true },
      {} as never,
    )
    shown.push(JSON.stringify(found), renderToString(page.body as never))
    if ((strangers as readonly Who[]).includes(who)) {
      expect(found, who).toEqual([])
      const refused = await loadCasePage(db, house.secretKey, actors[who], today, caseId).catch((error) =>
        String(error),
      )
      expect(typeof refused, who).toBe('string')
      shown.push(String(refused))
    }
  }
  expect(shown.filter((text) => text.includes(mark))).toEqual([])
}
