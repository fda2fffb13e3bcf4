/** Phiên đăng nhập: one browser of one person. Its token is in the cookie, its hash in the database. */
export type Session = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  address: string | null
  userAgent: string | null
}

export const sessionCookie = 'lgd_session'
export const visitorCookie = 'lgd_visitor'

/** Longer than the longest lunch. */
export const idleMinutesMax = 180
export const sessionHoursDefault = 12
/** Between the password and the second factor. */
export const secondFactorMinutes = 10
/** `last_seen_at` is written at most once in this time. */
export const seenEverySeconds = 60
/** A page that was under way when the token changed still arrives with the old one. */
export const oldTokenSeconds = 60

export function sessionExpiry(now: Date, hours: number | undefined): Date {
  return new Date(now.getTime() + (hours ?? sessionHoursDefault) * 3_600_000)
}

/** A name for a browser that its owner recognises: «Chrome trên Windows». */
export function browserName(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'Trình duyệt không rõ'
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Trình duyệt khác'
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  return system === undefined ? browser : `${browser} trên ${system}`
}

/** In this order: Edge and Cốc Cốc also call themselves Chrome, and Chrome calls itself Safari. */
const browsers: [RegExp, string][] = [
  [/coc_coc/i, 'Cốc Cốc'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone/iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
