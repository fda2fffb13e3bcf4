import { acknowledgeFinding } from '#domains/integrity/acts/acknowledge-finding.ts'
import { checkNow } from '#domains/integrity/acts/check-now.ts'
import { runNight } from '#domains/integrity/acts/run-night.ts'
import { dropDeadJob, runJobAgain } from '#domains/integrity/acts/settle-job.ts'
import { findCheck, integrityChecks } from '#domains/integrity/checks.queries.ts'
import { isOpen, refusals } from '#domains/integrity/finding.ts'
import {
  findLastRun,
  listDeadJobs,
  listFaults,
  listFindings,
  listLocations,
} from '#domains/integrity/integrity.queries.ts'
import type { IntegrityCheck } from '#domains/integrity/integrity-check.ts'
import { integrityPaths } from '#domains/integrity/integrity-paths.ts'
import { checksPage } from '#domains/integrity/pages/checks-page.tsx'
import { findingsPage } from '#domains/integrity/pages/findings-page.tsx'
import { type Routes, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

const findings = read(
  'watch over the data',
  async (context) => {
    const { db } = context
    requireWholeSystem(context)
    const found = await listFindings(db)
    const shown = found.flatMap((finding) => {
      const check = findCheck(finding.checkId)
      return check === undefined ? [] : [{ check, finding, isOpen: isOpen(finding) }]
    })
    const jobIds = shown.flatMap(({ check, finding }) =>
      check.next?.some(({ kind }) => kind === 'job') ? finding.first.map(({ id }) => id) : [],
    )
    const bodyIds = shown.flatMap(({ finding }) => finding.first.flatMap(({ bodyId }) => bodyId ?? []))
    return {
      shown: shown.toSorted((one, other) => weight(one.check) - weight(other.check)),
      lastRun: await findLastRun(db),
      faults: (await listFaults(db)).flatMap(({ checkId, day }) => {
        const check = findCheck(checkId)
        return check === undefined ? [] : [{ check, day }]
      }),
      jobs: await listDeadJobs(db, jobIds),
      locations: await listLocations(db, bodyIds),
      checkCount: integrityChecks.length,
    }
  },
  findingsPage,
)

const checks = read(
  'watch over the data',
  async (context) => {
    requireWholeSystem(context)
    return { checks: integrityChecks }
  },
  checksPage,
)

/** Kiểm tra dữ liệu, for the workbench. */
export const integrityRoutes: Routes = {
  [`GET ${integrityPaths.findings}`]: findings,
  [`GET ${integrityPaths.checks}`]: checks,
  [`POST ${integrityPaths.checkNow}`]: submit(checkNow, {
    to: () => ({ to: integrityPaths.findings, notice: 'Đang kiểm tra. Hãy tải lại trang sau ít phút.' }),
  }),
  [`POST ${integrityPaths.runNight}`]: submit(runNight, {
    again: findings,
    to: () => ({ to: integrityPaths.findings, notice: 'Việc đêm đang chạy. Ít phút sau hãy bấm «Kiểm tra ngay».' }),
  }),
  [`POST ${integrityPaths.runJobAgain}`]: submit(runJobAgain, {
    again: findings,
    to: () => ({ to: integrityPaths.findings, notice: 'Việc nền đang được làm lại.' }),
  }),
  [`POST ${integrityPaths.dropJob}`]: submit(dropDeadJob, {
    again: findings,
    to: () => ({ to: integrityPaths.findings, notice: 'Đã bỏ việc nền này.' }),
  }),
  [`POST ${integrityPaths.acknowledge}`]: submit(acknowledgeFinding, {
    again: findings,
    to: () => ({ to: integrityPaths.findings, notice: 'Đã ghi là đã xem.' }),
  }),
}

/** What is wrong before what should be looked at. */
function weight({ severity }: IntegrityCheck): number {
  return severity === 'error' ? 0 : 1
}

function requireWholeSystem({ actor }: ReadContext): void {
  if (!may(actor, 'watch over the data', everywhere)) throw refusals.wholeSystem
}
