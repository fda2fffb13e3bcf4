import { type Day, showDay } from '#base/day.ts'

export type TimelineMarkProps = {
  day: Day
  kind: 'late' | 'returned' | 'due' | 'done-late' | 'done'
  /** How it stands, in a word or two: «trễ 12 ngày», «xong». */
  words: string
  /** All of it, for who points at it or listens. It contains the day and the words. */
  title: string
  href: string
  /** Where along the drawing, in percent. */
  x: string
  anchor?: 'start' | 'middle' | 'end'
  /** The label stands above the line, because its neighbour's stands below. */
  isAbove?: boolean
  middle?: number
}

/** One mark with its label: a link. Shapes differ as well as colours. */
export function TimelineMark({ day, kind, words, title, href, x, anchor, isAbove, middle = 14 }: TimelineMarkProps) {
  const [dayY, wordsY] = isAbove ? [middle - 30, middle - 17] : [middle + 23, middle + 36]
  return (
    <svg x={x} overflow="visible" role="presentation">
      <a href={href} class={`mark mark-${kind}`}>
        <title>{title}</title>
        <rect
          class="mark-area"
          x={area[anchor ?? 'middle']}
          y={isAbove ? middle - 42 : middle - 12}
          width="44"
          height="52"
        />
        <use href={`#mark-${kind}`} y={middle} />
        <text text-anchor={anchor ?? 'middle'} y={dayY}>
          {showDay(day).slice(0, 5)}
        </text>
        {words !== '' && (
          <text class="words" text-anchor={anchor ?? 'middle'} y={wordsY}>
            {words}
          </text>
        )}
      </a>
    </svg>
  )
}

const area = { start: -12, middle: -22, end: -32 }

/** The shapes, once a page: full and ticked is done, hollow is to do, a pointed one is late. */
export function TimelineSymbols() {
  return (
    <svg width="0" height="0" class="symbols" aria-hidden="true" focusable="false">
      <defs>
        <g id="mark-done">
          <circle r="8" class="fill-action" />
          <path d="m-4 0 3 3 5-6" class="mark-sign" />
        </g>
        <g id="mark-done-late">
          <circle r="8" class="fill-late" />
          <path d="m-4 0 3 3 5-6" class="mark-sign" />
        </g>
        <g id="mark-due">
          <circle r="7" class="fill-open" />
        </g>
        <g id="mark-returned">
          <circle r="8" class="fill-late" />
          <path d="M4 3V0h-8m3-3-3 3 3 3" class="mark-sign" />
        </g>
        <g id="mark-late">
          <path d="M0-9 9 7H-9z" class="fill-danger" />
          <path d="M0-3V2M0 4v1" class="mark-sign" />
        </g>
      </defs>
    </svg>
  )
}
