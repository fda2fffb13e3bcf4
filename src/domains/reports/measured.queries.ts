import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import {
  keptRecord,
  listedMax,
  type Measured,
  type MeasuredFigure,
  type MeasuredPart,
  type MeasuredRecord,
  measuredFigure,
  sectionsOf,
} from '#domains/reports/measured.ts'
import type { ReportKind } from '#domains/reports/report-kind.ts'
import { appliesTo } from '#domains/statistics/counted-body.ts'
import { figureOf, measureOf } from '#domains/statistics/measure.ts'
import { countMany, listMeasure, type Scope } from '#domains/statistics/measures.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type MeasuredScope = { kind: ReportKind; bodyId: string; from: Day; to: Day }

/**
 * What the records of a body and all below it come to. Permission is asked of the report's body before: a report says the same
 * whoever opens it. The lists are empty; `withLists` fills them.
 */
export async function loadMeasured(db: Db, scope: MeasuredScope): Promise<Measured> {
  const applying = await sectionsFor(db, scope)
  const counted = await countMany(
    db,
    applying.flatMap(({ measures }) => measures),
    windowOf(scope),
  )
  const parts = applying.map(
    ({ letters, title, measures, all }): MeasuredPart => ({
      letters,
      title,
      figures: measures.map((id) => {
        const { records, told, sum } = counted.get(id)!
        return measuredFigure(letters, all.indexOf(id), id, { value: figureOf({ records, told, sum }), records, told })
      }),
    }),
  )
  return { basis: 'records', parts, records: [], missing: [] }
}

/** Parts whose measures apply to the body; a code keeps its place also where others fall away. */
export async function sectionsFor(db: Db, { kind, bodyId }: Pick<MeasuredScope, 'kind' | 'bodyId'>) {
  const { rows } = await sql<{ holdsCommune: boolean }>`
    select exists (select from body below join place on place.id = below.place_id
      where below.path like body.path || '%' and place.parent_id is not null) as "holdsCommune"
    from body where body.id = ${bodyId}`.execute(db)
  const body = rows[0] ?? { holdsCommune: false }
  return sectionsOf(kind)
    .map((section) => ({
      ...section,
      all: section.measures,
      measures: section.measures.filter((id) => appliesTo(measureOf(id), body)),
    }))
    .filter(({ measures }) => measures.length > 0)
}

/** The same with the records that each figure counts, as they are kept when a report is submitted. */
export async function withLists(db: Db, measured: Measured, scope: MeasuredScope): Promise<Measured> {
  const records = new Map<string, MeasuredRecord>()
  const parts: MeasuredPart[] = []
  for (const part of measured.parts) {
    const figures: MeasuredFigure[] = []
    for (const figure of part.figures) figures.push(await listed(db, figure, windowOf(scope), records))
    parts.push({ ...part, figures })
  }
  return { ...measured, parts, records: [...records.values()].map(keptRecord) }
}

/** One figure of a draft with its list, for its page: the records that the person could list in statistics, too. */
export async function withOneList(db: Db, figure: MeasuredFigure, scope: MeasuredScope, actor: Actor) {
  const records = new Map<string, MeasuredRecord>()
  const within = { ...windowOf(scope), seenBy: actor }
  return { figure: await listed(db, figure, within, records), records: [...records.values()] }
}

async function listed(db: Db, figure: MeasuredFigure, scope: Scope, records: Map<string, MeasuredRecord>) {
  if (figure.records === 0) return figure
  const rows = await listMeasure(db, figure.measure, scope, { limit: listedMax })
  for (const { kind, id, opens, label, day, bodyId, bodyName } of rows)
    records.set(`${kind}:${id}`, { id, kind, opens, label, day, bodyId, bodyName })
  return { ...figure, listed: rows.map(({ id, amount }) => ({ id, amount })) }
}

function windowOf({ bodyId, from, to }: MeasuredScope): Scope {
  return { bodyId, from, to, seenBy: 'system' }
}
