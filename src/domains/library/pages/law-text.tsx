import type { ComponentChildren } from 'preact'
import type { Day } from '#base/day.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import type { TextBlock } from '#domains/library/reading/article-text.ts'
import type { TextLink } from '#domains/library/reading/cited-places.queries.ts'

type LawTextProps = {
  text: string
  blocks: readonly TextBlock[]
  links: readonly TextLink[]
  /** Where the article is: the numbers of its khoản and điểm lead to their own addresses. */
  document: string
  article: string
  asAt: Day | undefined
  /** Shown a second time on the page, it leaves its anchors to the first. */
  anchors: boolean
  isFocus?: (block: TextBlock) => boolean
}

/** Chữ của điều: each khoản and điểm a paragraph of its own, whose number is the link to it. */
export function LawText(props: LawTextProps) {
  const { blocks, anchors, isFocus = () => false } = props
  return (
    <div class="law-text">
      {blocks.map((block, index) => (
        <div
          key={`${index}-${block.start}`}
          id={anchors && block.anchor !== '' ? block.anchor : undefined}
          class={isFocus(block) ? `law-${block.kind} in-focus` : `law-${block.kind}`}
        >
          {block.mark !== '' && <BlockMark {...props} block={block} />}
          <div>
            {linesOf(props.text, block).map(({ start, end }) => (
              <p key={start}>{piecesOf(props, start, end)}</p>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

function BlockMark({ block, document, article, asAt }: LawTextProps & { block: TextBlock }) {
  const { kind, mark, clause, point } = block
  return (
    <a
      class="law-mark"
      href={lawPath({ document, article, clause, point }, asAt)}
      aria-label={`${kind === 'clause' ? 'Khoản' : 'Điểm'} ${mark}`}
    >
      {mark}
    </a>
  )
}

function linesOf(text: string, { start, end }: TextBlock): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = []
  for (let from = start; from < end; ) {
    const at = text.indexOf('\n', from)
    const to = at < 0 || at > end ? end : at
    if (text.slice(from, to).trim() !== '') lines.push({ start: from, end: to })
    from = to + 1
  }
  return lines
}

/** The words of a line, with what the library knows the target of as links. */
function piecesOf({ text, links }: LawTextProps, start: number, end: number): ComponentChildren {
  const pieces: ComponentChildren[] = []
  let from = start
  for (const link of linksWithin(links, start, end)) {
    pieces.push(text.slice(from, link.start))
    pieces.push(
      <a key={link.start} href={link.href}>
        {text.slice(link.start, link.end)}
      </a>,
    )
    from = link.end
  }
  pieces.push(text.slice(from, end))
  return pieces
}

function linksWithin(links: readonly TextLink[], start: number, end: number): TextLink[] {
  return links.filter((link) => link.start >= start && link.end <= end)
}
