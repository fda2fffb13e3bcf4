import { z } from 'zod'
import { changeDocument, documentForm } from '#domains/disclosure/acts/steps/change-document.ts'
import { closedFor, type LocalDocument } from '#domains/disclosure/local-document.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Ghi không còn phải ban hành: whoever gave it took it back, or it was entered by mistake; it counts nowhere from now on. */
export const dropDocument = act({
  name: 'disclosure.drop-document',
  may: 'record disclosures',
  parse: z.object({ ...documentForm, droppedWhy: textField('lý do', 5, 1_000) }).parse,
  run: (context, { droppedWhy, ...form }): Promise<LocalDocument> =>
    changeDocument(context, form, (before) => {
      const closed = closedFor(before)
      if (closed !== undefined) throw closed
      return { droppedOn: context.today, droppedWhy }
    }),
})
