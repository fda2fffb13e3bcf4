import { z } from 'zod'
import { refreshCoverage, seenOf } from '#domains/cascade/acts/steps/refresh-coverage.ts'
import { isCommunePlace, loadAddresseeToChange } from '#domains/cascade/addressee.store.ts'
import { refusals as addresseeRefusals, reasonLengthMin } from '#domains/cascade/addressee.ts'
import { refusals as answerRefusals } from '#domains/cascade/answer.ts'
import { isAskedOf } from '#domains/cascade/asked-tasks.ts'
import { loadCellToChange, returnCellRow, saveSaying } from '#domains/cascade/cell.store.ts'
import { refusals, saying } from '#domains/cascade/cell.ts'
import { listAskedBodies, listCoverageTasks, listPredecessors, removeCells } from '#domains/cascade/coverage.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalIdField, optionalLineField, textField, versionField } from '#platform/acts/fields.ts'

const cellFields = { addresseeId: idField(), cellId: idField(), version: versionField() }

/** Xác nhận một ô: where a task that was given stands in one's own plan. Both texts are kept as they read now. */
export const sayCell = act({
  name: 'cascade.say-cell',
  may: 'answer plans',
  parse: z.object({
    ...cellFields,
    said: z.enum(['covered', 'adapted', 'silent', 'not-applicable'], {
      error: 'Hãy chọn nhiệm vụ này đã đưa vào hay chưa.',
    }),
    childTaskId: optionalIdField(),
    reason: optionalLineField('lý do', 1000),
  }).parse,
  async run(context, input) {
    const { tx, actor, now, today, audit } = context
    const addressee = await loadAddresseeToChange(tx, actor, 'answerer', input.addresseeId)
    if (addressee.state !== 'asked') throw addresseeRefusals.notAsked
    const cell = await loadCellToChange(tx, addressee.id, input.cellId, input.version)
    const said = saying(input)
    const [asked] = await listAskedBodies(tx, [addressee.id])
    const parent = (await listCoverageTasks(tx, [addressee.plan_id])).find((task) => task.id === cell.parent_task_id)
    if (parent === undefined) throw refusals.notFound
    if (said.childTaskId !== null && asked!.nowPlanId === null) throw answerRefusals.notConfirmed
    const children = asked!.nowPlanId === null ? [] : await listCoverageTasks(tx, [asked!.nowPlanId])
    const child = children.find((task) => task.id === said.childTaskId)
    if (said.childTaskId !== null && child === undefined) throw refusals.notTheirTask
    const asBodies = (await listPredecessors(tx, [addressee.body_id])).get(addressee.body_id)!
    // kept only because somebody had spoken; now that they have seen the change, it is no longer theirs
    if (!isAskedOf(parent, asBodies, isCommunePlace(asked!.placePath))) await removeCells(tx, [cell.id])
    await saveSaying(tx, cell, {
      ...said,
      seen: { bodyId: addressee.body_id, parent: seenOf(parent), child: child === undefined ? null : seenOf(child) },
      by: personIdOf(actor),
      now,
    })
    await refreshCoverage(tx, [addressee.id], today)
    audit({
      subjectKind: 'coverage-cell',
      subjectId: cell.id,
      bodyId: addressee.body_id,
      before: { said: cell.said, childTask: cell.child_task_id, reason: cell.reason },
      after: { said: said.said, childTask: said.childTaskId, reason: said.reason },
    })
    return { planId: addressee.plan_id, addresseeId: addressee.id, position: cell.position }
  },
})

/** Trả lại một ô: the issuer does not agree with what was said; the body reads why, and the cell is open again. */
export const returnCell = act({
  name: 'cascade.return-cell',
  may: 'issue plans',
  parse: z.object({ ...cellFields, returnReason: textField('lý do trả lại', reasonLengthMin, 1000) }).parse,
  async run(context, input) {
    const { tx, actor, now, today, audit } = context
    const addressee = await loadAddresseeToChange(tx, actor, 'issuer', input.addresseeId)
    const cell = await loadCellToChange(tx, addressee.id, input.cellId, input.version)
    if (cell.said === null) throw refusals.nothingSaid
    await returnCellRow(tx, cell, { reason: input.returnReason, by: personIdOf(actor), now })
    await refreshCoverage(tx, [addressee.id], today)
    audit({
      subjectKind: 'coverage-cell',
      subjectId: cell.id,
      bodyId: addressee.issuer_body_id,
      before: { said: cell.said, childTask: cell.child_task_id, reason: cell.reason },
      after: { said: null, returned: input.returnReason },
    })
    return { planId: addressee.plan_id, addresseeId: addressee.id, position: cell.position }
  },
})
