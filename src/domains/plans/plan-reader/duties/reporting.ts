import { tidy } from '#base/vietnamese.ts'
import { clausesOf, sentencesOf } from '#domains/plans/plan-reader/duties/clauses.ts'
import { cadencesIn } from '#domains/plans/plan-reader/duties/report-cadences.ts'
import { addresseeOf, bodyNamedAtStart, bodyOfHeading } from '#domains/plans/plan-reader/duties/report-parties.ts'
import { reviewsIn } from '#domains/plans/plan-reader/duties/reviews.ts'
import { headingOf, type OutlineNode } from '#domains/plans/plan-reader/layout/outline.ts'
import type { ReportingReading, TaskReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { excerptIn, type Passage, passageOf } from '#domains/plans/plan-reader/text/passage.ts'

const dutiesMax = 500

/** Chế độ báo cáo: who reports to whom by when, from the parts on organisation and from tasks that are reports themselves. */
export function readReporting(
  root: OutlineNode,
  silent: Set<OutlineNode>,
  tasks: { reading: TaskReading; text: Passage }[],
): ReportingReading[] {
  const duties = [...dutiesOfTasks(tasks), ...dutiesUnder(root, null, silent)]
  return withoutRepeats(duties).slice(0, dutiesMax)
}

function dutiesUnder(node: OutlineNode, body: string | null, silent: Set<OutlineNode>): ReportingReading[] {
  if (silent.has(node)) return []
  const heading = headingOf(node)
  const own = (node.line && bodyOfHeading(heading)) ?? body
  const duties = isBareTopic(node, heading) ? [] : dutiesIn(heading, body ?? null)
  for (const entry of node.entries) {
    if (entry.kind === 'line')
      duties.push(...dutiesIn(passageOf(entry.line), isClosing(entry.line.folded) ? null : own))
    else if (entry.kind === 'node') duties.push(...dutiesUnder(entry.node, own, silent))
  }
  return duties
}

/** Closing words speak of everybody, not of the section they happen to stand under. */
function isClosing(folded: string): boolean {
  return /^(?:tren day la|trong qua trinh|yeu cau|de nghi|can cu ke hoach nay|nhan duoc)\b/u.test(folded)
}

/** «3. Chế độ thông tin, báo cáo» names a topic; what is to be reported stands under it. */
function isBareTopic(node: OutlineNode, heading: Passage): boolean {
  return (
    !node.line ||
    (heading.text.split(' ').length <= 12 && !/\d{1,2}[/.]\d{1,2}/u.test(heading.text) && !/[;.]$/u.test(heading.text))
  )
}

const report = /bao cao(?! vien)(?![\p{L}])/gu

function dutiesIn(passage: Passage, sectionBody: string | null): ReportingReading[] {
  if (!/\b(?:bao cao|so ket|tong ket)\b/u.test(passage.folded)) return []
  return sentencesOf(passage).flatMap((sentence) => {
    const subject = bodyNamedAtStart(sentence) ?? sectionBody
    return clausesOf(sentence).flatMap((clause) => dutiesOfClause(clause, subject))
  })
}

function dutiesOfClause(clause: Passage, who: string | null): ReportingReading[] {
  const at = dutyAt(clause.folded)
  const source = excerptIn(clause)
  if (!source) return []
  if (at === undefined) return reviewsIn(clause).map((review) => ({ who, to: null, ...review, source }))
  const to = addresseeOf(clause, at)
  const cadences = cadencesIn(clause)
  if (cadences.length > 0)
    return cadences.map(({ what, due, isOnRequest }) => ({ who, to: isOnRequest ? null : to, what, due, source }))
  return [{ who, to, what: subjectMatter(clause, at), due: null, source }]
}

/** Where the clause says that one reports: not where it only says why, or what another report includes. */
function dutyAt(folded: string): number | undefined {
  if (
    /\b(?:kho khan|vuong mac|bat cap)\b/u.test(folded) &&
    !/\bdinh ky\b|\b6 thang\b|\btong hop,? bao cao ket qua\b/u.test(folded)
  )
    return undefined
  report.lastIndex = 0
  for (let match = report.exec(folded); match; match = report.exec(folded)) {
    const before = folded.slice(Math.max(0, match.index - 48), match.index)
    const isPurpose =
      /\bde (?:tong hop|theo doi|kip thoi|xem xet|phuc vu|lam co so)?(?:,? (?:va )?(?:tong hop|danh gia|theo doi|chi dao|giai quyet))*,? ?(?:va )?$/u.test(
        before,
      )
    const isIncluded =
      /\b(?:long ghep|trong|vao|noi dung|mau|de cuong|so lieu|tai|bieu mau|thong qua)(?: (?:cac|chung|ket qua|vao|noi dung))* $/u.test(
        before,
      ) && !/\b(?:gui|nop)\b/u.test(before)
    if (!isPurpose && !isIncluded) return match.index
  }
  return undefined
}

const subjectLengthMax = 160

/** What is reported: the words behind «báo cáo» without the addressee and what follows it. */
function subjectMatter(clause: Passage, at: number): string {
  const behind = clause.folded.slice(at + 8)
  const object = /\b(?:tinh hinh|ket qua|tien do|so lieu|viec)\b/u.exec(behind)
  const start = at + 8 + (object?.index ?? 0)
  const stop =
    /[.;,(]|\s(?:gui|ve (?:uy ban|ubnd|so|phong|bo|hoi|van phong)|theo quy dinh|theo dinh ky|truoc ngay|cham nhat|de tong hop|cho (?:uy ban|ubnd|so|phong|bo|hoi))(?![\p{L}])/u
  const words = clause.text.slice(start)
  const end =
    object?.[0] === 'tinh hinh'
      ? stopAfterList(words, clause.folded.slice(start), stop)
      : (stop.exec(clause.folded.slice(start))?.index ?? words.length)
  const what = tidy(words.slice(0, Math.min(end, subjectLengthMax)))
  return object || /^công tác /u.test(what) ? what : 'báo cáo'
}

/** «tình hình, kết quả thực hiện …» has a comma of its own. */
function stopAfterList(words: string, folded: string, stop: RegExp): number {
  const list = /^tinh hinh, ket qua /u.exec(folded)?.[0].length ?? 0
  const found = stop.exec(folded.slice(list))
  return found ? list + found.index : words.length
}

/** A task that is to write or gather a report: its lead reports, by its own time. */
function dutiesOfTasks(tasks: { reading: TaskReading; text: Passage }[]): ReportingReading[] {
  return tasks.flatMap(({ reading, text }) => {
    const match = /\b(?:tong hop|xay dung|lap|dinh ky|gui|thuc hien che do)\b[^.;]{0,60}?\bbao cao(?! vien)\b/u.exec(
      text.folded,
    )
    const source = excerptIn(text)
    if (!match || !source) return []
    const at = match.index + match[0].length - 7
    const isNoun = /\b(?:xay dung|lap) $/u.test(text.folded.slice(0, at))
    return [
      {
        who: reading.lead.length > 0 ? reading.lead.join('; ') : null,
        to: addresseeOf(text, at),
        what: isNoun
          ? tidy(text.text.slice(at)).slice(0, subjectLengthMax).replace(/[.;]$/u, '')
          : subjectMatter(text, at),
        due: reading.time?.raw ?? null,
        source,
      },
    ]
  })
}

function withoutRepeats(duties: ReportingReading[]): ReportingReading[] {
  const seen = new Set<string>()
  return duties.filter(({ who, to, what, due, source }) => {
    const key = JSON.stringify([who, to, what, due, source.paragraph])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
