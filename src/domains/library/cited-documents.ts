import { citedDate } from '#domains/library/cited-date.ts'
import { type LawMention, lawMentionsIn } from '#domains/library/law-names.ts'
import { type NumberedMention, numberedMentionsIn } from '#domains/library/numbered-documents.ts'

/** Một lần viện dẫn in a text: which document, and where. `issuer` is folded, what «của …» says right after. */
export type CitedDocument = {
  start: number
  end: number
  type: string
  number: string | null
  /** A law's name, where it is said; always where there is no number. */
  name?: string
  /** `2013-06-20`, or `2013` where only the year stands. */
  date: string | null
  issuer?: string
}

/** Every document that a line cites, in order. `folded` is the line folded in place. */
export function citedDocumentsIn(text: string, folded: string): CitedDocument[] {
  const found = withNamesOfNumbered(folded, numberedMentionsIn(text, folded), lawMentionsIn(text, folded))
  return found.map((mention, index) => {
    const limit = found[index + 1]?.start ?? text.length
    const { date, end, issuer } = citedDate(folded, mention.end, limit)
    return { ...mention, end, date, issuer }
  })
}

type Found = (NumberedMention & { name?: string }) | LawMention

/** «Luật Hòa giải ở cơ sở số 35/2013/QH13» is one document: its number says which. */
function withNamesOfNumbered(folded: string, numbered: NumberedMention[], laws: LawMention[]): Found[] {
  const named = numbered.map((mention) => {
    const law = laws.find(
      ({ start, end }) =>
        start <= mention.start && /^,? ?(?:so:? ?)?$/u.test(folded.slice(end, Math.max(end, mention.start))),
    )
    return law && mention.start - law.end < 6
      ? { ...mention, start: law.start, type: law.type, name: law.name }
      : mention
  })
  const free = laws.filter((law) => !named.some(({ start, end }) => start <= law.start && law.start < end))
  return [...named, ...free].sort((one, other) => one.start - other.start)
}
