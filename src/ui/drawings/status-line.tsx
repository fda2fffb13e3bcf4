import { useId } from 'preact/hooks'
import { type Day, daysBetween, showDay } from '#base/day.ts'
import type { Tone } from '#ui/parts/chip.tsx'

export type StatusLineProps = {
  title: string
  today: Day
  /** One after the other, the first without a beginning; each lasts until the next begins. */
  spans: readonly { from: Day | null; label: string; tone: Tone }[]
  /** `possible`: nobody has confirmed it; drawn hollow. */
  marks: readonly { day: Day; what: string; kind: 'own' | 'acted-on' | 'possible' }[]
}

/**
 * How a thing stood over its days: a band of states, what happened under it, today across it. On a narrow screen the table that
 * the page shows beside it says the same.
 *
 * `<StatusLine title="Hiệu lực qua thời gian" today={view.today} spans={[{ from: null, label: 'Chưa có hiệu lực', tone: 'neutral' }]} marks={[{ day: '2013-06-20', what: 'ban hành', kind: 'own' }]} />`
 */
export function StatusLine({ title, today, spans, marks }: StatusLineProps) {
  const id = `line-${useId()}`
  const days = [today, ...spans.flatMap(({ from }) => from ?? []), ...marks.map(({ day }) => day)].toSorted()
  const scale = scaleOf(days[0]!, days.at(-1)!)
  const labels = placeLabels(marks, scale)
  const height = bandTop + bandHigh + 26 + (Math.max(-1, ...labels.map(({ lane }) => lane)) + 1) * laneHigh
  return (
    <figure class="status-line" aria-labelledby={id}>
      <figcaption id={id} class="unseen">
        {title}: {spans.map(({ from, label }) => (from === null ? label : `từ ${showDay(from)} ${label}`)).join('; ')}.
      </figcaption>
      <svg class="drawing" viewBox={`0 0 ${wide} ${height}`} aria-hidden="true" focusable="false">
        {spans.map((span, index) => (
          <Band
            key={`${span.from}-${span.label}`}
            {...span}
            start={scale(span.from)}
            end={scale(spans[index + 1]?.from, wide)}
          />
        ))}
        <line class="line-today" x1={scale(today)} x2={scale(today)} y1="14" y2={bandTop + bandHigh + 6} />
        {spans.map((span, index) => (
          <BandWords
            key={`${span.from}-${span.label}`}
            label={span.label}
            start={scale(span.from)}
            end={scale(spans[index + 1]?.from, wide)}
          />
        ))}
        {labels.map((label) => (
          <MarkLine key={`${label.day}-${label.what}`} {...label} />
        ))}
        {labels.map((label) => (
          <MarkWords key={`${label.day}-${label.what}`} {...label} />
        ))}
        <text class="soft" x={scale(today)} y="10" text-anchor={anchorAt(scale(today))}>
          hôm nay {showDay(today)}
        </text>
      </svg>
    </figure>
  )
}

const wide = 760
const edge = 60 // of days before the first and after the last known one
const bandTop = 22
const bandHigh = 26
const laneHigh = 18
const lanesMax = 8
/** A letter at the size of the labels; a guess on the safe side. */
const letterWide = 6.6
const lettersMax = 46

type Scale = (day: Day | null | undefined, otherwise?: number) => number

/** Days between the first and the last known one; what has no beginning begins at the edge. */
function scaleOf(first: Day, last: Day): Scale {
  const length = Math.max(1, daysBetween(first, last))
  return (day, otherwise = 0) =>
    day ? Math.round((edge + (daysBetween(first, day) / length) * (wide - 2 * edge)) * 10) / 10 : otherwise
}

type Stretch = { start: number; end: number }

function Band({ tone, start, end }: Stretch & { tone: Tone }) {
  return <rect class={`span-${tone}`} x={start} y={bandTop} width={Math.max(1, end - start)} height={bandHigh} />
}

/** Inside its stretch where it fits; the table says all. */
function BandWords({ label, start, end }: Stretch & { label: string }) {
  if ((end - start) / letterWide < label.length + 1) return null
  return (
    <text x={(start + end) / 2} y={bandTop + 17} text-anchor="middle">
      {label}
    </text>
  )
}

type Label = StatusLineProps['marks'][number] & { x: number; lane: number; text: string; anchor: 'start' | 'end' }

/** Each label in the first lane where it meets no other; those that find none are left to the table. */
function placeLabels(marks: StatusLineProps['marks'], scale: Scale): Label[] {
  const lanes: [number, number][][] = []
  return marks.flatMap((mark) => {
    const x = scale(mark.day)
    const whole = `${showDay(mark.day)} ${mark.what}`
    const text = whole.length > lettersMax ? `${whole.slice(0, lettersMax - 1)}…` : whole
    const anchor = x + text.length * letterWide > wide ? 'end' : 'start'
    const from = anchor === 'start' ? x - 4 : x - text.length * letterWide - 8
    const to = anchor === 'start' ? x + text.length * letterWide + 8 : x + 4
    const free = lanes.findIndex((taken) => taken.every(([begins, ends]) => to < begins || ends < from))
    const lane = free < 0 ? lanes.length : free
    if (lane >= lanesMax) return []
    lanes[lane] = [...(lanes[lane] ?? []), [from, to]]
    return [{ ...mark, x, lane, text, anchor } as const]
  })
}

function heightOf(lane: number): number {
  return bandTop + bandHigh + 22 + lane * laneHigh
}

function MarkLine({ x, lane, kind }: Label) {
  const bottom = bandTop + bandHigh
  return (
    <>
      <line class="line-grid" x1={x} x2={x} y1={bottom} y2={heightOf(lane) - 4} />
      <circle class={`point-${kind}`} cx={x} cy={bottom} r="5" />
    </>
  )
}

function MarkWords({ x, lane, text, anchor }: Label) {
  return (
    <text class="mark-words" x={anchor === 'start' ? x + 3 : x - 3} y={heightOf(lane)} text-anchor={anchor}>
      {text}
    </text>
  )
}

function anchorAt(x: number): 'start' | 'middle' | 'end' {
  return x < 2 * edge ? 'start' : x > wide - 2 * edge ? 'end' : 'middle'
}
