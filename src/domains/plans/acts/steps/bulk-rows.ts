import { isId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type BulkOutcome, saveBulkDeed } from '#domains/plans/bulk.store.ts'
import type { BulkTrace } from '#domains/plans/bulk.tables.ts'
import { type BulkKind, bulkRowsMax, refusals, unknownRow } from '#domains/plans/bulk.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { listField } from '#platform/acts/fields.ts'

/** `<obligation>~<version>` of each chosen row, as the preview showed it. */
export const rowsField = () =>
  listField(bulkRowsMax).transform((list) =>
    list.flatMap((text) => {
      const [id = '', version = ''] = text.split('~')
      return isId(id) && /^\d{1,9}$/.test(version) ? [{ obligationId: id, version: Number(version) }] : []
    }),
  )

export type ChosenRow = { obligationId: string; version: number }

/**
 * Does a step on each row, in the order of their tasks so that two such deeds never wait for each other; what a row refuses is
 * kept with it, the others go on. The one place where a refusal is caught: it is what is told of that row.
 */
export async function doEachRow(
  context: ActContext,
  deed: { kind: BulkKind; said: string },
  chosen: readonly ChosenRow[],
  step: (row: ChosenRow & { taskId: string }) => Promise<{ before: BulkTrace; after: BulkTrace }>,
): Promise<{ deedId: string; done: number; left: number }> {
  const { tx, actor, now } = context
  if (chosen.length === 0) throw refusals.nothingChosen
  const known = await tx
    .selectFrom('obligation')
    .select(['id', 'task_id'])
    .where(
      'id',
      'in',
      chosen.map((row) => row.obligationId),
    )
    .orderBy('task_id')
    .orderBy('position')
    .execute()
  const versions = new Map(chosen.map((row) => [row.obligationId, row.version]))
  const outcomes: BulkOutcome[] = []
  for (const { id, task_id } of known)
    outcomes.push(await outcomeOf(id, () => step({ obligationId: id, version: versions.get(id)!, taskId: task_id })))
  // nothing is kept of rows that nobody may know of, and no deed of nothing
  const kept = outcomes.filter((one) => one.refusal !== unknownRow)
  const done = outcomes.filter((one) => one.refusal === undefined).length
  if (done === 0) throw refusals.noneDone
  const deedId = await saveBulkDeed(tx, { ...deed, doneBy: personIdOf(actor), doneAt: now }, kept)
  return { deedId, done, left: chosen.length - done }
}

async function outcomeOf(
  obligationId: string,
  step: () => Promise<{ before: BulkTrace; after: BulkTrace }>,
): Promise<BulkOutcome> {
  try {
    return { obligationId, ...(await step()) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { obligationId, refusal: error.status === 404 ? unknownRow : error.message }
  }
}
