import { tidy } from '#base/vietnamese.ts'
import { writingLimits } from '#engines/spreadsheets/sheet.ts'

/** Names as Excel takes them: without its signs, 31 characters, no two alike. */
export function cleanSheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = cleanName(name)
    let chosen = base
    for (let turn = 2; taken.has(chosen.toLowerCase()); turn++) {
      const suffix = ` (${turn})`
      chosen = `${base.slice(0, writingLimits.sheetNameLengthMax - suffix.length)}${suffix}`
    }
    taken.add(chosen.toLowerCase())
    return chosen
  })
}

function cleanName(name: string): string {
  const plain = tidy(name.toWellFormed().replace(/[[\]:*?/\\\p{Cc}\ufffe\uffff]/gu, ' '))
    .slice(0, writingLimits.sheetNameLengthMax)
    .replace(/[\ud800-\udbff]$/u, '')
    .replace(/^['\s]+|['\s]+$/gu, '')
  // Excel keeps «History» to itself
  return plain === '' || plain.toLowerCase() === 'history' ? 'Bảng' : plain
}
