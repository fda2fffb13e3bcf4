import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { lastSuccessors } from '#domains/bodies/only-successor.queries.ts'
import { stillStands } from '#domains/reports/compared.queries.ts'
import { type MeasuredScope, sectionsFor } from '#domains/reports/measured.queries.ts'
import { type Measured, measuredFigure, monthlyOf } from '#domains/reports/measured.ts'
import { refusals } from '#domains/reports/report.ts'
import { isPeriodic } from '#domains/reports/report-kind.ts'
import { addMonths, type MonthsTold } from '#domains/reports/summed-months.ts'
import type { Db } from '#platform/database/database.ts'

type CommuneReport = MonthsTold & {
  bodyId: string
  bodyName: string
  /** null: this commune has not issued one. */
  reportId: string | null
  title: string
  issuedOn: Day
  /** By measure: null is «chưa ghi»; absent: that report did not ask for it. */
  values: Record<string, number | null>
  /** Whose records it counts with its own. */
  tookOver: string[]
  /** When the window ends. */
  stands: boolean
  /** The one that took over by then; null: it stands, or nobody alone did. */
  heirId: string | null
}

const communesMax = 500

/**
 * What the issued reports of the communes below come to: of this kind, over this very window, each in its last version, also where a plan
 * asked for the periodic one. Every committee that stood within the window is looked at, also one that ended and one that replaced it.
 * Who has none is named and never counted as zero; whose records a successor's report counts as well is left out, and for who ended into
 * one alone that one is asked, unless it issued a report without them. Throws `noCommunes`, `tooManyCommunes`.
 */
export async function loadSummed(db: Db, scope: MeasuredScope): Promise<Measured> {
  const found = await listCommuneReports(db, scope)
  if (found.length === 0) throw refusals.noCommunes
  if (found.length > communesMax) throw refusals.tooManyCommunes
  const takenOver = new Set(found.flatMap(({ tookOver }) => tookOver))
  const communes = found.filter(({ bodyId }) => !takenOver.has(bodyId))
  const issued = communes.filter((one) => one.reportId !== null)
  const waiting = new Set(communes.filter(({ reportId }) => reportId === null).map(({ bodyId }) => bodyId))
  const isMissing = ({ bodyId, stands, heirId }: CommuneReport) =>
    waiting.has(bodyId) && (stands || heirId === null || !waiting.has(heirId))
  const { sections } = await sectionsFor(db, scope)
  const parts = sections.map(({ letters, title, measures, all }) => {
    const byMonth = addMonths(letters, monthlyOf(letters), issued)
    const figures = measures.map((measure) => {
      const asked = issued.filter(({ values }) => values[measure] !== undefined)
      const told = asked.filter(({ values }) => values[measure] !== null)
      const sum = told.reduce((total, { values }) => total + values[measure]!, 0)
      const value = told.length === 0 ? null : sum
      return {
        ...measuredFigure(letters, all.indexOf(measure), measure, { value, records: asked.length, told: told.length }),
        listed: asked.map(({ reportId, values }) => ({ id: reportId!, amount: values[measure]! })),
      }
    })
    return { letters, title, figures, ...(byMonth && { byMonth }) }
  })
  return {
    basis: 'reports',
    parts,
    records: issued.map(({ reportId, title, issuedOn, bodyId, bodyName }) => ({
      id: reportId!,
      kind: 'report',
      opens: reportId!,
      label: title,
      day: issuedOn,
      bodyId,
      bodyName,
    })),
    missing: communes.filter(isMissing).map(({ bodyName }) => bodyName),
  }
}

async function listCommuneReports(db: Db, { bodyId, kind, from, to }: MeasuredScope): Promise<CommuneReport[]> {
  const { rows } = await sql<CommuneReport>`
    select commune.id as "bodyId", coalesce(commune.short_name, commune.name) as "bodyName", found.id as "reportId", found.title, found."issuedOn",
      coalesce(found.values, '{}'::jsonb) as values, coalesce(found.records, '{}'::jsonb) as records,
      coalesce(found.months, '{}'::jsonb) as months, coalesce(found."tookOver", '[]'::jsonb) as "tookOver",
      commune.to_day is null or commune.to_day > ${to}::date as stands, heir.new_id as "heirId"
    from (select body.id, body.name, body.short_name, body.sort_key, body.to_day
      from body above join body on body.path like above.path || '_%' and body.place_id <> above.place_id
        join body parent on parent.id = body.parent_id and parent.place_id <> body.place_id
        join place on place.id = body.place_id
      where above.id = ${bodyId} and body.kind = 'ubnd' and place.parent_id is not null
        and (body.from_day is null or body.from_day <= ${to}::date) and (body.to_day is null or body.to_day > ${from}::date)) commune
    left join (${lastSuccessors(to)}) heir on heir.old_id = commune.id
    left join lateral (
      select report.id, report.paper ->> 'title' as title, (report.issued_at at time zone 'Asia/Ho_Chi_Minh')::date as "issuedOn",
        told.values, told.records,
        (select jsonb_object_agg(part ->> 'letters', part -> 'byMonth')
          from jsonb_array_elements(report.counted -> 'measured' -> 'parts') part where part ? 'byMonth') as months,
        report.counted -> 'measured' -> 'tookOver' as "tookOver"
      from report cross join lateral (
        select jsonb_object_agg(figure ->> 'measure', figure -> 'value') as values, jsonb_object_agg(figure ->> 'measure', figure -> 'records') as records
        from jsonb_array_elements(report.counted -> 'measured' -> 'parts') part, jsonb_array_elements(part -> 'figures') figure) told
      where report.body_id = commune.id and ${stillStands} and report.kind = ${kind}
        and (report.plan_id is null or ${sql.lit(isPeriodic(kind))})
        and report.from_day = ${from}::date and report.to_day = ${to}::date
      order by report.issued_at desc limit 1) found on true
    order by commune.sort_key, commune.id limit ${communesMax + 1}`.execute(db)
  return rows
}
