import { sql } from 'kysely'
import { type Day, firstDaysOfMonths } from '#base/day.ts'
import { isMinistryRow } from '#domains/bodies/ministry.queries.ts'
import { wholeKinds } from '#domains/reports/issuing-body.ts'
import {
  keptRecord,
  listedMax,
  type Measured,
  type MeasuredFigure,
  type MeasuredPart,
  type MeasuredRecord,
  measuredFigure,
  monthlyOf,
  sectionsOf,
} from '#domains/reports/measured.ts'
import { findNationMeasured } from '#domains/reports/nation-measured.queries.ts'
import type { ReportKind } from '#domains/reports/report-kind.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import { appliesTo } from '#domains/statistics/counted-body.ts'
import { figureOf, measureOf } from '#domains/statistics/measure.ts'
import { countByMonth, countMany, listMeasure, type Scope } from '#domains/statistics/measures.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type MeasuredScope = { kind: ReportKind; bodyId: string; from: Day; to: Day }

/** With whose records. */
type Whose = Pick<Measured, 'tookOver'>

/**
 * What the records of a body and all below it come to, with those of bodies that it alone took over. Permission is asked of the report's
 * body before: a report says the same whoever opens it. The lists are empty; `withLists` fills them. A
 * ministry's come from kept sums alone: throws `wholeMonths`, `monthsNotCounted`.
 */
export async function loadMeasured(db: Db, { today, ...asked }: MeasuredScope & { today: Day }): Promise<Measured> {
  const tookOver = await listTookOver(db, asked.bodyId, today)
  const scope = { ...asked, ...(tookOver.length > 0 && { tookOver }) }
  const { isWhole, sections: applying } = await sectionsFor(db, scope)
  const ofMonths = await findNationMeasured(db, scope, applying)
  if (ofMonths !== undefined) return ofMonths
  const counted = await countMany(
    db,
    applying.flatMap(({ measures }) => measures),
    windowOf(scope),
  )
  const parts: MeasuredPart[] = []
  for (const { letters, title, measures, all } of applying) {
    const figures = measures.map((id) => {
      const { records, told, sum } = counted.get(id)!
      return measuredFigure(letters, all.indexOf(id), id, { value: figureOf({ records, told, sum }), records, told })
    })
    if (!isWhole && figures.every(({ records }) => records === 0)) continue
    const byMonth = await monthsOf(
      db,
      scope,
      figures.find(({ measure }) => measure === monthlyOf(letters)),
    )
    parts.push({ letters, title, figures, ...(byMonth && { byMonth }) })
  }
  return { basis: 'records', ...(tookOver.length > 0 && { tookOver }), parts, records: [], missing: [] }
}

const monthsMin = 3
const monthsMax = 24

/** One figure month by month, where the window has enough of them to compare and few enough to draw. */
async function monthsOf(
  db: Db,
  scope: MeasuredScope & Whose,
  figure: MeasuredFigure | undefined,
): Promise<MeasuredPart['byMonth']> {
  const months = firstDaysOfMonths(scope.from, scope.to)
  if (figure === undefined || figure.records === 0 || months.length < monthsMin || months.length > monthsMax) return
  const counted = await countByMonth(db, figure.measure, windowOf(scope))
  return { measure: figure.measure, months: months.map((month) => ({ month, value: counted.get(month) ?? 0 })) }
}

/**
 * Parts whose measures apply to the body; a code keeps its place also where others fall away. Who answers for everything is told
 * all of them, so that «không phát sinh» says something; of an office, a union, an association those in which it did something.
 */
export async function sectionsFor(db: Db, { kind, bodyId }: Pick<MeasuredScope, 'kind' | 'bodyId'>) {
  const { rows } = await sql<{ holdsCommune: boolean; isWhole: boolean }>`
    select body.kind = any(${[...wholeKinds]}::text[]) as "isWhole", ${isMinistryRow('body')} or exists (select from body below join place on place.id = below.place_id
      where below.path like body.path || '%' and place.parent_id is not null) as "holdsCommune"
    from body where body.id = ${bodyId}`.execute(db)
  const body = rows[0] ?? { holdsCommune: false, isWhole: true }
  const sections = sectionsOf(kind)
    .map((section) => ({
      ...section,
      all: section.measures,
      measures: section.measures.filter((id) => appliesTo(measureOf(id), body)),
    }))
    .filter(({ measures }) => measures.length > 0)
  return { isWhole: body.isWhole, sections }
}

/** The same with the records that each figure counts, as they are kept when a report is submitted. */
export async function withLists(db: Db, measured: Measured, scope: MeasuredScope): Promise<Measured> {
  // its lists are there: a figure over kept sums is their sum
  if (measured.basis === 'months') return measured
  const records = new Map<string, MeasuredRecord>()
  const within = windowOf({ ...scope, ...whoseOf(measured) })
  const parts: MeasuredPart[] = []
  for (const part of measured.parts) {
    const figures: MeasuredFigure[] = []
    for (const figure of part.figures) figures.push(await listed(db, figure, within, records))
    parts.push({ ...part, figures })
  }
  return { ...measured, parts, records: [...records.values()].map(keptRecord) }
}

/** One figure of a draft with its list, for its page: the records that the person could list in statistics, too. */
export async function withOneList(
  db: Db,
  { figure, measured, scope }: { figure: MeasuredFigure; measured: Measured; scope: MeasuredScope },
  actor: Actor,
) {
  const records = new Map<string, MeasuredRecord>()
  const within = { ...windowOf({ ...scope, ...whoseOf(measured) }), seenBy: actor }
  return { figure: await listed(db, figure, within, records), records: [...records.values()] }
}

async function listed(db: Db, figure: MeasuredFigure, scope: Scope, records: Map<string, MeasuredRecord>) {
  if (figure.records === 0) return figure
  const rows = await listMeasure(db, figure.measure, scope, { limit: listedMax })
  for (const { kind, id, opens, label, day, bodyId, bodyName } of rows)
    records.set(`${kind}:${id}`, { id, kind, opens, label, day, bodyId, bodyName })
  return { ...figure, listed: rows.map(({ id, amount }) => ({ id, amount })) }
}

const whoseOf = ({ tookOver = [] }: Measured) => ({ tookOver })

function windowOf({ bodyId, tookOver = [], from, to }: MeasuredScope & Whose): Scope {
  return { bodyId, tookOver, from, to, seenBy: 'system' }
}
