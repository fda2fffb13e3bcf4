/**
 * Báo cáo phải gửi: a duty to report that the reader found, as the officer corrects it before adopting. What opens into
 * obligations becomes tasks of kind «report»: one a body, so that each body's lateness is its own.
 */

import { foldInPlace } from '#base/fold-in-place.ts'
import { capitalise, tidy } from '#base/vietnamese.ts'
import type { DraftBody, Resolve } from '#domains/plans/draft-body.ts'
import type { PlanReading, ReportingReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { Excerpt } from '#engines/documents/document.ts'

export type DraftReport = {
  key: string
  text: string
  who: DraftBody[]
  /** To whom, as written. */
  to: string | null
  /** When, in words that `openReport` reads; '' when the document says nothing. */
  time: string
  leftOut: boolean
  /** The number of the task that is this very report. */
  sameAsTask: string | null
  source: Excerpt
}

/** A report that is itself a task of the plan is left out: it is due once. */
export function draftReports(reading: Pick<PlanReading, 'reporting' | 'tasks'>, resolve: Resolve): DraftReport[] {
  const tasksAt = new Map(reading.tasks.map((task) => [task.sources.text?.paragraph, task.path]))
  return reading.reporting.map((duty, index) => {
    const sameAsTask = tasksAt.get(duty.source.paragraph) ?? null
    return {
      key: `bc${index + 1}`,
      text: textOf(duty),
      who: duty.who === null ? [] : bodiesOf(duty.who, resolve),
      to: duty.to,
      time: timeWords(duty),
      leftOut: sameAsTask !== null,
      sameAsTask,
      source: duty.source,
    }
  })
}

function bodiesOf(who: string, resolve: Resolve): DraftBody[] {
  const whole = resolve(who)
  return whole.bodyIds.length > 0 || !who.includes(';')
    ? [whole]
    : who.split(';').map(tidy).filter(Boolean).map(resolve)
}

function textOf({ what, to }: ReportingReading): string {
  const named = /^(?:bao cao|so ket|tong ket)\b/u.test(foldInPlace(what)) ? what : `Báo cáo ${what}`
  return to === null ? capitalise(named) : `${capitalise(named)}, gửi ${to}`
}

const cadence = /^(?:(?:hang|moi|dinh ky|mot|1) )*(?:(?:0?[369]|sau|ba|chin) thang|quy|thang|nam|tuan)\b/u

/** The words of the duty that say when: its cadence, and its day with the «trước» that stands before it in the document. */
function timeWords({ what, due, source }: ReportingReading): string {
  const folded = foldInPlace(what)
  if (/\bdot xuat\b/u.test(folded)) return ['đột xuất', due].filter(Boolean).join(', ')
  const stretch = cadence.test(folded) ? what : ''
  if (due === null) return stretch
  const day = `${isBefore(due, source) ? 'trước ngày ' : ''}${due}`
  return /^(?:so|tong) ket\b/u.test(folded) ? `${what} ${day}` : [stretch, day].filter(Boolean).join(', ')
}

function isBefore(due: string, { text }: Excerpt): boolean {
  const at = text.indexOf(due)
  return at > 0 && /\btruoc(?: het)?(?: ngay)?\s*$/u.test(foldInPlace(text.slice(0, at)))
}
