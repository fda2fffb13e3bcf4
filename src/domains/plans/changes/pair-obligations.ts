/**
 * Mốc nào tiếp mốc nào: which obligation of an amended task goes on with which earlier one, each with one at most. What
 * holds work and finds none stays beside them as it is, so that what was done stays done.
 */
import { isDone, type Obligation } from '#domains/plans/obligation.ts'

export type PairedObligation = Pick<Obligation, 'id' | 'kind' | 'label' | 'dueDay' | 'state' | 'position'>
/** An earlier obligation; `held`: something beside its state hangs on it (files, an explanation that waits). */
export type EarlierObligation = PairedObligation & { held: boolean; taskIsKept: boolean }

export type Pairing = {
  pairs: { laterId: string; earlierId: string }[]
  /** Earlier ones that stay beside the new ones. */
  stay: string[]
}

/**
 * From the surest to the vaguest: the same words and day, the same day, the same words, both on request, both without a
 * day; and where each side has one deadline alone, those, so that moving a deadline loses nothing. When several tasks were
 * joined, what is not done comes first: nothing counts as done before all of it is.
 */
export function pairObligations(earlier: readonly EarlierObligation[], later: readonly PairedObligation[]): Pairing {
  const pairs: Pairing['pairs'] = []
  const left = { earlier: [...earlier].sort(undoneFirst), later: [...later] }
  const take = (matches: (one: EarlierObligation, other: PairedObligation) => boolean) => {
    for (const other of [...left.later]) {
      const one = left.earlier.find((candidate) => matches(candidate, other))
      if (one === undefined) continue
      pairs.push({ laterId: other.id, earlierId: one.id })
      left.earlier.splice(left.earlier.indexOf(one), 1)
      left.later.splice(left.later.indexOf(other), 1)
    }
  }
  const isDated = (one: PairedObligation) => one.kind !== 'on-request' && one.dueDay !== null
  take((one, other) => isDated(one) && one.dueDay === other.dueDay && one.label === other.label && isDated(other))
  take((one, other) => isDated(one) && one.dueDay === other.dueDay && isDated(other))
  take((one, other) => isDated(one) && isDated(other) && one.kind === other.kind && one.label === other.label)
  take((one, other) => one.kind === 'on-request' && other.kind === 'on-request')
  take((one, other) => one.dueDay === null && other.dueDay === null && one.kind === other.kind)
  if (earlier.length === 1 && later.length === 1)
    take((one, other) => one.kind === 'deadline' && other.kind === 'deadline')
  return { pairs, stay: left.earlier.filter((one) => one.taskIsKept || isDone(one) || one.held).map(({ id }) => id) }
}

function undoneFirst(one: EarlierObligation, other: EarlierObligation): number {
  return Number(isDone(one)) - Number(isDone(other)) || one.position - other.position
}
