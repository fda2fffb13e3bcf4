/**
 * Sự kiện làm mất điều kiện: a decision on discipline or prosecution of somebody of the commune. Which of them count is told by the
 * conditions of the year's rule set; whose name it is stays with the officers who assess.
 */
import type { Day } from '#base/day.ts'
import type { EventKind, EventRole, Sanction } from '#domains/standard/rule-test.ts'

export type DisqualifyingEvent = {
  id: string
  role: EventRole
  kind: EventKind
  /** Of a discipline; null: prosecution, or not told. */
  sanction: Sanction | null
  /** Whether it was for a breach in public duty. */
  isInDuty: boolean
  decision: string
  decidedOn: Day
}

export const eventRoles: Record<EventRole, string> = {
  'party-head': 'Người đứng đầu cấp ủy',
  'government-head': 'Người đứng đầu chính quyền',
  officer: 'Cán bộ, công chức khác',
}

export const eventKinds: Record<EventKind, string> = {
  discipline: 'Kỷ luật hành chính',
  prosecution: 'Truy cứu trách nhiệm hình sự',
}

export const sanctionNames: Record<Sanction, string> = {
  reprimand: 'Khiển trách',
  warning: 'Cảnh cáo',
  demotion: 'Hạ bậc lương, giáng chức, cách chức',
  dismissal: 'Buộc thôi việc',
}
