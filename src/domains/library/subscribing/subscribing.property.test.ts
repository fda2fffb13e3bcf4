import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dayAt } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { aDocument } from '#domains/library/library.fixtures.ts'
import { addLaw, onShelves } from '#domains/library/shelf/shelf.fixtures.ts'
import { findDocumentFacts } from '#domains/library/subscribing/document-facts.queries.ts'
import { type DocumentFacts, newsBetween } from '#domains/library/subscribing/document-news.ts'
import { noteLawNews } from '#domains/library/subscribing/note-news.store.ts'
import { postOffice } from '#domains/library/subscribing/subscribing.fixtures.ts'
import { tellSubscribers } from '#domains/library/subscribing/subscribing.jobs.ts'
import { addressHash, sealAddress } from '#domains/library/subscribing/subscription.ts'
import type { Database } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

type Step =
  | { kind: 'change'; document: 0 | 1; expires: number }
  | { kind: 'words'; document: 0 | 1; hash: number }
  | { kind: 'turn'; document: 0 | 1; killed: boolean }
  | { kind: 'tell'; killed: boolean }
  | { kind: 'deliver' }
  | { kind: 'day' }

const document = fc.constantFrom<0 | 1>(0, 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), document, expires: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('words' as const), document, hash: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ kind: fc.constant('turn' as const), document, killed: fc.boolean() }),
  fc.record({ kind: fc.constant('tell' as const), killed: fc.boolean() }),
  fc.constant({ kind: 'deliver' as const }),
  fc.constant({ kind: 'day' as const }),
)

class Killed extends Error {}

/** Everything that a job does in a transaction is gone when it is killed before the end. */
function dying(database: Database): Database {
  return {
    ...database,
    transaction: (run) =>
      database.transaction(async (tx) => {
        await run(tx)
        throw new Killed()
      }),
  }
}

onShelves('theo dõi: không thay đổi nào mất, không thay đổi nào báo hai lần', (world) => {
  async function emptied(): Promise<void> {
    for (const table of [
      'outgoing_mail',
      'law_news',
      'law_subscriber',
      'law_document_facts',
      'job',
      'law_article_version',
      'law_article',
      'law_document',
    ])
      await sql`delete from ${sql.table(table)}`.execute(world().db)
  }

  async function history(steps: Step[]): Promise<void> {
    await emptied()
    const { db, database, house } = world()
    const laws = [aDocument({ number: 'A/1' }), aDocument({ number: 'B/2' })]
    const facts: DocumentFacts[] = []
    const told = new Map<string, string[]>()
    for (const law of laws) {
      await addLaw(db, { ...law, expiresOn: '2031-01-01' }, [{ number: '1', title: 'Một', text: law.number! }])
      await database.transaction((tx) => noteLawNews(tx, turnFor(law.id)))
      facts.push((await findDocumentFacts(db, law.id, dayAt(house.clock.now())))!)
      told.set(law.slug, [])
    }
    await subscribe(house, laws[0]!.id, laws[1]!.id)
    const office = postOffice(house)
    const turn = async (index: 0 | 1, killed: boolean) => {
      const law = laws[index]!
      const run = () => (killed ? dying(database) : database).transaction((tx) => noteLawNews(tx, turnFor(law.id)))
      await run().catch(ignoreKilled)
      if (killed) return
      const after = (await findDocumentFacts(db, law.id, dayAt(house.clock.now())))!
      told.get(law.slug)!.push(...newsBetween(facts[index]!, after))
      facts[index] = after
    }
    for (const one of steps) {
      if (one.kind === 'change')
        await sql`update law_document set expires_on = ${`203${one.expires}-01-01`} where id = ${laws[one.document]!.id}`.execute(
          db,
        )
      else if (one.kind === 'words')
        await sql`update law_article_version set text_hash = ${`${one.hash}`.repeat(64)} where article_id in (
          select id from law_article where document_id = ${laws[one.document]!.id})`.execute(db)
      else if (one.kind === 'turn') await turn(one.document, one.killed)
      else if (one.kind === 'tell')
        await tellSubscribers(one.killed ? { ...house, database: dying(database) } : house).catch(ignoreKilled)
      else if (one.kind === 'deliver') await office.deliver()
      else world().later(86_400_000)
    }
    // what is still on its way arrives within two days
    for (let morning = 0; morning < 2; morning++) {
      world().later(86_400_000)
      await turn(0, false)
      await turn(1, false)
      await tellSubscribers(house)
      await office.deliver()
    }
    for (const law of laws) {
      const lines = office.sent.flatMap(({ text }) =>
        text
          .split('\n\n')
          .filter((part) => part.includes(`/phap-luat/${law.slug}`))
          .flatMap((part) =>
            part
              .split('\n')
              .filter((line) => line.startsWith('- '))
              .map((line) => line.slice(2)),
          ),
      )
      expect(lines).toEqual(told.get(law.slug))
    }
    const days = office.sent.map(({ subject, text }) => `${subject} ${/đến ngày (\S+)/u.exec(text)?.[1]}`)
    expect(new Set(office.sent.map(({ text }) => /đến ngày (\S+):/u.exec(text)![1])).size).toBe(days.length)
  }

  function turnFor(documentId: string) {
    const now = world().house.clock.now()
    return { documentId, today: dayAt(now), now }
  }

  test('dừng ở đâu, chạy lại bao nhiêu lần, thư cộng lại vẫn đúng như luật đã đổi', async () => {
    const runs = Number(process.env.PROPERTY_RUNS ?? 12)
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), history), { numRuns: runs })
  }, 240_000)
})

async function subscribe({ database, secretKey, clock }: House, ...documentIds: string[]): Promise<void> {
  const address = 'hoa@thu.example.vn'
  const id = newId()
  const row = { id, address_hash: addressHash(secretKey, address), address_sealed: sealAddress(secretKey, address) }
  await database.kysely
    .insertInto('law_subscriber')
    .values({ ...row, refusals: 0, made_at: clock.now() })
    .execute()
  for (const documentId of documentIds)
    await database.kysely
      .insertInto('law_subscription')
      .values({ id: newId(), subscriber_id: id, document_id: documentId, topic_code: null, confirmed_at: clock.now() })
      .execute()
}

function ignoreKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error
}
