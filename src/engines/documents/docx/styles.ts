import {
  childOf,
  childrenOf,
  isOn,
  readXmlTree,
  wholeNumber,
  writtenValue,
  type XmlElement,
} from '#engines/documents/docx/xml.ts'
import type { RunLook } from '#engines/documents/runs.ts'

export type ParagraphLook = {
  name?: string
  run: RunLook
  alignment?: string
  /** 0 is the highest; 9 is running text. */
  outlineLevel?: number
  numberingId?: string
  numberingLevel?: number
}

export type Styles = {
  paragraph(styleId: string | undefined): ParagraphLook
  run(styleId: string | undefined): RunLook
  /** Whether a table style draws rules. */
  hasRules(styleId: string | undefined): boolean
}

type Style = ParagraphLook & { basedOn?: string; hasRules?: boolean }

/** The styles part → looks with everything inherited. A missing part gives plain looks. */
export function readStyles(part: Uint8Array | undefined): Styles {
  const root = part ? readXmlTree(part) : undefined
  const styles = new Map<string, Style>()
  let defaultParagraph: string | undefined
  for (const element of childrenOf(root, 'w:style')) {
    const { 'w:styleId': id, 'w:type': type, 'w:default': isDefault } = element.attributes
    if (id === undefined || styles.has(id)) continue
    styles.set(id, styleOf(element))
    if (type === 'paragraph' && (isDefault === '1' || isDefault === 'true')) defaultParagraph = id
  }
  const defaults = runLookOf(childOf(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'))
  const known = new Map<string, Style>()

  const inherited = (id: string | undefined): Style => {
    const already = known.get(id ?? '')
    if (already) return already
    let whole: Style = { run: {} }
    for (const style of chainOf(styles, id)) whole = overlay(style, whole)
    known.set(id ?? '', whole)
    return whole
  }

  return {
    paragraph(styleId) {
      const style = inherited(styleId !== undefined && styles.has(styleId) ? styleId : defaultParagraph)
      return { ...style, run: overlayRun(defaults, style.run) }
    },
    run: (styleId) => inherited(styleId).run,
    hasRules: (styleId) => inherited(styleId).hasRules ?? false,
  }
}

/** What is said later wins; what is not said falls through. */
export function overlayRun(under: RunLook, over: RunLook): RunLook {
  return {
    bold: over.bold ?? under.bold,
    italic: over.italic ?? under.italic,
    capitals: over.capitals ?? under.capitals,
    hidden: over.hidden ?? under.hidden,
    font: over.font ?? under.font,
  }
}

/** One property of `w:rPr` laid over what is known so far. */
export function runProperty(look: RunLook, name: string, attributes: Record<string, string>): void {
  if (name === 'w:b') look.bold = isOn(attributes)
  if (name === 'w:i') look.italic = isOn(attributes)
  if (name === 'w:caps') look.capitals = isOn(attributes)
  if (name === 'w:vanish') look.hidden = isOn(attributes)
  if (name === 'w:rFonts') look.font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? look.font
}

function runLookOf(element: XmlElement | undefined): RunLook {
  const look: RunLook = {}
  for (const child of element?.children ?? []) runProperty(look, child.name, child.attributes)
  return look
}

function styleOf(element: XmlElement): Style {
  const properties = childOf(element, 'w:pPr')
  const borders = childOf(element, 'w:tblPr', 'w:tblBorders')
  return {
    name: writtenValue(element, 'w:name'),
    basedOn: writtenValue(element, 'w:basedOn'),
    run: runLookOf(childOf(element, 'w:rPr')),
    alignment: writtenValue(properties, 'w:jc'),
    outlineLevel: wholeNumber(writtenValue(properties, 'w:outlineLvl')),
    numberingId: writtenValue(properties, 'w:numPr', 'w:numId'),
    numberingLevel: wholeNumber(writtenValue(properties, 'w:numPr', 'w:ilvl')),
    hasRules: borders ? borders.children.some((border) => isRule(border.attributes)) : undefined,
  }
}

export function isRule(border: Record<string, string>): boolean {
  return border['w:val'] !== undefined && border['w:val'] !== 'nil' && border['w:val'] !== 'none'
}

/** The style and what it is based on, furthest first; circles and endless chains are cut. */
function chainOf(styles: Map<string, Style>, id: string | undefined): Style[] {
  const chain: Style[] = []
  const seen = new Set<string>()
  for (let next = id; next !== undefined && !seen.has(next) && chain.length < 32; next = styles.get(next)?.basedOn) {
    seen.add(next)
    const style = styles.get(next)
    if (style) chain.unshift(style)
  }
  return chain
}

function overlay(over: Style, under: Style): Style {
  return {
    name: over.name,
    run: overlayRun(under.run, over.run),
    alignment: over.alignment ?? under.alignment,
    outlineLevel: over.outlineLevel ?? under.outlineLevel,
    numberingId: over.numberingId ?? under.numberingId,
    numberingLevel: over.numberingLevel ?? under.numberingLevel,
    hasRules: over.hasRules ?? under.hasRules,
  }
}
