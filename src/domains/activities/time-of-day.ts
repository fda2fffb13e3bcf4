/** Giờ trong ngày, in minutes since midnight. */
import { z } from 'zod'

/** «08:00», «8h30», «13 giờ 30» → minutes since midnight; undefined for anything else. */
export function readTime(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^\s*(\d{1,2})\s*(?:[:hg]|giờ|gio)?\s*(\d{2})?\s*(?:phút)?\s*$/iu.exec(text) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return Number(hours) * 60 + Number(minutes)
}

/** «8:30» as typed in a form. */
export const timeField = (name: string) =>
  z.string({ error: `Hãy ghi ${name}.` }).transform((text, context) => {
    const minutes = readTime(text)
    if (minutes !== undefined) return minutes
    context.addIssue({ code: 'custom', message: `Hãy ghi ${name} theo dạng 8:00 hoặc 13:30.` })
    return z.NEVER
  })
