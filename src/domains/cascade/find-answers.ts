/**
 * Tìm kế hoạch trả lời: does this plan of a body below answer that plan above? It does when it cites it: the number must
 * be the same, and the date and the issuer as far as the citation gives them. Without a citation, when title and tasks are
 * much alike. A person decides.
 */
import { type Day, showDay } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { comparerOf } from '#domains/cascade/likeness.ts'

export type ParentPlan = {
  id: string
  bodyId: string
  number: string | null
  issuedOn: Day | null
  title: string
  periodStart: Day | null
  periodEnd: Day | null
  /** Full and short name of the body that issued it, folded inside. */
  issuerNames: string[]
  taskTexts: string[]
}

export type ChildPlan = {
  id: string
  title: string
  periodStart: Day | null
  periodEnd: Day | null
  citations: Citation[]
  taskTexts: string[]
}

/** `date`: as much of it as is printed, `2026-04-24`, `2026-04` or `2026`. `text`: where it stands in the document. */
export type Citation = { type: string; number: string | null; date: string | null; text: string }

export type FoundAnswer = { how: 'citation' | 'likeness'; likeness: number; why: string }

export function findAnswer(parent: ParentPlan, child: ChildPlan): FoundAnswer | undefined {
  const cited = child.citations.find((citation) => meets(citation, parent))
  if (cited !== undefined)
    return {
      how: 'citation',
      likeness: 1,
      why: `Viện dẫn ${cited.type} số ${cited.number}${parent.issuedOn !== null && cited.date === parent.issuedOn ? ` ngày ${showDay(parent.issuedOn)}` : ''}.`,
    }
  if (!overlaps(parent, child)) return undefined
  const comparer = comparerOf([parent.title, child.title, ...parent.taskTexts, ...child.taskTexts])
  const titles = comparer.compare(bare(parent.title), bare(child.title))
  const answered = parent.taskTexts.filter((text) =>
    child.taskTexts.some((other) => comparer.compare(text, other) >= sameWorkFrom),
  ).length
  const tasks = parent.taskTexts.length === 0 ? 0 : answered / parent.taskTexts.length
  const likeness = Math.round((titles + tasks) * 500) / 1000
  if (likeness < likeFrom) return undefined
  return {
    how: 'likeness',
    likeness,
    why: `Không viện dẫn, nhưng tên giống ${Math.round(titles * 100)}% và có ${answered} trên ${parent.taskTexts.length} nhiệm vụ tương tự.`,
  }
}

/** Half of title and tasks together: a plan of another subject shares a tenth. */
const likeFrom = 0.4
const sameWorkFrom = 0.4

function meets(citation: Citation, parent: ParentPlan): boolean {
  if (citation.number === null || parent.number === null) return false
  if (numberKey(citation.number) !== numberKey(parent.number)) return false
  if (citation.date !== null && parent.issuedOn !== null && !parent.issuedOn.startsWith(citation.date)) return false
  return issuerAgrees(citation, parent)
}

/** «18/KH-UBND», « 018 / kh - ubnd», «số 18/KH-UBND» are one number. */
function numberKey(number: string): string {
  return fold(number).replace(/^so\b/u, '').replace(/\s/gu, '').replace(/[–—]/gu, '-').replace(/^0+/u, '')
}

/**
 * «… ngày 24/4/2026 của UBND tỉnh Bắc Ninh»: when an issuer is named right behind the number it must be this one; «của
 * UBND tỉnh» alone is any committee of a province. Two provinces both have a «18/KH-UBND».
 */
function issuerAgrees(citation: Citation, parent: ParentPlan): boolean {
  const around = wide(fold(citation.text))
  const at = around.indexOf(numberKey(citation.number!))
  const behind = /^[^;.]{0,60}?\bcua ([^,;.]+)/u.exec(around.slice(at === -1 ? 0 : at + citation.number!.length))
  if (behind === null) return true
  const named = behind[1]!.replace(/ (?:ve|ve viec|trien khai|ban hanh|to chuc)\b.*$/u, '').trim()
  return parent.issuerNames.some((name) => {
    const own = wide(fold(name))
    return own === named || own.startsWith(`${named} `) || named.startsWith(`${own} `)
  })
}

function wide(folded: string): string {
  return folded
    .replace(/\bubnd\b/gu, 'uy ban nhan dan')
    .replace(/[–—]/gu, '-')
    .replace(/\btp\.? /gu, 'thanh pho ')
}

/** Without what every title of a level has: the place and the year. */
function bare(title: string): string {
  return title.replace(/\s+(?:trên địa bàn|năm \d{4}|giai đoạn).*$/iu, '')
}

/** Two plans of different years do not answer each other; one without a period may. */
function overlaps(parent: ParentPlan, child: ChildPlan): boolean {
  if (parent.periodStart === null || parent.periodEnd === null) return true
  if (child.periodStart === null || child.periodEnd === null) return true
  return child.periodStart <= parent.periodEnd && parent.periodStart <= child.periodEnd
}
