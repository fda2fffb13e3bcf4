import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addLaw, onDesk, relate } from '#domains/library/desk/desk.fixtures.ts'
import { listDeskDocuments } from '#domains/library/desk/desk.queries.ts'
import { loadDeskDocument, loadDeskRelation } from '#domains/library/desk/desk-document.queries.ts'
import { deskFilterOf } from '#domains/library/desk/desk-filter.ts'
import { countDeskWaiting, listWaitingRelations } from '#domains/library/desk/desk-waiting.queries.ts'
import { decidesRelation, keeps } from '#domains/library/desk/keeping.ts'
import { type RelationKind, relationNames } from '#domains/library/relation.ts'
import { actorFor, addOfficer, giveRole, type TestBody } from '#domains/people/testing/people-house.ts'

const kinds = Object.keys(relationNames) as RelationKind[]
const grants = fc.array(
  fc.record({ at: fc.option(fc.nat({ max: 4 }), { freq: 4 }), reach: fc.constantFrom('body', 'subtree', 'place') }),
  { maxLength: 3 },
)
const world = fc.record({
  grants,
  keepers: fc.array(fc.option(fc.nat({ max: 4 }), { freq: 3 }), { minLength: 2, maxLength: 6 }),
  relations: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), kind: fc.constantFrom(...kinds) }), { maxLength: 8 }),
})

onDesk('ai giữ văn bản nào', (desk) => {
  test('danh sách, con số và từng trang cho cùng một câu trả lời, với mọi vai trò và mọi nơi giữ', async () => {
    let listedOnce = 0
    let turn = 0
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        turn += 1
        const { db, house, today } = desk()
        const bodies = Object.values(desk().bodies) as TestBody[]
        await db.deleteFrom('law_relation').execute()
        await db.deleteFrom('law_document').execute()
        const personId = await addOfficer(house, { name: `Người ${turn}` })
        for (const { at, reach } of given.grants)
          await giveRole(house, personId, 'librarian', { bodyId: at === null ? null : bodies[at]!.id, reach })
        const actor = await actorFor(house, personId)
        const laws = []
        for (const [index, at] of given.keepers.entries()) {
          const keeper = at === null ? null : bodies[at]!
          const document = await addLaw(db, { number: `${index}/2030/QH99`, keeperBodyId: keeper?.id ?? null })
          laws.push({
            document,
            keeper: keeper && { bodyId: keeper.id, bodyPath: keeper.path, placePath: keeper.placePath },
          })
        }
        const kept = laws.filter(({ keeper }) => keeps(actor, keeper)).map(({ document }) => document.id)
        const { rows } = await listDeskDocuments(db, actor, today, deskFilterOf({}))
        expect(rows.map(({ id }) => id).sort()).toEqual(kept.sort())
        listedOnce += kept.length
        for (const { document } of laws) {
          const found = await loadDeskDocument(db, actor, today, document.id).then(
            () => true,
            () => false,
          )
          expect(found).toBe(kept.includes(document.id))
        }
        const decided = []
        for (const { from, to, kind } of given.relations) {
          const [acting, target] = [laws[from % laws.length]!, laws[to % laws.length]!]
          if (acting === target) continue
          const ends = { fromId: acting.document.id, toId: target.document.id }
          const relation = await relate(db, { ...ends, kind, state: 'read' }).catch(() => undefined)
          if (relation === undefined) continue // the same two in the same way once more
          const may = decidesRelation(actor, kind, { from: acting.keeper, to: target.keeper })
          if (may) decided.push(relation.id)
          const seen = await loadDeskRelation(db, actor, relation.id).then(
            ({ mayDecide }) => ({ mayDecide }),
            () => undefined,
          )
          const isSeen = keeps(actor, acting.keeper) || keeps(actor, target.keeper)
          expect(seen).toEqual(isSeen ? { mayDecide: may } : undefined)
        }
        const waiting = await listWaitingRelations(db, actor, null)
        expect(waiting.map(({ id }) => id).sort()).toEqual(decided.sort())
        expect((await countDeskWaiting(db, actor)).relations).toBe(decided.length)
      }),
      { numRuns: 40 },
    )
    expect(listedOnce).toBeGreaterThan(20) // otherwise nothing was compared
  }, 120_000)
})
