import { tidy } from '#base/vietnamese.ts'

/**
 * Cách đặt dấu: the same syllable is written «hoà» and «hòa», «uỷ» and «ủy». Moves the tone to the first of the two
 * vowels (hòa, khỏe, ủy), straightens curly apostrophes («Ea H’leo»), and tidies, so that both spellings compare equal.
 */
export function settleTones(text: string): string {
  return tidy(text).replace(/[’‘ʼ]/gu, "'").normalize('NFD').replace(openSyllable, '$1$3$2').normalize('NFC')
}

/** An open «oa», «oe» or «uy» with its tone on the second vowel; «quý», «hoàn», «thuyền» stay. */
const openSyllable =
  /(?<![qQ])([oO](?=[aAeE])|[uU](?=[yY]))([aAeEyY])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu
