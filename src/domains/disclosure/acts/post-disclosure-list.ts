import { z } from 'zod'
import { findList, saveList } from '#domains/disclosure/disclosure.store.ts'
import { type DisclosureList, isNoPlace, refusals, whereSentence } from '#domains/disclosure/disclosure.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Ghi nơi đăng danh mục; again with a reason, when day or place were noted wrongly. @law Nghị định 13/2018/NĐ-CP, Điều 6 khoản 3 */
export const postDisclosureList = act({
  name: 'disclosure.post-list',
  may: 'record disclosures',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    listId: idField(),
    version: versionField(),
    postedOn: dayField('ngày đăng danh mục'),
    postedAt: lineField('nơi đăng', 500).refine((where) => !isNoPlace(where), whereSentence),
    postWhy: optionalLineField('vì sao ghi lại', 500),
  }).parse,
  async run(
    { tx, actor, today, audit },
    { bodyId, listId, version, postedOn, postedAt, postWhy },
  ): Promise<DisclosureList> {
    await lockRow(tx, 'body', bodyId)
    const before = await findList(tx, actor, 'record disclosures', bodyId)
    if (before === undefined) throw refusals.noList
    if (before.id !== listId || before.version !== version) throw refusals.listChanged
    if (before.postedOn !== null && postWhy === '') throw refusals.postedNeedsWhy
    if (postedOn > today) throw refusals.dayAhead
    if (postedOn < before.madeOn) throw refusals.postedBeforeMade
    const after = { ...before, postedOn, postedAt, version: version + 1 }
    await saveList(tx, after)
    audit({
      subjectKind: 'disclosure-list',
      subjectId: after.id,
      bodyId,
      ...(before.postedOn !== null && { before: { postedOn: before.postedOn, postedAt: before.postedAt } }),
      after: { postedOn, postedAt, ...(postWhy !== '' && { why: postWhy }) },
    })
    return after
  },
})
