/** What an element of a page says about the text in it, and hands down to the elements inside. */
export type HtmlStyle = {
  bold: boolean
  italic: boolean
  centred: boolean
  keepsSpace: boolean
  hidden: boolean
  /** Name of the font, for the encodings of before Unicode. */
  font?: string
}

export const rootStyle: HtmlStyle = { bold: false, italic: false, centred: false, keepsSpace: false, hidden: false }

export function inheritStyle(around: HtmlStyle, name: string, attributes: Record<string, string>): HtmlStyle {
  const css = attributes.style?.slice(0, 2000) ?? ''
  if (css === '' && !changing.has(name) && !('align' in attributes) && !('hidden' in attributes)) return around
  const weight = /font-weight\s*:\s*(\w+)/iu.exec(css)?.[1]?.toLowerCase()
  const slant = /font-style\s*:\s*(\w+)/iu.exec(css)?.[1]?.toLowerCase()
  const align = (/text-align\s*:\s*(\w+)/iu.exec(css)?.[1] ?? attributes.align)?.toLowerCase()
  const family =
    /font-family\s*:\s*["']?([^;"',]{1,60})/iu.exec(css)?.[1] ?? (name === 'font' ? attributes.face : undefined)
  return {
    bold: weight ? weight.startsWith('bold') || Number(weight) >= 600 : around.bold || bold.has(name),
    italic: slant ? slant === 'italic' || slant === 'oblique' : around.italic || name === 'i' || name === 'em',
    centred: align ? align === 'center' : around.centred || name === 'center',
    keepsSpace: around.keepsSpace || name === 'pre',
    hidden: around.hidden || 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(css),
    font: family?.trim() ?? around.font,
  }
}

const bold = new Set(['b', 'strong', 'th'])
const changing = new Set([...bold, 'i', 'em', 'center', 'pre', 'font'])
