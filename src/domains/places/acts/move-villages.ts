import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addMove, areUntouched, loadMove, moveVillagesTo, saveUndone } from '#domains/places/village-move.store.ts'
import { moveRefusals, nameMet } from '#domains/places/village-move.ts'
import { type AlongWithVillages, listDivided, listNamesMet } from '#domains/places/village-moves.queries.ts'
import { type ActContext, act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField, listField, textField } from '#platform/acts/fields.ts'

/** More at once than any commune has. */
const villagesMax = 300

/** Chuyển thôn, tổ dân phố to one of several heirs, by whoever manages both sides, with what later domains have there. */
export const moveVillages = (along: readonly AlongWithVillages[]) =>
  act({
    name: 'places.move-villages',
    may: 'manage bodies',
    parse: z.object({
      fromBodyId: idField(),
      toBodyId: idField('Hãy chọn xã, phường nhận.'),
      villageIds: listField(villagesMax).pipe(z.array(idField())),
      day: dayField('ngày chuyển'),
      reason: textField('lý do', 10, 1_000),
    }).parse,
    async run(context, { fromBodyId, toBodyId, villageIds, day, reason }) {
      const { tx, actor, now, today, audit } = context
      await lockRow(tx, 'body', fromBodyId)
      const [commune] = await listDivided(tx, actor, today, fromBodyId)
      if (commune === undefined) throw moveRefusals.notFound
      const heir = commune.heirs.find(({ id }) => id === toBodyId)
      if (heir === undefined) throw moveRefusals.noHeir
      if (villageIds.length === 0) throw moveRefusals.none
      if (day < commune.endedOn || day > today) throw moveRefusals.day
      const met = await listNamesMet(tx, villageIds, heir.placeId)
      if (met.length > 0) throw nameMet(met)
      const villages = await moveVillagesTo(tx, villageIds, { fromPlaceId: commune.placeId, toPlaceId: heir.placeId })
      const going = { fromBodyId, toBodyId, villageIds: villages.map(({ id }) => id) }
      const taken: unknown[] = []
      for (const one of along) taken.push(await one.take(context, going))
      const id = newId(now.getTime())
      const move = { id, fromBodyId, toBodyId, onDay: day, villages, taken }
      await addMove(tx, { ...move, reason, movedBy: personOf(context), movedAt: now })
      for (const { id: villageId } of villages)
        audit({
          subjectKind: 'village',
          subjectId: villageId,
          bodyId: toBodyId,
          before: { communeId: commune.placeId },
          after: { communeId: heir.placeId, day, reason },
        })
      return { id, fromBodyId, count: villages.length, toName: heir.name }
    },
  })

/** Hoàn tác chuyển thôn: everything of one move goes back, unless something of it was changed meanwhile. */
export const undoVillageMove = (along: readonly AlongWithVillages[]) =>
  act({
    name: 'places.undo-village-move',
    may: 'manage bodies',
    parse: z.object({ moveId: idField() }).parse,
    async run(context, { moveId }) {
      const { tx, actor, now, today, audit } = context
      const move = await loadMove(tx, moveId)
      const [commune] = await listDivided(tx, actor, today, move.fromBodyId)
      const heir = commune?.heirs.find(({ id }) => id === move.toBodyId)
      if (commune === undefined || heir === undefined) throw moveRefusals.notFound
      if (move.undoneAt !== null) throw moveRefusals.undone
      const villageIds = move.villages.map(({ id }) => id)
      if (!(await areUntouched(tx, move.villages, heir.placeId))) throw moveRefusals.changed
      const met = await listNamesMet(tx, villageIds, commune.placeId)
      if (met.length > 0) throw nameMet(met)
      await moveVillagesTo(tx, villageIds, { fromPlaceId: heir.placeId, toPlaceId: commune.placeId })
      const went = { fromBodyId: move.fromBodyId, toBodyId: move.toBodyId, villageIds }
      for (const [index, one] of along.entries()) await one.bringBack(context, went, move.taken[index])
      await saveUndone(tx, moveId, { personId: personOf(context), now })
      for (const villageId of villageIds)
        audit({
          subjectKind: 'village',
          subjectId: villageId,
          bodyId: move.toBodyId,
          before: { communeId: heir.placeId },
          after: { communeId: commune.placeId },
        })
      return { fromBodyId: move.fromBodyId }
    },
  })

/** Whoever manages bodies has an account: only the command line has none, and it does not move villages. */
function personOf({ actor }: ActContext): string {
  if (actor.personId === null) throw moveRefusals.notFound
  return actor.personId
}
