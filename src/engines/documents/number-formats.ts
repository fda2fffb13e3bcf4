/** How the numbers of a list are written. Names are those of Word's numbering part. */
export type NumberFormat =
  | 'decimal'
  | 'decimalZero'
  | 'upperRoman'
  | 'lowerRoman'
  | 'upperLetter'
  | 'lowerLetter'
  | 'vietnameseCounting'
  | 'bullet'
  | 'none'

/** 4 → «4», «IV», «d», «bốn»… A number that a format cannot write comes out in digits. */
export function formatNumber(number: number, format: NumberFormat): string {
  switch (format) {
    case 'decimal':
      return String(number)
    case 'decimalZero':
      return number < 10 && number >= 0 ? `0${number}` : String(number)
    case 'upperRoman':
      return roman(number)
    case 'lowerRoman':
      return roman(number).toLowerCase()
    case 'upperLetter':
      return letters(number).toUpperCase()
    case 'lowerLetter':
      return letters(number)
    case 'vietnameseCounting':
      return counted(number)
    case 'bullet':
    case 'none':
      return ''
  }
}

const romanParts: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let rest = number
  let written = ''
  for (const [value, sign] of romanParts) {
    while (rest >= value) {
      written += sign
      rest -= value
    }
  }
  return written
}

/** a … z, then aa, bb … as Word counts on. */
function letters(number: number): string {
  if (number < 1 || number > 26 * 30) return String(number)
  const letter = String.fromCharCode(0x61 + ((number - 1) % 26))
  return letter.repeat(Math.floor((number - 1) / 26) + 1)
}

const units = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

function counted(number: number): string {
  if (number < 0 || number > 99) return String(number)
  const [tens, unit] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return units[unit] ?? String(number)
  const ten = tens === 1 ? 'mười' : `${units[tens]} mươi`
  if (unit === 0) return ten
  if (unit === 1 && tens > 1) return `${ten} mốt`
  return `${ten} ${unit === 5 ? 'lăm' : units[unit]}`
}
