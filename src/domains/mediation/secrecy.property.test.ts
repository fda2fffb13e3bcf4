import fc from 'fast-check'
import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { barMediator } from '#domains/mediation/acts/bar-mediator.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { escalate } from '#domains/mediation/acts/escalate.ts'
import { noteFollowUp } from '#domains/mediation/acts/note-follow-up.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { reportEscalation } from '#domains/mediation/acts/report-escalation.ts'
import { requestFee } from '#domains/mediation/acts/request-fee.ts'
import { writeAgreement } from '#domains/mediation/acts/write-agreement.ts'
import { listCases, loadCasePage } from '#domains/mediation/case.queries.ts'
import {
  goingOn,
  type MediationWorld,
  onMediation,
  sessionForm,
  type Who,
} from '#domains/mediation/mediation.fixtures.ts'
import { casesPage } from '#domains/mediation/pages/cases-page.tsx'

const mark = 'zqkxw'
const today = '2026-11-21'
/** Whoever may never read the case: another commune, the province, a mediator of the team who has nothing to do with it. */
const strangers = ['tu', 'mai', 'dung'] as const
const readers = ['lan', 'hung', 'bich', 'cuong'] as const

onMediation('bí mật của các bên hòa giải', (world) => {
  test('không bảng, nhật ký, danh sách, lời từ chối nào nêu các bên, qua mọi diễn biến, ai làm cũng vậy', async () => {
    let runs = 0
    const { id, seats } = await goingOn(world(), mark)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(7), fc.constantFrom(...strangers, ...readers)), { minLength: 3, maxLength: 6 }),
        async (steps) => {
          const said: string[] = []
          for (const [step, who] of steps) said.push(await tries(world(), id, seats.dung.id, step, who))
          await nothingLeaks(world(), id, said)
          runs++
        },
      ),
      { numRuns: 6 },
    )
    expect(runs).toBe(6)
    // and it is there for those who may: otherwise the above would prove nothing
    const { db, house, actors } = world()
    for (const who of readers)
      expect(JSON.stringify(await loadCasePage(db, house.secretKey, actors[who], today, id))).toContain(mark)
  }, 90_000)
})

/** One try of one person; answers with what they were told when it was refused. */
async function tries(world: MediationWorld, caseId: string, otherId: string, step: number, who: Who): Promise<string> {
  const { does, db } = world
  const note = `Bà Ất ${mark}`
  const escalation = await db
    .selectFrom('mediation_escalation')
    .select('id')
    .where('reported_on', 'is', null)
    .executeTakeFirst()
  const words = { basis: note, parties: note, subject: note, course: note, terms: note, duties: note, manner: note }
  const deeds = [
    () => does(who, noteSession, sessionForm(caseId, mark)),
    () => does(who, endCase, { caseId, endedOn: '20/11/2026', endReason: 'agreement', note }),
    () => does(who, writeAgreement, { caseId, version: '0', ...words }),
    () => does(who, noteFollowUp, { caseId, formKey: newSecret(), day: '21/11/2026', standing: 'on-way', note }),
    () => does(who, escalate, { caseId, kind: 'violence', foundOn: '18/11/2026', note }),
    () => does(who, barMediator, { caseId, mediatorId: otherId, ground: 'interest' }),
    () => does(who, requestFee, { caseId, amount: '300.000', requestedOn: '21/11/2026' }),
    () =>
      does(who, reportEscalation, {
        caseId,
        escalationId: escalation?.id ?? caseId,
        reportedOn: '21/11/2026',
        reportedTo: 'Công an xã',
      }),
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
  for (const who of [...strangers, ...readers]) {
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
