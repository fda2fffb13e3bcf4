import type { PdfSheet } from '#engines/pdf/sheet.ts'
import { writePdf } from '#engines/pdf/write-pdf.ts'

const keptMax = 100

/** By the words on them; the oldest first. 100 of them are some 5 MB. */
const kept = new Map<string, Promise<Uint8Array>>()

/** The file of a sheet, written once while it is asked for: a poster that goes round is asked for often. */
export function keptPdf(sheet: PdfSheet): Promise<Uint8Array> {
  const key = JSON.stringify(sheet)
  const made = kept.get(key)
  if (made !== undefined) return made
  const bytes = writePdf(sheet)
  kept.set(key, bytes)
  bytes.catch(() => kept.delete(key))
  if (kept.size > keptMax) kept.delete(kept.keys().next().value!)
  return bytes
}
