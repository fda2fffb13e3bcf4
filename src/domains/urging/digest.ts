/**
 * Bản tin đôn đốc: what waits for one person on one day, once, grouped, most pressing first. It keeps what it is about, not
 * what it says: page and mail are written from the facts of the moment in which they are read or handed over.
 */
import type { Day } from '#base/day.ts'
import type { Obligation } from '#domains/plans/obligation.ts'

/** In the order of a digest. */
export const sections = [
  'urged',
  'escalated',
  'mediation',
  'returned',
  'explain',
  'late',
  'due',
  'check',
  'training',
  'disclosures',
  'standard',
  'returns',
  'reports',
  'changed',
  'unissued',
] as const

export type Section = (typeof sections)[number]

export const sectionNames: Record<Section, string> = {
  urged: 'Lãnh đạo đôn đốc',
  escalated: 'Việc chậm của cơ quan, chuyển đến ông/bà hôm nay',
  mediation: 'Hòa giải ở cơ sở',
  returned: 'Bị trả lại, làm lại',
  explain: 'Chờ ông/bà giải trình',
  late: 'Đã quá hạn',
  due: 'Sắp đến hạn',
  check: 'Chờ ông/bà kiểm tra',
  training: 'Người chờ vào lớp tập huấn',
  disclosures: 'Công khai thông tin',
  standard: 'Chuẩn tiếp cận pháp luật',
  returns: 'Biểu thống kê',
  reports: 'Báo cáo đã soạn sẵn số liệu',
  changed: 'Kế hoạch đã thay đổi, chưa xem',
  unissued: 'Chưa ban hành kế hoạch triển khai',
}

/**
 * What one line is about, in few letters because ten thousand people have some each day: section; obligation, changed plan,
 * body that owes one or what another domain tells of; urge; acting for; day due where no obligation says it.
 */
export type DigestRef = { s: Section; o: string; u?: string; f?: string; d?: Day }

export type SectionCounts = Partial<Record<Section, number>>

/** Kept of each section; the rest is counted. */
export const refsKeptMax = 60
/** Lines of a mail; the rest is a link. */
export const linesShownMax = 25
/** A digest is kept this long. */
export const digestKeptDays = 400

/** A line as it reads now. */
export type DigestLine = {
  section: Section
  /** Path of its page. */
  href: string
  title: string
  planTitle: string
  dueDay: Day | null
  /** «thay ông/bà X». */
  actingForName: string | null
  /** What somebody wrote with it, and who. */
  said: { text: string; by: string } | null
}

/** One person's digest in the making. */
export type DigestDraft = { kept: Map<Section, DigestRef[]>; known: Set<string>; counts: SectionCounts }

export function newDraft(): DigestDraft {
  return { kept: new Map(), known: new Set(), counts: {} }
}

/** One obligation stands once, where it came first: bring the most pressing first. */
export function addRef({ kept, known, counts }: DigestDraft, ref: DigestRef): void {
  if (known.has(ref.o)) return
  known.add(ref.o)
  const list = kept.get(ref.s) ?? []
  kept.set(ref.s, list)
  counts[ref.s] = (counts[ref.s] ?? 0) + 1
  if (list.length < refsKeptMax) list.push(ref)
}

export function refsOf({ kept }: DigestDraft): DigestRef[] {
  return sections.flatMap((section) => kept.get(section) ?? [])
}

export function itemCountOf(counts: SectionCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** The facts on an obligation that decide whether a line about it still stands. */
export type LineFacts = Pick<Obligation, 'state' | 'returned' | 'dueDay' | 'claimedBy'> & {
  officerId: string | null
  isUnanswered: boolean
  isUrgeUndone: boolean
}

/** The section in which a ref stands now, for its reader; undefined when it is over: done, answered, given to somebody else. */
export function sectionNow(ref: DigestRef, facts: LineFacts, readerId: string, today: Day): Section | undefined {
  const isOpen = facts.state === 'open'
  const isElsewhere = facts.officerId !== null && facts.officerId !== readerId && facts.officerId !== ref.f
  switch (ref.s) {
    case 'urged':
      return isOpen && !facts.isUrgeUndone ? 'urged' : undefined
    case 'escalated':
      return isOpen ? 'escalated' : undefined
    case 'explain':
      if (facts.isUnanswered && !isElsewhere) return 'explain'
      return isOpen && !isElsewhere ? workSection(facts, today) : undefined
    case 'returned':
    case 'late':
    case 'due':
      return isOpen && !isElsewhere ? workSection(facts, today) : undefined
    case 'check':
      return facts.state === 'evidenced' && facts.claimedBy !== readerId ? 'check' : undefined
    case 'changed':
    case 'unissued':
    case 'mediation':
    case 'training':
    case 'standard':
    case 'returns':
    case 'disclosures':
    case 'reports':
      return ref.s
  }
}

/** Where open work of one's own stands. */
export function workSection(
  { returned, dueDay }: Pick<LineFacts, 'returned' | 'dueDay'>,
  today: Day,
): 'returned' | 'late' | 'due' {
  if (returned) return 'returned'
  return dueDay !== null && dueDay < today ? 'late' : 'due'
}
