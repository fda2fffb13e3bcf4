/** Tài liệu kiểm chứng of an indicator: a file or a link, with its own day. What looks wrong is marked and refuses nothing. */
import { type Day, yearOf } from '#base/day.ts'
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

export type EvidenceFlag = 'stale' | 'twice' | 'elsewhere' | 'one-night'

export const flagNames: Record<EvidenceFlag, string> = {
  stale: 'Ngoài năm đánh giá',
  twice: 'Dùng hai lần',
  elsewhere: 'Nơi khác cũng dùng',
  'one-night': 'Cùng tải trong 12 giờ',
}

/** From so many on, what came within one night looks made up. */
const oneNightLeast = 6
const nightMs = 12 * 60 * 60 * 1000

/**
 * Flags by id. `otherYears`: hashes and links that other years of the commune lean on; `otherCommunes`: hashes of files that other communes
 * of the province lean on.
 */
export function flagEvidence(
  evidence: readonly Evidence[],
  about: { year: number; otherYears: ReadonlySet<string>; otherCommunes: ReadonlySet<string> },
): Map<string, EvidenceFlag[]> {
  const keyOf = ({ sha256, link }: Evidence) => sha256 ?? link
  const uses = Map.groupBy(evidence, keyOf)
  const hurried = cameInOneNight(evidence)
  return new Map(
    evidence.map((one) => {
      const flags: EvidenceFlag[] = []
      if (yearOf(one.datedOn) !== about.year) flags.push('stale')
      if (uses.get(keyOf(one))!.length > 1 || about.otherYears.has(keyOf(one))) flags.push('twice')
      if (one.sha256 !== null && about.otherCommunes.has(one.sha256)) flags.push('elsewhere')
      if (hurried.has(one.id)) flags.push('one-night')
      return [one.id, flags]
    }),
  )
}

/** Ids of all that stand with enough others within twelve hours, over midnight too, whatever came before or after. */
function cameInOneNight(evidence: readonly Evidence[]): Set<string> {
  const inOrder = evidence.toSorted((one, other) => one.addedAt.getTime() - other.addedAt.getTime())
  const found = new Set<string>()
  let first = 0
  for (const [last, { addedAt }] of inOrder.entries()) {
    while (addedAt.getTime() - inOrder[first]!.addedAt.getTime() >= nightMs) first++
    if (last - first + 1 >= oneNightLeast) for (const { id } of inOrder.slice(first, last + 1)) found.add(id)
  }
  return found
}
