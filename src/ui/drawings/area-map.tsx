import { useId } from 'preact/hooks'

/** Five shades that differ in lightness and in pattern, so that they are told apart in print without colour. */
export type AreaShade = 'empty' | 'plain' | 'low' | 'middle' | 'high'

export type MapArea = {
  key: string
  /** The `d` of its outline, in the units of the map. */
  path: string
  /** Where a label stands, and how far it is from there to the border. */
  spot: { x: number; y: number; room: number }
  name: string
  /** A word or two shown where there is room: «85%». */
  figure: string
  /** Name and figures in a sentence: what is read aloud and shown under the pointer. */
  sentence: string
  shade: AreaShade
  href?: string
}

/** A place too small to see: a dot with its name. */
export type MapMark = {
  key: string
  x: number
  y: number
  name: string
  /** Where its name stands, and on which side it ends there. */
  words: { x: number; y: number; anchor: 'start' | 'end' }
  sentence: string
  href?: string
}
/** Drawn larger beside the map, because it lies far out. */
export type MapFrame = { key: string; x: number; y: number; width: number; height: number; name: string }

export type AreaMapProps = {
  title: string
  width: number
  height: number
  areas: readonly MapArea[]
  marks?: readonly MapMark[]
  frames?: readonly MapFrame[]
  /** What each shade that occurs stands for, in order. */
  legend: readonly { shade: AreaShade; label: string; count: number }[]
  /** The id of the table that says the same: whoever walks by keyboard may go there at once. */
  tableId: string
}

/**
 * Areas with a shade each, every one a link that says its name and figures; the table beside it carries the same.
 *
 * `<AreaMap title="34 tỉnh, thành phố" width={620} height={664} areas={areas} legend={legend} tableId="bang" />`
 */
export function AreaMap(props: AreaMapProps) {
  const { title, width, height, areas, marks = [], frames = [], legend, tableId } = props
  const id = `map-${useId()}`
  return (
    <figure class="area-map" aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{title}</strong>
      </figcaption>
      <a class="skip-map" href={`#${tableId}`}>
        Bỏ qua bản đồ, đến bảng số liệu
      </a>
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`}>
        <title>{title}</title>
        <Patterns id={id} />
        {/* a shade is said once for all that have it: a province has up to 168 areas */}
        {[...Map.groupBy(areas, ({ shade }) => shade)].map(([shade, same]) => (
          <g key={shade} class={`shade-${shade}`} fill={isPatterned(shade) ? `url(#${id}-${shade})` : undefined}>
            {same.map((area) => (
              <Area key={area.key} area={area} />
            ))}
          </g>
        ))}
        {frames.map((frame) => (
          <g key={frame.key}>
            <rect class="map-frame" x={frame.x} y={frame.y} width={frame.width} height={frame.height} />
            <text class="map-name always" x={frame.x} y={frame.y + frame.height + 15}>
              {frame.name}
            </text>
          </g>
        ))}
        {marks.map((mark) => (
          <Mark key={mark.key} mark={mark} />
        ))}
        <svg overflow="visible" aria-hidden="true" focusable="false" text-anchor="middle">
          {labelsOf(areas).map((label) => (
            <Words key={label.area.key} label={label} />
          ))}
        </svg>
      </svg>
      <ul class="map-legend">
        {legend.map(({ shade, label, count }) => (
          <li key={shade}>
            <svg class="swatch" viewBox="0 0 18 13" aria-hidden="true" focusable="false">
              <rect
                class={`shade-${shade}`}
                fill={isPatterned(shade) ? `url(#${id}-${shade})` : undefined}
                x="0.5"
                y="0.5"
                width="17"
                height="12"
              />
            </svg>
            {label}: {count}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function Area({ area: { path, sentence, href } }: { area: MapArea }) {
  const inside = (
    <>
      <title>{sentence}</title>
      <path d={path} />
    </>
  )
  return href === undefined ? <g>{inside}</g> : <a href={href}>{inside}</a>
}

function Mark({ mark }: { mark: MapMark }) {
  const inside = (
    <>
      <title>{mark.sentence}</title>
      <circle class="map-mark" cx={mark.x} cy={mark.y} r="4" />
      <text class="map-name" x={mark.words.x} y={mark.words.y} text-anchor={mark.words.anchor}>
        {mark.name}
      </text>
    </>
  )
  return mark.href === undefined ? <g>{inside}</g> : <a href={mark.href}>{inside}</a>
}

/** Of a letter and of a line, in the units of the map. */
const letterWidth = 7
const lineHeight = 14
/** A name may reach a little over the circle around its spot: places are seldom round. */
const nameShare = 0.6

type Label = { area: MapArea; lines: readonly string[] }

/**
 * The name where it fits, else the figure alone, else nothing: title and table have both. Of two labels that would lie on each
 * other the one with a figure stays, then the one with more room.
 */
function labelsOf(areas: readonly MapArea[]): Label[] {
  const placed: Label[] = []
  const weight = ({ figure, spot }: MapArea) => (figure === '' ? 0 : 1_000_000) + spot.room
  for (const area of areas.toSorted((one, other) => weight(other) - weight(one))) {
    const label = { area, lines: linesOf(area) }
    if (label.lines.length > 0 && !placed.some((other) => isOver(boxOf(label), boxOf(other)))) placed.push(label)
  }
  return placed
}

function linesOf({ spot, name, figure }: MapArea): string[] {
  const fits = (text: string, lines: number) =>
    text !== '' && spot.room * 2 >= text.length * letterWidth * nameShare && spot.room * 2 >= lines * lineHeight
  return fits(name, 2) ? [name, figure].filter((text) => text !== '') : fits(figure, 1) ? [figure] : []
}

type Box = { left: number; right: number; top: number; bottom: number }

function boxOf({ area: { spot }, lines }: Label): Box {
  const width = Math.max(...lines.map((line) => line.length)) * letterWidth
  const height = lines.length * lineHeight
  return {
    left: spot.x - width / 2,
    right: spot.x + width / 2,
    top: spot.y - height / 2,
    bottom: spot.y + height / 2,
  }
}

function isOver(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function Words({ label: { area, lines } }: { label: Label }) {
  return (
    <>
      {lines.map((text, index) => (
        <text
          key={text}
          x={area.spot.x}
          y={Math.round(area.spot.y + 4 + (index - (lines.length - 1) / 2) * lineHeight)}
        >
          {text}
        </text>
      ))}
    </>
  )
}

function isPatterned(shade: AreaShade): boolean {
  return shade === 'low' || shade === 'empty'
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-low`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="ground-low" width="6" height="6" />
        <line class="hatch-low" x1="0" y1="0" x2="0" y2="6" stroke-width="2.5" />
      </pattern>
      <pattern id={`${id}-empty`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect class="ground-empty" width="8" height="8" />
        <circle class="dot-empty" cx="2" cy="2" r="1" />
      </pattern>
    </defs>
  )
}
