import { showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { guideKinds } from '#domains/library/guide-file.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import type { PublicGuide } from '#domains/library/guides/public-guide.ts'
import type { ShownSection, ShownSentence } from '#domains/library/guides/shown-guide.ts'
import type { PdfBlock, PdfItem, PdfSheet } from '#engines/pdf/sheet.ts'

/** Tờ rơi A4: the whole text in two columns, each sentence of law with its khoản beneath it. */
export function leafletSheet(guide: PublicGuide, publicUrl: string): PdfSheet {
  const { words, shown } = guide
  const blocks = shown.sections.flatMap(({ heading, sentences }, index): PdfBlock[] => {
    const items = sentences.map((sentence): PdfItem => ({ text: textOf(sentence), note: noteOf(sentence) }))
    const isBox = index === 0 && items.length <= boxSentencesMax
    const shownItems: PdfBlock[] = isBox ? [{ kind: 'box', items }] : items.map((item) => ({ kind: 'item', ...item }))
    return [{ kind: 'heading', text: heading }, ...shownItems]
  })
  const terms = words.terms.map(({ word, meaning }): PdfBlock => ({ kind: 'item', text: `${word}: ${meaning}.` }))
  const sources = shown.sources.map(({ name }) => name).join('; ')
  return {
    ...sheetOf(guide, publicUrl),
    size: 'A4',
    columns: 2,
    textPt: 11,
    textPtMin: 9.5,
    pagesMax: 2,
    blocks: [
      ...blocks,
      ...(terms.length === 0 ? [] : [{ kind: 'heading', text: 'Từ cần hiểu' } as const, ...terms]),
      ...(sources === '' ? [] : [{ kind: 'small', text: `Căn cứ: ${sources}.` } as const]),
    ],
  }
}

/** Áp phích A3: what one must know at once, in letters that are read from across a room; the rest behind the QR code. */
export function posterSheet(guide: PublicGuide, publicUrl: string): PdfSheet {
  const { sections } = guide.shown
  const [first, ...others] = sections
  const next = others.find(({ heading }) => /làm gì|bước|cách|gọi/iu.test(heading)) ?? others[0]
  const item = (sentence: ShownSentence): PdfBlock => ({ kind: 'item', text: textOf(sentence) })
  const more: PdfBlock[] =
    next === undefined
      ? []
      : [{ kind: 'heading', text: next.heading }, ...next.sentences.slice(0, posterSentencesMax).map(item)]
  return {
    ...sheetOf(guide, publicUrl),
    size: 'A3',
    columns: 1,
    textPt: 30,
    textPtMin: 16,
    pagesMax: 1,
    blocks: [...(first === undefined ? [] : [boxOf(first)]), ...more],
  }
}

function boxOf({ sentences }: ShownSection): PdfBlock {
  return { kind: 'box', items: sentences.slice(0, posterSentencesMax).map((sentence) => ({ text: textOf(sentence) })) }
}

const posterSentencesMax = 5
/** A box is not divided between columns. */
const boxSentencesMax = 6

function sheetOf(guide: PublicGuide, publicUrl: string) {
  const { words, kind, bodyName, checkedOn, approvedAt, flags } = guide
  const address = publicUrl + guidePaths.publicGuide(guide)
  const rightUntil = checkedOn === null ? '' : `Đúng đến ngày ${showDay(checkedOn)}. `
  return {
    kicker:
      flags.length === 0
        ? guideKinds[kind]
        : `${guideKinds[kind]} – đang rà lại vì luật đã thay đổi từ ${showDay(flags[0]!.since)}`,
    title: words.title,
    lead: words.summary,
    author: bodyName,
    madeAt: approvedAt,
    foot: {
      qr: address,
      lines: [
        'Quét mã để đọc đủ, xem căn cứ và biết bài còn đúng không.',
        `${address.replace(/^https?:\/\//u, '')}`,
        `${rightUntil}${bodyName}. Phát miễn phí.`,
      ],
    },
  }
}

function textOf({ parts }: ShownSentence): string {
  return parts.map(({ text }) => text).join('')
}

/** «khoản 1 Điều 16 Luật Hòa giải ở cơ sở». */
function noteOf({ citations }: ShownSentence): string | undefined {
  if (citations.length === 0) return undefined
  const groups = [...Map.groupBy(citations, ({ from }) => from)]
  return capitalise(groups.map(([from, some]) => `${some.map(({ label }) => label).join(', ')} ${from}`).join('; '))
}
