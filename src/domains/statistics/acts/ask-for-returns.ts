import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { type Body, provinceIdOf } from '#domains/bodies/body.ts'
import { personIdOf } from '#domains/people/person.ts'
import { nation } from '#domains/places/place.ts'
import { type Form, filledBy } from '#domains/statistics/forms/form.ts'
import { findForm } from '#domains/statistics/forms/forms.queries.ts'
import { addAsking } from '#domains/statistics/returns/asking.store.ts'
import { type Asking, askingRefusals, wantsSum } from '#domains/statistics/returns/asking.ts'
import { findAskedFromAbove, isAskedPlace } from '#domains/statistics/returns/askings.queries.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'
import { may, refusals } from '#platform/permission/permission.ts'

/**
 * Yêu cầu báo cáo biểu: of every commune below (a ministry: of every province), for these days, until that day; or what somebody above,
 * who is not here, asks of the body itself (`above`, noted by its own officer). The day is said by who asks, whatever a form proposes.
 */
export const askForReturns = act({
  name: 'statistics.ask-for-returns',
  may: 'ask for returns',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan yêu cầu.'),
    code: lineField('biểu', 40),
    title: lineField('tên kỳ báo cáo', 200),
    from: dayField('ngày đầu kỳ'),
    to: dayField('ngày cuối kỳ'),
    due: dayField('hạn nộp'),
    above: optionalLineField('cấp trên yêu cầu', 200),
  }).parse,
  async run({ tx, actor, now, audit }, { bodyId, code, title, from, to, due, above }) {
    const body = await loadBody(tx, bodyId)
    if (!may(actor, 'ask for returns', { bodyId, bodyPath: body.path, placePath: body.placePath }))
      throw refusals.mayNot
    if (from > to) throw askingRefusals.reversed
    if (due < to) throw askingRefusals.dueBeforeEnd
    const { rows: below } =
      await sql`select from body join place on ${isAskedPlace('body')} where body.id = ${bodyId} limit 1`.execute(tx)
    if (below.length === 0) throw askingRefusals.noneBelow
    const form = await formFor(tx, body, { code, from, to, above })
    if (form === undefined) throw askingRefusals.noForm
    if (filledBy(form) === 'province' && above === '' && body.placePath !== nation.path) throw askingRefusals.byProvince
    const asking = {
      id: newId(now.getTime()),
      bodyId,
      code,
      form,
      title,
      from,
      to,
      due,
      above,
      asksProvinces: body.placePath === nation.path,
      lockedAt: null,
      lockedReason: '',
      version: 0,
    }
    if (!(await addAsking(tx, asking, { by: personIdOf(actor), now }))) throw askingRefusals.twice
    audit({
      subjectKind: 'form-asking',
      subjectId: asking.id,
      bodyId,
      after: { code, title, from, to, due, ...(above !== '' && { above }) },
    })
    return { id: asking.id }
  },
})

/**
 * The form of what is asked from above for the same days, where those below are to fill it in: what they sign is added up in it. Else the
 * one in use at the place.
 */
async function formFor(
  tx: Tx,
  body: Pick<Body, 'id' | 'placePath'>,
  { above, ...asked }: Pick<Asking, 'code' | 'from' | 'to' | 'above'>,
): Promise<Form | undefined> {
  const fromAbove = above === '' ? await findAskedFromAbove(tx, body.id, asked) : undefined
  if (fromAbove !== undefined && wantsSum(fromAbove)) return fromAbove.form
  return findForm(tx, provinceIdOf(body), asked.code, asked.to)
}
