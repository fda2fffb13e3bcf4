import { pointSlug } from '#domains/library/article.ts'
import { type Clause, clausesOf } from '#domains/library/clauses.ts'

/**
 * Chữ của một điều, as it is shown: one block for each lead, khoản and điểm, in order, each with its own place in the page. A
 * very long article goes over several pages; no block is lost between them.
 */
export type TextBlock = {
  kind: 'lead' | 'clause' | 'point'
  /** «1», «2a»; null before the first khoản. */
  clause: string | null
  /** «a», «đ»; null for the khoản itself. */
  point: string | null
  /** «1.», «a)»: how the text numbers it; empty for a lead and for what goes on from the page before. */
  mark: string
  /** Anchor in the page; empty where the text repeats a number. */
  anchor: string
  /** Offsets into the text behind the mark, end exclusive. */
  start: number
  end: number
}

export function textBlocksOf(text: string): TextBlock[] {
  const seen = new Set<string>()
  return clausesOf(text)
    .clauses.flatMap((clause) => blocksOf(text, clause))
    .map((block) => {
      const anchor = seen.has(block.anchor) ? '' : block.anchor
      seen.add(anchor)
      return { ...block, anchor }
    })
}

function blocksOf(text: string, { number, start, lead, points }: Clause): TextBlock[] {
  const head = block(text, { clause: number, point: null, start, end: start + lead.length })
  const rest = points.map(({ letter, start, end }) => block(text, { clause: number, point: letter, start, end }))
  return text.slice(head.start, head.end).trim() === '' && head.mark === '' ? rest : [head, ...rest]
}

const opening = /^\s*((?:\d{1,3}[a-zđ]?|[a-zđ]\d{0,2}) ?[.)/-])\s*/u

function block(
  text: string,
  { clause, point, start, end }: Pick<TextBlock, 'clause' | 'point' | 'start' | 'end'>,
): TextBlock {
  const kind = point !== null ? 'point' : clause !== null ? 'clause' : 'lead'
  const opened = kind === 'lead' ? null : opening.exec(text.slice(start, start + 24))
  const from = start + (opened?.[0].length ?? 0)
  return {
    kind,
    clause,
    point,
    mark: opened?.[1] ?? '',
    anchor: anchorOf(clause, point),
    start: Math.min(from, end),
    end,
  }
}

/** `khoan-1`, `khoan-1-diem-a`, `diem-a`. */
export function anchorOf(clause: string | null, point: string | null): string {
  const parts = [clause && `khoan-${clause.replace(/đ/gu, 'dd')}`, point && `diem-${pointSlug(point)}`]
  return parts.filter(Boolean).join('-')
}

/** The blocks of one khoản or điểm with what leads to it; empty when the article has none such. */
export function blocksAt(blocks: readonly TextBlock[], clause: string | null, point: string | null): TextBlock[] {
  const within = blocks.filter((one) => one.clause === clause)
  if (point === null) return within
  const at = within.filter((one) => one.point === point)
  return at.length === 0 ? [] : [...within.filter(({ kind }) => kind !== 'point'), ...at]
}

/** In letters; the frame around each block weighs like so many of them. */
const pageLengthMax = 16_000
const blockFrame = 200

/** Blocks in pages that a cheap telephone can load; a block longer than a page is cut between lines. */
export function textPagesOf(text: string, blocks: readonly TextBlock[]): TextBlock[][] {
  const pages: TextBlock[][] = [[]]
  let length = 0
  for (const one of blocks.flatMap((each) => cut(text, each))) {
    const own = one.end - one.start + blockFrame
    if (length > 0 && length + own > pageLengthMax) {
      pages.push([])
      length = 0
    }
    pages.at(-1)!.push(one)
    length += own
  }
  return pages
}

function cut(text: string, one: TextBlock): TextBlock[] {
  const parts: TextBlock[] = []
  let start = one.start
  while (one.end - start > pageLengthMax) {
    const line = text.lastIndexOf('\n', start + pageLengthMax)
    const end = line > start ? line + 1 : start + pageLengthMax
    parts.push({ ...one, start, end })
    start = end
  }
  parts.push({ ...one, start })
  return parts.map((part, index) => (index === 0 ? part : { ...part, mark: '', anchor: '' }))
}
