import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A sentence as a citizen writes it; `doors`: those that are right, the best first. */
export type TriageSentence = { id: string; half: 'tune' | 'keep' | 'voice'; doors: string[]; text: string }

/** The marked sentences of `bench/triage-sentences.tsv`. */
export function triageSentences(): TriageSentence[] {
  // beside this file, or beside dist/, where benches are bundled
  return readFileSync(join(import.meta.dirname, '../bench/triage-sentences.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id, half, doors, text] = line.split('\t')
      return { id: id!, half: half as TriageSentence['half'], doors: doors!.split(' '), text: text! }
    })
}
