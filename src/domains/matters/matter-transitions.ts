/**
 * What each step makes of a matter: is it open, is it of that kind, and what follows. Pure; which step is open when stands in matter.ts.
 */
import type { Day } from '#base/day.ts'
import {
  type ClosedAs,
  checkOpen,
  type Extension,
  isFormal,
  isReadyToAnswer,
  isSecretKind,
  isSuspended,
  type Matter,
  mayStillWithdraw,
  type PersonSays,
  refusals,
  takesAcceptance,
} from '#domains/matters/matter.ts'
import { withdrawalFormFor } from '#domains/matters/withdrawal-form.ts'

export function accept(matter: Matter, today: Day): Matter {
  checkOpen(matter, 'accept')
  if (!takesAcceptance(matter.kind)) throw refusals.notThatKind
  if (matter.acceptedOn !== null) throw refusals.notOpen
  return next(matter, { state: 'in-review', acceptedOn: today, toldOn: matter.toldOn ?? today })
}

export function decline(matter: Matter, ground: string, today: Day): Matter {
  checkOpen(matter, 'decline')
  if (isFormal(matter.kind) && matter.acceptedOn !== null) throw refusals.declinedTooLate
  return close(matter, 'declined', today, { ground })
}

export function guideElsewhere(matter: Matter, today: Day): Matter {
  checkOpen(matter, 'guide')
  return close(matter, 'guided', today)
}

/** By the person's word; what is withdrawn in writing alone is asked for, and recorded at the desk. */
export function withdraw(matter: Matter, today: Day): Matter {
  checkOpen(matter, 'withdraw')
  if (withdrawalFormFor(matter.kind, matter.receivedOn) !== undefined) throw refusals.withdrawnInWriting
  return close(matter, 'withdrawn', today)
}

export function askWithdrawal(matter: Matter, today: Day): Matter {
  checkWithdrawable(matter)
  if (withdrawalFormFor(matter.kind, matter.receivedOn) === undefined) throw refusals.notThatKind
  return next(matter, { withdrawalAskedOn: today })
}

/** The letter is here, or it needs none. */
export function recordWithdrawal(matter: Matter, today: Day): Matter {
  checkWithdrawable(matter)
  return close(matter, 'withdrawn', today)
}

function checkWithdrawable(matter: Matter): void {
  checkOpen(matter, 'withdraw')
  if (!mayStillWithdraw(matter)) throw refusals.concluded
}

/** It goes on at another body, as a matter of its own there. */
export function leave(matter: Matter, today: Day): Matter {
  checkOpen(matter, 'transfer')
  return close(matter, 'transferred', today)
}

export function ask(matter: Matter): Matter {
  checkOpen(matter, 'ask')
  return next(matter, { state: 'waiting' })
}

/** The person added something: whatever was waited for, somebody looks at it again. */
export function hear(matter: Matter): Matter {
  checkOpen(matter, 'add')
  return next(matter, { state: matter.state === 'waiting' ? 'in-review' : matter.state })
}

export function assign(matter: Matter, personId: string): Matter {
  checkOpen(matter, 'assign')
  return next(matter, { assignedTo: personId, state: matter.state === 'received' ? 'in-review' : matter.state })
}

export function suspend(matter: Matter, today: Day): Matter {
  checkOpen(matter, 'suspend')
  if (!isFormal(matter.kind) || matter.acceptedOn === null) throw refusals.notThatKind
  if (isSuspended(matter)) throw refusals.alreadySuspended
  return next(matter, { suspensions: [...matter.suspensions, { from: today, to: null }] })
}

export function resume(matter: Matter, today: Day): Matter {
  checkOpen(matter, 'resume')
  if (!isSuspended(matter)) throw refusals.notSuspended
  const last = matter.suspensions.at(-1)!
  const ended = last.from === today ? [] : [{ ...last, to: today }]
  return next(matter, { suspensions: [...matter.suspensions.slice(0, -1), ...ended] })
}

export function answered(matter: Matter, today: Day): Matter {
  checkOpen(matter, 'answer')
  if (!isReadyToAnswer(matter)) throw refusals.notAccepted
  const suspensions = isSuspended(matter) ? resume(matter, today).suspensions : matter.suspensions
  return next(matter, {
    state: 'answered',
    suspensions,
    answeredOn: matter.answeredOn ?? today,
    toldOn: matter.toldOn ?? today,
    personSays: null,
    personSaidOn: null,
  })
}

/** Người dân nói: settled closes it; not settled stays open and is heard at the desk. */
export function say(matter: Matter, says: PersonSays, today: Day): Matter {
  checkOpen(matter, 'say')
  const said = { personSays: says, personSaidOn: today }
  return says === 'resolved' && matter.state === 'answered'
    ? close({ ...matter, ...said }, 'resolved', today)
    : next(matter, said)
}

/** Gia hạn: which clock it is of, and that it is still in time, the caller has found. */
export function extend(matter: Matter, extension: Extension): Matter {
  checkOpen(matter, 'extend')
  return next(matter, { extensions: [...matter.extensions, extension] })
}

/** Phân loại: what it is in the eyes of the law, and what makes its time longer. */
export function sort(matter: Matter, to: Pick<Matter, 'kind' | 'title' | 'circumstances'>): Matter {
  checkOpen(matter, 'triage')
  if (isSecretKind(matter.kind) && !isSecretKind(to.kind)) throw refusals.staysSecret
  if (matter.acceptedOn !== null && to.kind !== matter.kind) throw refusals.acceptedAlready
  return next(matter, to)
}

export function reopen(matter: Matter): Matter {
  checkOpen(matter, 'reopen')
  return next(matter, { state: 'in-review' })
}

export function next(matter: Matter, changed: Partial<Matter>): Matter {
  return { ...matter, ...changed, version: matter.version + 1 }
}

function close(matter: Matter, as: ClosedAs, today: Day, more: Partial<Matter> = {}): Matter {
  const tells = as === 'declined' || as === 'transferred' || as === 'guided'
  const suspensions = isSuspended(matter)
    ? [...matter.suspensions.slice(0, -1), { ...matter.suspensions.at(-1)!, to: today }]
    : matter.suspensions
  return next(matter, {
    state: 'closed',
    closedAs: as,
    closedOn: today,
    suspensions,
    toldOn: tells ? (matter.toldOn ?? today) : matter.toldOn,
    ...more,
  })
}
