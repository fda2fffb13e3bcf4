import { z } from 'zod'
import { foundGuide } from '#domains/library/acts/steps/found-guide.ts'
import { kindField, wordsFields } from '#domains/library/guides/guide-fields.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Soạn bài mới: a draft; also with faults in its form, which the editor's page then names. */
export const writeGuide = act({
  name: 'library.write-guide',
  may: 'write guides',
  parse: z.object({ bodyId: idField('Hãy chọn cơ quan.'), kind: kindField, ...wordsFields }).parse,
  run: (context, { bodyId, kind, ...words }) => foundGuide(context, { bodyId, kind, words }),
})
