import { sql } from 'kysely'
import type { Config } from '#app/config.ts'
import { newId } from '#base/ids.ts'
import { foundMinistry } from '#domains/bodies/acts/found-ministry.ts'
import { operator } from '#domains/people/operator.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { loadCount } from '#domains/reports/reports.queries.ts'
import { perform } from '#platform/acts/act.ts'
import type { House } from '#platform/house.ts'
import { measure, report } from './measure.ts'
import { actorOf, askAs, everywhere, type People, peopleOf } from './measure-as.ts'

const window = { from: '2026-01-01', to: '2026-12-31' }

/** A year's report of a commune, of a province, of the whole country: what it counts, and the page of its draft. */
export async function measureReports(house: House, config: Config): Promise<void> {
  const db = house.database.kysely
  const people = await peopleOf(house)
  const writer = {
    ...(await actorOf(house, people.leader)),
    grants: [{ ...everywhere, deeds: new Set(['write reports'] as const) }],
  }
  const { rows } = await sql<{ ward: string; province: string }>`
    select (select id from body where kind = 'ubnd' and place_path like '24/_%' and to_day is null order by path limit 1) as ward,
      (select id from body where kind = 'ubnd' and place_id = '24') as province`.execute(db)
  const { ward, province } = rows[0]!
  const subjects: [string, string, keyof People, number][] = [
    ['commune', ward, 'ward', 300],
    ['province', province, 'deputy', 2_000],
    ['nation', await ministryOf(house), 'minister', 2_000],
  ]
  await giveOffices(house, { province, ministry: subjects[2]![1] })
  const grown = await peopleOf(house)
  for (const [name, bodyId, who, p95Under] of subjects) {
    const scope = { bodyId, planId: null, ...window, kind: 'year' as const, basis: 'records' as const }
    report(`year counted, ${name}`, await measure(20, () => loadCount(db, scope, '2026-11-21')), { p95Under })
    const form = { subject: `body:${bodyId}`, kind: 'year', basis: 'records', stretch: 'year', year: '2026' }
    const draft = await perform(writeReport, { house, actor: writer }, form)
    await askAs(house, config, grown, async (ask) =>
      report(`year's report as a page, ${name}`, await measure(20, () => ask(who, reportPaths.report(draft.id))), {
        p95Under,
      }),
    )
  }
}

async function ministryOf({ database, clock, ...house }: House): Promise<string> {
  const found = await database.kysely.selectFrom('body').select('id').where('kind', '=', 'bo').executeTakeFirst()
  if (found !== undefined) return found.id
  const form = { name: 'Bộ Tư pháp', shortName: '', day: '01/01/2025', decision: '' }
  return (await perform(foundMinistry, { house: { ...house, database, clock }, actor: operator }, form)).id
}

/** Somebody who writes reports at the province, and at the ministry. */
async function giveOffices({ database }: House, bodies: Record<'province' | 'ministry', string>): Promise<void> {
  for (const [userName, bodyId] of [
    ['deputy', bodies.province],
    ['minister', bodies.ministry],
  ] as const)
    await database.transaction(async (tx) => {
      const id = newId()
      const added = await sql`
        insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key)
        select ${id}, ${userName}, ${userName}, ${bodyId}, now(), ${userName}, ${userName}
        where not exists (select from person where user_name = ${userName}) returning id`.execute(tx)
      if (added.rows.length > 0)
        await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, reason, granted_at)
          values (${newId()}, ${id}, 'officer', ${bodyId}, 'place', '2026-01-01', 'Để đo', now())`.execute(tx)
    })
}
