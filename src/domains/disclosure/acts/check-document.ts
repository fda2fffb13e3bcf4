import { z } from 'zod'
import { changeDocument, documentForm, whyAgain } from '#domains/disclosure/acts/steps/change-document.ts'
import { type LocalDocument, localDocumentRefusals as refusals } from '#domains/disclosure/local-document.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, optionalLineField } from '#platform/acts/fields.ts'

/** Ghi tự kiểm tra: when the commune itself looked at what it had issued, and whether it found it in order. */
export const checkDocument = act({
  name: 'disclosure.check-document',
  may: 'record disclosures',
  parse: z.object({
    ...documentForm,
    checkedOn: dayField('ngày tự kiểm tra'),
    isInOrder: z.enum(['co', 'khong'], { error: 'Hãy chọn kết quả tự kiểm tra.' }),
    checkNote: optionalLineField('nội dung kết quả', 1_000),
    checkWhy: whyAgain(),
  }).parse,
  run: (context, { checkedOn, checkNote, checkWhy, isInOrder, ...form }): Promise<LocalDocument> =>
    changeDocument(
      context,
      form,
      (before) => {
        if (before.issuedOn === null) throw refusals.notIssued
        if (before.checkedOn !== null && checkWhy === '') throw refusals.againNeedsWhy
        if (checkedOn > context.today) throw refusals.dayAhead
        if (checkedOn < before.issuedOn) throw refusals.checkedBeforeIssued
        if (isInOrder === 'khong' && checkNote === '')
          throw new FormRefusal({ checkNote: 'Hãy ghi chỗ chưa đúng quy định và hướng xử lý.' })
        return { checkedOn, isInOrder: isInOrder === 'co', checkNote }
      },
      checkWhy,
    ),
})
