import type { RawBuilder } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Deed } from '#platform/permission/permission.ts'

/**
 * Điều kiểm tra: something that always holds when everything went as it should, and the question that finds where it does not.
 * A check only reads. What the database itself forbids (a constraint, a trigger) is no check.
 */
export type IntegrityCheck = {
  /** `plans.task-without-issuer`: the domain, then what was found. Never reused for another question. */
  id: string
  /** What was found, as a heading. */
  name: string
  /** Why it matters: what goes wrong for people while it is so. */
  means: string
  /** `error`: something is not as it can be. `warning`: possible, but somebody should look. */
  severity: 'error' | 'warning'
  /**
   * A table that grows without end is walked in slices by its `id`: the question then asks of the rows `slice` alone. Without it,
   * the question itself reaches few rows by an index, or a table that stays small.
   */
  over?: Slice
  /** The rows that break it: `id` as text, `body_id` of the body that answers for it, or null. */
  find: (at: CheckedAt) => RawBuilder<unknown>
  /** What to do, in a sentence. */
  mend: string
  /** What the administrator can do from the page itself, where there is something. */
  next?: readonly NextStep[]
  /** Where the record stands, for whoever may do this deed at its body. */
  at?: { path: (id: string) => string; deed: Deed }
}

/** `replica`: whether the one to read from can be read, by the words of the database's own look at it. */
export type CheckedAt = {
  today: Day
  now: Date
  replica: 'none' | 'fresh' | 'behind' | 'away' | 'no-replica' | 'another'
}

/**
 * `night`: a nightly job that tidies exactly this can be run now · `page`: where a person mends it · `job`: the rows are jobs, each of which
 * can be run again or dropped with a reason.
 */
export type NextStep = { kind: 'night'; job: string } | { kind: 'page'; label: string; path: string } | { kind: 'job' }

export type Slice = { table: string; rows: number }

/** One slice is asked in well under 100 ms, however long the table. */
export function slicesOf(table: string, rows = 1_000): Slice {
  return { table, rows }
}

/** A row that breaks a check. */
export type Offence = { id: string; bodyId: string | null }

/** Groups by the first word of an id, in the order of the page. */
export const checkGroups: Record<string, string> = {
  places: 'Địa bàn, thôn',
  bodies: 'Cơ quan, tổ chức',
  people: 'Tài khoản, quyền',
  library: 'Thư viện pháp luật',
  plans: 'Kế hoạch, nhiệm vụ',
  cascade: 'Phân rã kế hoạch',
  urging: 'Đôn đốc',
  practitioners: 'Người làm công tác pháp luật',
  activities: 'Hoạt động, tập huấn, phát thanh',
  matters: 'Câu hỏi, đơn, phản ánh',
  mediation: 'Hòa giải ở cơ sở',
  learning: 'Cuộc thi, khảo sát',
  disclosure: 'Công khai thông tin, văn bản của xã',
  statistics: 'Số liệu thống kê',
  standard: 'Chuẩn tiếp cận pháp luật',
  reports: 'Báo cáo',
  house: 'Tệp, thư, việc nền, nhật ký',
}

export function groupOf(checkId: string): string {
  return checkId.slice(0, checkId.indexOf('.'))
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000)
}

/** The nightly job. */
export const checkKind = 'integrity.check'
