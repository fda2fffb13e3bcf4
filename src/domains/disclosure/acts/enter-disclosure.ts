import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { dueFields, dueTyped } from '#domains/disclosure/acts/steps/due-fields.ts'
import { lockDisclosure, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, disclosureKinds, refusals } from '#domains/disclosure/disclosure.ts'
import { act } from '#platform/acts/act.ts'
import {
  dayField,
  idField,
  lineField,
  optionalDayField,
  optionalIdField,
  optionalLineField,
  versionField,
} from '#platform/acts/fields.ts'

/** Ghi, sửa một thông tin phải công khai, with a reason once it is public; what belongs to a legal document is edited with it. */
export const enterDisclosure = act({
  name: 'disclosure.enter-disclosure',
  may: 'record disclosures',
  parse: z.object({
    disclosureId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    kind: z
      .string({ error: 'Hãy chọn loại thông tin.' })
      .refine((id) => disclosureKinds.some((kind) => kind.id === id), 'Hãy chọn loại thông tin.'),
    title: lineField('tên thông tin', 500).pipe(z.string().min(5, 'Hãy ghi tên thông tin từ 5 chữ cái trở lên.')),
    number: optionalLineField('số, ký hiệu', 100),
    madeOn: dayField('ngày tạo ra thông tin'),
    ...dueFields,
    keepUntil: optionalDayField('ngày hết hạn công khai'),
    editWhy: optionalLineField('vì sao sửa', 500),
  }).parse,
  async run({ tx, actor, now, today, audit }, { disclosureId, version, bodyId, dueOn, dueBy, editWhy, ...typed }) {
    const before = disclosureId === null ? undefined : await lockDisclosure(tx, actor, { disclosureId, version })
    if (before !== undefined && before.localDocumentId !== null) throw refusals.ofDocument
    const publishedOn = before?.publishedOn ?? null
    if (publishedOn !== null && editWhy === '') throw refusals.published
    if (before === undefined && (await findChoiceBody(tx, actor, 'record disclosures', bodyId)) === undefined)
      throw refusals.notYours
    if (typed.madeOn > today) throw refusals.dayAhead
    if (typed.keepUntil !== null && typed.keepUntil < typed.madeOn) throw refusals.keepBeforeMade
    if (publishedOn !== null && publishedOn < typed.madeOn) throw refusals.beforeMade
    if (publishedOn !== null && typed.keepUntil !== null && publishedOn > typed.keepUntil)
      throw refusals.publishedAfterKept
    const due = await dueTyped(tx, typed.madeOn, dueOn, dueBy)
    const after: Disclosure = {
      ...(before ?? { ...blank, id: newId(now.getTime()), bodyId }),
      ...typed,
      ...due,
      version: before === undefined ? 0 : version + 1,
    }
    await saveDisclosure(tx, after)
    const told = ({ kind, title, number, madeOn, channels, keepUntil, ...line }: Disclosure) => ({
      ...{ kind, title, number, madeOn, channels, keepUntil },
      ...{ dueOn: line.dueOn, isDueSure: line.isDueSure, dueBy: line.dueBy },
    })
    audit({
      subjectKind: 'disclosure',
      subjectId: after.id,
      bodyId: after.bodyId,
      ...(before !== undefined && { before: told(before) }),
      after: { ...told(after), ...(editWhy !== '' && { why: editWhy }) },
    })
    return after
  },
})

const blank = {
  localDocumentId: null,
  publishedOn: null,
  publishedAt: '',
  withdrawnOn: null,
  withdrawnWhy: '',
} as const
