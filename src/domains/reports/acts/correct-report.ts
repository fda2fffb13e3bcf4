import { sql } from 'kysely'
import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { addReport, addReportEvent, loadReportToChange } from '#domains/reports/report.store.ts'
import { refusals } from '#domains/reports/report.ts'
import { correctionOf } from '#domains/reports/report-draft.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Đính chính: a new version of an issued report, counted and signed again; the issued one stays as it is. */
export const correctReport = act({
  name: 'reports.correct-report',
  may: 'write reports',
  parse: z.object({ ...reportFields, reason: textField('lý do đính chính', 10, 2_000) }).parse,
  async run({ tx, actor, now, audit }, { reason, ...form }) {
    const issued = await loadReportToChange(tx, actor, 'write reports', form)
    if (issued.state !== 'issued') throw refusals.notIssued
    const { rows } = await sql`select 1 from report where corrects_id = ${issued.id} and state <> 'dropped'`.execute(tx)
    if (rows.length > 0) throw refusals.alreadyCorrected
    const by = personIdOf(actor)
    const draft = correctionOf(issued, by)
    await addReport(tx, draft, now)
    await addReportEvent(tx, { reportId: draft.id, kind: 'written', personId: by, at: now, reason })
    audit({
      subjectKind: 'report',
      subjectId: draft.id,
      bodyId: draft.bodyId,
      before: null,
      after: { state: draft.state, correctsId: issued.id, reason },
    })
    return draft
  },
})
