import { addDays, type Day } from '#base/day.ts'
import { foldInPlace } from '#base/fold-in-place.ts'
import { daysOfAtom, type TimeAtom, timeAtomsOf } from '#domains/plans/plan-reader/assignment/time-atoms.ts'
import type { TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'

/** What an expression without a year of its own is measured against. */
export type TimeFrame = { period: { start: Day; end: Day } | null; date: string | null }

const rawLengthMax = 2_000

/** Thời gian của một nhiệm vụ, kept as written beside what is understood of it. */
export function readTime(raw: string, frame: TimeFrame): TimeReading {
  const folded = foldInPlace(raw.slice(0, rawLengthMax)).replace(/\s+/gu, ' ')
  const every = cadenceOf(folded)
  if (isOngoing(folded)) return { raw, basis: 'ongoing', start: null, end: null, every }
  const atoms = withYears(timeAtomsOf(withoutCadence(folded)), frame)
  if (atoms.length === 0) {
    const basis = every === null && !isFixedWords(folded) ? 'on-request' : 'fixed'
    return { raw, basis, start: null, end: null, every }
  }
  if (every !== null && repeatsOverYears(folded, frame)) return { raw, basis: 'fixed', start: null, end: null, every }
  return { raw, basis: 'fixed', ...boundsOf(folded, atoms, every), every }
}

/** «Quý IV hằng năm» in a plan of several years: no one year's days are meant. */
function repeatsOverYears(folded: string, { period }: TimeFrame): boolean {
  return !/\b(?:19|20)\d\d\b/u.test(folded) && period !== null && period.start.slice(0, 4) !== period.end.slice(0, 4)
}

/** «Thường xuyên», «liên tục», «trong quá trình thực hiện». */
function isOngoing(folded: string): boolean {
  return /\b(?:thuong xuyen|lien tuc|thuong ky)\b|^trong (?:suot )?qua trinh\b/u.test(folded)
}

/** Words of a time that is settled though no calendar day is named. */
function isFixedWords(folded: string): boolean {
  return /\b(?:da (?:hoan thanh|thuc hien|ban hanh|trien khai)|dang (?:thuc hien|trien khai)|dung tien do|theo tien do|lo trinh)\b/u.test(
    folded,
  )
}

const cadences: [RegExp, TimeReading['every']][] = [
  [
    /\b(?:hang|moi) (?:quy|qui)\b|\b(?:mot|\d+) lan ?(?:\/|mot|moi|trong) ?quy\b|\bdinh ky quy\b|\b(?:0?3|ba) thang(?: mot| 1|\/) ?lan\b/u,
    'quarter',
  ],
  [/\b(?:hang|moi) thang\b|\b(?:mot|\d+) lan ?(?:\/|mot|moi|trong) ?thang\b|\bdinh ky thang\b/u, 'month'],
  [/\b(?:hang|moi) tuan\b|\b(?:mot|\d+) lan ?(?:\/|mot|moi) ?tuan\b/u, 'week'],
  [/\b(?:hang|moi) ngay\b/u, 'day'],
  [
    /\b(?:dinh ky|moi|hang) (?:0?6|sau) thang\b|\b(?:0?6|sau) thang(?: mot| 1|\/) ?lan\b|\b(?:0?6|sau) thang,? (?:va )?(?:hang |mot )?nam\b(?! \d)|\b(?:0?2|hai) lan ?(?:\/|mot|moi|trong) ?nam\b/u,
    'half-year',
  ],
  [/\b(?:hang|moi|thuong) nam\b|\bdinh ky (?:hang )?nam\b|\b(?:mot|0?1) lan ?(?:\/|mot|moi|trong) ?nam\b/u, 'year'],
]

function cadenceOf(folded: string): TimeReading['every'] {
  return cadences.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** «6 tháng một lần» and «hằng năm» name no day: blanked, so that offsets stay. */
function withoutCadence(folded: string): string {
  return folded.replace(
    /\b(?:dinh ky |moi |hang )(?:0?[36]|sau|ba) thang\b(?! dau| cuoi)|\b(?:hang|moi) (?:nam|quy|thang|tuan|ngay)\b|\b\d{1,2} lan\b|\b\d{1,2}h(?:\d{2})?\b/gu,
    (match) => ' '.repeat(match.length),
  )
}

/** An atom without a year takes the next one's in the expression, then the one's before, then the plan's. */
function withYears(atoms: TimeAtom[], frame: TimeFrame): TimeAtom[] {
  const planYear = yearOfFrame(frame)
  const settled = [...atoms]
  for (let index = settled.length - 1; index >= 0; index -= 1) {
    const atom = settled[index]!
    if (atom.year === undefined && atom.part.unit !== 'year')
      settled[index] = { ...atom, year: settled[index + 1]?.year }
  }
  for (const [index, atom] of settled.entries()) {
    if (atom.year === undefined)
      settled[index] = { ...atom, year: (atom.part.unit === 'year' ? undefined : settled[index - 1]?.year) ?? planYear }
  }
  return settled.filter((atom) => daysOfAtom(atom, undefined) !== undefined)
}

function yearOfFrame({ period, date }: TimeFrame): number | undefined {
  if (period && period.start.slice(0, 4) === period.end.slice(0, 4)) return Number(period.start.slice(0, 4))
  if (date && (!period || (date.slice(0, 4) >= period.start.slice(0, 4) && date.slice(0, 4) <= period.end.slice(0, 4))))
    return Number(date.slice(0, 4))
  return period ? Number(period.start.slice(0, 4)) : undefined
}

type Bound = { role: 'whole' | 'from' | 'until' | 'before'; start: Day; end: Day }

/** First start and last end; «từ …» alone leaves the end open, «đến …», «trước …», «chậm nhất …» alone the start. */
function boundsOf(
  folded: string,
  atoms: TimeAtom[],
  every: TimeReading['every'],
): { start: Day | null; end: Day | null } {
  const bounds = atoms.map((atom, index): Bound => {
    const days = daysOfAtom(atom, undefined)!
    const before = folded.slice(atoms[index - 1]?.to ?? 0, atom.from)
    const role = isRange(atom) ? 'whole' : roleOf(before, index, isOpenRange(folded, atoms, index))
    return { role, ...days }
  })
  for (const [index, bound] of bounds.entries()) {
    const last = bounds[index - 1]
    const between = folded.slice(atoms[index - 1]?.to ?? 0, atoms[index]!.from)
    if (last && bound.role === 'whole' && /^\s*(?:,|;|va|hoac)?\s*$/u.test(between)) bound.role = last.role
  }
  const isEndless =
    /\b(?:cac|nhung) nam (?:tiep theo|sau|ke tiep)\b|\btro di\b|\bva (?:hang|moi) nam\b/u.test(folded) ||
    (every === 'year' &&
      bounds.length === 1 &&
      bounds[0]!.role === 'whole' &&
      atoms[0]!.part.unit === 'year' &&
      !isRange(atoms[0]!))
  const starts = bounds.filter(({ role }) => role === 'whole' || role === 'from').map(({ start }) => start)
  const ends = bounds
    .filter(({ role }) => role !== 'from')
    .map(({ role, start, end }) => (role === 'before' ? addDays(start, -1) : end))
  return {
    start: starts.length > 0 ? starts.reduce((one, other) => (other < one ? other : one)) : null,
    end: ends.length > 0 && !isEndless ? ends.reduce((one, other) => (other > one ? other : one)) : null,
  }
}

function isRange({ part, yearEnd }: TimeAtom): boolean {
  if (part.unit === 'year') return yearEnd !== undefined
  return part.unit === 'day' ? part.dayEnd !== undefined : part.first !== part.last
}

function roleOf(before: string, index: number, opensRange: boolean): Bound['role'] {
  if (/\b(?:truoc|truoc ngay|truoc thoi diem)(?: ngay| thoi han| het)?\s*$/u.test(before)) return 'before'
  if (
    /\b(?:cham nhat|muon nhat|den|toi|het|khong qua|han cuoi|sau cung)\b[^,;.]{0,24}$/u.test(before) ||
    (index > 0 && /^\s*-\s*$/u.test(before))
  )
    return 'until'
  if (/\b(?:tu|ke tu|bat dau|sau)\b[^,;.]{0,24}$/u.test(before)) return 'from'
  return opensRange ? 'from' : 'whole'
}

/** «Tháng 3 - tháng 5»: the first of two that a dash or «đến» joins only begins the range. */
function isOpenRange(folded: string, atoms: TimeAtom[], index: number): boolean {
  const next = atoms[index + 1]
  if (!next) return false
  return /^\s*(?:-|den|toi)\s*(?:het )?(?:ngay )?\s*$/u.test(folded.slice(atoms[index]!.to, next.from))
}
