import { type Day, dayAt } from '#base/day.ts'

/** The only way to learn what time it is; tests hand in one that stands still. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export function today(clock: Clock): Day {
  return dayAt(clock.now())
}

/** Stands at a moment until it is moved: for tests, and for the year that the demo tells. */
export function standingClock(at: string): Clock & { moveTo(moment: string): void } {
  let moment = new Date(at)
  return {
    now: () => moment,
    moveTo(next) {
      moment = new Date(next)
    },
  }
}
