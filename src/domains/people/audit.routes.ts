import { loadAuditPage } from '#domains/people/audit.queries.ts'
import { auditPage, auditPath } from '#domains/people/pages/audit-page.tsx'
import { type Routes, read } from '#platform/http/routes.ts'

/** Nhật ký: for the workbench. */
export const auditRoutes: Routes = {
  [`GET ${auditPath}`]: read('read the audit', loadAuditPage, auditPage),
}
