/**
 * The text of a paragraph as `Paragraph` promises it: NFC, one space between words, tabs and line breaks kept as single
 * characters, no soft hyphens, zero-width marks or control characters.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/gu, '\n')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/[\p{Zs}]+/gu, ' ')
    .replace(/ ?([\t\n]) ?/gu, '$1')
    .trim()
}

// Control characters except tab and line feed, soft hyphen, zero-width and direction marks, byte order mark.
const invisible = /[^\P{Cc}\t\n]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu
