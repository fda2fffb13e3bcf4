import type { Day } from '#base/day.ts'

/** 510 → «8 giờ 30». */
export function showMinutes(minutes: number): string {
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} giờ${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`
}

/** «8:30», «8h30», «8 giờ 30», «14» → minutes; undefined: it is no time of a day. */
export function readMinutes(typed: string): number | undefined {
  const found = /^\s*(\d{1,2})\s*(?:(?::|h|giờ)\s*(\d{1,2})?)?\s*(?:phút)?\s*$/iu.exec(typed)
  if (found === null) return undefined
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0)
  return Number(found[1]) <= 24 && Number(found[2] ?? 0) < 60 && minutes <= 1440 ? minutes : undefined
}

/** The moment of a day at so many minutes after midnight, in Vietnam. */
export function momentOn(day: Day, minutes: number): Date {
  return new Date(new Date(`${day}T00:00:00+07:00`).getTime() + minutes * 60_000)
}
