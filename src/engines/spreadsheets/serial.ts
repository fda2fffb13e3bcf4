import type { Day } from '#base/day.ts'

/** Days as Excel counts them: 1 is 01/01/1900, with a 29/02/1900 that never was, so that the count is right from 1 March on. */

const dayMs = 86_400_000
const vietnamOffsetMs = 7 * 3_600_000
const zeroMs = Date.UTC(1899, 11, 30)
/** 01/03/1900, the first day on which the count is right. */
export const serialMin = 61
/** 31/12/9999. */
export const serialMax = 2_958_465

export function serialOf(day: Day): number {
  return (Date.parse(day) - zeroMs) / dayMs
}

/** The clock of Vietnam, to the second. */
export function serialOfMoment(moment: Date): number {
  const seconds = Math.round((moment.getTime() + vietnamOffsetMs - zeroMs) / 1000)
  return seconds / 86_400
}

/** The day of a serial, the time of day left out; undefined outside of what is counted right. */
export function dayOfSerial(serial: number): Day | undefined {
  const whole = Math.floor(serial)
  if (!(whole >= serialMin && whole <= serialMax)) return undefined
  return new Date(zeroMs + whole * dayMs).toISOString().slice(0, 10)
}
