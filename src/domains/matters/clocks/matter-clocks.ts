import type { Day } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { type Clock, runClock } from '#domains/matters/clocks/clock.ts'
import { type Circumstance, type ClockRule, type ClockStart, rulesFor } from '#domains/matters/clocks/clock-rule.ts'
import type { Matter } from '#domains/matters/matter.ts'
import type { Channel } from '#domains/matters/submission.ts'

/** What the clocks of a matter are counted from, beside the matter itself. */
export type Filed = { channel: Channel; receivedOn: Day; knewOn: Day | null }

/** `met` and `met-late` are over; `standing` is suspended; `shown` the system cannot see the end of, or it decides nothing. */
export type ClockStanding = 'running' | 'late' | 'met' | 'met-late' | 'standing' | 'shown'

export type MatterClock = Clock & { standing: ClockStanding }

type Clocked = Pick<
  Matter,
  | 'kind'
  | 'receivedOn'
  | 'acceptedOn'
  | 'toldOn'
  | 'answeredOn'
  | 'closedOn'
  | 'closedAs'
  | 'circumstances'
  | 'suspensions'
  | 'extensions'
  | 'days'
>

/** Every clock that has begun, in the order of the rules. */
export function clocksOf(matter: Clocked, filed: Filed, calendar: Calendar, today: Day): MatterClock[] {
  const circumstances = [...matter.circumstances, ...circumstancesOf(filed.channel)]
  return rulesFor(matter.kind, filed.receivedOn, circumstances).flatMap((rule) => {
    const start = startOf(rule.start, matter, filed)
    if (start === null) return []
    const extensions = matter.extensions.filter(({ ruleId }) => ruleId === rule.id).length
    const clock = runClock(rule, { start, circumstances, suspensions: matter.suspensions, extensions }, calendar)
    return [{ ...clock, standing: standingOf(clock, endOf(rule, matter, filed), today) }]
  })
}

/** The earliest last day that decides and still runs, and the earliest after which something is late: for the register. */
export function nextDueOf(clocks: readonly MatterClock[]): { due: Day | null; lateAfter: Day | null } {
  const running = clocks.filter(({ standing }) => standing === 'running' || standing === 'late')
  const first = (days: (Day | null)[]) => days.filter((day) => day !== null).sort()[0] ?? null
  return {
    due: first(running.map(({ dueDay }) => dueDay)),
    lateAfter: first(running.map(({ lateAfter }) => lateAfter)),
  }
}

/** A limit of the office that decides was missed, whatever happened later; how late the person came is not the office's. */
export function wasLate(clocks: readonly MatterClock[]): boolean {
  return missed(clocks).length > 0
}

/** The last day of the earliest such limit; null: none was missed. */
export function missedAfter(clocks: readonly MatterClock[]): Day | null {
  const days = missed(clocks).map(({ lateAfter }) => lateAfter)
  return days.filter((day) => day !== null).sort()[0] ?? null
}

function missed(clocks: readonly MatterClock[]): MatterClock[] {
  return clocks.filter(
    ({ rule, standing }) => rule.until !== 'received' && (standing === 'late' || standing === 'met-late'),
  )
}

export function circumstancesOf(channel: Channel): Circumstance[] {
  switch (channel) {
    case 'web':
    case 'telephone':
      return ['online']
    case 'reception':
    case 'paper':
      return ['at-office']
    case 'post':
      return ['by-post']
  }
}

function startOf(start: ClockStart, matter: Clocked, { knewOn }: Filed): Day | null {
  switch (start) {
    case 'receipt':
      return matter.receivedOn
    case 'acceptance':
      return matter.acceptedOn
    case 'answer':
      return matter.answeredOn
    case 'suspension':
      return matter.suspensions.at(-1)?.from ?? null
    case 'knowing':
      return knewOn
    case 'reception-day':
    case 'online-reception-day':
      return null
    default:
      return matter.days[start] ?? null
  }
}

function endOf(rule: ClockRule, matter: Clocked, filed: Filed): Day | null {
  switch (rule.until) {
    case 'told':
      return matter.toldOn ?? matter.closedOn
    case 'accepted':
      return matter.acceptedOn ?? matter.answeredOn ?? matter.closedOn
    case 'answered':
      return matter.answeredOn ?? matter.closedOn
    case 'received':
      return filed.receivedOn
    case 'assigned':
    case 'begun':
      return matter.days[rule.until] ?? null
    case 'nothing':
      return null
  }
}

function standingOf(clock: Clock, ended: Day | null, today: Day): ClockStanding {
  const { rule } = clock
  // another office assigns and begins: that nobody noted it here does not make it late
  const isSeen = rule.until !== 'nothing' && (ended !== null || (rule.until !== 'assigned' && rule.until !== 'begun'))
  if (!isSeen || !clock.decides) return 'shown'
  if (ended !== null) return clock.lateAfter !== null && ended > clock.lateAfter ? 'met-late' : 'met'
  if (clock.dueDay === null) return 'standing'
  return clock.lateAfter !== null && today > clock.lateAfter ? 'late' : 'running'
}
