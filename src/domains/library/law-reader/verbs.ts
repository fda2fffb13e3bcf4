import type { CitedDocument } from '#domains/library/cited-documents.ts'
import type { RelationKind } from '#domains/library/relation.ts'

/** What one text does to another, as it is said. A passive verb stands behind what it acts on: «Thông tư … hết hiệu lực». */
export type Verb = { kind: RelationKind; isPassive: boolean }

const passiveBefore = '(?<!\\b(?:bi|duoc|da|hoac|,) )'

const verbs: (Verb & { pattern: RegExp })[] = [
  { kind: 'suspends', isPassive: false, pattern: new RegExp(`${passiveBefore}\\bngung hieu luc\\b`, 'u') },
  {
    kind: 'repeals',
    isPassive: true,
    pattern: /\b(?:het hieu luc|khong con hieu luc|cham dut hieu luc|(?:bi|duoc) (?:bai bo|huy bo))\b/u,
  },
  {
    kind: 'amends',
    isPassive: false,
    pattern: new RegExp(
      `${passiveBefore}\\b(?:(?:bai bo|bo) (?:cac )?(?:cum tu|tu)|thay the (?:cac )?(?:cum tu|tu|mot so|mau|bieu|phu luc|ten))\\b`,
      'u',
    ),
  },
  {
    kind: 'replaces',
    isPassive: false,
    pattern: new RegExp(`${passiveBefore}\\bthay the\\b(?! (?:boi|bang)\\b)`, 'u'),
  },
  { kind: 'repeals', isPassive: false, pattern: new RegExp(`${passiveBefore}\\b(?:bai bo|huy bo)\\b`, 'u') },
  {
    kind: 'amends',
    isPassive: false,
    pattern: new RegExp(`${passiveBefore}\\b(?:sua doi|bo sung)(?:,? (?:bo sung|sua doi|thay the|bai bo|va))*\\b`, 'u'),
  },
  {
    kind: 'guides',
    isPassive: false,
    pattern:
      /\b(?:quy dinh chi tiet|chi tiet thi hanh|bien phap (?:thi hanh|to chuc)|huong dan (?:chi tiet|thi hanh|thuc hien|mot so|ap dung|viec|quy dinh))\b/u,
  },
]

export type FoundVerb = Verb & { start: number; end: number }

/** The verb of a statement: the first that has a document on its side, and stands in no document's title. */
export function verbOf(folded: string, cited: CitedDocument[]): FoundVerb | undefined {
  const found = allVerbs(folded).filter(({ start, end, isPassive }) => {
    if (cited.some((target) => target.start <= start && start < target.end)) return false
    return cited.some((target) => (isPassive ? target.end <= start : target.start >= end))
  })
  // A passive verb closes its sentence and outranks what the title of its subject says.
  return found.find(({ isPassive }) => isPassive) ?? found[0]
}

/** The first verb of a statement that cites nothing: of a list's head, or about a document named above it. */
export function bareVerbOf(folded: string): FoundVerb | undefined {
  return allVerbs(folded)[0]
}

function allVerbs(folded: string): FoundVerb[] {
  return verbs
    .flatMap(({ kind, isPassive, pattern }) => {
      const match = pattern.exec(folded)
      return match ? [{ kind, isPassive, start: match.index, end: match.index + match[0].length }] : []
    })
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
}
