import type { Day } from '#base/day.ts'
import {
  type Consequence,
  consequencesOn,
  type Door,
  emergencySlug,
  findDoor,
  shippedDoors,
  tellApart,
} from '#domains/matters/doors/door.ts'
import { type NumberToCall, numbersFor } from '#domains/matters/doors/number-to-call.ts'
import type { DoorGuess, Triage } from '#domains/matters/doors/triage.ts'

/** Đề nghị lối đi: what the page says to a story. */
export type Proposal = {
  /** Numbers to call, before anything else; in one line where danger is only possible; null when nothing in the story is urgent. */
  urgent: { numbers: NumberToCall[]; reasons: Reason[]; isCalled: boolean } | null
  /** One or two, the best first. */
  doors: ProposedDoor[]
  /** What would tell the two apart, and why it is asked; null when there is one. */
  apart: { asks: string; because: string } | null
  /** The story says too little to be sure. */
  isVague: boolean
  /** All other doors. */
  others: Door[]
}

export type ProposedDoor = { door: Door; reasons: Reason[]; consequences: Consequence[] }

/** Why a door was proposed, with the words of the person. */
export type Reason = { because: string; words: string }

/** A second door below this is not named; danger is told already when it is only possible. */
const secondShareMin = 0.08
const urgentShareMin = 0.08
const vagueBelow = 0.3
const wordsMin = 4
const reasonsMax = 3

/** `chosen`: a door that the person took in spite of what was proposed. */
export function proposalFor(
  text: string,
  { doors: guesses, groups }: Triage,
  { today, chosen }: { today: Day; chosen: string | undefined },
): Proposal {
  const urgent = guesses.find(({ door }) => door === emergencySlug)
  const isUrgent = urgent !== undefined && urgent.likelihood >= urgentShareMin
  const [isUnsure, isLittle] = [isUnsureOf(guesses), saysLittle(guesses, text)]
  const isCalled = !(isUnsure && isLittle) && guesses.slice(0, 2).some(({ door }) => door === emergencySlug)
  const proposed = chosen === undefined ? bestOf(guesses) : guesses.filter(({ door }) => door === chosen)
  const doors = proposed.flatMap((guess) => {
    const door = findDoor(guess.door)
    return door === undefined
      ? []
      : { door, reasons: reasonsOf(guess, text), consequences: consequencesOn(door, today) }
  })
  const [one, two] = doors
  return {
    urgent:
      urgent !== undefined && isUrgent
        ? {
            numbers: numbersFor(groups),
            reasons: reasonsOf(urgent, text),
            isCalled,
          }
        : null,
    doors,
    apart: one && two ? (tellApart(one.door.slug, two.door.slug) ?? null) : null,
    isVague: chosen === undefined && !isCalled && (isUnsure || isLittle),
    others: shippedDoors.filter(({ slug }) => slug !== emergencySlug && !doors.some(({ door }) => door.slug === slug)),
  }
}

/** Words that speak for many doors alike. */
function isUnsureOf([first]: readonly DoorGuess[]): boolean {
  return (first?.likelihood ?? 0) < vagueBelow
}

/** Hardly any words and none that speaks. */
function saysLittle(guesses: readonly DoorGuess[], text: string): boolean {
  return guesses.every(({ cues }) => cues.length === 0) && text.split(' ').length < wordsMin
}

/** Two besides the numbers to call, for calling is no door: who was frightened for nothing still finds theirs. */
function bestOf(guesses: readonly DoorGuess[]): DoorGuess[] {
  const [first, second] = guesses.filter(({ door }) => door !== emergencySlug)
  if (first === undefined) return []
  return second === undefined || second.likelihood < secondShareMin ? [first] : [first, second]
}

function reasonsOf({ cues }: DoorGuess, text: string): Reason[] {
  return cues
    .slice(0, reasonsMax)
    .map(({ cue, start, end }) => ({ because: cue.reason, words: text.slice(start, end) }))
}
