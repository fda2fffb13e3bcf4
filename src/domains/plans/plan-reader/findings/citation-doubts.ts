import { isDay, showDay } from '#base/day.ts'
import { documentKey, isSameIssuer, type Mention } from '#domains/plans/plan-reader/citations/citations.ts'
import type { CitationReading, Finding } from '#domains/plans/plan-reader/plan-reading.ts'
import { excerptOf } from '#engines/documents/line.ts'

/** Dates of cited documents that cannot be right together. */
export function citationDoubts(mentions: Mention[], citations: CitationReading[], planDate: string | null): Finding[] {
  return [...parentsAfterChildren(mentions), ...basisAfterPlan(citations, planDate), ...conflictingDates(mentions)]
}

const link =
  /^[^.;]{0,200}?(?:\bve (?:viec )?(?:tiep tuc |trien khai |to chuc )?(?:thuc hien|trien khai|thi hanh)|\bve tiep tuc|\b(?:trien khai|tiep tuc|de|nham|huong dan|to chuc)(?: trien khai)? thuc hien|\bthuc hien|\bsua doi|\bquy dinh chi tiet)\b(?! tot)[^.;]{0,120}$/u
const gapMax = 400

/** «Kế hoạch A ngày … về thực hiện Kế hoạch B ngày (muộn hơn)». */
function parentsAfterChildren(mentions: Mention[]): Finding[] {
  const seen = new Set<string>()
  return mentions.flatMap((child, index) => {
    const parent = mentions[index + 1]
    if (!parent || parent.line !== child.line || !isLater(parent.date, child.date)) return []
    const between = child.line.folded.slice(child.end, parent.start)
    if (between.length > gapMax || !link.test(between)) return []
    const key = `${documentKey(child)} ${documentKey(parent)} ${child.date} ${parent.date}`
    if (seen.has(key)) return []
    seen.add(key)
    const source = excerptOf(child.line, child.start, parent.end)
    return [
      {
        code: 'parent-after-child' as const,
        quote: source.text,
        message: `${nameOf(child)} đề ngày ${show(child.date)} nhưng nói là thực hiện ${nameOf(parent)} có ngày muộn hơn (${show(parent.date)}).`,
        source,
      },
    ]
  })
}

/** The plan itself cannot rest on a document that is dated after it. */
function basisAfterPlan(citations: CitationReading[], planDate: string | null): Finding[] {
  return citations
    .filter(({ role, date }) => role === 'basis' && isLater(date, planDate))
    .map((citation) => ({
      code: 'parent-after-child',
      quote: citation.source.text,
      message: `Kế hoạch đề ngày ${show(planDate)} nhưng căn cứ ${nameOf(citation)} có ngày muộn hơn (${show(citation.date)}).`,
      source: citation.source,
    }))
}

function isLater(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && isDay(one) && isDay(other) && one > other
}

/** The same number of the same issuer with two dates; said once, at the first place. */
function conflictingDates(mentions: Mention[]): Finding[] {
  const byNumber = new Map<string, Mention[]>()
  for (const mention of mentions) {
    if (mention.number === null || mention.date === null || !isDay(mention.date)) continue
    const key = documentKey(mention)
    byNumber.set(key, [...(byNumber.get(key) ?? []).slice(0, 50), mention])
  }
  return [...byNumber.values()].flatMap((same) => {
    const first = same[0]!
    const other = same.find((mention) => mention.date !== first.date && isSameIssuer(mention, first))
    if (!other) return []
    const source = excerptOf(first.line, first.start, first.end)
    return [
      {
        code: 'citation-date-conflict' as const,
        quote: source.text,
        message: `${nameOf(first)} được dẫn với hai ngày khác nhau: ${show(first.date)} và ${show(other.date)}.`,
        source,
      },
    ]
  })
}

function nameOf({ type, number, name }: Pick<CitationReading, 'type' | 'number' | 'name'>): string {
  return number === null ? (name ?? type) : `${type} ${number}`
}

function show(date: string | null): string {
  return date && isDay(date) ? showDay(date) : (date ?? '')
}
