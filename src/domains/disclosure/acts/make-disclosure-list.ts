import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { findList, hasLines, saveList } from '#domains/disclosure/disclosure.store.ts'
import { type DisclosureList, refusals } from '#domains/disclosure/disclosure.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField, optionalIdField, optionalLineField } from '#platform/acts/fields.ts'

/** Lập danh mục thông tin phải công khai of one body; the one that stood before ends on that day, and stays. */
export const makeDisclosureList = act({
  name: 'disclosure.make-list',
  may: 'record disclosures',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    /** Which list the form saw; empty: none. */
    formerId: optionalIdField(),
    listMadeOn: dayField('ngày lập danh mục'),
    listNumber: optionalLineField('số, ký hiệu văn bản lập danh mục', 100),
  }).parse,
  async run({ tx, actor, now, today, audit }, { bodyId, formerId, listMadeOn, listNumber }): Promise<DisclosureList> {
    await lockRow(tx, 'body', bodyId)
    if ((await findChoiceBody(tx, actor, 'record disclosures', bodyId)) === undefined) throw refusals.notYours
    const former = await findList(tx, actor, 'record disclosures', bodyId)
    if ((former?.id ?? null) !== formerId) throw refusals.listChanged
    if (listMadeOn > today) throw refusals.dayAhead
    if (!(await hasLines(tx, bodyId))) throw refusals.emptyList
    if (former !== undefined) {
      // a former list with a wrong later day is put right by a new one: it then ends on the latest day it had
      const replacedOn = [listMadeOn, former.madeOn, former.postedOn ?? former.madeOn].toSorted().at(-1)!
      await saveList(tx, { ...former, replacedOn, version: former.version + 1 })
      audit({ subjectKind: 'disclosure-list', subjectId: former.id, bodyId, after: { replacedOn } })
    }
    const list: DisclosureList = {
      id: newId(now.getTime()),
      bodyId,
      madeOn: listMadeOn,
      number: listNumber,
      postedOn: null,
      postedAt: '',
      replacedOn: null,
      version: 0,
    }
    await saveList(tx, list)
    audit({
      subjectKind: 'disclosure-list',
      subjectId: list.id,
      bodyId,
      after: { madeOn: listMadeOn, number: listNumber },
    })
    return list
  },
})
