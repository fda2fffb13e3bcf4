/**
 * The text without tones and marks, lower case, dashes, quotes and spaces in one form, and exactly as long as before:
 * what is found at an offset in the folded text stands at the same offset in the text itself.
 */
export function foldInPlace(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase()
  let folded = ''
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    folded += code < 0x80 ? asciiLetters[code] : foldedUnit(text[index]!)
  }
  return folded
}

const isPlain = /^[ -~]*$/
const asciiLetters = Array.from({ length: 0x80 }, (_, code) =>
  code < 0x20 ? ' ' : String.fromCharCode(code).toLowerCase(),
)

const signs: Record<string, string> = {
  đ: 'd',
  Đ: 'd',
  '–': '-',
  '—': '-',
  '‒': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '：': ':',
  '；': ';',
  '，': ',',
  '．': '.',
  '（': '(',
  '）': ')',
  '／': '/',
  '⁄': '/',
}
const foldedUnits = new Map<string, string>(Object.entries(signs))

/** One UTF-16 unit to one UTF-16 unit, remembered. */
function foldedUnit(unit: string): string {
  const known = foldedUnits.get(unit)
  if (known !== undefined) return known
  const folded = /\s/u.test(unit)
    ? ' '
    : unit
        .normalize('NFD')
        .replace(/(?<=.)\p{M}+/gu, '')
        .toLowerCase()
        .slice(0, 1)
  foldedUnits.set(unit, folded)
  return folded
}
