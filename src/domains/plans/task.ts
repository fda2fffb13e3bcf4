/** Nhiệm vụ: one piece of work of an adopted plan. What is due and done are its obligations. */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Obligation } from '#domains/plans/obligation.ts'
import type { TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import type { Deed } from '#platform/permission/permission.ts'

export type Task = {
  id: string
  planId: string
  issuerBodyId: string
  kind: TaskKind
  position: number
  path: string
  text: string
  time: {
    raw: string
    basis: TimeReading['basis']
    start: Day | null
    end: Day | null
    every: TimeReading['every']
  } | null
  outputs: string[]
  budget: Budget
  officerId: string | null
  sources: Record<string, Excerpt>
  /** Grows with every assignment. */
  version: number
  /** Why nothing more is written on it: its plan was taken back, or gave way to an amended one. */
  closed: keyof typeof closedBecause | null
}

/** What the page says of a closed task; the acts refuse with the same words. */
export const closedBecause = {
  dropped: 'Nhiệm vụ này đã được bỏ khỏi kế hoạch, không ghi thêm được; chỉ để xem lại.',
  replaced:
    'Kế hoạch có nhiệm vụ này đã được thay bằng kế hoạch sửa đổi, không ghi thêm được ở đây. Hãy mở kế hoạch mới để làm tiếp.',
}

/** Dự toán and thực chi in đồng; blank is not zero. */
export type Budget = { line: string; source: string; estimate: number | null; spent: number | null }

/** `report`: a report, sơ kết or tổng kết that the plan asks for; all else is `work`. */
export type TaskKind = 'work' | 'report'

export type TaskPart = 'issuer' | 'lead' | 'partner'

export const partNames: Record<TaskPart, string> = { issuer: 'Cơ quan ban hành', lead: 'Chủ trì', partner: 'Phối hợp' }

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read tasks': true
    'upload plans': true
    'adopt plans': true
    'assign tasks': true
    'work on tasks': true
    'check tasks': true
    'ask for explanation': true
  }
}

/** In which part a body must stand to a task so that its people may do a deed on it. */
export const partsFor = {
  'read tasks': ['issuer', 'lead', 'partner'],
  'work on tasks': ['issuer', 'lead', 'partner'],
  'assign tasks': ['issuer', 'lead'],
  'check tasks': ['issuer', 'lead'],
  'ask for explanation': ['issuer', 'lead'],
} satisfies Partial<Record<Deed, TaskPart[]>>

export type TaskDeed = keyof typeof partsFor

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy nhiệm vụ này, hoặc ông/bà không được giao quyền làm việc này trên nhiệm vụ.',
  ),
  dropped: new Refusal(409, closedBecause.dropped),
  replaced: new Refusal(409, closedBecause.replaced),
  assignedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa phân công hoặc kinh phí của nhiệm vụ này. Hãy xem thay đổi của họ rồi lưu lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  officerElsewhere: new Refusal(
    422,
    'Người được giao phải thuộc cơ quan chủ trì, phối hợp hoặc cơ quan ban hành. Hãy chọn người khác trong danh sách.',
  ),
}

/** Four cells: {done, open} × {in time, late}, and those that wait for a request apart. */
export type FourCells = {
  doneInTime: number
  doneLate: number
  openInTime: number
  openLate: number
  waiting: number
  claimed: number
  evidenced: number
  checked: number
}

/** What is to be done first, by its day; then what waits for somebody; then what waits for a request. */
export function mostPressingFirst(obligations: readonly Obligation[]): Obligation[] {
  const rank = { open: 0, claimed: 1, evidenced: 1, waiting: 2, checked: 3 } satisfies Record<
    Obligation['state'],
    number
  >
  const day = (one: Obligation) => one.dueDay ?? '9999-12-31'
  return obligations.toSorted(
    (one, other) =>
      rank[one.state] - rank[other.state] || day(one).localeCompare(day(other)) || one.position - other.position,
  )
}

/** Where a task stands as a whole, for lists: the most pressing of its obligations. */
export function pressingObligation(obligations: readonly Obligation[]): Obligation | undefined {
  return mostPressingFirst(obligations)[0]
}
