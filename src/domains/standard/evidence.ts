/** Tài liệu kiểm chứng of an indicator: a file or a link, with its own day. What looks wrong is marked and refuses nothing. */
import { type Day, dayAt, yearOf } from '#base/day.ts'
import { kindsAt } from '#domains/statistics/statistics-paths.ts'

export type Evidence = {
  id: string
  indicatorCode: string
  kind: EvidenceKind
  title: string
  /** The day of the paper itself. */
  datedOn: Day
  fileId: string | null
  /** Of the bytes, so that the same file is known again. */
  sha256: string | null
  link: string
  /** Who keeps the original; '' where nobody said. */
  keptBy: string
  addedBy: string
  addedAt: Date
}

export type EvidenceKind = keyof typeof evidenceKindNames

export const evidenceKindNames = {
  document: 'Văn bản',
  minutes: 'Biên bản',
  photo: 'Ảnh',
  list: 'Danh sách',
  link: 'Đường dẫn',
  record: 'Bản ghi hệ thống',
  other: 'Khác',
} as const

/** Where nobody said: told from what was given. */
export function usualKind({ link, isPicture }: { link: string; isPicture: boolean }): EvidenceKind {
  if (link !== '') return link.startsWith('/nghiep-vu/') ? 'record' : 'link'
  return isPicture ? 'photo' : 'document'
}

/** A file, or a record's own page, which not everybody who reads the assessment may open; any other link is opened as it is. */
export function opensHere({ fileId, link }: Pick<Evidence, 'fileId' | 'link'>): boolean {
  return fileId !== null || kindsAt(link).length > 0
}

export type EvidenceFlag = 'stale' | 'twice' | 'one-night'

export const flagNames: Record<EvidenceFlag, string> = {
  stale: 'Ngoài năm đánh giá',
  twice: 'Dùng hai lần',
  'one-night': 'Cùng tải trong một ngày',
}

/** From so many on, all of one day look made up. */
const oneNightLeast = 6

/** Flags by id. `elsewhere`: hashes and links that other years of the commune lean on. */
export function flagEvidence(
  evidence: readonly Evidence[],
  about: { year: number; elsewhere: ReadonlySet<string> },
): Map<string, EvidenceFlag[]> {
  const keyOf = ({ sha256, link }: Evidence) => sha256 ?? link
  const uses = Map.groupBy(evidence, keyOf)
  const days = new Set(evidence.map(({ addedAt }) => dayAt(addedAt)))
  const isOneNight = evidence.length >= oneNightLeast && days.size === 1
  return new Map(
    evidence.map((one) => {
      const flags: EvidenceFlag[] = []
      if (yearOf(one.datedOn) !== about.year) flags.push('stale')
      if (uses.get(keyOf(one))!.length > 1 || about.elsewhere.has(keyOf(one))) flags.push('twice')
      if (isOneNight) flags.push('one-night')
      return [one.id, flags]
    }),
  )
}
