import { sql } from 'kysely'
import { z } from 'zod'
import { findFrontDesk } from '#domains/matters/desk/front-desk.queries.ts'
import type { FrontDesk } from '#domains/matters/desk/front-desk.ts'
import { refusals } from '#domains/matters/matter.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField, lineField, optionalLineField, versionField } from '#platform/acts/fields.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Mở nơi nhận: from then on the portal sends to this body. Closed, what came stays on the desk. */
export const openFrontDesk = act<
  {
    bodyId: string
    version: number
    isOpen: boolean
    givesAdvice: boolean
    address: string
    phone: string
    hours: string
  },
  FrontDesk
>({
  name: 'matters.open-front-desk',
  may: 'approve matters',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    version: versionField(),
    isOpen: z
      .string()
      .optional()
      .transform((value) => value === 'co'),
    givesAdvice: z
      .string()
      .optional()
      .transform((value) => value === 'co'),
    address: lineField('địa chỉ nơi tiếp công dân', 300),
    phone: optionalLineField('điện thoại', 60),
    hours: lineField('giờ làm việc', 200),
  }).parse,
  async run({ tx, actor, now, audit }, { bodyId, version, ...desk }) {
    // the body's row, for at the first time there is no other
    await lockRow(tx, 'body', bodyId)
    const { rows } = await sql`
      select 1 from body where id = ${bodyId} and to_day is null and ${whereMay(actor, 'approve matters', 'body')}`.execute(
      tx,
    )
    if (rows.length === 0) throw refusals.notFound
    const before = await findFrontDesk(tx, bodyId)
    if ((before?.version ?? 0) !== version) throw refusals.changedMeanwhile
    const row = {
      is_open: desk.isOpen,
      gives_advice: desk.givesAdvice,
      address: desk.address,
      phone: desk.phone,
      hours: desk.hours,
      version: version + 1,
      changed_at: now,
      changed_by: personIdOf(actor),
    }
    await tx
      .insertInto('front_desk')
      .values({ body_id: bodyId, ...row })
      .onConflict((on) => on.column('body_id').doUpdateSet(row))
      .execute()
    audit({ subjectKind: 'front-desk', subjectId: bodyId, bodyId, before, after: desk })
    return (await findFrontDesk(tx, bodyId))!
  },
})
