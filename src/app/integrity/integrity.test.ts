import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemo } from '#app/demo/demo.ts'
import {
  disclosurePlants,
  standardPlants,
  statisticsPlants,
  togetherPlants,
} from '#app/integrity/later-plants.fixtures.ts'
import {
  activitiesPlants,
  cascadePlants,
  housePlants,
  learningPlants,
  mattersPlants,
  mediationPlants,
  practitionersPlants,
  reportsPlants,
  urgingPlants,
} from '#app/integrity/more-plants.fixtures.ts'
import {
  bodiesPlants,
  libraryPlants,
  type Plant,
  peoplePlants,
  placesPlants,
  plansPlants,
} from '#app/integrity/plants.fixtures.ts'
import { allSchedules } from '#app/worker.ts'
import { seedBodies } from '#domains/bodies/body.store.ts'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { integrityChecks } from '#domains/integrity/checks.queries.ts'
import { checkGroups, groupOf } from '#domains/integrity/integrity-check.ts'
import { questionOf, runCheck } from '#domains/integrity/run-check.queries.ts'
import { loadCatalogue } from '#domains/library/catalogue.store.ts'
import { loadPlaces } from '#domains/places/place.store.ts'
import { refreshTallies } from '#domains/plans/tally.store.ts'
import { systemClock, today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { House } from '#platform/house.ts'

const plants: Record<string, Plant> = {
  ...placesPlants,
  ...bodiesPlants,
  ...peoplePlants,
  ...libraryPlants,
  ...plansPlants,
  ...cascadePlants,
  ...urgingPlants,
  ...practitionersPlants,
  ...activitiesPlants,
  ...mattersPlants,
  ...mediationPlants,
  ...learningPlants,
  ...reportsPlants,
  ...housePlants,
  ...statisticsPlants,
  ...disclosurePlants,
  ...standardPlants,
  ...togetherPlants,
}

test('có ít nhất một trăm điều, mỗi điều một tên, và mỗi điều có một chỗ sai để thử', () => {
  const ids = integrityChecks.map(({ id }) => id)
  expect(ids.length).toBeGreaterThanOrEqual(100)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(integrityChecks.map(({ name }) => name)).size).toBeGreaterThan(ids.length - 5)
  expect(Object.keys(plants).toSorted()).toEqual(ids.toSorted())
})

test('phần nào cũng có điều được kiểm tra, và việc đêm nào bấm được đều có trong lịch', () => {
  for (const group of Object.keys(checkGroups))
    expect(integrityChecks.filter(({ id }) => groupOf(id) === group).length, group).toBeGreaterThanOrEqual(5)
  const kinds: string[] = allSchedules.map(({ kind }) => kind)
  const named = integrityChecks
    .flatMap(({ next }) => next ?? [])
    .flatMap((step) => (step.kind === 'night' ? [step.job] : []))
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((job) => !kinds.includes(job))).toEqual([])
})

onBothDatabases('kiểm tra dữ liệu', (database) => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-integrity-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** The demo: something of everything, told by acts alone. */
  async function demoWorld(): Promise<Db> {
    const house: House = {
      database: database(),
      clock: systemClock,
      dataFolder: folder,
      secretKey: new Uint8Array(32).fill(7),
      publicUrl: 'http://thu.example.vn',
      uploadSizeMbMax: 20,
    }
    await database().transaction((tx) => loadPlaces(tx))
    await database().transaction((tx) => seedBodies(tx))
    await database().transaction((tx) => loadHolidays(tx))
    await database().transaction((tx) => loadCatalogue(tx, systemClock.now()))
    await makeDemo(house)
    await refreshTallies(house)
    return database().kysely
  }

  test('dữ liệu lành thì không thấy gì; làm sai một chỗ thì thấy đúng một điều, đúng một chỗ', async () => {
    const db = await demoWorld()
    const at = { now: systemClock.now(), today: today(systemClock), replica: none }
    const clean: Record<string, unknown> = {}
    for (const check of integrityChecks) {
      const { count, first } = await runCheck((ask) => ask(db), check, at)
      if (count > 0) clean[check.id] = first
    }
    expect(clean).toEqual({})
    const reported: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const [id, plant] of Object.entries(plants)) {
      expected[id] = { [id]: plant.count ?? 1 }
      reported[id] = await plantAndCheck(db, id, plant, at)
    }
    expect(reported).toEqual(expected)
  }, 300_000)

  test('mỗi điều hỏi được từng đoạn: không điều nào đọc hết một bảng dài', async () => {
    const at = { now: systemClock.now(), today: today(systemClock), replica: none }
    const surprises: Record<string, string[]> = {}
    await database()
      .kysely.connection()
      .execute(async (db) => {
        await sql`set enable_seqscan = off`.execute(db)
        for (const check of integrityChecks) {
          const { rows } = await sql<
            Record<'QUERY PLAN', string>
          >`explain ${questionOf(check, at, '00000000-0000-7000-8000-000000000000')}`.execute(db)
          const walked = rows.flatMap((row) => /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1] ?? [])
          const long = walked.filter((table) => longTables.has(table))
          if (long.length > 0) surprises[check.id] = long
        }
        // the test sees what it looks for
        const { rows } = await sql<
          Record<'QUERY PLAN', string>
        >`explain select 1 from submission where words = 'x'`.execute(db)
        expect(rows[0]?.['QUERY PLAN']).toMatch(/Seq Scan on submission/)
        await sql`reset enable_seqscan`.execute(db)
      })
    expect(surprises).toEqual({})
  })
})

/** Tables that grow with every person, matter, activity of the nation. */
const longTables = new Set(
  `activity activity_edit activity_file activity_task audit contest_answer contest_entry contest_result coverage_cell denouncer
  disclosure disclosure_correction local_document evidence exchange
  essay_entry essay_mark job law_article law_article_version law_reliance matter matter_answer matter_event matter_file matter_call matter_call_try
  form_return form_submission standard_evidence mediation_case mediation_session mediator obligation outgoing_mail person plan_addressee progress role_grant session stored_file submission submitter
  survey_response task task_body training_attendance training_learner urge urge_person`.split(/\s+/),
)

async function plantAndCheck(db: Db, id: string, plant: Plant, at: { today: string; now: Date }) {
  const found: Record<string, unknown> = {}
  await db
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const statement of plant.statements) await sql.raw(statement.replaceAll('{today}', at.today)).execute(tx)
      for (const check of integrityChecks.filter((one) => groupOf(one.id) === groupOf(id))) {
        const { count } = await runCheck((ask) => ask(tx), check, {
          ...at,
          replica: plant.replica ?? none,
          now: new Date(),
        })
        if (count > 0) found[check.id] = count
      }
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) found[String(error)] = 1
    })
  return found
}

const none = 'none' as const

class RolledBack extends Error {}
