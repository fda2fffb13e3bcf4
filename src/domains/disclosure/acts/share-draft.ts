import { z } from 'zod'
import { changeDocument, documentForm, whyAgain } from '#domains/disclosure/acts/steps/change-document.ts'
import { type LocalDocument, localDocumentRefusals as refusals } from '#domains/disclosure/local-document.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, lineField } from '#platform/acts/fields.ts'

/** Ghi truyền thông dự thảo: when people were told of the draft, and where; not later than it was issued, since by then it is no draft. */
export const shareDraft = act({
  name: 'disclosure.share-draft',
  may: 'record disclosures',
  parse: z.object({
    ...documentForm,
    draftSharedOn: dayField('ngày truyền thông dự thảo'),
    draftSharedAt: lineField('nơi, cách truyền thông', 500),
    draftWhy: whyAgain(),
  }).parse,
  run: (context, { draftSharedOn, draftSharedAt, draftWhy, ...form }): Promise<LocalDocument> =>
    changeDocument(
      context,
      form,
      (before) => {
        if (before.droppedOn !== null) throw refusals.dropped
        if (before.draftSharedOn !== null && draftWhy === '') throw refusals.againNeedsWhy
        if (draftSharedOn > context.today) throw refusals.dayAhead
        if (before.issuedOn !== null && draftSharedOn > before.issuedOn) throw refusals.sharedAfterIssued
        return { draftSharedOn, draftSharedAt }
      },
      draftWhy,
    ),
})
