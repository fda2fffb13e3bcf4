import { z } from 'zod'
import { textFields } from '#domains/library/acts/steps/article-fields.ts'
import { newTextOf } from '#domains/library/texts/new-text.queries.ts'
import { act } from '#platform/acts/act.ts'

/** Xem bản chữ mới khác bản đang có ở khoản nào: nothing is written. */
export const previewArticleText = act({
  name: 'library.preview-article-text',
  may: 'keep the library',
  parse: z.object(textFields).parse,
  run: ({ tx, actor }, { documentId, articleSlug, version: _, ...said }) =>
    newTextOf(tx, actor, { documentId, articleSlug }, said),
})
