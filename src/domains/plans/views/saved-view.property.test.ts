import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { queryValues, queueFilterOf, queueQueryOf, queueStates } from '#domains/plans/queue-filter.ts'
import { build, isAllowed, randomWorld, rolledBack, today } from '#domains/plans/random-plans.fixtures.ts'
import { listViews } from '#domains/plans/views/saved-view.queries.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const me = newId()
const places = fc.constantFrom('24', '00004', 'cu-001')
const junk = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 250 }),
  fc.constantFrom('constructor', '__proto__', "'; drop table task; --", '&tt=all', '%', 'a+b', ' ', ''),
)
const or = (sense: fc.Arbitrary<string>) => fc.option(fc.oneof(sense, sense, junk), { nil: undefined })
const id = fc.uuid().map((one) => one.toLowerCase())

/** What an address may say: sense, nonsense, keys that the list does not know. */
const queries = fc.record({
  tt: or(fc.constantFrom(...queueStates)),
  tim: or(fc.constantFrom('đất đai', 'HÒA GIẢI', '129/QĐ-TTg', '100%')),
  'ke-hoach': or(id),
  'co-quan': or(id),
  cua: or(fc.constant('toi')),
  'don-vi': or(id),
  'dia-ban': or(places),
  'dia-ban-rieng': or(places),
  nam: or(fc.constantFrom('2025', '2026')),
  'sap-xep': or(fc.constantFrom('han', 'muon', 'ke-hoach')),
  trang: or(fc.constantFrom('1', '2')),
  moc: or(id),
  la: or(junk),
})

test('một bộ lọc viết ra rồi đọc lại vẫn là bộ lọc ấy; chỉ có một cách viết; trang và điều lạ không được giữ', () => {
  const known = ['tt', 'tim', 'ke-hoach', 'co-quan', 'cua', 'don-vi', 'dia-ban', 'dia-ban-rieng', 'nam', 'sap-xep']
  fc.assert(
    fc.property(queries, (query) => {
      const { after, before, ...filter } = queueFilterOf(query, me)
      const written = queueQueryOf(filter)
      const readBack = queueFilterOf(queryValues(written), me)
      expect(readBack).toEqual({ ...filter, search: filter.search.toWellFormed(), page: 1 })
      expect(queueQueryOf(readBack)).toBe(written)
      const names = [...new URLSearchParams(written).keys()]
      expect(known.filter((name) => names.includes(name))).toEqual(names)
      expect(names).toContain('tt')
      expect(written.length).toBeLessThanOrEqual(4_000)
    }),
    { numRuns: 1_000, seed: 20261121 },
  )
})

onBothDatabases('ai thấy bộ lọc nào được chia sẻ', (database) => {
  test('đúng những bộ lọc chia sẻ với cơ quan mà mình được xem nhiệm vụ, không hơn không kém', async () => {
    let seen = 0
    let hidden = 0
    await fc.assert(
      fc.asyncProperty(randomWorld, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const { bodies, grants, personIds } = await build(db, given)
          const views = personIds.flatMap((owner) =>
            [...bodies, undefined].map((body, position) => ({ id: newId(), owner, body, position })),
          )
          for (const { id: view, owner, body, position } of views)
            await db
              .insertInto('saved_view')
              .values({
                id: view,
                person_id: owner,
                name: `Bộ lọc ${position}`,
                query: 'tt=late',
                shared_body_id: body?.id ?? null,
                position,
                created_at: new Date(),
              })
              .execute()
          for (const [person, personId] of personIds.entries()) {
            const found = await listViews(db, await loadActor(db, personId, today), today)
            const others = views.filter(({ owner }) => owner !== personId)
            const readable = others.filter(
              ({ body }) => body !== undefined && isAllowed(grants, person, 'read tasks', body),
            )
            expect(found.shared.map((one) => one.id).sort()).toEqual(readable.map((one) => one.id).sort())
            expect(found.own.map((one) => one.id)).toEqual(
              views.filter(({ owner }) => owner === personId).map((one) => one.id),
            )
            seen += readable.length
            hidden += others.length - readable.length
          }
        })
      }),
      { numRuns: 15, seed: 20261121, endOnFailure: true },
    )
    // otherwise nothing was compared
    expect(seen).toBeGreaterThan(20)
    expect(hidden).toBeGreaterThan(20)
  }, 120_000)
})
