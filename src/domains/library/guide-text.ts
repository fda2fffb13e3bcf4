/**
 * Chữ của một bài: the body of a guide, an answer or a newsletter as people type it. `## headings` with one sentence a line; a
 * sentence that states law ends with its khoản in square brackets, written either way:
 *
 *     Bạn không phải trả tiền. [11/2017/QH14 dieu-8 khoan-1; 11/2017/QH14 Điều 3 khoản 4]
 */
export type GuideSection = { heading: string; sentences: GuideSentence[] }

export type GuideSentence = { text: string; citations: GuideCitation[] }

/** «35/2013/QH13 dieu-3 khoan-1 diem-dd»; the point is kept as written in the law: «đ». */
export type GuideCitation = { documentNumber: string; article: string; clause?: string; point?: string }

/** Chỗ chưa đúng dạng: a line (1 is the first) and what to do there. */
export type TextFault = { line: number; sentence: string }

/** What can be read is read, also beside faults; nothing throws. */
export function readGuideText(text: string): { sections: GuideSection[]; faults: TextFault[] } {
  const sections: GuideSection[] = []
  const faults: TextFault[] = []
  for (const [index, typed] of text
    .normalize('NFC')
    .split(/\r\n?|\n/u)
    .slice(0, linesMax)
    .entries()) {
    const line = typed.trim()
    const fault = (sentence: string) => faults.push({ line: index + 1, sentence })
    if (line === '') continue
    if (line.startsWith('#')) {
      const heading = line.replace(/^#+/u, '').trim()
      if (heading === '') fault('Đề mục trống: hãy ghi tên đề mục sau dấu ##.')
      else if (sections.at(-1)?.sentences.length === 0) fault(`Đề mục «${sections.at(-1)!.heading}» chưa có câu nào.`)
      sections.push({ heading, sentences: [] })
    } else if (sections.length === 0) fault('Câu phải nằm dưới một đề mục: hãy thêm dòng «## Tên đề mục» ở trên.')
    else sections.at(-1)!.sentences.push(readSentence(line, fault))
  }
  const last = sections.at(-1)
  if (last === undefined) faults.push({ line: 1, sentence: 'Bài chưa có chữ nào.' })
  else if (last.sentences.length === 0) faults.push({ line: 1, sentence: `Đề mục «${last.heading}» chưa có câu nào.` })
  return { sections, faults: faults.slice(0, faultsMax) }
}

const linesMax = 1_000
const faultsMax = 100

function readSentence(line: string, fault: (sentence: string) => void): GuideSentence {
  const [, text = line.replace(/[[\]]/gu, ''), places] = /^([^[\]]*?)(?:\s*\[([^[\]]*)\])?$/u.exec(line) ?? []
  if (!/[.?!:»]$/u.test(text)) fault('Câu phải kết thúc bằng dấu câu; sau dấu câu chỉ còn căn cứ trong dấu [ ].')
  else if (/[.?!]\s+\p{Lu}/u.test(text)) fault('Mỗi dòng một câu: hãy tách dòng này.')
  const citations = places === undefined ? [] : places.split(';').map((place) => readCitation(place.trim(), fault))
  return { text, citations: citations.filter((citation) => citation !== undefined) }
}

const citationForm =
  /^(?<number>\S.*?),? (?:dieu-|điều )(?<article>\d+[a-zđ]?)(?:,? (?:khoan-|khoản )(?<clause>\d+[a-zđ]?))?(?:,? (?:diem-|điểm )(?<point>[a-zđ]\d?|dd))?$/iu
const placeLengthMax = 200

function readCitation(place: string, fault: (sentence: string) => void): GuideCitation | undefined {
  const { number, article, clause, point } = citationForm.exec(place.slice(0, placeLengthMax))?.groups ?? {}
  if (!number || !article) {
    fault(`Căn cứ «${place.slice(0, 80)}» chưa đúng dạng: hãy ghi như [35/2013/QH13 Điều 3 khoản 1 điểm a].`)
    return undefined
  }
  return {
    documentNumber: number,
    article: article.toLowerCase(),
    ...(clause && { clause: clause.toLowerCase() }),
    ...(point && { point: point.toLowerCase().replace(/^dd/u, 'đ') }),
  }
}

/** Places alone, one a line, as somebody writes down what a thing was about: «35/2013/QH13 Điều 3 khoản 1». */
export function readCitedLines(lines: readonly string[]): { citations: GuideCitation[]; faults: TextFault[] } {
  const faults: TextFault[] = []
  const read = lines.slice(0, linesMax).map((line, index) => {
    const place = line.replace(/^\[|\]$/gu, '').trim()
    return readCitation(place, (sentence) => faults.push({ line: index + 1, sentence }))
  })
  return { citations: read.filter((citation) => citation !== undefined), faults }
}

/** «điểm a khoản 1 Điều 3». */
export function placeInWords({ article, clause, point }: Omit<GuideCitation, 'documentNumber'>): string {
  return [point && `điểm ${point}`, clause && `khoản ${clause}`, `Điều ${article}`].filter(Boolean).join(' ')
}
