/** Số liệu một năm của một xã, phường: what was open before and came in is what ended, was kept out, or is still open. */
import type { Day } from '#base/day.ts'
import { type Cell, hideSmall } from '#base/small-cells.ts'
import { type Case, type CaseTopic, caseTopics } from '#domains/mediation/case.ts'

/** Of a year or a month. */
export type SpanFigures = {
  /** Open when it began. */
  carriedIn: number
  received: number
  reached: number
  notReached: number
  outOfScope: number
  /** Open at its end, or today. */
  open: number
}

/** Where one case is counted: in the figures of the month and year of each of these days. */
export function countedOn(one: Pick<Case, 'receivedOn' | 'endedOn' | 'outcome' | 'state'>): { as: string; day: Day }[] {
  return [
    { as: 'Mới nhận', day: one.receivedOn },
    ...(one.state === 'out-of-scope' ? [{ as: 'Không thuộc phạm vi hòa giải', day: one.receivedOn }] : []),
    ...(one.outcome !== null && one.endedOn !== null
      ? [{ as: one.outcome === 'reached' ? 'Hòa giải thành' : 'Hòa giải không thành', day: one.endedOn }]
      : []),
  ]
}

export type TopicFigure = { topic: CaseTopic; name: string; received: Cell }

/** Of those received in the year, by subject; none that tells of one family. */
export function topicFigures(counts: Readonly<Partial<Record<CaseTopic, number>>>): TopicFigure[] {
  const topics = Object.keys(caseTopics) as CaseTopic[]
  const cells = hideSmall(topics.map((topic) => counts[topic] ?? 0))
  return topics.map((topic, index) => ({ topic, name: caseTopics[topic], received: cells[index]! }))
}
