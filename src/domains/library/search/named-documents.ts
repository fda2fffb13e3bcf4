import { shippedEverydayWords } from '#domains/library/everyday-words.ts'
import { foldedForm, tokensOf } from '#engines/search/syllables.ts'

/** A document that a question may name. */
export type KnownDocument = { id: string; name: string; number: string | null }

/** How documents are named: by the whole name, by its initials («HGCS»), by number, whole or without its letters. */
export type DocumentNames = {
  byName: ReadonlyMap<string, readonly KnownDocument[]>
  byInitials: ReadonlyMap<string, readonly KnownDocument[]>
  byNumber: ReadonlyMap<string, readonly KnownDocument[]>
  syllablesMax: number
  /** The name of each document as syllables without signs, for what is typed by halves. */
  plain: readonly string[]
}

/** A place in a question, in syllables, where documents are named. */
export type Naming = {
  from: number
  to: number
  documents: readonly KnownDocument[]
  by: 'name' | 'initials' | 'number'
}

const kept = new WeakMap<readonly KnownDocument[], DocumentNames>()

/** Made once for each list of documents. */
export function namesOf(documents: readonly KnownDocument[]): DocumentNames {
  let names = kept.get(documents)
  if (names === undefined) {
    names = readNames(documents)
    kept.set(documents, names)
  }
  return names
}

const kindWords = ['bo luat', 'luat', 'phap lenh']
export const smallWords = new Set(['o', 'va', 've', 'cua', 'trong', 'cho', 'doi', 'voi', 'cac', 'tai'])
/** A longer name is not typed. */
const nameSyllablesMax = 24
const nameLettersMax = 300

function readNames(documents: readonly KnownDocument[]): DocumentNames {
  const byName = new Map<string, KnownDocument[]>()
  const byInitials = new Map<string, KnownDocument[]>()
  const byNumber = new Map<string, KnownDocument[]>()
  const plain: string[] = []
  let syllablesMax = 0
  for (const document of documents) {
    const folds = foldsOf(document.name.slice(0, nameLettersMax))
    const name = folds.join(' ')
    plain.push(name)
    if (folds.length > 1 && folds.length <= nameSyllablesMax) {
      add(byName, name, document)
      syllablesMax = Math.max(syllablesMax, folds.length)
    }
    for (const initials of initialsOf(name, folds)) add(byInitials, initials, document)
    if (document.number !== null) {
      const parts = foldsOf(document.number).filter((fold) => !fold.includes('/'))
      for (let length = 2; length <= parts.length; length++) add(byNumber, parts.slice(0, length).join(' '), document)
    }
  }
  for (const { short, long, kind } of shippedEverydayWords().abbreviations) {
    if (kind !== 'law') continue
    for (const document of byName.get(foldsOf(long).join(' ')) ?? [])
      add(byInitials, foldsOf(short).join(' '), document)
  }
  return { byName, byInitials, byNumber, syllablesMax, plain }
}

/** «Luật Hòa giải ở cơ sở» → `luat hgcs`, `luat hgocs`, `lhgcs`; «Bộ luật Dân sự» → `blds`, `bo luat ds`. */
function initialsOf(name: string, folds: readonly string[]): string[] {
  if (folds.length > 12) return []
  const kind = kindWords.find((words) => name.startsWith(`${words} `))
  if (kind === undefined) return []
  const rest = folds.slice(kind.split(' ').length)
  const kindInitials = initials(kind.split(' '))
  return [...new Set([initials(rest), initials(rest.filter((fold) => !smallWords.has(fold)))])]
    .filter((letters) => letters.length > 1)
    .flatMap((letters) => [`${kind} ${letters}`, kindInitials + letters])
}

function initials(folds: readonly string[]): string {
  return folds.map((fold) => fold[0]).join('')
}

function add(map: Map<string, KnownDocument[]>, key: string, document: KnownDocument): void {
  const same = map.get(key)
  if (same === undefined) map.set(key, [document])
  else if (!same.some(({ id }) => id === document.id)) same.push(document)
}

/** Names of thousands of documents are made of few syllables: each is folded once. */
function foldsOf(text: string): string[] {
  return tokensOf(text.normalize('NFC')).map(({ surface }) => {
    let folded = foldedForms.get(surface)
    if (folded === undefined) {
      folded = foldedForm(surface)
      if (foldedForms.size < foldedFormsMax) foldedForms.set(surface, folded)
    }
    return folded
  })
}

const foldedForms = new Map<string, string>()
const foldedFormsMax = 20_000

/** Where a question names documents: the longest namings, none over another. */
export function namingsIn(folds: readonly string[], names: DocumentNames): Naming[] {
  const namings: Naming[] = []
  for (let from = 0; from < folds.length; ) {
    const naming = namingAt(folds, from, names)
    if (naming) namings.push(naming)
    from = naming?.to ?? from + 1
  }
  return namings
}

function namingAt(folds: readonly string[], from: number, names: DocumentNames): Naming | undefined {
  const limit = Math.min(folds.length, from + Math.max(names.syllablesMax, 5))
  for (let to = limit; to > from; to--) {
    const text = folds.slice(from, to).join(' ')
    const documents = to - from > 1 ? names.byName.get(text) : undefined
    if (documents) return { from, to, documents, by: 'name' }
    const initialed = to - from <= 5 ? names.byInitials.get(text) : undefined
    if (initialed) return { from, to, documents: initialed, by: 'initials' }
    // «977 qd ttg»: at least a number with its letters, or with its year.
    const isNumber =
      to - from > 1 &&
      /^\d/.test(folds[from]!) &&
      (to - from > 2 || /^(?:\d{4}|qd|nd|tt|nq|ct|kh)$/.test(folds[from + 1]!))
    const numbered = isNumber ? names.byNumber.get(text) : undefined
    if (numbered) return { from, to, documents: numbered, by: 'number' }
  }
  return undefined
}

/** «luật đất đai 2013»: of documents of one name those of the year, where there are any. */
export function ofYear(documents: readonly KnownDocument[], year: string | undefined): readonly KnownDocument[] {
  if (year === undefined || !/^(?:19|20)\d\d$/.test(year)) return documents
  const same = documents.filter(({ name, number }) => number?.includes(`/${year}`) || name.includes(year))
  return same.length > 0 ? same : documents
}
