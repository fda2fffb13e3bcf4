import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { changeDocument, documentForm, whyAgain } from '#domains/disclosure/acts/steps/change-document.ts'
import { dueFields, dueTyped } from '#domains/disclosure/acts/steps/due-fields.ts'
import { saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import type { Disclosure } from '#domains/disclosure/disclosure.ts'
import { lockLineOf, requireFreeNumber } from '#domains/disclosure/local-document.store.ts'
import { type LocalDocument, localDocumentRefusals as refusals } from '#domains/disclosure/local-document.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, lineField } from '#platform/acts/fields.ts'

/**
 * Ghi ban hành: day and number; the document stands in the list of what has to be made public from then on. Again with a reason, when they
 * were noted wrongly: its line goes along.
 */
export const issueDocument = act({
  name: 'disclosure.issue-document',
  may: 'record disclosures',
  parse: z.object({
    ...documentForm,
    issuedOn: dayField('ngày ban hành'),
    number: lineField('số, ký hiệu', 100),
    ...dueFields,
    issuedWhy: whyAgain(),
  }).parse,
  async run(context, { issuedOn, number, channels, dueOn, dueBy, issuedWhy, ...form }): Promise<LocalDocument> {
    const { tx, today, now, audit } = context
    const after = await changeDocument(
      context,
      form,
      async (before) => {
        if (before.droppedOn !== null) throw refusals.dropped
        if (before.issuedOn !== null && issuedWhy === '') throw refusals.againNeedsWhy
        if (issuedOn > today) throw refusals.dayAhead
        if (before.draftSharedOn !== null && before.draftSharedOn > issuedOn) throw refusals.issuedBeforeShared
        if (before.checkedOn !== null && before.checkedOn < issuedOn) throw refusals.issuedAfterChecked
        await requireFreeNumber(tx, before, { number, issuedOn })
        return { issuedOn, number }
      },
      issuedWhy,
    )
    const former = await lockLineOf(tx, after.id)
    if (former?.publishedOn && former.publishedOn < issuedOn) throw refusals.issuedAfterPublished
    const due = await dueTyped(tx, issuedOn, dueOn, dueBy)
    const line = {
      // one that was not public yet may have gone on with the body that took over: it stays there
      ...(former ?? { ...blank, id: newId(now.getTime()), bodyId: after.bodyId }),
      localDocumentId: after.id,
      kind: 'legal-document',
      title: after.title,
      ...{ number, channels, madeOn: issuedOn, ...due },
      // one that was withdrawn when issuing was taken back stands again
      withdrawnOn: null,
      withdrawnWhy: '',
      version: former === undefined ? 0 : former.version + 1,
    }
    await saveDisclosure(tx, line)
    audit({
      subjectKind: 'disclosure',
      subjectId: line.id,
      bodyId: line.bodyId,
      ...(former !== undefined && { before: told(former) }),
      after: told(line),
    })
    return after
  },
})

const blank = { keepUntil: null, publishedOn: null, publishedAt: '' }

/** What the audit keeps of its line, before and after. */
function told({ localDocumentId, title, number, madeOn, channels, ...line }: Disclosure) {
  return {
    ...{ localDocumentId, title, number, madeOn, channels },
    ...{ dueOn: line.dueOn, isDueSure: line.isDueSure, dueBy: line.dueBy },
    ...{ withdrawnOn: line.withdrawnOn, withdrawnWhy: line.withdrawnWhy },
  }
}
