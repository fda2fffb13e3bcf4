/** What the papers of a mediation team have alike: head with place and day, running text. */
import { type Day, monthOf, yearOf } from '#base/day.ts'
import type { PaperParagraph } from '#engines/word/paper.ts'
import { centred } from '#engines/word/paragraphs.ts'

export function nationHead(placeName: string, day: Day): PaperParagraph[] {
  const when = `${placeName}, ngày ${Number(day.slice(8))} tháng ${monthOf(day)} năm ${yearOf(day)}`
  return [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, sizePt: 13 }),
    centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
    { kind: 'paragraph', align: 'right', beforePt: 6, runs: [{ text: when, italic: true }] },
  ]
}

export function running(text: string): PaperParagraph {
  return { kind: 'paragraph', align: 'justify', firstLineMm: 12.7, beforePt: 3, lines: 1.15, runs: [{ text }] }
}
