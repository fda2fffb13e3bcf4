import { sql } from 'kysely'
import { openDatabase } from '#platform/database/open-database.ts'
import { setup } from '../walks/support/demo-template.ts'
import { type FloodPace, floodAndKill, sendAllAgain } from '../walks/support/flood.ts'
import { startSystem } from '../walks/support/system.ts'
import { met } from './measure.ts'

/**
 * Fifty people a second send something for half a minute (BENCH_SECONDS) over HTTP to the embedded system, which is killed in the
 * middle: everything that was acknowledged is there, and after everybody sent their form again each stands there exactly once.
 */
const pace: FloodPace = { perSecond: 50, seconds: Number(process.env.BENCH_SECONDS ?? 30) }

const clear = setup()
const system = await startSystem({ database: 'embedded', settings: { BEHIND_PROXY: '1' } })
try {
  const forms = await floodAndKill(system, pace)
  const acknowledged = forms.filter(({ isAcknowledged }) => isAcknowledged)
  await system.restart()
  await system.kill()
  const before = await wordsIn(system.dataFolder)
  const lost = acknowledged.filter(({ words }) => !before.has(words))
  await system.restart()
  const allSent = await sendAllAgain(system, forms)
  await system.kill()
  const after = await wordsIn(system.dataFolder)
  const once = forms.filter(({ words }) => after.get(words) === 1)
  console.info(
    [
      `${pace.perSecond} a second for ${pace.seconds} s, killed in the middle: ${acknowledged.length} of ${forms.length} acknowledged`,
      `${lost.length} of them lost: ${met(lost.length === 0)}`,
      `sent again: ${once.length} of ${forms.length} there exactly once: ${met(allSent && once.length === forms.length)}`,
    ].join('\n'),
  )
} finally {
  await system.stop()
  await clear()
}

/** How often each of the forms stands in the database. */
async function wordsIn(folder: string): Promise<Map<string, number>> {
  const database = await openDatabase({ databaseUrl: undefined, folder })
  try {
    const { rows } = await sql<{ words: string; count: number }>`
      select words, count(*)::int as count from submission where words like 'Đợt gửi dồn số %' group by words`.execute(
      database.kysely,
    )
    return new Map(rows.map(({ words, count }) => [words, count]))
  } finally {
    await database.close()
  }
}
