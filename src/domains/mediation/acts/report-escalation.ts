import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { keysOf, refusals, reportedTos } from '#domains/mediation/case.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'

/** Tổ trưởng ghi đã báo cáo ai. @law 35/2013/QH13, Điều 15 khoản 4 */
export const reportEscalation = act({
  name: 'mediation.report-escalation',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    escalationId: idField(),
    reportedOn: dayField('ngày báo cáo'),
    reportedTo: z.enum(keysOf(reportedTos), { error: 'Hãy chọn nơi đã báo cáo.' }),
  }).parse,
  async run({ tx, actor, today, audit }, { caseId, escalationId, reportedOn, reportedTo }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (!one.mayAssign) throw refusals.onlyLeader
    const row = await tx
      .selectFrom('mediation_escalation')
      .select(['found_on', 'reported_on'])
      .where('id', '=', escalationId)
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    if (row === undefined) throw refusals.noEscalation
    if (row.reported_on !== null) throw refusals.reported
    if (reportedOn < row.found_on || reportedOn > today) throw refusals.dayOrder
    await tx
      .updateTable('mediation_escalation')
      .set({ reported_on: reportedOn, reported_to: reportedTo })
      .where('id', '=', escalationId)
      .execute()
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { escalationId, reportedOn, reportedTo },
    })
    return one
  },
})
