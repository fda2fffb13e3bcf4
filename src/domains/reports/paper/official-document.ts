/**
 * Văn bản hành chính theo Phụ lục I: the head in two columns, kind and title, bases, body, signature and recipients. What is
 * blank (number, day) stays a dotted line for the văn thư. @law 30/2020/NĐ-CP, Phụ lục I và III
 */
import { type Day, monthOf, yearOf } from '#base/day.ts'
import { lengthMm, officialForm } from '#domains/reports/official-form.ts'
import { type Appendix, appendixSection, marginsUsed, pageNumberFromTopMm } from '#domains/reports/paper/appendix.ts'
import { textWidthMm } from '#domains/reports/paper/pieces.ts'
import { capitals } from '#domains/reports/signature.ts'
import type { Paper, PaperBlock, PaperCell, PaperParagraph, PaperRule } from '#engines/word/paper.ts'
import { centred } from '#engines/word/paragraphs.ts'

export type OfficialDocument = {
  superior: string | null
  /** In capitals, one or two lines. */
  issuer: readonly string[]
  /** The same in a sentence: «Ủy ban nhân dân phường Võ Cường». */
  issuerName: string
  number: string | null
  /** «BC-UBND»; null leaves it to the văn thư. */
  symbol: string | null
  placeName: string
  day: Day | null
  /** The year of a day that is still blank. */
  year: number
  kind: string
  title: string
  bases: readonly string[]
  body: readonly PaperBlock[]
  /** From «TM.» to the position; then the name. */
  signatureLines: readonly string[]
  signer: string
  recipients: readonly string[]
  appendices: readonly Appendix[]
  madeAt: Date
  author: string
}

export function officialDocument(document: OfficialDocument): Paper {
  const { title, author, madeAt, appendices } = document
  return {
    title: `${document.kind} ${title}`,
    author,
    madeAt,
    font: officialForm.font,
    sizePt: officialForm.sizePt.body.used,
    sections: [
      {
        page: officialForm.page,
        orientation: 'portrait',
        marginMm: marginsUsed,
        pageNumberFromTopMm,
        blocks: [
          headOf(document),
          ...titleOf(document),
          ...basesOf(document.bases),
          ...document.body,
          signatureOf(document),
        ],
      },
      ...appendices.map((appendix) => appendixSection(appendix, attachedTo(document))),
    ],
  }
}

const { sizePt, ruleShare } = officialForm
const headMm = { left: 68, right: 97 }
const cellMarginsMm = 3

/** «Số: ……/BC-UBND». */
function numberLine({ number, symbol }: OfficialDocument): string {
  return `Số: ${number ?? '………'}/${symbol ?? '………'}`
}

/** «Kinh Bắc, ngày 05 tháng 02 năm 2026»: days below 10 and the months 1 and 2 with a nought. @law Phụ lục I, mục II.4 */
export function placeAndDay({ placeName, day, year }: Pick<OfficialDocument, 'placeName' | 'day' | 'year'>): string {
  if (day === null) return `${placeName}, ngày ….. tháng ….. năm ${year}`
  const month = monthOf(day)
  return `${placeName}, ngày ${day.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${yearOf(day)}`
}

function headOf(document: OfficialDocument): PaperBlock {
  const superior = document.superior === null ? [] : [centred(document.superior, { sizePt: sizePt.superior.used })]
  const issuer = document.issuer.map((line) => centred(line, { sizePt: sizePt.issuer.used, bold: true }))
  const widest = Math.max(...document.issuer.map((line) => lengthMm(line, sizePt.issuer.used)))
  const left: PaperCell = {
    blocks: [...superior, ...issuer, ruleBelow(widest, headMm.left - cellMarginsMm)],
  }
  const right: PaperCell = {
    blocks: [
      centred(officialForm.nation, { sizePt: sizePt.nation.used, bold: true }),
      centred(officialForm.motto, { sizePt: sizePt.motto.used, bold: true }),
      // The line below the motto is as long as the motto.
      {
        kind: 'rule',
        lengthMm: lengthMm(officialForm.motto, sizePt.motto.used),
        withinMm: headMm.right - cellMarginsMm,
      },
    ],
  }
  const number = centred(numberLine(document), { sizePt: sizePt.number.used })
  const day = centred(placeAndDay(document), { sizePt: sizePt.placeAndDay.used, italic: true })
  return {
    kind: 'table',
    columnsMm: [headMm.left, headMm.right],
    headRows: 0,
    borders: false,
    rowsStayWhole: true,
    rows: [
      [left, right],
      [{ blocks: [number] }, { blocks: [day] }],
    ],
  }
}

/** A third to a half of the line above. */
function ruleBelow(lineMm: number, withinMm: number, afterPt = 0): PaperRule {
  return { kind: 'rule', lengthMm: Math.min(lineMm, withinMm) * ruleShare.used, withinMm, afterPt }
}

function titleOf({ kind, title }: OfficialDocument): PaperBlock[] {
  return [
    centred(capitals(kind), { sizePt: sizePt.kind.used, bold: true }, { beforePt: 14, keepWithNext: true, outline: 1 }),
    centred(title, { sizePt: sizePt.title.used, bold: true }, { keepWithNext: true }),
    ruleBelow(Math.min(lengthMm(title, sizePt.title.used), textWidthMm), textWidthMm, 10),
  ]
}

/** In italics, one a paragraph; each ends with a semicolon, the last with a full stop. */
function basesOf(bases: readonly string[]): PaperParagraph[] {
  return bases.map((base, index) => ({
    kind: 'paragraph',
    align: 'justify',
    firstLineMm: officialForm.body.firstLineMm.used,
    afterPt: officialForm.body.gapPt.used,
    lines: officialForm.body.lines.used,
    runs: [{ text: `${base.replace(/[.;\s]+$/u, '')}${index === bases.length - 1 ? '.' : ';'}`, italic: true }],
  }))
}

/** Recipients at the left, who signs at the right; the two stay together on one page. */
function signatureOf({ signatureLines, signer, recipients }: OfficialDocument): PaperBlock {
  const small = sizePt.recipients.used
  const left: PaperParagraph[] = [
    {
      kind: 'paragraph',
      runs: [{ text: officialForm.recipientsHead, bold: true, italic: true, sizePt: sizePt.recipientsHead.used }],
    },
    ...recipientLines(recipients).map(
      (line): PaperParagraph => ({ kind: 'paragraph', runs: [{ text: line, sizePt: small }] }),
    ),
  ]
  const style = { sizePt: sizePt.signature.used, bold: true }
  const right: PaperParagraph[] = [
    ...signatureLines.map((line) => centred(line, style, { keepWithNext: true })),
    ...Array.from({ length: roomToSignLines }, () => centred('', style, { keepWithNext: true })),
    centred(signer, style),
  ]
  return {
    kind: 'table',
    columnsMm: [80, 85],
    headRows: 0,
    borders: false,
    rowsStayWhole: true,
    rows: [[{ blocks: left }, { blocks: right }]],
  }
}

const roomToSignLines = 4

/** «- Sở Tư pháp;» … «- Lưu: VT.»: the archive last, always. */
export function recipientLines(recipients: readonly string[]): string[] {
  const named = recipients.map((one) => one.replace(/^[-–\s]+|[.;\s]+$/gu, '')).filter((one) => one !== '')
  const archive = named.filter((one) => /^Lưu\b/u.test(one))
  const others = named.filter((one) => !/^Lưu\b/u.test(one))
  const lines = [...others, archive.at(-1) ?? 'Lưu: VT']
  return lines.map((one, index) => `- ${one}${index === lines.length - 1 ? '.' : ';'}`)
}

function attachedTo(document: OfficialDocument): string {
  const day = placeAndDay(document).slice(document.placeName.length + 2)
  const number = `${document.number ?? '………'}/${document.symbol ?? '………'}`
  return `(Kèm theo ${document.kind} số ${number} ${day} của ${document.issuerName})`
}
