import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { vacuumEmbedded } from '#platform/database/vacuum-embedded.ts'

onBothDatabases('vacuum', (database) => {
  test('gives back the room of removed rows on the embedded database, and leaves a server alone', async () => {
    const db = database().kysely
    await sql`insert into job_schedule select n::text, '2026-01-01' from generate_series(1, 5000) n`.execute(db)
    await sql`delete from job_schedule`.execute(db)
    await vacuumEmbedded(database())
    const { rows } = await sql<{ bytes: number }>`select pg_relation_size('job_schedule') as bytes`.execute(db)
    if (database().kind === 'embedded') expect(rows).toEqual([{ bytes: 0 }])
    else expect(rows[0]?.bytes).toBeGreaterThan(0)
  })
})
