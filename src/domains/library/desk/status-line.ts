/** Hiệu lực qua thời gian: a document's statuses one after the other, and what a change of days or relations does to them. */
import type { Day } from '#base/day.ts'
import type { LawDocument } from '#domains/library/document.ts'
import { type StatusFacts, type StatusKind, type StatusRelation, statusOn } from '#domains/library/document-status.ts'
import { relationNames } from '#domains/library/relation.ts'

/** From a day (null: since ever) until the next span begins. */
export type StatusSpan = { from: Day | null; kind: StatusKind; sentence: string }

const earliest: Day = '0001-01-01'
const spansMax = 400

/** Every day has exactly one status: the same rule as for one day, walked from change to change. */
export function statusSpans(document: StatusFacts, relations: readonly StatusRelation[]): StatusSpan[] {
  const spans: StatusSpan[] = []
  let day: Day | null = earliest
  while (day !== null && spans.length < spansMax) {
    const { kind, sentence, next }: ReturnType<typeof statusOn> = statusOn(day, document, relations)
    spans.push({ from: spans.length === 0 ? null : day, kind, sentence })
    day = next?.day ?? null
  }
  return spans
}

export type StatusChange = { from: Day | null; before: StatusSpan; after: StatusSpan }

/** From which days on a document stands differently than before: what follows from a decision. Empty: nothing does. */
export function statusChanges(before: readonly StatusSpan[], after: readonly StatusSpan[]): StatusChange[] {
  const starts = [...new Set([...before, ...after].map(({ from }) => from ?? earliest))].sort()
  const changes: StatusChange[] = []
  for (const start of starts) {
    const [was, is] = [spanOn(before, start), spanOn(after, start)]
    const last = changes.at(-1)
    if (isSame(was, is)) continue
    if (last === undefined || !isSame(last.before, was) || !isSame(last.after, is))
      changes.push({ from: start === earliest ? null : start, before: was, after: is })
  }
  return changes
}

function isSame(one: StatusSpan, other: StatusSpan): boolean {
  return one.kind === other.kind && one.sentence === other.sentence
}

function spanOn(spans: readonly StatusSpan[], day: Day): StatusSpan {
  return spans.findLast(({ from }) => from === null || from <= day)!
}

export type LineMark = { day: Day; what: string; kind: 'own' | 'acted-on' | 'possible' }

/** What happened to it and when: its own days, and what others did; what nobody confirmed is said so. */
export function lineMarks(
  document: Pick<LawDocument, 'issuedOn' | 'effectiveOn' | 'expiresOn'>,
  relations: readonly StatusRelation[],
): LineMark[] {
  const own = (
    [
      [document.issuedOn, 'ban hành'],
      [document.effectiveOn, 'có hiệu lực'],
      [document.expiresOn, 'hết hiệu lực'],
    ] as const
  ).flatMap(([day, what]): LineMark[] => (day === null ? [] : [{ day, what, kind: 'own' }]))
  const acted = relations.flatMap((relation): LineMark[] => {
    if (relation.state === 'dismissed' || !drawn.has(relation.kind)) return []
    const kind = relation.state === 'read' ? 'possible' : 'acted-on'
    const by = relation.by.number ?? relation.by.name
    const begins = relation.fromDay && { day: relation.fromDay, kind, what: `${said(relation)} bởi ${by}` }
    const ends = relation.toDay && { day: relation.toDay, kind, what: 'hết thời gian ngưng hiệu lực' }
    return [begins, ends].filter((mark) => mark !== null) as LineMark[]
  })
  return [...own, ...acted].sort((one, other) => (one.day < other.day ? -1 : 1))
}

const drawn = new Set<StatusRelation['kind']>(['amends', 'replaces', 'repeals', 'suspends'])

function said({ kind, scope }: StatusRelation): string {
  const what = relationNames[kind].actedOn.replace(/ bởi$/u, '')
  return scope.length === 0 ? what : `${what} một phần`
}
