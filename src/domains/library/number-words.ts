/** Số đọc thành chữ, whole numbers under a quadrillion (10¹⁵) as Vietnamese says them: 21 «hai mươi mốt», 105 «một trăm linh năm», 2013 «hai nghìn không trăm mười ba». */
export function numberInWords(number: number): string {
  if (number === 0) return 'không'
  const groups: string[] = []
  for (let rest = number, index = 0; rest > 0; rest = Math.floor(rest / 1000), index++) {
    const three = rest % 1000
    const isFirst = rest < 1000
    if (three > 0) groups.unshift(`${threeDigits(three, isFirst)}${scales[index]}`)
  }
  return groups.join(' ')
}

const scales = ['', ' nghìn', ' triệu', ' tỷ', ' nghìn tỷ']

/** «một một ba»: numbers of telephones are said digit by digit. */
export function digitsInWords(digits: string): string {
  return [...digits].map((digit) => names[Number(digit)]).join(' ')
}

const names = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** Behind another group the hundreds are always said: 2.013 is «hai nghìn không trăm mười ba». */
function threeDigits(number: number, isFirst: boolean): string {
  const hundreds = Math.floor(number / 100)
  const rest = number % 100
  const saysHundreds = hundreds > 0 || !isFirst
  const parts = saysHundreds ? [`${names[hundreds]} trăm`] : []
  if (rest > 0 && rest < 10) parts.push(saysHundreds ? `linh ${names[rest]}` : names[rest]!)
  else if (rest >= 10) parts.push(twoDigits(rest))
  return parts.join(' ')
}

function twoDigits(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  if (tens === 1) return ones === 0 ? 'mười' : `mười ${ones === 5 ? 'lăm' : names[ones]}`
  const last = { 0: '', 1: ' mốt', 4: ' tư', 5: ' lăm' }[ones] ?? ` ${names[ones]}`
  return `${names[tens]} mươi${last}`
}
