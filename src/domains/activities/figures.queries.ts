import { sql } from 'kysely'
import { type CostSource, type PartName, parts } from '#domains/activities/activity.ts'
import type { ActivityFilter } from '#domains/activities/activity-filter.ts'
import { conditions } from '#domains/activities/activity-list.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** How often, how many people, in how many of them anybody counted; copies, times, articles. */
export type FigureRow = { key: string; sessions: number; attended: number; counted: number; copies: number }

/** `told`: in how many records somebody counted this part, zero too; the others are blank. */
export type PartFigure = { part: PartName | 'attended'; people: number; told: number; blank: number }

export type MoneyFigure = { source: CostSource; amount: number; records: number }

export type ActivityFigures = {
  sessions: number
  byKind: FigureRow[]
  byForm: FigureRow[]
  byMonth: FigureRow[]
  byGroup: FigureRow[]
  parts: PartFigure[]
  money: MoneyFigure[]
}

/** Everything that one filter's records come to, counted from the records themselves, each once. */
export async function loadFigures(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  filter: ActivityFilter,
): Promise<ActivityFigures> {
  const where = conditions(actor, filter)
  const from = sql`from activity a join body on body.id = a.body_id where ${where}`
  const counts = sql`count(*)::int as sessions, coalesce(sum(a.attended), 0)::bigint as attended, count(a.attended)::int as counted,
    coalesce(sum(a.copies), 0)::bigint as copies`
  const by = async (key: ReturnType<typeof sql>) => {
    const { rows } = await sql<FigureRow>`select ${key} as key, ${counts} ${from} group by 1 order by 1`.execute(db)
    return rows
  }
  const byMonth = await by(sql`to_char(a.held_on, 'MM')`)
  return {
    sessions: byMonth.reduce((sum, { sessions }) => sum + sessions, 0),
    byKind: await by(sql`a.kind`),
    byForm: await by(sql`a.form`),
    byMonth,
    byGroup: (await by(sql`a.special_group`)).filter(({ key }) => key !== ''),
    parts: await partsOf(db, from),
    money: await moneyOf(db, from),
  }
}

async function partsOf(db: Db, from: ReturnType<typeof sql>): Promise<PartFigure[]> {
  const names = ['attended', ...parts] as const
  const columns = names.flatMap((name) => {
    const column = sql.ref(`a.${name}`)
    return [
      sql`coalesce(sum(${column}), 0)::bigint as ${sql.ref(name)}`,
      sql`count(${column})::int as ${sql.ref(`${name}_told`)}`,
    ]
  })
  const { rows } = await sql<
    Record<string, number>
  >`select count(*)::int as all_records, ${sql.join(columns)} ${from}`.execute(db)
  const row = rows[0]!
  return names.map((part) => {
    const told = row[`${part}_told`]!
    return { part, people: row[part]!, told, blank: row.all_records! - told }
  })
}

async function moneyOf(db: Db, from: ReturnType<typeof sql>): Promise<MoneyFigure[]> {
  const { rows } = await sql<MoneyFigure>`
    select line.source, sum(line.amount)::numeric as amount, count(distinct part.id)::int as records
    from (select a.id, a.costs ${from}) part, jsonb_to_recordset(part.costs) as line (source text, amount numeric)
    group by line.source order by line.source`.execute(db)
  return rows
}
