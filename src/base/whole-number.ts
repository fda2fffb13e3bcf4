/**
 * A number as Vietnamese write it: «1250000», «1.250.000», «1 250 000» → 1250000. A dot or a space stands between groups of three and
 * nowhere else: «12.5» is no whole number, least of all 125. undefined for everything else, and beyond 15 digits.
 */
export function readWholeNumber(text: string): number | undefined {
  const written = text.trim()
  if (!/^(?:\d+|\d{1,3}(?:[.\s]\d{3})+)$/u.test(written)) return undefined
  const digits = written.replace(/\D/gu, '')
  return digits.length > digitsMax ? undefined : Number(digits)
}

const digitsMax = 15
