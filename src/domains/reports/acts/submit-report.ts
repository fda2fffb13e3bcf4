import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { personIdOf } from '#domains/people/person.ts'
import { findCompared } from '#domains/reports/compared.queries.ts'
import { reportFile } from '#domains/reports/paper/report-file.ts'
import { addReportEvent, loadReportToChange, saveReport } from '#domains/reports/report.store.ts'
import { checkOpen, renew, submit } from '#domains/reports/report.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { scopeOf } from '#domains/reports/report-page.queries.ts'
import { loadSubject } from '#domains/reports/report-subject.queries.ts'
import { listsOf } from '#domains/reports/report-text.ts'
import { loadFrozenCount } from '#domains/reports/reports.queries.ts'
import { act } from '#platform/acts/act.ts'
import { keepFile } from '#platform/files/keep-file.ts'

export const refusals = {
  noSigner: new Refusal(422, 'Báo cáo chưa có họ tên và chức vụ người ký. Hãy ghi vào dự thảo, lưu lại rồi trình.'),
}

const sizeBytesMax = 50 * 1024 * 1024

/** Trình: from here on figures and file stand still, so that what is signed is what was seen. */
export const submitReport = act({
  name: 'reports.submit-report',
  may: 'write reports',
  parse: z.object(reportFields).parse,
  async run({ tx, house, actor, now, today, audit }, form) {
    // one moment for all: what others record meanwhile stands neither in a number nor in its list
    await sql`set transaction isolation level repeatable read`.execute(tx)
    const before = await loadReportToChange(tx, actor, 'write reports', form)
    checkOpen(before, 'submit')
    const { signer, position, headPosition } = before.paper
    if (signer === '' || (position === '' && headPosition === '')) throw refusals.noSigner
    const count = await loadFrozenCount(tx, scopeOf(before), today)
    const written = renew(before, listsOf(count), 'untouched')
    const subject = await loadSubject(tx, before.bodyId, before.planId)
    const compared = await findCompared(tx, before)
    // Within the transaction, 0.2 s for a commune and 2 s at most (3,000 deadlines): it is of this very count, and meanwhile holds this
    // report's row and one connection alone. Written before, all would be counted twice (a province: 1.7 s), which costs more than it frees.
    const file = await reportFile({
      report: written,
      subject,
      count,
      compared,
      publicUrl: house.publicUrl,
      madeAt: now,
    })
    const by = personIdOf(actor)
    const kept = await keepFile(tx, house, {
      name: file.name,
      content: file.bytes,
      uploadedBy: by,
      now,
      allowed: ['docx'],
      sizeBytesMax,
    })
    const after = submit(written, { countedOn: today, fileId: kept.id, sha256: kept.sha256 }, by, now)
    await saveReport(tx, after, count)
    await addReportEvent(tx, { reportId: after.id, kind: 'submitted', personId: by, at: now, fileId: kept.id })
    audit({
      subjectKind: 'report',
      subjectId: after.id,
      bodyId: after.bodyId,
      before: { state: before.state },
      after: { state: after.state, countedOn: today, sha256: kept.sha256 },
    })
    return after
  },
})
