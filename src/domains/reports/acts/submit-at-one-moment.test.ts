import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { foundWorld } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { figuresIn } from '#domains/reports/measured.ts'
import { frozenCount, paperForm, stepForm } from '#domains/reports/reports.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import type { Database } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/** A database whose transactions let `meanwhile` happen beside them, after the first answer that holds many figures. */
function withMeanwhile(database: Database, meanwhile: () => Promise<unknown>): Database {
  let hasHappened = false
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      const isCount = result.rows.some((row) => 'r0' in row && 'r5' in row)
      if (isCount && !hasHappened) {
        hasHappened = true
        await meanwhile()
      }
      return result
    },
  }
  return { ...database, transaction: (run) => database.transaction((tx) => run(tx.withPlugin(plugin) as typeof tx)) }
}

onBothDatabases('trình báo cáo khi người khác vẫn ghi', (database) => {
  test('số và danh sách là của cùng một lúc', async ({ skip, task }) => {
    // the embedded database has one session: nobody writes beside a transaction
    if (!task.suite!.name.includes('server')) skip()
    const dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-submit-'))
    try {
      const world = await foundWorld(database(), dataFolder)
      await recorded(world, { howMany: '85' })
      const year = { kind: 'year', stretch: 'year', year: '2026' }
      const draft = await world.does('lan', writeReport, { subject: `body:${world.bodies.first.id}`, ...year })
      const ready = await world.does('lan', changeReport, paperForm(draft))
      let late = ''
      const house = {
        ...world.house,
        database: withMeanwhile(world.database, async () => {
          late = (await recorded(world, { howMany: '15' })).id
        }),
      }
      await perform(submitReport, { house, actor: world.actors.lan }, stepForm(ready))
      expect(late).not.toBe('')
      for (const { code, records, listed } of figuresIn((await frozenCount(world, ready.id)).measured))
        expect([code, listed.length]).toEqual([code, records])
    } finally {
      rmSync(dataFolder, { recursive: true, force: true })
    }
  })
})
