import type { ComponentChildren } from 'preact'
import { daysBetween, showDay } from '#base/day.ts'
import { calendarDoubts, showDoubt } from '#domains/calendar/calendar.ts'
import type { Obligation } from '#domains/plans/obligation.ts'
import { ObligationSteps, RemoveForm } from '#domains/plans/pages/obligation-steps.tsx'
import { dueWords, wordFor, workingDaysShownMax } from '#domains/plans/pages/obligation-words.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { ObligationCardProps, TaskPageProps } from '#domains/plans/pages/task-page-props.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import type { View } from '#platform/http/web-request.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FileList } from '#ui/parts/file-list.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'
import { showMomentNear } from '#ui/show.ts'

/** One obligation: how it stands, what shows it, what was said about it, and the steps that are open now. */
export function ObligationCard({ obligation, props, view }: ObligationCardProps) {
  const evidence = props.evidence.filter((one) => one.obligationId === obligation.id)
  const exchanges = props.exchanges.filter((one) => one.obligationId === obligation.id)
  return (
    <section class="card" id={`moc-${obligation.id}`} aria-labelledby={`h-${obligation.id}`}>
      <h3 id={`h-${obligation.id}`}>
        {obligation.label} <Chip {...wordFor(obligation, view.today)} />
      </h3>
      <Facts facts={factsOf(obligation, props, view)} />
      <CalendarDoubts obligation={obligation} props={props} view={view} />
      {evidence.length > 0 && (
        <FileList
          files={evidence.map((one) => ({
            name: one.fileName,
            href: paths.evidenceFile(props.task.id, one.id),
            kind: one.fileState === 'quarantined' ? 'Bị cách ly vì nghi có mã độc' : describeKind(one.fileKind).group,
            sizeBytes: one.sizeBytes,
            note: `${one.output}; ${one.by}, ${showMomentNear(one.at, view.now)}`,
          }))}
        />
      )}
      {exchanges.length > 0 && (
        <Timeline
          events={exchanges.map((one) => ({
            when: showMomentNear(one.at, view.now),
            what: exchangeWords[one.kind],
            who: one.by,
            note: one.text,
            tone: one.kind === 'explain-answer' || one.answered ? 'neutral' : 'warm',
          }))}
        />
      )}
      {props.task.closed === null && evidence.length > 0 && (
        <RemoveForm obligation={obligation} props={props} view={view} />
      )}
      {props.task.closed === null && <ObligationSteps obligation={obligation} props={props} view={view} />}
    </section>
  )
}

const exchangeWords = { return: 'Trả lại', 'explain-request': 'Yêu cầu giải trình', 'explain-answer': 'Giải trình' }

/** What the count of working days rests on that is not sure; nothing when it is, or when days are not counted so. */
function CalendarDoubts({ obligation, props, view }: ObligationCardProps) {
  const { dueDay, state } = obligation
  if (
    state !== 'open' ||
    dueDay === null ||
    dueDay < view.today ||
    daysBetween(view.today, dueDay) > workingDaysShownMax
  )
    return null
  const doubts = calendarDoubts(view.today, dueDay, props.calendar)
  return (
    <>
      {doubts.map(showDoubt).map((sentence) => (
        <p key={sentence} class="hint">
          {sentence}
        </p>
      ))}
    </>
  )
}

function factsOf(obligation: Obligation, { names, calendar }: TaskPageProps, { now, today }: View) {
  const facts: { term: string; detail: ComponentChildren }[] = [
    { term: 'Hạn', detail: dueWords(obligation, today, calendar) },
  ]
  if (obligation.doneDay !== null && obligation.claimedBy !== null && obligation.claimedAt !== null)
    facts.push({
      term: 'Báo đã xong',
      detail: `ngày ${showDay(obligation.doneDay)}, do ${names[obligation.claimedBy]} báo ${showMomentNear(obligation.claimedAt, now)}`,
    })
  if (obligation.checkedBy !== null && obligation.checkedAt !== null)
    facts.push({
      term: 'Đã kiểm tra',
      detail: `${names[obligation.checkedBy]}, ${showMomentNear(obligation.checkedAt, now)}`,
    })
  return facts
}
