/** Signs of the symbol fonts, which hold no letters but pictures at private places (U+F0xx). */
export function symbolText(text: string, font: string | undefined): string {
  const signs = symbolFonts.find(({ name }) => name.test(font ?? ''))?.signs
  return text.replace(/[\uf000-\uf0ff]/gu, (sign) => {
    const low = String.fromCharCode(sign.charCodeAt(0) - 0xf000)
    return signs?.[low] ?? (signs || !/[ -~]/u.test(low) ? '•' : low)
  })
}

/** `w:sym`: a font and a place in it, in hexadecimal. */
export function symbolOf(attributes: Record<string, string>): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff) return ''
  const font = attributes['w:font']
  const isSymbolFont = symbolFonts.some(({ name }) => name.test(font ?? ''))
  return symbolText(String.fromCharCode(isSymbolFont && code < 0x100 ? code + 0xf000 : code), font)
}

const symbolFonts: { name: RegExp; signs: Record<string, string> }[] = [
  {
    name: /^Wingdings/iu,
    signs: {
      '\u00fc': '✓',
      '\u00fb': '✗',
      '\u00fe': '☑',
      '\u00a8': '☐',
      o: '☐',
      x: '☒',
      '\u00a7': '▪',
      n: '■',
      l: '●',
      '\u00d8': '➢',
      v: '❖',
      q: '❑',
      '\u00e0': '→',
      '\u00f0': '⇨',
    },
  },
  {
    name: /^Symbol/iu,
    signs: {
      '\u00b7': '•',
      '-': '-',
      '+': '+',
      '\u00ae': '→',
      '\u00b3': '≥',
      '\u00a3': '≤',
      '\u00b1': '±',
      '\u00b4': '×',
      '\u00de': '⇒',
      '\u00b9': '≠',
      '%': '%',
      '(': '(',
      ')': ')',
    },
  },
]
