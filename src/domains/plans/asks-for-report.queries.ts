import { type SqlBool, sql } from 'kysely'

/**
 * Of rows `task` and `o`, its obligation: a task that is a report, or a deadline of other work that is called one: «Sơ kết năm 2026, tổng
 * kết năm 2030».
 */
export const asksForReport = sql<SqlBool>`(task.kind = 'report' or o.label ~ '^(Sơ kết|Tổng kết|Báo cáo)')`
