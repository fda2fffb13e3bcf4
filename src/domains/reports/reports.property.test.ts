import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { foundWorld, marksOf, type Who, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { returnReport } from '#domains/reports/acts/return-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { takeBackReport } from '#domains/reports/acts/take-back-report.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import { deedFor, openIn, type Report, type ReportState, type ReportStep } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { countablePlan, draft, paperForm } from '#domains/reports/reports.fixtures.ts'
import { listReportablePlans, listReportingBodies, listReports } from '#domains/reports/reports.queries.ts'
import type { Act } from '#platform/acts/act.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

type Move = { who: Who; do: ReportStep | 'work'; at: number }

const anything = fc.record<Move>({
  who: fc.constantFrom('lan', 'hung', 'mai', 'tu'),
  do: fc.constantFrom('change', 'submit', 'takeBack', 'return', 'issue', 'work'),
  at: fc.nat(7),
})
/** What an office does on most days: else hardly any report would come to be issued. */
const usual = fc.constantFrom<Move>(
  { who: 'lan', do: 'submit', at: 0 },
  { who: 'lan', do: 'submit', at: 0 },
  { who: 'hung', do: 'issue', at: 0 },
  { who: 'hung', do: 'return', at: 0 },
  { who: 'lan', do: 'work', at: 3 },
  { who: 'lan', do: 'work', at: 2 },
)
const moves = fc.array(fc.oneof(anything, usual, usual), { minLength: 4, maxLength: 14 })

/** Written out by hand: who may do what in xã Một. */
const writes: Who[] = ['lan', 'hung']
const issues: Who[] = ['hung']
const reads: Who[] = ['lan', 'hung', 'mai']

const acts: Record<ReportStep, Act<never, Report>> = {
  change: changeReport,
  submit: submitReport,
  takeBack: takeBackReport,
  return: returnReport,
  issue: issueReport,
} as Record<ReportStep, Act<never, Report>>

onBothDatabases('báo cáo qua mọi bước, ai làm gì, việc vẫn tiếp tục', (database) => {
  test('điều đã chốt không đổi; bước nào được và ai thấy đúng như bảng; người viết không ký', async () => {
    const seen = { issued: 0, refused: 0, workedAfterFreezing: 0 }
    const dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-reports-'))
    const world = await foundWorld(database(), dataFolder)
    const planId = await countablePlan(world)
    try {
      await fc.assert(
        fc.asyncProperty(moves, async (history) => {
          let report = await world.does('lan', changeReport, paperForm(await draft(world, planId)))
          let frozen: ReportCount | null = null
          for (const move of history) {
            if (move.do === 'work') {
              await work(world, planId, move.at)
              if (frozen !== null) seen.workedAfterFreezing++
            } else {
              const allowed = isAllowed(report, move.who, world.ids[move.who], move.do)
              const after = await attempt(world, report, move)
              expect(after instanceof Refusal, `${move.who} ${move.do} ${report.state}`).toBe(!allowed)
              if (after instanceof Refusal) seen.refused++
              else report = after
            }
            const now = await loadReport(world.db, world.actors.lan, report.id)
            if (report.state === 'submitted' || report.state === 'issued') {
              frozen ??= now.counted
              expect(now.counted).toEqual(frozen)
              expect(now.report.sha256).toBe(report.sha256)
            } else {
              frozen = null
              expect(now.counted).toBe(null)
            }
            await expectSeenBy(world, report)
          }
          if (report.state === 'issued') seen.issued++
        }),
        { numRuns: 25, seed: 20261121, endOnFailure: true },
      )
    } finally {
      rmSync(dataFolder, { recursive: true, force: true })
    }
    // otherwise nothing was tried
    expect(seen.issued).toBeGreaterThan(2)
    expect(seen.refused).toBeGreaterThan(20)
    expect(seen.workedAfterFreezing).toBeGreaterThan(5)
  }, 240_000)

  test('chỉ chọn được kế hoạch và cơ quan nơi mình được giao lập báo cáo', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-reports-'))
    const world = await foundWorld(database(), dataFolder)
    const planId = await countablePlan(world)
    for (const who of ['lan', 'hung', 'mai', 'tu'] as const) {
      const isWriter = writes.includes(who)
      const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
      expect(ids(await listReportablePlans(world.db, world.actors[who]))).toEqual(isWriter ? [planId] : [])
      // a body may report on a year in which a plan gave it nothing
      const own = { lan: [world.bodies.first.id], hung: [world.bodies.first.id], mai: [], tu: [world.bodies.second.id] }
      expect(ids(await listReportingBodies(world.db, world.actors[who]))).toEqual(own[who])
    }
    rmSync(dataFolder, { recursive: true, force: true })
  })
})

function isAllowed(report: Report, who: Who, personId: string, step: ReportStep): boolean {
  const deed = deedFor[step] === 'write reports' ? writes : issues
  if (!deed.includes(who) || !(openIn[step] as ReportState[]).includes(report.state)) return false
  if (step === 'submit') return report.paper.signer !== ''
  return step !== 'issue' || !report.writerIds.includes(personId)
}

async function attempt(world: World, report: Report, { who, do: step }: Move): Promise<Report | Refusal> {
  const form = { ...paperForm(report), reason: 'Cần nêu rõ nguyên nhân.' }
  try {
    return await world.does(who, acts[step as ReportStep], form)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Claims what is open, takes back what is claimed: the figures move. */
async function work(world: World, planId: string, at: number): Promise<void> {
  const mark = (await marksOf(world, planId))[at]!
  const form = { taskId: mark.taskId, obligationId: mark.obligationId, version: mark.version }
  if (mark.state === 'open') await world.does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })
  else if (mark.state !== 'waiting') await world.does('lan', withdrawClaim, form)
}

async function expectSeenBy(world: World, report: Report): Promise<void> {
  for (const who of ['lan', 'hung', 'mai', 'tu'] as const) {
    const should = writes.includes(who) || (report.state === 'issued' && reads.includes(who))
    const actor = world.actors[who]
    const page = await loadReport(world.db, actor, report.id).catch((error: unknown) => error)
    expect(page instanceof Refusal, `${who} ${report.state}`).toBe(!should)
    if (!should) expect((await listReports(world.db, actor, 1)).some((row) => row.id === report.id)).toBe(false)
  }
}
