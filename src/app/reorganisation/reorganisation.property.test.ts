import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { followSuccessors } from '#domains/cascade/acts/follow-plan.ts'
import { followBody as disclosuresFollow } from '#domains/disclosure/acts/follow-body.ts'
import { followBody as mattersFollow } from '#domains/matters/acts/follow-body.ts'
import { followBody as teamsFollow } from '#domains/mediation/acts/follow-body.ts'
import { actNames } from '#domains/people/act-names.ts'
import { followBody as rolesFollow } from '#domains/people/acts/follow-body.ts'
import { addBody, addPlace, testHouse } from '#domains/people/testing/people-house.ts'
import { followCommune } from '#domains/places/acts/follow-commune.ts'
import { handOverWork } from '#domains/plans/acts/hand-over-work.ts'
import { rolledBack } from '#domains/plans/random-plans.fixtures.ts'
import { followBody as peopleOfTheLawFollow } from '#domains/practitioners/acts/follow-body.ts'
import { followBody as assessmentsFollow } from '#domains/standard/acts/follow-body.ts'
import { followBody as askingsFollow } from '#domains/statistics/acts/follow-body.ts'
import { movingActs } from '#domains/statistics/board/measure-month.store.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { Database, Db, Tx } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { House } from '#platform/house.ts'

/**
 * Everything that follows a body that ended, in the order of the night. Activities, learning and reports have none: what they have under
 * way stays, and the what-if page names it.
 */
const followers: { deed: Act<never, unknown>; countOf: (done: never) => number }[] = [
  ...[
    followCommune,
    mattersFollow,
    teamsFollow,
    rolesFollow,
    assessmentsFollow,
    askingsFollow,
    peopleOfTheLawFollow,
    disclosuresFollow,
  ].map((deed) => ({ deed: deed as Act<never, unknown>, countOf: (done: never): number => done })),
  { deed: handOverWork as Act<never, unknown>, countOf: ({ tasks }: { tasks: number }) => tasks },
  { deed: followSuccessors as Act<never, unknown>, countOf: ({ count }: { count: number }) => count },
]

test('mọi việc theo cơ quan kế tục đều có trong danh sách của phép thử', () => {
  const named = Object.keys(actNames).filter((name) => /\.follow-(body|commune|successors)$|hand-over-work$/.test(name))
  expect(followers.map(({ deed }) => deed.name).toSorted()).toEqual(named.toSorted())
})

/** They take nothing along that a measure counts. */
const notCounted = ['places.follow-commune', 'people.follow-body', 'standard.follow-body', 'statistics.follow-body']

test('bản ghi theo cơ quan kế tục thì các tháng đã cộng được cộng lại', () => {
  const counted = followers.map(({ deed }) => deed.name).filter((name) => !notCounted.includes(name))
  expect(movingActs).toEqual(expect.arrayContaining(counted))
  expect(Object.keys(actNames)).toEqual(expect.arrayContaining([...movingActs]))
})

const today = '2026-11-21'
const communes = 5
const names = ['thôn đoài', 'thôn đông', 'thôn hạ']
const windows = ['2026-01-01', '2026-07-01']

/**
 * Communes with villages of few names, so that they meet, some in the stead of one that ended whose team they have; with matters, roles,
 * people of the law, assessments, askings for the same days, tasks and demands. The last body is of the place of the first. Bodies that
 * end, each with none, one or several of those after it; a worker that is killed here and there.
 */
const worlds = fc.record({
  villages: fc.array(fc.record({ at: fc.nat(communes - 1), name: fc.nat(names.length - 1), followed: fc.boolean() }), {
    maxLength: 10,
  }),
  matters: fc.array(fc.record({ at: fc.nat(communes), isOpen: fc.boolean() }), { maxLength: 5 }),
  roles: fc.array(fc.record({ at: fc.nat(communes), person: fc.nat(1), isMediator: fc.boolean() }), { maxLength: 4 }),
  assessments: fc.array(
    fc.record({
      at: fc.oneof(fc.constant(0), fc.nat(communes - 1)),
      state: fc.constantFrom('preparing', 'submitted', 'excluded'),
    }),
    { maxLength: 4 },
  ),
  disclosures: fc.array(fc.record({ at: fc.nat(communes), isDone: fc.boolean() }), { maxLength: 3 }),
  documents: fc.array(
    fc.record({
      at: fc.nat(communes),
      upTo: fc.constantFrom('given', 'taken back', 'issued'),
      isPublished: fc.boolean(),
      isChecked: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  lists: fc.uniqueArray(fc.nat(communes), { maxLength: 4 }),
  // mostly for the same days, so that they meet at an heir
  askings: fc.array(
    fc.record({
      at: fc.nat(communes),
      window: fc.constantFrom(0, 0, 0, 1),
      isLocked: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 3, maxLength: 12 },
  ),
  tasks: fc.array(fc.record({ holder: fc.nat(communes), lead: fc.nat(communes), isOpen: fc.boolean() }), {
    maxLength: 5,
  }),
  addressees: fc.uniqueArray(fc.nat(communes), { maxLength: 4 }),
  endings: fc.array(
    fc.record({
      body: fc.nat(),
      into: fc.oneof({ weight: 3, arbitrary: fc.tuple(fc.nat()) }, fc.array(fc.nat(), { maxLength: 2 })),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  // a new committee for the commune of the first
  renewed: fc.boolean(),
  kills: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
})
type Given = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never

async function build(db: Db, given: Given): Promise<string[]> {
  await addPlace(db, '24', null)
  const province = await addBody(db, { name: 'UBND tỉnh', place: '24/', path: '/1/', parentId: null })
  const [bodyIds, placeIds]: string[][] = [[], []]
  for (let index = 0; index <= communes; index++) {
    const placeId = `0000${index % communes}`
    if (index < communes) await addPlace(db, placeId, '24')
    const path = `/1/${index + 2}/`
    const body = { name: `UBND xã ${index}`, place: `24/${placeId}/`, path, parentId: province.id }
    bodyIds!.push((await addBody(db, body)).id)
    placeIds!.push(placeId)
  }
  const people = [newId(), newId()]
  for (const [index, id] of people.entries())
    await sql`insert into person (id, name, user_name, created_at, folded, sort_key) values (${id}, 'Lan', ${`lan${index}`}, now(), 'lan', 'lan')`.execute(
      db,
    )
  const world: World = { db, bodyIds: bodyIds!, placeIds: placeIds!, people }
  await addVillages(world, given)
  await addRecords(world, given)
  await addWork(world, given, province.id)
  return bodyIds!
}

type World = { db: Db; bodyIds: string[]; placeIds: string[]; people: string[] }

async function addVillages({ db, bodyIds, placeIds, people }: World, given: Given): Promise<void> {
  for (const { at, name, followed } of given.villages) {
    const [id, folded] = [newId(), names[name]!]
    const { rows } = await sql`
      insert into village (id, commune_id, kind, name, folded, sort_key, from_day)
      values (${id}, ${placeIds[at]}, 'thon', ${folded}, ${folded}, ${folded}, '2020-01-01') on conflict do nothing returning id`.execute(
      db,
    )
    if (rows.length === 0) continue
    const old = followed ? newId() : id
    if (followed) {
      await sql`insert into village (id, commune_id, kind, name, folded, sort_key, from_day, to_day)
        values (${old}, ${placeIds[at]}, 'thon', ${folded}, ${folded}, ${folded}, '2000-01-01', '2020-01-01')`.execute(
        db,
      )
      await sql`insert into village_succession (old_id, new_id, on_day, kind) values (${old}, ${id}, '2020-01-01', 'merge')`.execute(
        db,
      )
    }
    await sql`insert into mediation_team (id, body_id, village_id, name, quota, decision, decided_on)
      values (${newId()}, ${bodyIds[at]}, ${old}, ${folded}, 3, '1/QĐ', '2026-01-01')`.execute(db)
    await sql`insert into practitioner (id, body_id, kind, name, folded, sort_key, state, changed_at, changed_by)
      values (${newId()}, ${bodyIds[at]}, 'communicator', 'Bích', 'bich', 'bich', 'proposed', now(), ${people[0]})`.execute(
      db,
    )
  }
}

async function addRecords({ db, bodyIds, placeIds, people }: World, given: Given): Promise<void> {
  for (const [index, { at, isOpen }] of given.matters.entries()) {
    const id = newId()
    const hash = (mark: string) => `${mark}${index}`.padStart(64, '0')
    await sql`insert into submission (id, form_hash, content_hash, code_hash, link_hash, channel, body_id, received_at, received_on, is_secret,
        is_anonymous, words, particulars, consents, notify, recovery)
      values (${id}, ${hash('a')}, ${hash('b')}, ${hash('c')}, ${hash('d')}, 'web', ${bodyIds[at]}, '2026-11-02', '2026-11-02', false, false,
        'Hỏi', '{}', '{}', 'none', 'none')`.execute(db)
    await sql`insert into submitter (submission_id, name, address, folded, contact_sealed) values (${id}, 'Tư', '', 'tu', '')`.execute(
      db,
    )
    await sql`insert into matter (id, submission_id, kind, body_id, number, year, state, closed_as, title, received_at, received_on, folded)
      values (${newId()}, ${id}, 'question', ${bodyIds[at]}, ${index + 1}, 2026, ${isOpen ? 'received' : 'closed'}, ${isOpen ? null : 'guided'},
        'Hỏi', '2026-11-02', '2026-11-02', 'hoi')`.execute(db)
    await sql`insert into matter_counter (body_id, year, last) values (${bodyIds[at]}, 2026, ${index + 1})
      on conflict (body_id, year) do update set last = excluded.last`.execute(db)
  }
  for (const { at, person, isMediator } of given.roles)
    await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, granted_at)
      values (${newId()}, ${people[person]}, ${isMediator ? 'mediator' : 'officer'}, ${bodyIds[at]}, 'body', '2026-01-01', now())`.execute(
      db,
    )
  for (const { at, state } of given.assessments) {
    const submitted = state === 'submitted' ? sql`${people[0]}::uuid, now(), '{}'::jsonb` : sql`null, null, null`
    await sql`insert into standard_assessment (id, place_id, province_id, body_id, year, rule_set, state, excluded_why, submitted_by, submitted_at, frozen)
      values (${newId()}, ${placeIds[at]}, '24', ${bodyIds[at]}, 2026, 'thu', ${state}, ${state === 'excluded' ? 'không đánh giá' : ''}, ${submitted})
      on conflict do nothing`.execute(db)
  }
  await addDisclosures(db, bodyIds, given)
  for (const { at, window, isLocked } of given.askings)
    await sql`insert into form_asking (id, body_id, code, form, title, from_day, to_day, due_day, asked_by, asked_at, locked_at, locked_reason)
      values (${newId()}, ${bodyIds[at]}, 'thu', '{}', 'thử', ${windows[window]}, '2026-12-31', '2026-12-31', ${people[0]}, now(),
        ${isLocked ? new Date() : null}, ${isLocked ? 'xong' : ''}) on conflict do nothing`.execute(db)
}

/** Documents with their lines, lines of none, lists: of every stage. */
async function addDisclosures(db: Db, bodyIds: readonly string[], given: Given): Promise<void> {
  const addLine = (at: number, documentId: string | null, isPublished: boolean, isWithdrawn = false) => {
    const [day, where] = isPublished ? ['2026-11-03', 'Bảng tin'] : [null, '']
    const [gone, why] = isWithdrawn ? ['2026-11-04', 'Ghi nhầm'] : [null, '']
    return sql`
      insert into disclosure (id, body_id, local_document_id, kind, title, made_on, channels, due_on, is_due_sure, published_on, published_at,
        withdrawn_on, withdrawn_why)
      values (${newId()}, ${bodyIds[at]}, ${documentId}, 'plan', 'Kế hoạch', '2026-11-02', '{portal}', '2026-11-09', true, ${day}, ${where},
        ${gone}, ${why})`.execute(db)
  }
  for (const { at, isDone } of given.disclosures) await addLine(at, null, isDone)
  for (const { at, upTo, isPublished, isChecked } of given.documents) {
    const id = newId()
    const isIssued = upTo === 'issued'
    const checkedOn = isIssued && isChecked ? '2026-11-04' : null
    await sql`insert into local_document (id, body_id, issuer, title, issued_on, number, checked_on, is_in_order)
      values (${id}, ${bodyIds[at]}, 'people-council', 'Nghị quyết', ${isIssued ? '2026-11-02' : null}, ${isIssued ? '1/NQ' : ''}, ${checkedOn},
        ${checkedOn === null ? null : true})`.execute(db)
    if (upTo !== 'given') await addLine(at, id, isIssued && isPublished, !isIssued)
  }
  for (const at of given.lists)
    await sql`insert into disclosure_list (id, body_id, made_on) values (${newId()}, ${bodyIds[at]}, '2026-03-10')`.execute(
      db,
    )
}

async function addWork({ db, bodyIds, people }: World, given: Given, provinceId: string): Promise<void> {
  const planId = newId()
  await sql`insert into plan (id, body_id, title, state, adopted_by, adopted_at, folded)
    values (${planId}, ${provinceId}, 'Kế hoạch', 'adopted', ${people[0]}, now(), 'ke hoach')`.execute(db)
  for (const [position, { holder, lead, isOpen }] of given.tasks.entries()) {
    const id = newId()
    await sql`insert into task (id, plan_id, issuer_body_id, holder_body_id, position, path, text, officer_id, folded)
      values (${id}, ${planId}, ${provinceId}, ${bodyIds[holder]}, ${position}, ${`${position + 1}`}, 'Việc', ${people[position % 2]}, 'viec')`.execute(
      db,
    )
    await sql`insert into task_body (task_id, body_id, part) values (${id}, ${provinceId}, 'issuer'), (${id}, ${bodyIds[holder]}, 'issuer'),
      (${id}, ${bodyIds[lead]}, 'lead') on conflict do nothing`.execute(db)
    await sql`insert into obligation (id, task_id, position, kind, label, due_day, state, claimed_by, claimed_at, done_day, checked_by)
      values (${newId()}, ${id}, 0, 'deadline', 'Mốc', '2026-12-01', ${isOpen ? 'open' : 'checked'}, ${isOpen ? null : people[0]},
        ${isOpen ? null : new Date()}, ${isOpen ? null : today}, ${isOpen ? null : people[1]})`.execute(db)
  }
  for (const at of given.addressees)
    await sql`insert into plan_addressee (id, plan_id, body_id, issued_on, state, decided_at)
      values (${newId()}, ${planId}, ${bodyIds[at]}, '2026-02-01', 'asked', now())`.execute(db)
}

async function end(db: Db, ids: readonly string[], { endings, renewed }: Given): Promise<void> {
  const first = renewed ? [{ body: 0, into: [communes - 1] }] : []
  for (const { body, into } of [...first, ...endings.filter(({ body }) => !renewed || body % (ids.length - 1) > 0)]) {
    const at = body % (ids.length - 1)
    await sql`update body set to_day = ${today} where id = ${ids[at]}`.execute(db)
    for (const heir of into)
      await sql`insert into body_succession (old_id, new_id, on_day, kind)
        values (${ids[at]}, ${ids[at + 1 + (heir % (ids.length - 1 - at))]}, ${today}, 'merge') on conflict do nothing`.execute(
        db,
      )
  }
}

class Killed extends Error {}

/** A house whose every transaction is a part of this one, and whose worker dies before its commit where `kills` says so. */
function houseWithin(db: Db, kills: boolean[]): House {
  const { house } = testHouse({} as Database)
  const transaction: Database['transaction'] = async (run) => {
    await sql`savepoint batch`.execute(db)
    const done = await run(db as Tx)
    if (kills.shift() !== true) {
      await sql`release savepoint batch`.execute(db)
      return done
    }
    await sql`rollback to savepoint batch`.execute(db)
    throw new Killed()
  }
  return { ...house, database: { kysely: db, transaction } as Database }
}

const turnsMax = 500

/** Batch after batch, each deed until nothing waits for it; what was killed is begun again. */
async function followAll(db: Db, countMax: number, kills: readonly boolean[]): Promise<void> {
  const house = houseWithin(db, [...kills])
  for (const { deed, countOf } of followers) {
    for (let turn = 0; ; turn++) {
      if (turn > turnsMax) throw new Error(`${deed.name} never ends.`)
      try {
        if (countOf((await perform(deed, { house, actor: systemActor }, { countMax })) as never) === 0) break
      } catch (error) {
        if (!(error instanceof Killed)) throw error
      }
    }
  }
}

/** What counts afterwards, whatever the order it came about in. */
async function stateOf(db: Db) {
  const rows = async (question: ReturnType<typeof sql>) => (await question.execute(db)).rows
  return {
    villages: (await rows(sql`select id, commune_id as commune from village order by id`)) as {
      id: string
      commune: string
    }[],
    teams: (await rows(sql`
      select team.id, team.body_id as "bodyId", body.place_id as place, village.commune_id as commune, body.to_day is null as standing,
        village.to_day is not null as followed
      from mediation_team team join body on body.id = team.body_id join village on village.id = team.village_id order by team.id`)) as Team[],
    people: await rows(sql`select id, body_id from practitioner order by id`),
    matters: await rows(sql`
      select submission_id, body_id, state, closed_as, received_on from matter order by submission_id, body_id, state`),
    roles: await rows(
      sql`select person_id, role, body_id, ended_at is null as runs, count(*) from role_grant group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    ),
    assessments: await rows(sql`select id, body_id, state from standard_assessment order by id`),
    askings: (await rows(sql`
      select asking.id, body_id, body.place_id as place from form_asking asking join body on body.id = asking.body_id order by asking.id`)) as {
      id: string
      place: string
    }[],
    disclosures: await rows(sql`select id, body_id from disclosure order by id`),
    documents: await rows(sql`select id, body_id from local_document order by id`),
    tasks: await rows(sql`select id, holder_body_id, officer_id from task order by id`),
    parts: await rows(sql`select task_id, body_id, part from task_body order by 1, 2, 3`),
    handovers: await rows(sql`select task_id, part, from_body_id, to_body_id from task_handover order by 1, 2, 3`),
    addressees: await rows(sql`select plan_id, body_id, state from plan_addressee order by 1, 2, 3`),
  }
}
type Team = { id: string; bodyId: string; place: string; commune: string; standing: boolean; followed: boolean }

onBothDatabases('sắp xếp lại cơ quan', (database) => {
  test('bị dừng ở bất cứ đợt nào, ở phần nào, rồi làm tiếp cũng như làm một mạch; không gì mất, không gì còn ở nơi đã có một nơi kế tục', async () => {
    const moved: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(worlds, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const bodyIds = await build(db, given)
          const before = await stateOf(db)
          await end(db, bodyIds, given)
          await sql`savepoint one_go`.execute(db)
          await followAll(db, 500, [])
          const whole = await stateOf(db)
          await sql`rollback to savepoint one_go`.execute(db)
          await followAll(db, 1, given.kills)
          const after = await stateOf(db)
          expect(after).toEqual(whole)
          expect(after.villages.map(({ id }) => id)).toEqual(before.villages.map(({ id }) => id))
          expect(after.teams.map(({ id }) => id)).toEqual(before.teams.map(({ id }) => id))
          expect(await countStranded(db)).toEqual(nothingStranded)
          expect(await countTorn(db)).toBe(0)
          expect(await listListsCounted(db)).toEqual(await listListsStanding(db))
          // elsewhere it would be put to other communes
          expect(after.askings.map(({ place }) => place)).toEqual(before.askings.map(({ place }) => place))
          // a team and its village are found in one commune, unless another village of that name stands there, or another committee
          // of the former commune
          const placesHeld = await listHeldPlaces(db)
          const apart = after.teams.filter(
            ({ standing, place, commune }) => standing && place !== commune && !placesHeld.includes(commune),
          )
          for (const { commune, followed } of apart)
            expect([followed, await isNameTaken(db, commune)]).toEqual([false, true])
          for (const [part, rows] of Object.entries(after))
            if (JSON.stringify(rows) !== JSON.stringify(before[part as keyof typeof before]))
              moved[part] = (moved[part] ?? 0) + 1
        })
      }),
      { numRuns: 40, seed: 20261129, endOnFailure: true },
    )
    // otherwise nothing of that kind ever went anywhere
    const kinds = Object.keys(await stateOf(database().kysely))
    expect(kinds.filter((part) => (moved[part] ?? 0) === 0)).toEqual([])
  }, 300_000)
})

const nothingStranded = {
  teams: 0,
  people: 0,
  matters: 0,
  roles: 0,
  assessments: 0,
  askings: 0,
  disclosures: 0,
  documents: 0,
  tasks: 0,
  addressees: 0,
}

/** What still stands at a body that ended with one successor, and should have gone there. */
async function countStranded(db: Db) {
  const { rows } = await sql<typeof nothingStranded>`
    with gone as (select s.old_id, min(s.new_id::text)::uuid as new_id from body join body_succession s on s.old_id = body.id
      where body.to_day is not null group by s.old_id having count(*) = 1)
    select (select count(*)::int from mediation_team join gone on old_id = body_id where ended_on is null) as teams,
      (select count(*)::int from practitioner join gone on old_id = body_id where state <> 'ended') as people,
      (select count(*)::int from matter join gone on old_id = body_id where state in ('received', 'in-review', 'waiting')) as matters,
      (select count(*)::int from role_grant join gone on old_id = body_id where role = 'mediator' and ended_at is null) as roles,
      (select count(*)::int from standard_assessment a join gone on old_id = body_id join body heir on heir.id = new_id
        where a.state in ('preparing', 'submitted') and heir.place_id = a.place_id and not exists (select from gone further where further.old_id = new_id)) as assessments,
      (select count(*)::int from form_asking a join gone on old_id = body_id join body heir on heir.id = new_id join body was on was.id = old_id
        where a.locked_at is null and heir.place_id = was.place_id and not exists (select from gone further where further.old_id = new_id)
          and not exists (select from form_asking there where there.body_id = new_id
            and (there.code, there.from_day, there.to_day, there.above) = (a.code, a.from_day, a.to_day, a.above))) as askings,
      (select count(*)::int from disclosure join gone on old_id = body_id where published_on is null) as disclosures,
      (select count(*)::int from local_document doc join gone on old_id = body_id where issued_on is null or checked_on is null
        or exists (select from disclosure line where line.local_document_id = doc.id and line.published_on is null)) as documents,
      (select count(*)::int from task join gone on old_id = holder_body_id
        where exists (select from obligation o where o.task_id = task.id and o.state <> 'checked')) as tasks,
      (select count(*)::int from plan_addressee join gone on old_id = body_id where state = 'asked') as addressees`.execute(
    db,
  )
  return rows[0]!
}

/** Documents whose line is at another body than they. */
async function countTorn(db: Db): Promise<number> {
  const { rows } = await sql<{ torn: number }>`
    select count(*)::int as torn from disclosure line join local_document doc on doc.id = line.local_document_id
    where line.body_id <> doc.body_id`.execute(db)
  return rows[0]!.torn
}

/** As statistics count what stands today, wherever it is. */
async function listListsCounted(db: Db): Promise<string[]> {
  const scope = { from: '2026-01-01', to: today, placeId: null, seenBy: 'system' } as const
  const listed = await listMeasure(db, 'disclosure-lists.standing', scope)
  return listed.map(({ id }) => id).toSorted()
}

async function listListsStanding(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select list.id from disclosure_list list join body on body.id = list.body_id where body.to_day is null`.execute(db)
  return rows.map(({ id }) => id).toSorted()
}

async function listHeldPlaces(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    place: string
  }>`select distinct place_id as place from body where to_day is null`.execute(db)
  return rows.map(({ place }) => place)
}

async function isNameTaken(db: Db, communeId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from village here join village there on there.folded = here.folded and there.id <> here.id where here.commune_id = ${communeId} limit 1`.execute(
    db,
  )
  return rows.length > 0
}
