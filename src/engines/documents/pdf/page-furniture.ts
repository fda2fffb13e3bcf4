import type { Line } from '#engines/documents/pdf/lines.ts'

export type PageLines = { page: number; width: number; height: number; lines: Line[] }

/** Takes page numbers and the headers and footers that run through the pages out of the lines. */
export function withoutFurniture<Page extends PageLines>(pages: Page[]): Page[] {
  const seen = new Map<string, Set<number>>()
  for (const page of pages) {
    for (const line of edgeLines(page)) {
      const key = likeness(page, line)
      seen.set(key, (seen.get(key) ?? new Set()).add(page.page))
    }
  }
  const runs = (page: PageLines, line: Line) =>
    (seen.get(likeness(page, line))?.size ?? 0) >= Math.max(2, pages.length / 4)
  return pages.map((page) => {
    const furniture = new Set(edgeLines(page).filter((line) => isPageNumber(line) || runs(page, line)))
    return { ...page, lines: page.lines.filter((line) => !furniture.has(line)) }
  })
}

/** The first and last two lines, as far as they stand in the margins. */
function edgeLines({ lines, height }: PageLines): Line[] {
  const inMargin = [
    ...lines.slice(0, 2).filter((line) => line.y < height * 0.12),
    ...lines.slice(-2).filter((line) => line.y > height * 0.88),
  ]
  return [...new Set(inMargin)]
}

/** The same words, whatever the numbers, about as high on a page of the same shape. */
function likeness({ width, height }: PageLines, line: Line): string {
  const words = line.segments
    .map((segment) => segment.text.replace(/\d+/gu, '#'))
    .sort()
    .join(' ')
  return `${Math.round(width)}×${Math.round(height)} ${Math.round(line.y / 12)} ${words}`
}

function isPageNumber(line: Line): boolean {
  const text = line.segments.map((segment) => segment.text).join(' ')
  return /^[-–]?\s*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*(?:\/|of|trên)\s*\d{1,4})?\s*[-–]?$/iu.test(text)
}
