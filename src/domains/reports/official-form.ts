import form from '#domains/reports/facts/official-form.json' with { type: 'json' }

/**
 * Thể thức văn bản hành chính: margins, sizes and words as the decree gives them, each with the range it allows and the value
 * that is used here. @law 30/2020/NĐ-CP, Điều 8–19, Phụ lục I và III (mark S: read in the text of the decree).
 */
export const officialForm = form

/** «/BC-UBND» without what the văn thư writes before it: kind and issuer, at most also the unit that drafted. */
export function isSymbol(text: string): boolean {
  return symbolPattern.test(text)
}

const symbolPattern = new RegExp(form.symbolPattern, 'u')

/** About how long a line of text is on paper: enough to draw the thin line below it in proportion. */
export function lengthMm(text: string, sizePt: number): number {
  const isCapital = text === text.toLocaleUpperCase('vi')
  return (text.length * sizePt * (isCapital ? 0.66 : 0.47) * 25.4) / 72
}
