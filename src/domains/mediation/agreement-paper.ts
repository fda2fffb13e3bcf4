/** Văn bản hòa giải thành as a sheet to be signed; laid out by us, for the law names its contents and no form. */
import { type Day, dayAt } from '#base/day.ts'
import { sheetWidthMm, uprightSheet } from '#domains/matters/upright-sheet.ts'
import { agreementFields } from '#domains/mediation/agreement.ts'
import type { AgreementWords } from '#domains/mediation/sealed-case.ts'
import { nationHead, running } from '#domains/mediation/sheet-parts.ts'
import type { Paper, PaperBlock, PaperParagraph } from '#engines/word/paper.ts'
import { centred } from '#engines/word/paragraphs.ts'

export type AgreementSheet = {
  teamName: string
  communeName: string
  words: AgreementWords
  /** Who signs beside the parties. */
  mediatorNames: readonly string[]
  partyNames: readonly string[]
  agreedOn: Day
  madeAt: Date
}

export function agreementPaper(sheet: AgreementSheet): Paper {
  return uprightSheet({
    title: 'Văn bản hòa giải thành',
    author: sheet.teamName,
    madeAt: sheet.madeAt,
    blocks: [...headOf(sheet), ...bodyOf(sheet), signaturesOf(sheet), footOf(sheet)],
  })
}

function headOf({ teamName, communeName, agreedOn }: AgreementSheet): PaperBlock[] {
  return [
    ...nationHead(communeName, agreedOn),
    centred('VĂN BẢN HÒA GIẢI THÀNH', { bold: true, sizePt: 15 }, { beforePt: 12, outline: 1 }),
    centred(teamName, {}, { afterPt: 8 }),
  ]
}

function bodyOf({ words }: AgreementSheet): PaperBlock[] {
  return agreementFields.flatMap(({ key, letter, name }): PaperParagraph[] => [
    { kind: 'paragraph', beforePt: 6, keepWithNext: true, runs: [{ text: `${letter}) ${name}`, bold: true }] },
    ...words[key].split('\n').map(running),
  ])
}

/** Two in a row: every party, then the mediators. */
function signaturesOf({ partyNames, mediatorNames }: AgreementSheet): PaperBlock {
  const signers = [
    ...partyNames.map((name, index) => ({ role: `Bên ${index + 1}`, name })),
    ...mediatorNames.map((name) => ({ role: 'Hòa giải viên', name })),
  ]
  const cells = signers.map(({ role, name }) => ({
    blocks: [
      centred(role, { bold: true }, { beforePt: 12 }),
      centred('(Ký hoặc điểm chỉ)', { italic: true, sizePt: 12 }, { afterPt: 48 }),
      centred(name, {}),
    ],
  }))
  if (cells.length % 2 === 1) cells.push({ blocks: [centred('')] })
  return {
    kind: 'table',
    columnsMm: [sheetWidthMm / 2, sheetWidthMm / 2],
    headRows: 0,
    borders: false,
    rowsStayWhole: true,
    rows: Array.from({ length: cells.length / 2 }, (_, row) => cells.slice(row * 2, row * 2 + 2)),
  }
}

function footOf({ madeAt }: AgreementSheet): PaperParagraph {
  const text = `h) Chữ ký hoặc điểm chỉ ở trên. Nội dung theo Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 24 khoản 2; trình bày do hệ thống làm ngày ${dayAt(madeAt).split('-').reverse().join('/')}.`
  return { kind: 'paragraph', beforePt: 18, runs: [{ text, italic: true, sizePt: 9 }] }
}
