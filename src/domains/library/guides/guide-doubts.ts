import type { Day } from '#base/day.ts'
import { fullName, type LawDocument } from '#domains/library/document.ts'
import { type GuideCitation, type GuideSection, placeInWords, readGuideText } from '#domains/library/guide-text.ts'
import { type CitedPlace, endOn, hasPlace, type PlaceFacts, statusOf } from '#domains/library/reliance.ts'
import { statesLaw } from '#domains/library/states-law.ts'

/** Chỗ cần xem: a sentence of a text, and what about it a person must look at. */
export type GuideDoubt = {
  /**
   * `form` closes submitting · `place` and `minor` close approving · `uncited` and `personal` must be accepted by who approves.
   */
  kind: 'form' | 'place' | 'uncited' | 'personal' | 'minor'
  /** The sentence it is about; empty for a line that is not one. */
  about: string
  sentence: string
}

/** A citation held against the library on a day. */
export type JudgedCitation = {
  citation: GuideCitation
  /** undefined: the library does not know the document. */
  document: (PlaceFacts['document'] & Pick<LawDocument, 'id' | 'slug'>) | undefined
  /** `text`: the very words are in the library · `document`: only the document is known · `none`: it cannot be leaned on. */
  found: 'text' | 'document' | 'none'
  /** Why not, or what is known: a sentence. */
  sentence: string
}

export type JudgeCitation = (citation: GuideCitation) => JudgedCitation

/** Everything that somebody must look at before this text is published. */
export function doubtsOf(text: string, judge: JudgeCitation): GuideDoubt[] {
  const { sections, faults } = readGuideText(text)
  const form = faults.map(({ line, sentence }) => ({
    kind: 'form' as const,
    about: `Dòng ${line}`,
    sentence,
  }))
  return [...form, ...sections.flatMap((section) => doubtsIn(section, judge))]
}

function doubtsIn({ sentences }: GuideSection, judge: JudgeCitation): GuideDoubt[] {
  return sentences.flatMap(({ text, citations }): GuideDoubt[] => {
    if (citations.length === 0) return statesLaw(text) ? [{ kind: 'uncited', about: text, sentence: uncited }] : []
    const bad = citations.map(judge).filter(({ found }) => found === 'none')
    return bad.map(({ sentence }) => ({ kind: 'place', about: text, sentence }))
  })
}

const uncited = 'Câu có vẻ nói về luật mà chưa ghi căn cứ.'

/** One citation against what the library knows of it. */
export function judgeCitation(
  citation: GuideCitation,
  known: { facts: PlaceFacts; document: NonNullable<JudgedCitation['document']>; hasText: boolean } | undefined,
  day: Day,
): JudgedCitation {
  const where = placeInWords(citation)
  if (known === undefined)
    return {
      citation,
      document: undefined,
      found: 'none',
      sentence: `Thư viện chưa có văn bản «${citation.documentNumber}».`,
    }
  const { facts, document, hasText } = known
  const named = `${where} ${fullName(document)}`
  const no = (sentence: string): JudgedCitation => ({ citation, document, found: 'none', sentence })
  const place = placeOf(citation)
  const end = endOn(day, place, facts)
  if (end) return no(`${named}: ${end.sentence}`)
  const status = statusOf(day, place, facts)
  if (status.kind === 'unknown') return no(`${named}: ${status.sentence}`)
  const has = hasPlace(day, place, facts)
  if (has === true) return { citation, document, found: 'text', sentence: status.sentence }
  if (has === false) return no(`${named}: thư viện có chữ của điều này nhưng không thấy khoản, điểm được dẫn.`)
  if (facts.versions.length > 0) return no(`${named}: điều này không có chữ nào có hiệu lực vào ngày đang xét.`)
  if (hasText) return no(`${named}: thư viện có chữ của văn bản này nhưng không thấy điều được dẫn.`)
  return { citation, document, found: 'document', sentence: `${status.sentence} Thư viện chưa có phần chữ.` }
}

export function placeOf({ article, clause = '', point = '' }: GuideCitation): CitedPlace {
  return { article, clause, point }
}

/** Each place once, in the order of the text. */
export function citationsOf(sections: readonly GuideSection[]): GuideCitation[] {
  const all = sections.flatMap(({ sentences }) => sentences.flatMap(({ citations }) => citations))
  return [...new Map(all.map((citation) => [citationKey(citation), citation])).values()]
}

export function citationKey({ documentNumber, article, clause = '', point = '' }: GuideCitation): string {
  return [documentNumber.toLowerCase(), article, clause, point].join('|')
}
