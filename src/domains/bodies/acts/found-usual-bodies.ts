import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { loadManagedBody } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listLivingChildren } from '#domains/bodies/bodies.queries.ts'
import { nextBodyNumbers, saveBodyChange } from '#domains/bodies/body.store.ts'
import { found, noChange } from '#domains/bodies/body-changes.ts'
import { refusals, usualBodiesOf } from '#domains/bodies/usual-bodies.ts'
import { loadPlace } from '#domains/places/places.queries.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Lập các cơ quan thường có của một xã, phường, đặc khu; those that are there already stay. Answers how many it founded. */
export const foundUsualBodies = act({
  name: 'bodies.found-usual-bodies',
  may: 'manage bodies',
  parse: z.object({ bodyId: idField() }).parse,
  async run({ tx, actor, audit, now }, { bodyId }) {
    const parent = await loadManagedBody(tx, actor, bodyId)
    if (parent.kind !== 'ubnd') throw refusals.notACommune
    const place = await loadPlace(tx, parent.placeId)
    const siblings = await listLivingChildren(tx, [bodyId])
    const missing = usualBodiesOf(place).filter(({ name }) => !siblings.some((sibling) => sibling.name === name))
    const numbers = await nextBodyNumbers(tx, missing.length)
    const bodies = missing.map((usual, index) =>
      found({
        ...usual,
        id: newId(now.getTime()),
        number: numbers[index]!,
        parent,
        place,
        siblings,
        day: usual.fromDay,
        decision: '',
      }),
    )
    await saveBodyChange(tx, { ...noChange, founded: bodies })
    for (const body of bodies) audit({ subjectKind: 'body', subjectId: body.id, bodyId, after: body })
    return bodies.length
  },
})
