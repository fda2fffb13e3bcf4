/** Số liệu một năm của một xã, phường: what was open before and came in is what ended, was kept out, or is still open. */
import { type Cell, hideSmall } from '#base/small-cells.ts'
import { type CaseTopic, caseTopics } from '#domains/mediation/case.ts'

export type YearFigures = {
  /** Open when the year began. */
  carriedIn: number
  received: number
  reached: number
  notReached: number
  outOfScope: number
  /** Open at the end of the year, or today. */
  open: number
}

export type TopicFigure = { topic: CaseTopic; name: string; received: Cell }

/** Of those received in the year, by subject; none that tells of one family. */
export function topicFigures(counts: Readonly<Partial<Record<CaseTopic, number>>>): TopicFigure[] {
  const topics = Object.keys(caseTopics) as CaseTopic[]
  const cells = hideSmall(topics.map((topic) => counts[topic] ?? 0))
  return topics.map((topic, index) => ({ topic, name: caseTopics[topic], received: cells[index]! }))
}
