import {
  childOf,
  childrenOf,
  isOn,
  readXmlTree,
  wholeNumber,
  writtenValue,
  type XmlElement,
} from '#engines/documents/docx/xml.ts'
import { decodeLegacy, legacyEncodingOfFont } from '#engines/documents/encodings/legacy-encodings.ts'
import { formatNumber, type NumberFormat } from '#engines/documents/number-formats.ts'
import { symbolText } from '#engines/documents/symbols.ts'

/** Computes the numbers that Word shows before paragraphs and that stand nowhere in their text. */
export type Numbering = {
  /** The number of the next paragraph of list `numberingId` at `level`; undefined where the list shows nothing. */
  next(numberingId: string, level: number): string | undefined
  /** The level at which a list numbers paragraphs of a style. */
  levelOfStyle(numberingId: string, styleId: string): number | undefined
}

type Level = {
  start: number
  format: NumberFormat
  /** «%1.%2.» with the numbers to fill in. */
  pattern: string
  styleId?: string
  /** Level (1-based) whose numbers make this one start again; 0 never, undefined any level above. */
  restartsAfter?: number
  isLegal: boolean
  font?: string
}
type List = { id: string; levels: Map<number, Level>; linkedStyle?: string }
/** A `w:num`: a use of a list, with its own starts. Uses of one list count on together. */
type Use = { list: List; levels: Map<number, Level>; starts: Map<number, number> }

const levelsMax = 9

/** @param numberingOfStyle the list that a numbering style names, for lists that only point at one */
export function readNumbering(
  part: Uint8Array | undefined,
  numberingOfStyle: (styleId: string) => string | undefined,
): Numbering {
  const root = part ? readXmlTree(part) : undefined
  const lists = new Map(
    childrenOf(root, 'w:abstractNum').map((element) => [element.attributes['w:abstractNumId'] ?? '', listOf(element)]),
  )
  const nums = new Map(childrenOf(root, 'w:num').map((element) => [element.attributes['w:numId'] ?? '', element]))
  const uses = new Map<string, Use | undefined>()
  const counts = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()

  const findList = (num: XmlElement | undefined, hops = 0): List | undefined => {
    const list = lists.get(writtenValue(num, 'w:abstractNumId') ?? '')
    const linked = list?.linkedStyle === undefined || hops > 4 ? undefined : numberingOfStyle(list.linkedStyle)
    return linked === undefined ? list : (findList(nums.get(linked), hops + 1) ?? list)
  }
  const useOf = (id: string): Use | undefined => {
    if (!uses.has(id)) {
      const num = nums.get(id)
      const list = findList(num)
      uses.set(id, num && list ? useOfList(num, list) : undefined)
    }
    return uses.get(id)
  }

  return {
    next(numberingId, level) {
      const use = useOf(numberingId)
      const shape = use?.levels.get(level)
      if (!use || !shape) return undefined
      const count = counts.get(use.list.id) ?? []
      counts.set(use.list.id, count)

      const override = use.starts.get(level)
      const key = `${numberingId} ${level}`
      const starts = override !== undefined && !started.has(key)
      started.add(key)
      const last = count[level]
      count[level] = starts ? override : last === undefined ? (override ?? shape.start) : last + 1
      for (let deeper = level + 1; deeper < levelsMax; deeper += 1) {
        const after = use.levels.get(deeper)?.restartsAfter
        if (after === undefined || (after > 0 && level < after)) count[deeper] = undefined
      }
      return markerOf(use, shape, count)
    },
    levelOfStyle(numberingId, styleId) {
      for (const [level, shape] of useOf(numberingId)?.levels ?? []) if (shape.styleId === styleId) return level
      return undefined
    },
  }
}

function markerOf(use: Use, shape: Level, count: (number | undefined)[]): string | undefined {
  const marker =
    shape.format === 'bullet'
      ? symbolText(shape.pattern, shape.font)
      : shape.pattern.replace(/%([1-9])/gu, (_, digit: string) => {
          const level = Number(digit) - 1
          const other = use.levels.get(level)
          const number = count[level] ?? use.starts.get(level) ?? other?.start ?? 1
          const format = other?.format ?? 'decimal'
          return formatNumber(number, shape.isLegal && format !== 'none' ? 'decimal' : format)
        })
  const encoding = shape.format === 'bullet' ? undefined : legacyEncodingOfFont(shape.font)
  const shown = (encoding ? decodeLegacy(marker, encoding) : marker).trim()
  return shown === '' ? undefined : shown.slice(0, 100)
}

function listOf(element: XmlElement): List {
  return {
    id: element.attributes['w:abstractNumId'] ?? '',
    levels: levelsOf(childrenOf(element, 'w:lvl')),
    linkedStyle: writtenValue(element, 'w:numStyleLink'),
  }
}

function useOfList(num: XmlElement, list: List): Use {
  const overrides = childrenOf(num, 'w:lvlOverride')
  const starts = new Map<number, number>()
  for (const override of overrides) {
    const level = wholeNumber(override.attributes['w:ilvl'])
    const start = wholeNumber(writtenValue(override, 'w:startOverride'))
    if (level !== undefined && start !== undefined) starts.set(level, start)
  }
  const own = levelsOf(overrides.flatMap((override) => childrenOf(override, 'w:lvl')))
  return { list, levels: new Map([...list.levels, ...own]), starts }
}

function levelsOf(elements: XmlElement[]): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const element of elements) {
    const level = wholeNumber(element.attributes['w:ilvl'])
    if (level === undefined || level < 0 || level >= levelsMax) continue
    const legal = childOf(element, 'w:isLgl')
    levels.set(level, {
      start: wholeNumber(writtenValue(element, 'w:start')) ?? 0,
      format: formatOf(element),
      pattern: (writtenValue(element, 'w:lvlText') ?? '').slice(0, 200),
      styleId: writtenValue(element, 'w:pStyle'),
      restartsAfter: wholeNumber(writtenValue(element, 'w:lvlRestart')),
      isLegal: legal !== undefined && isOn(legal.attributes),
      font: childOf(element, 'w:rPr', 'w:rFonts')?.attributes['w:ascii'],
    })
  }
  return levels
}

const formats: NumberFormat[] = [
  'decimal',
  'decimalZero',
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'vietnameseCounting',
  'bullet',
  'none',
]

/** Formats of other languages and custom ones («001») are written in plain digits. */
function formatOf(element: XmlElement): NumberFormat {
  const written =
    writtenValue(element, 'w:numFmt') ?? writtenValue(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt')
  return formats.find((format) => format === written) ?? 'decimal'
}
