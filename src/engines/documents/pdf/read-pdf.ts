import { Refusal } from '#base/refusal.ts'
import type { Block, Document, Place } from '#engines/documents/document.ts'
import {
  hasUnicodeVietnamese,
  legacyEncodingOfFont,
  legacyEncodingOfText,
} from '#engines/documents/encodings/legacy-encodings.ts'
import { limits } from '#engines/documents/limits.ts'
import { settlePlaces } from '#engines/documents/paragraphs.ts'
import { blocksOfPages, type Page } from '#engines/documents/pdf/flow.ts'
import { linesOfPieces } from '#engines/documents/pdf/lines.ts'
import { recognisePages } from '#engines/documents/pdf/ocr.ts'
import type { PageContent } from '#engines/documents/pdf/page-content.ts'
import { withoutFurniture } from '#engines/documents/pdf/page-furniture.ts'
import { readPages } from '#engines/documents/pdf/pages.ts'
import { takeRuledTables } from '#engines/documents/pdf/ruled-tables.ts'

/**
 * A .pdf → blocks. Scanned pages are recognised where the programs for it are installed.
 * Throws Refusal for broken files, passwords, too many pages, and scans that cannot be recognised.
 */
export async function readPdf(bytes: Uint8Array): Promise<Document> {
  const drawn = await readPages(bytes)
  const { contents, doubts, recognised } = await withScansRecognised(bytes, drawn)
  const legacy = withLegacyFonts(contents)
  const blocks = blocksOfPages(withoutFurniture(legacy.contents.map(pageOf)))
  const document = settlePlaces({ format: 'pdf', blocks, pageCount: drawn.length, recognised, doubts: [] })
  document.doubts = [...doubts, ...legacy.doubts].map(({ sentence, page }) => {
    const place = page === undefined ? undefined : firstPlaceOn(blocks, page)
    return place ? { sentence, place } : { sentence }
  })
  return document
}

type PageDoubt = { sentence: string; page?: number }

function pageOf(content: PageContent): Page {
  const { tables, rest } = takeRuledTables(content)
  return {
    page: content.page,
    width: content.width,
    height: content.height,
    lines: linesOfPieces(rest, content.page),
    tables,
  }
}

/** A page without letters is a scan, or its letters are only pictures; a blank page comes out blank. */
const isWithoutText = ({ pieces }: PageContent) => !pieces.some((piece) => /[\p{L}\p{N}]{2}/u.test(piece.text))

async function withScansRecognised(bytes: Uint8Array, drawn: PageContent[]) {
  const scans = drawn.filter(isWithoutText)
  if (scans.length === 0) return { contents: drawn, doubts: [], recognised: false }
  if (scans.length > limits.recognisedPagesMax) {
    throw new Refusal(
      413,
      `Tệp PDF có hơn ${limits.recognisedPagesMax} trang quét. Hãy tách thành nhiều tệp hoặc tải lên bản Word.`,
    )
  }
  const recognised = await recognisePages(bytes, scans)
  if (!recognised && scans.length === drawn.length) {
    throw new Refusal(
      422,
      'Tệp PDF là bản quét, không có chữ. Hãy tải lên bản Word, hoặc nhờ người quản trị cài poppler-utils và tesseract-ocr-vie trên máy chủ để nhận dạng.',
    )
  }
  const byPage = new Map(recognised?.map((each) => [each.content.page, each]))
  return {
    contents: drawn.map((page) => byPage.get(page.page)?.content ?? page),
    doubts: scanDoubts(scans, byPage),
    recognised: [...byPage.values()].some(({ content }) => content.pieces.length > 0),
  }
}

function scanDoubts(
  scans: PageContent[],
  byPage: Map<number, { content: PageContent; confidence: number }>,
): PageDoubt[] {
  return scans.flatMap(({ page }) => {
    const found = byPage.get(page)
    if (!found)
      return [{ sentence: `Trang ${page} không có chữ (trang trống hoặc ảnh quét) nên không đọc được.`, page }]
    if (found.content.pieces.length === 0) return []
    const isPoor = found.confidence < 80
    const sentence = isPoor
      ? `Trang ${page} là ảnh quét mờ, chữ nhận dạng có thể sai nhiều; hãy đối chiếu kỹ với bản gốc.`
      : `Trang ${page} là ảnh quét, chữ được máy nhận dạng; hãy đối chiếu với bản gốc.`
    return [{ sentence, page }]
  })
}

/** Letters of a font of before Unicode come out as other letters; a font that does not say so is known by its text. */
function withLegacyFonts(contents: PageContent[]): { contents: PageContent[]; doubts: PageDoubt[] } {
  const pieces = contents.flatMap((content) => content.pieces)
  const hasLegacyFont = pieces.some((piece) => legacyEncodingOfFont(piece.font) && !hasUnicodeVietnamese(piece.text))
  const text = pieces.map((piece) => (legacyEncodingOfFont(piece.font) ? '' : piece.text)).join(' ')
  const encoding = legacyEncodingOfText(text)
  if (!encoding && !hasLegacyFont) return { contents, doubts: [] }
  const font = encoding === 'vni' ? 'VNI-Times' : '.VnTime'
  const doubts = [
    {
      sentence:
        'Tệp PDF dùng phông chữ cũ (TCVN3 hoặc VNI); chữ đã được chuyển sang Unicode, hãy đối chiếu với bản gốc.',
    },
  ]
  if (!encoding) return { contents, doubts }
  const renamed = contents.map((content) => ({
    ...content,
    pieces: content.pieces.map((piece) => (legacyEncodingOfFont(piece.font) ? piece : { ...piece, font })),
  }))
  return { contents: renamed, doubts }
}

function firstPlaceOn(blocks: Block[], page: number): Place | undefined {
  for (const block of blocks) {
    const paragraphs =
      block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
    const found = paragraphs.find((paragraph) => paragraph.place.page === page)
    if (found) return found.place
  }
  return undefined
}
