/** Dự thảo báo cáo: what a report begins with; the facts are written in, what they mean is left blank. */
import { newId } from '#base/ids.ts'
import { collectiveOf, symbolOf } from '#domains/reports/issuing-body.ts'
import { officialForm } from '#domains/reports/official-form.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import type { Basis, ReportKind } from '#domains/reports/report-kind.ts'
import type { ReportSubject } from '#domains/reports/report-subject.ts'
import { listsOf, titleFor } from '#domains/reports/report-text.ts'
import type { ReportingWindow } from '#domains/reports/reporting-window.ts'

export type NewDraft = {
  kind: ReportKind
  basis: Basis
  subject: ReportSubject
  window: ReportingWindow
  count: ReportCount
  dutyId: string | null
  /** Nobody, where the system prepared it. */
  writerIds: string[]
}

export function draftOf({ kind, basis, subject, window, count, dutyId, writerIds }: NewDraft): Report {
  const collective = collectiveOf(subject.body)
  const lists = listsOf(count)
  return {
    id: newId(),
    bodyId: subject.body.id,
    planId: subject.plan?.id ?? null,
    kind,
    basis,
    dutyId,
    correctsId: null,
    window,
    paper: {
      title: titleFor(kind, window, subject),
      symbol: symbolOf(officialForm.abbreviations['Báo cáo'], subject.body) ?? '',
      placeName: subject.placeName,
      recipients: recipientsFor(subject),
      signsAs: 'head',
      headPosition: collective === null ? '' : 'Chủ tịch',
      position: collective === null ? '' : 'Chủ tịch',
      signer: '',
      ...lists,
      causes: '',
      proposals: '',
    },
    prepared: lists,
    state: 'draft',
    writerIds,
    version: 0,
    ...notYet,
  }
}

/** A new version of an issued report, to be corrected and signed again. */
export function correctionOf(issued: Report, by: string): Report {
  return { ...issued, id: newId(), correctsId: issued.id, state: 'draft', writerIds: [by], version: 0, ...notYet }
}

const notYet = { countedOn: null, fileId: null, sha256: null, submittedAt: null, issuedBy: null, issuedAt: null }

/** Whom a report usually goes to: the superior, and the archive. The officer adds the rest. */
function recipientsFor({ parent }: ReportSubject): string[] {
  return [...(parent === null ? [] : [parent.name]), 'Lưu: VT']
}
