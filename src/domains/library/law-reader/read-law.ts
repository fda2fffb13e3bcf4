import { documentKinds } from '#domains/library/document.ts'
import { effectDaysOf } from '#domains/library/law-reader/effect-days.ts'
import { readLawHeader } from '#domains/library/law-reader/law-header.ts'
import { lawPartsOf, wordsOf } from '#domains/library/law-reader/law-parts.ts'
import type { LawReading } from '#domains/library/law-reader/law-reading.ts'
import { lawRelationsOf } from '#domains/library/law-reader/law-relations.ts'
import { lawTreeOf } from '#domains/library/law-reader/law-tree.ts'
import { allLinesOf } from '#engines/documents/all-lines.ts'
import type { Document } from '#engines/documents/document.ts'
import { excerptOf } from '#engines/documents/line.ts'

/**
 * Văn bản pháp luật → bản đọc. No database, no clock. It fails in one way, a Refusal for a file that cannot be a law; what is
 * not stated is null or [], what looks wrong is a doubt with its place.
 */
export function readLaw(document: Document): LawReading {
  const all = allLinesOf(document)
  const parts = lawPartsOf(document) // head · kind · title · căn cứ · body · closing · appendices
  const { header, doubts } = readLawHeader(parts, all)
  const tree = lawTreeOf(parts.body) // Phần → Chương → Mục → Điều
  const days = effectDaysOf(tree.articles, header.issuedOn)
  const type = documentKinds[header.kind]
  const acts = lawRelationsOf(parts, tree.articles, { number: header.number, type, effectiveOn: days.effectiveOn })
  const appendices = parts.appendices.map(({ label, lines }) => ({
    label: label.text,
    text: lines.map(wordsOf).join('\n'),
    source: excerptOf(label),
  }))
  const fileDoubts = document.doubts.map(({ sentence, place }) => ({
    sentence,
    ...(place ? { source: { ...place, text: '' } } : {}),
  }))
  const nothing =
    tree.articles.length === 0 ? [{ sentence: 'Không thấy điều nào trong tệp: chưa tách được văn bản.' }] : []
  return {
    header: {
      ...header,
      effectiveOn: days.effectiveOn,
      expiresOn: days.expiresOn,
      sources: { ...header.sources, ...days.sources },
    },
    articles: tree.articles.map(({ reading }) => reading),
    appendices,
    relations: acts.relations,
    doubts: [...fileDoubts, ...doubts, ...nothing, ...tree.doubts, ...days.doubts, ...acts.doubts],
  }
}
