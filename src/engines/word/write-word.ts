import { AlignmentType, Document, Header, Packer, PageOrientation, Paragraph, SimpleField } from 'docx'
import { Refusal } from '#base/refusal.ts'
import { limits, type Paper, type PaperBlock, type PaperParagraph, type PaperSection } from '#engines/word/paper.ts'
import { sameBytes } from '#engines/word/same-bytes.ts'
import { blockOf, halfPoints, noteOf, twips } from '#engines/word/word-blocks.ts'

export const refusals = {
  tooLarge: new Refusal(
    413,
    'Nội dung quá dài cho một tệp Word. Hãy chọn phạm vi hẹp hơn (một kế hoạch, một kỳ ngắn hơn) rồi làm lại.',
  ),
}

/**
 * Writes a paper as the bytes of a .docx file. The same paper gives the same bytes, on every run and every machine with the
 * same zlib, so that their hash says what was written. Throws `refusals.tooLarge`.
 */
export async function writeWord(paper: Paper): Promise<Uint8Array> {
  checkSize(paper)
  const notes = new Map<string, number>()
  const noteNumber = (note: string) => {
    const known = notes.get(note)
    if (known !== undefined) return known
    notes.set(note, notes.size + 1)
    return notes.size
  }
  const sections = paper.sections.map((section, index) => ({
    properties: propertiesOf(section, index),
    // A section without a header of its own has that of the section before.
    headers: index === 0 ? { default: pageNumber() } : undefined,
    children: [...section.blocks, ...closing(section)].map((block) => blockOf(block, noteNumber)),
  }))
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: paper.author,
    styles: {
      default: {
        document: {
          run: { font: paper.font, size: halfPoints(paper.sizePt), color: '000000', language: { value: 'vi-VN' } },
        },
        hyperlink: { run: { color: '000000' } },
        footnoteText: { run: { size: halfPoints(noteSizePt), font: paper.font } },
      },
    },
    footnotes: Object.fromEntries([...notes].map(([note, number]) => [number, noteOf(note, noteSizePt)])),
    sections,
  })
  return sameBytes(new Uint8Array(await Packer.toBuffer(document)), paper.madeAt)
}

const noteSizePt = 10

/** After a table Word wants a paragraph; without one the next section loses its page. It takes no room. */
function closing({ blocks }: PaperSection): PaperBlock[] {
  return blocks.at(-1)?.kind === 'table' || blocks.length === 0 ? [{ kind: 'rule', lengthMm: 0, withinMm: 0 }] : []
}

/** Only the first page of the whole paper is without its number: a later section begins in the middle of the paper. */
function propertiesOf(section: PaperSection, index: number) {
  const { page, marginMm, orientation } = section
  return {
    titlePage: index === 0 || undefined,
    page: {
      // Word wants the sides of the upright sheet, whichever way it lies.
      size: {
        width: twips(Math.min(page.widthMm, page.heightMm)),
        height: twips(Math.max(page.widthMm, page.heightMm)),
        orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twips(marginMm.top),
        bottom: twips(marginMm.bottom),
        left: twips(marginMm.left),
        right: twips(marginMm.right),
        header: twips(section.pageNumberFromTopMm),
        footer: twips(section.pageNumberFromTopMm),
      },
    },
  }
}

/** The field carries a result («2»): Word offers to repair a file whose fields have none. */
function pageNumber(): Header {
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new SimpleField('PAGE', '2')] })],
  })
}

function checkSize(paper: Paper): void {
  const blocks = paper.sections.flatMap((section) => section.blocks)
  const rows = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)
  const length = blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  if (blocks.length > limits.blocksMax || rows > limits.rowsMax || length > limits.textLengthMax)
    throw refusals.tooLarge
}

function lengthOf(block: PaperBlock): number {
  if (block.kind === 'rule') return 0
  if (block.kind === 'paragraph') return textLength(block)
  return block.rows
    .flatMap((row) => row.flatMap((cell) => cell.blocks))
    .reduce((sum, one) => sum + (one.kind === 'paragraph' ? textLength(one) : 0), 0)
}

function textLength({ runs }: PaperParagraph): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0)
}
