import type { Day } from '#base/day.ts'
import { isCommunePlace } from '#domains/cascade/addressee.store.ts'
import { isAskedOf } from '#domains/cascade/asked-tasks.ts'
import {
  type AskedBody,
  type CoverageTask,
  type HeldCell,
  insertOpenCells,
  listAskedBodies,
  listCells,
  listCoverageTasks,
  listPredecessors,
  removeCells,
  saveDerived,
  saveProposals,
} from '#domains/cascade/coverage.store.ts'
import { byAncestor, listTaskChains, listVersions, planInForce, taskInForce } from '#domains/cascade/lineage.store.ts'
import { proposeCells } from '#domains/cascade/propose-cells.ts'
import { isSameChange, type SeenTask, stalenessOf } from '#domains/cascade/staleness.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * Reckons some demands anew from what persons said and what the plans are now: which answers are in force, which tasks are
 * asked, which cells ask to be looked at again, what the machine proposes. Repeating it changes nothing.
 */
export async function refreshCoverage(tx: Tx, addresseeIds: readonly string[], today: Day): Promise<void> {
  const asked = await refreshAnswers(tx, await listAskedBodies(tx, addresseeIds))
  const tasks = await listCoverageTasks(tx, [...new Set(asked.map((one) => one.planId))])
  const childTasks = await listCoverageTasks(tx, idsOf(asked.map((one) => one.nowPlanId)))
  const predecessors = await listPredecessors(tx, [...new Set(asked.map((one) => one.bodyId))])
  const before = await listCells(
    tx,
    asked.map((one) => one.addresseeId),
  )
  await askTasks(tx, asked, tasks, predecessors, before)
  const cells = await listCells(
    tx,
    asked.map((one) => one.addresseeId),
  )
  const chains = await listTaskChains(
    tx,
    idsOf([...cells.map((cell) => cell.childTaskId), ...childTasks.map((task) => task.id)]),
  )
  const inForce = await deriveCells(tx, { asked, tasks, childTasks, cells, chains, today })
  await propose(tx, { asked, tasks, childTasks, cells: inForce })
}

/** `isMoved`: another version answers than when it was last reckoned. */
type MovedBody = AskedBody & { isMoved: boolean }

/** The version of each confirmed answer that is in force. */
async function refreshAnswers(tx: Tx, asked: AskedBody[]): Promise<MovedBody[]> {
  const versions = await listVersions(tx, idsOf(asked.map((one) => one.answerPlanId)))
  return Promise.all(
    asked.map(async (one) => {
      if (one.answerPlanId === null) return { ...one, isMoved: false }
      const nowPlanId = planInForce(one.answerPlanId, versions)
      if (nowPlanId !== one.nowPlanId)
        await tx
          .updateTable('plan_answer')
          .set({ now_plan_id: nowPlanId })
          .where('addressee_id', '=', one.addresseeId)
          .where('plan_id', '=', one.answerPlanId)
          .execute()
      return { ...one, nowPlanId, isMoved: nowPlanId !== one.nowPlanId }
    }),
  )
}

/** A cell for each task that is asked; one that is asked no more goes, unless somebody has said something in it. */
async function askTasks(
  tx: Tx,
  asked: readonly AskedBody[],
  tasks: readonly CoverageTask[],
  predecessors: ReadonlyMap<string, ReadonlySet<string>>,
  cells: readonly HeldCell[],
): Promise<void> {
  const wanted = new Map<string, { addresseeId: string; parentTaskId: string }>()
  for (const { addresseeId, planId, bodyId, placePath } of asked)
    for (const task of tasks)
      if (task.planId === planId && isAskedOf(task, predecessors.get(bodyId)!, isCommunePlace(placePath)))
        wanted.set(`${addresseeId} ${task.id}`, { addresseeId, parentTaskId: task.id })
  const stays = (cell: HeldCell) => cell.said !== null || wanted.has(`${cell.addresseeId} ${cell.parentTaskId}`)
  await removeCells(
    tx,
    cells.filter((cell) => !stays(cell)).map((cell) => cell.id),
  )
  const held = new Set(cells.map((cell) => `${cell.addresseeId} ${cell.parentTaskId}`))
  await insertOpenCells(
    tx,
    [...wanted].filter(([key]) => !held.has(key)).map(([, cell]) => cell),
  )
}

type Sources = {
  asked: readonly MovedBody[]
  tasks: readonly CoverageTask[]
  childTasks: readonly CoverageTask[]
  cells: readonly HeldCell[]
}

async function deriveCells(
  tx: Tx,
  { asked, tasks, childTasks, cells, chains, today }: Sources & { chains: Map<string, string[]>; today: Day },
): Promise<HeldCell[]> {
  const bodyOf = new Map(asked.map((one) => [one.addresseeId, one]))
  const taskOf = new Map([...tasks, ...childTasks].map((task) => [task.id, task]))
  const ancestors = new Map<string, Map<string, string>>()
  for (const [planId, own] of Map.groupBy(childTasks, (task) => task.planId))
    ancestors.set(
      planId,
      byAncestor(
        own.map((task) => task.id),
        chains,
      ),
    )
  const derived = cells.map((cell) => {
    const { bodyId, nowPlanId } = bodyOf.get(cell.addresseeId)!
    const nowTaskId =
      cell.childTaskId === null || nowPlanId === null
        ? null
        : taskInForce(cell.childTaskId, chains, ancestors.get(nowPlanId) ?? new Map())
    const parent = taskOf.get(cell.parentTaskId)
    const stale =
      cell.said === null || cell.seen === null || parent === undefined
        ? null
        : stalenessOf(
            cell.seen,
            { bodyId, parent: seenOf(parent), child: nowTaskId === null ? null : seenOf(taskOf.get(nowTaskId)!) },
            cell.stale,
            today,
          )
    return { ...cell, nowTaskId, stale }
  })
  const old = new Map(cells.map((cell) => [cell.id, cell]))
  const isChanged = (cell: HeldCell) => {
    const was = old.get(cell.id)!
    return was.nowTaskId !== cell.nowTaskId || !isSameChange(was.stale, cell.stale)
  }
  await saveDerived(tx, derived.filter(isChanged))
  return derived
}

/** For what nobody has said, or what fell back: compared anew when the answering plan is another one than before. */
async function propose(tx: Tx, { asked, tasks, childTasks, cells }: Sources): Promise<void> {
  const changed: Parameters<typeof saveProposals>[1][number][] = []
  const planTasks = Map.groupBy(childTasks, (task) => task.planId)
  const cellsOf = Map.groupBy(cells, (cell) => cell.addresseeId)
  const parentsOf = Map.groupBy(tasks, (task) => task.planId)
  for (const { addresseeId, planId, nowPlanId, isMoved } of asked) {
    const open = (cellsOf.get(addresseeId) ?? []).filter((cell) => cell.said === null || cell.nowTaskId === null)
    const own = nowPlanId === null ? undefined : planTasks.get(nowPlanId)
    if (own === undefined) {
      for (const cell of open)
        if (cell.proposed !== null)
          changed.push({ id: cell.id, proposed: null, childTaskId: null, likeness: 0, why: '' })
      continue
    }
    const ownIds = new Set(own.map((task) => task.id))
    const isKnown = (cell: HeldCell) =>
      cell.proposed === 'silent' || (cell.proposedTaskId !== null && ownIds.has(cell.proposedTaskId))
    if (!isMoved && open.every(isKnown)) continue
    // all tasks of the plan, so that what is usual in it does not depend on which cells are open
    const proposals = new Map(proposeCells(parentsOf.get(planId) ?? [], own).map((one) => [one.parentTaskId, one]))
    for (const cell of open) {
      const proposal = proposals.get(cell.parentTaskId)
      if (proposal !== undefined) changed.push({ ...proposal, id: cell.id })
    }
  }
  await saveProposals(tx, changed)
}

export function seenOf({ path, text, leads, partners, time, outputs }: SeenTask): SeenTask {
  return { path, text, leads, partners, time, outputs }
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
