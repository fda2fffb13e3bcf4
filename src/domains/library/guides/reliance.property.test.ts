import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#base/day.ts'
import {
  addRelation,
  amendText,
  onGuides,
  published,
  runJob,
  type World,
} from '#domains/library/guides/guides.fixtures.ts'
import { saveReliances } from '#domains/library/guides/reliance.store.ts'
import { loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { pinOn } from '#domains/library/reliance.ts'

/**
 * Random histories: words of an article change, places and the whole law are amended, repealed, suspended, replaced, from today
 * or later on; guides are approved anew; days pass with the night's job. Then the flagged guides are those that a plain model says,
 * which keeps the history in its head and knows nothing of hashes.
 */
type Deed =
  | { kind: 'amend'; words: number; in: number }
  | { kind: 'relate'; what: 'amends' | 'repeals' | 'suspends' | 'replaces'; scope: string[]; in: number }
  | { kind: 'approve'; guide: number; place: number }
  | { kind: 'sleep'; days: number }

const texts = [
  '1. Một.\n2. Hai:\na) A;\nb) B.',
  '1. Một.\n2. Hai:\na) Ă;\nb) B.',
  '1. Khác.\n2. Hai:\na) A;\nb) B.',
  '1. Một.',
]
/** Each with the words it has in each of the texts; null: not there. */
const places = [
  { address: 'dieu-1', article: '1', clause: '', point: '', words: ['0', '1', '2', '3'] },
  { address: 'dieu-1/khoan-1', article: '1', clause: '1', point: '', words: ['Một', 'Một', 'Khác', 'Một'] },
  { address: 'dieu-1/khoan-2/diem-a', article: '1', clause: '2', point: 'a', words: ['A', 'Ă', 'A', null] },
  { address: 'dieu-1/khoan-2/diem-b', article: '1', clause: '2', point: 'b', words: ['B', 'B', 'B', null] },
]

const inDays = fc.integer({ min: 0, max: 3 })
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('amend' as const), words: fc.nat(texts.length - 1), in: inDays }),
  fc.record({
    kind: fc.constant('relate' as const),
    what: fc.constantFrom('amends' as const, 'repeals' as const, 'suspends' as const, 'replaces' as const),
    scope: fc.constantFrom<string[][]>(['dieu-1'], ['dieu-1/khoan-1'], ['dieu-2'], ['dieu-1/khoan-2/diem-a'], []),
    in: inDays,
  }),
  fc.record({ kind: fc.constant('approve' as const), guide: fc.nat(2), place: fc.nat(places.length - 1) }),
  fc.record({ kind: fc.constant('sleep' as const), days: fc.integer({ min: 1, max: 3 }) }),
)

const firstDay: Day = '2026-11-21'

class Model {
  today = firstDay
  versions = [{ from: '2020-07-01' as Day, words: 0 }]
  relations: { what: string; scope: string[]; from: Day }[] = []
  pins = new Map<number, { place: (typeof places)[number]; words: string; seen: Set<object> }>()

  current() {
    return this.versions.findLast(({ from }) => from <= this.today)!
  }

  inEffect() {
    return this.relations.filter(({ from }) => from <= this.today)
  }

  flagged(): number[] {
    return [...this.pins].filter(([, pin]) => this.#isFlagged(pin)).map(([guide]) => guide)
  }

  #isFlagged({ place, words, seen }: { place: (typeof places)[number]; words: string; seen: Set<object> }): boolean {
    const within = (below: string, above: string) => below === above || below.startsWith(`${above}/`)
    return (
      this.inEffect().some((act) => {
        const { what, scope, from } = act
        if (scope.length === 0) return what !== 'amends'
        if ((what === 'repeals' || what === 'suspends') && within(place.address, scope[0]!)) return true
        const touches = within(place.address, scope[0]!) || within(scope[0]!, place.address)
        return touches && !seen.has(act) && this.current().from < from
      }) || place.words[this.current().words] !== words
    )
  }
}

onGuides('mọi lịch sử', (world) => {
  test('bài bị báo là đúng những bài mà quy tắc nói', async () => {
    const guides = [await published(world()), await published(world()), await published(world())].map(({ id }) => id)
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (history) => {
        await clean(world(), guides)
        const model = new Model()
        for (const one of history) await happen(world(), model, guides, one)
        await runJob(world(), 'library.law-changed', { documentId: world().law.id })
        expect(await flagged(world(), guides)).toEqual(model.flagged().sort())
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

async function happen(world: World, model: Model, guides: string[], one: Deed): Promise<void> {
  const { db, law, decree, articleIds, bodies, clock, database } = world
  switch (one.kind) {
    case 'amend': {
      const from = addDays(model.today, one.in)
      if (from <= model.versions.at(-1)!.from) return
      await amendText(db, articleIds[0]!, texts[one.words]!, from)
      model.versions.push({ from, words: one.words })
      return
    }
    case 'relate': {
      const { what, scope } = one
      if (model.relations.some((each) => each.what === what && each.scope.join() === scope.join())) return
      const from = addDays(model.today, one.in)
      await addRelation(db, { fromId: decree.id, toId: law.id, kind: what, scope, fromDay: from })
      model.relations.push({ what, scope, from })
      return
    }
    case 'approve': {
      const { address: _, words, ...place } = places[one.place]!
      const seenWords = words[model.current().words]
      if (seenWords === null || seenWords === undefined) return
      const facts = (await loadDocumentFacts(db, [{ documentId: law.id, article: place.article }])).get(law.id)!
      const pin = pinOn(model.today, place, placeFactsOf(facts, place.article))
      const by = { kind: 'guide' as const, subjectId: guides[one.guide]!, ownerBodyId: bodies.first.id }
      await database.transaction((tx) => saveReliances(tx, by, [{ ...place, ...pin, documentId: law.id }]))
      model.pins.set(one.guide, { place: places[one.place]!, words: seenWords, seen: new Set(model.inEffect()) })
      return
    }
    case 'sleep':
      model.today = addDays(model.today, one.days)
      clock.moveTo(`${model.today}T02:00:00Z`)
      await runJob(world, 'library.follow-calendar')
  }
}

async function flagged({ db }: World, guides: string[]): Promise<number[]> {
  const rows = await db.selectFrom('law_reliance').select('subject_id as id').where('state', '=', 'flagged').execute()
  return rows.map(({ id }) => guides.indexOf(id)).sort()
}

async function clean({ db, law, clock, articleIds }: World, guides: string[]): Promise<void> {
  await db.deleteFrom('law_reliance').where('subject_id', 'in', guides).execute()
  await db.deleteFrom('law_relation').where('to_id', '=', law.id).execute()
  const versions = db.deleteFrom('law_article_version').where('article_id', 'in', articleIds)
  await versions.where('from_day', '>', '2020-07-01').execute()
  await db
    .updateTable('law_article_version')
    .set({ to_day: null, text: texts[0] })
    .where('article_id', 'in', articleIds)
    .execute()
  clock.moveTo(`${firstDay}T02:00:00Z`)
}
