import type { Day } from '#base/day.ts'
import { findCompared, findCorrection } from '#domains/reports/compared.queries.ts'
import { type Difference, differences } from '#domains/reports/compared.ts'
import { type AnsweredDuty, findDuty } from '#domains/reports/duties.queries.ts'
import { mayBeOpen } from '#domains/reports/open-figures/open-report.ts'
import { isLetOut, isProvince } from '#domains/reports/open-figures/open-reports.queries.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import { can, deedFor, openIn, type PreparedLists, type Report, type ReportStep } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { findPdf, type PdfState } from '#domains/reports/report-pdf.queries.ts'
import { loadSubject } from '#domains/reports/report-subject.queries.ts'
import type { ReportSubject } from '#domains/reports/report-subject.ts'
import { listsOf } from '#domains/reports/report-text.ts'
import { findCount, listReportEvents, type ReportEvent } from '#domains/reports/reports.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

/** Everything the page of one report shows. */
export type ReportPageProps = {
  report: Report
  subject: ReportSubject
  /** Frozen from submitting on; before that, as it would be counted now. */
  count: ReportCount | null
  /** Which lists of the draft are no longer what would be counted today, and were changed by somebody: they are not made anew by themselves. */
  hasOldLists: boolean
  /** Why nothing can be counted. */
  whyNoCount: string | null
  events: ReportEvent[]
  /** What this very person may do with it as it stands. */
  allowed: Record<ReportStep, boolean>
  isWriter: boolean
  /** The duty of a plan that it answers. */
  duty: AnsweredDuty | null
  /** What stands for it, or is being written to stand for it. */
  correction: { id: string; isIssued: boolean } | null
  mayCorrect: boolean
  /** Whether there is an earlier report to hold it against. */
  isCompared: boolean
  pdf: PdfState
  /** Its figures may be let out, are, or neither; for whoever decides it. */
  openData: 'may-publish' | 'published' | null
}

export async function loadReportPage(db: Db, actor: Actor, today: Day, id: string): Promise<ReportPageProps> {
  const { report, counted } = await loadReport(db, actor, id)
  const subject = await loadSubject(db, report.bodyId, report.planId)
  const now = counted ?? (await findCount(db, scopeOf(report), today))
  const at = { bodyId: subject.body.id, bodyPath: subject.body.path, placePath: subject.body.placePath }
  const steps = Object.keys(openIn) as ReportStep[]
  const couldCount = 'figures' in now
  const correction = report.state === 'issued' ? await findCorrection(db, report.id) : undefined
  const mayWrite = may(actor, 'write reports', at)
  const compared = await findCompared(db, report)
  return {
    report,
    subject,
    count: couldCount ? now : null,
    hasOldLists: couldCount && can(report, 'change') && hasOldLists(report, listsOf(now)),
    whyNoCount: couldCount ? null : now.why,
    events: await listReportEvents(db, report),
    allowed: Object.fromEntries(
      steps.map((step) => [step, can(report, step) && may(actor, deedFor[step], at)]),
    ) as Record<ReportStep, boolean>,
    duty: report.dutyId === null ? null : ((await findDuty(db, report.dutyId)) ?? null),
    correction: correction?.isIssued || mayWrite || may(actor, 'issue reports', at) ? (correction ?? null) : null,
    mayCorrect: report.state === 'issued' && correction === undefined && mayWrite,
    isCompared: compared.previous !== undefined || compared.corrected !== undefined,
    openData: await openDataOf(db, report, correction?.isIssued === true, may(actor, 'issue reports', at)),
    pdf: await findPdf(db, report.fileId),
    isWriter: actor.personId !== null && report.writerIds.includes(actor.personId),
  }
}

/** What a correction stands for is let out no more. */
async function openDataOf(
  db: Db,
  report: Report,
  isCorrected: boolean,
  mayIssue: boolean,
): Promise<ReportPageProps['openData']> {
  if (!mayIssue || isCorrected || !mayBeOpen(report)) return null
  if (await isLetOut(db, report.id)) return 'published'
  return (await isProvince(db, report.bodyId)) ? 'may-publish' : null
}

/** What its figures are counted over. */
export function scopeOf({ bodyId, planId, window, kind, basis }: Report) {
  return { bodyId, planId, from: window.from, to: window.to, kind, basis }
}

/** A list that somebody changed after the system wrote it, when the system would write another today. */
function hasOldLists({ paper, prepared }: Report, lists: PreparedLists): boolean {
  const isOld = (part: keyof PreparedLists) =>
    paper[part] !== prepared?.[part] && lists[part] !== prepared?.[part] && lists[part] !== paper[part]
  return isOld('results') || isOld('shortcomings')
}

/** What would be counted otherwise today than it was frozen; or why it cannot be counted. */
export async function loadRecount(
  db: Db,
  report: Report,
  frozen: ReportCount,
  today: Day,
): Promise<{ changed: Difference[] } | { why: string }> {
  const now = await findCount(db, scopeOf(report), today)
  return 'why' in now ? now : { changed: differences(frozen, now) }
}
