import { Refusal } from '#base/refusal.ts'
import {
  decodeLegacy,
  hasUnicodeVietnamese,
  legacyEncodingOfFont,
} from '#engines/documents/encodings/legacy-encodings.ts'
import { limits } from '#engines/documents/limits.ts'
import { symbolText } from '#engines/documents/symbols.ts'

/** How letters look. Undefined: not said here, the style around decides. */
export type RunLook = { bold?: boolean; italic?: boolean; capitals?: boolean; hidden?: boolean; font?: string }

export type Run = { text: string; look: RunLook }
export type RunsText = { text: string; bold: boolean; italic: boolean; wasLegacy: boolean }

/** Adds text to the runs of a paragraph; text in one look becomes one run, so that a letter and its mark stay together. */
export function addToRuns(runs: Run[], text: string, look: RunLook): void {
  const last = runs.at(-1)
  if (
    last &&
    last.look.font === look.font &&
    last.look.bold === look.bold &&
    last.look.italic === look.italic &&
    last.look.capitals === look.capitals
  ) {
    last.text += text
    if (last.text.length > limits.paragraphLengthMax) {
      throw new Refusal(413, 'Một đoạn văn trong tài liệu quá dài. Hãy ngắt đoạn rồi tải lên lại.')
    }
  } else runs.push({ text, look })
}

/** Runs → the text a reader sees: font encodings of before Unicode, symbol fonts and capitals applied run by run. */
export function textOfRuns(runs: Run[]): RunsText {
  const shown = runs.filter((run) => run.text.trim() !== '')
  const legacyText = runs.map((run) => (legacyEncodingOfFont(run.look.font) ? run.text : '')).join('')
  // Text pasted from elsewhere keeps the old font's name but already is Unicode.
  const wasLegacy = legacyText !== '' && !hasUnicodeVietnamese(legacyText) && /[^\0-\x7f]/u.test(legacyText)
  return {
    text: runs.map((run) => lettersOf(run, wasLegacy)).join(''),
    bold: shown.length > 0 && shown.every((run) => run.look.bold),
    italic: shown.length > 0 && shown.every((run) => run.look.italic),
    wasLegacy,
  }
}

function lettersOf({ text, look }: Run, isLegacy: boolean): string {
  const encoding = legacyEncodingOfFont(look.font)
  const capitals = look.capitals || (encoding === 'tcvn3Capitals' && !hasUnicodeVietnamese(text))
  const letters = encoding && isLegacy ? decodeLegacy(text, encoding) : symbolText(text, look.font)
  return capitals ? letters.toLocaleUpperCase('vi') : letters
}
