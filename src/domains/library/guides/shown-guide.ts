import { provisionPath } from '#domains/library/article.ts'
import { fullName } from '#domains/library/document.ts'
import type { GuideTerm } from '#domains/library/guide-file.ts'
import { type GuideCitation, type GuideSection, placeInWords } from '#domains/library/guide-text.ts'
import { citationKey, citationsOf, type JudgeCitation } from '#domains/library/guides/guide-doubts.ts'

/** A text as it is read: each sentence with its places in the law as links, and all sources once, with what is known of them. */
export type ShownGuide = { sections: ShownSection[]; sources: ShownSource[] }

export type ShownSection = { heading: string; sentences: ShownSentence[] }

export type ShownSentence = { parts: SentencePart[]; citations: ShownCitation[] }

/** `term`: the first time that an explained word is met; its place in the list of words. */
export type SentencePart = { text: string; term?: number }

/** «khoản 1 Điều 16», of «Luật Hòa giải ở cơ sở». */
export type ShownCitation = { label: string; from: string; href: string | undefined }

export type ShownSource = {
  name: string
  href: string | undefined
  hasText: boolean
  /** Whether it is in force, in a sentence. */
  sentence: string
}

export function showGuide(
  sections: readonly GuideSection[],
  terms: readonly GuideTerm[],
  judge: JudgeCitation,
): ShownGuide {
  const left = terms.map(({ word }, index) => ({ word, index }))
  const shown = sections.map(({ heading, sentences }) => ({
    heading,
    sentences: sentences.map(({ text, citations }) => ({
      parts: partsOf(text, left),
      citations: citations.map((citation) => showCitation(citation, judge)),
    })),
  }))
  return { sections: shown, sources: sourcesOf(sections, judge) }
}

/** Takes the words that it meets out of those that are left. */
function partsOf(text: string, left: { word: string; index: number }[]): SentencePart[] {
  const lower = text.toLowerCase()
  const met = left
    .map(({ word, index }) => ({ word, index, at: indexOfWord(lower, word.toLowerCase()) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.word.length - one.word.length)
  const parts: SentencePart[] = []
  let done = 0
  for (const { word, index, at } of met) {
    if (at < done) continue
    if (at > done) parts.push({ text: text.slice(done, at) })
    parts.push({ text: text.slice(at, at + word.length), term: index })
    done = at + word.length
    left.splice(
      left.findIndex((one) => one.index === index),
      1,
    )
  }
  if (done < text.length) parts.push({ text: text.slice(done) })
  return parts
}

/** As a word of its own: «tổ» is not in «tổ chức» only because another word goes on, but «án» is not in «bán». */
function indexOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + word.length] ?? ' '
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return at
  }
  return -1
}

function showCitation(citation: GuideCitation, judge: JudgeCitation): ShownCitation {
  const { document, found } = judge(citation)
  const label = placeInWords(citation)
  if (document === undefined) return { label, from: citation.documentNumber, href: undefined }
  const { article, clause, point } = citation
  const place = found === 'text' ? { article, clause, point } : {}
  return { label, from: document.name, href: provisionPath({ documentSlug: document.slug, ...place }) }
}

function sourcesOf(sections: readonly GuideSection[], judge: JudgeCitation): ShownSource[] {
  const groups = Map.groupBy(citationsOf(sections).map(judge), ({ document, citation }) =>
    document === undefined ? citationKey({ ...citation, article: '', clause: '', point: '' }) : document.id,
  )
  return [...groups.values()].map((group) => {
    const { document, citation, sentence } = group[0]!
    return {
      name: document === undefined ? citation.documentNumber : fullName(document),
      href: document && provisionPath({ documentSlug: document.slug }),
      hasText: group.some(({ found }) => found === 'text'),
      sentence: sentence.replace(' Thư viện chưa có phần chữ.', ''),
    }
  })
}
