import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { listPeopleFor } from '#domains/urging/told.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Drafts that the system prepared for a duty and in which nobody wrote yet. */
const prepared = sql`report.state = 'draft' and report.duty_id is not null and cardinality(report.writer_ids) = 0`

/** What đôn đốc says of reports: that a draft with its figures is ready for a duty, once, to who writes reports at that body. */
export const reportsForDigest: DigestSource = {
  section: 'reports',
  async list(db, today) {
    const about = sql`select report.id::text as key, report.body_id, report.written_at as since from report where ${prepared}`
    const people = await listPeopleFor(db, about, { today, deed: 'write reports', whose: 'own' })
    return people.map(({ personId, key }) => ({ personId, ref: { s: 'reports' as const, o: key } }))
  },
  async lines(db, reader, refs) {
    const { rows } = await sql<{ id: string; title: string; bodyName: string; dueDay: Day | null }>`
      select report.id, report.paper ->> 'title' as title, coalesce(body.short_name, body.name) as "bodyName", o.due_day as "dueDay"
      from report join body on body.id = report.body_id join obligation o on o.id = report.duty_id
      where report.id = any(${refs.map(({ o }) => o)}::uuid[]) and ${prepared} and ${whereMay(reader, 'write reports', 'body')}
      order by o.due_day nulls last, report.id`.execute(db)
    return rows.map(({ id, title, bodyName, dueDay }) => ({
      section: 'reports' as const,
      href: reportPaths.report(id),
      title: `${title}: dự thảo đã có số liệu, chờ viết tiếp`,
      planTitle: bodyName,
      dueDay,
      actingForName: null,
      said: null,
    }))
  },
}
