import { z } from 'zod'
import { articleKeyField, changeLawDraft, lawDraftFields } from '#domains/library/acts/steps/change-law-draft.ts'
import { documentFields } from '#domains/library/acts/steps/document-fields.ts'
import {
  correctArticle,
  correctHeader,
  leaveArticle,
  leaveRelation,
  settle,
} from '#domains/library/uploads/law-draft.ts'
import { act } from '#platform/acts/act.ts'
import { lineField, optionalLineField, textField } from '#platform/acts/fields.ts'

/** Sửa phần đầu của văn bản đang kiểm tra. */
export const correctLawHeader = act({
  name: 'library.correct-header',
  may: 'keep the library',
  parse: z.object({ ...lawDraftFields, ...documentFields }).parse,
  run: (context, { uploadId, version, ...header }) =>
    changeLawDraft(context, { uploadId, version }, (draft) => ({
      draft: correctHeader(draft, header),
      before: draft.header,
      after: header,
    })),
})

const articleCharsMax = 200_000

/** Sửa một điều đọc sai: its doubts count as seen with it. */
export const correctLawArticle = act({
  name: 'library.correct-article',
  may: 'keep the library',
  parse: z.object({
    ...lawDraftFields,
    articleKey: articleKeyField,
    number: lineField('số của điều', 20),
    title: optionalLineField('tên điều', 1_000),
    text: textField('nội dung của điều', 1, articleCharsMax).transform((text) => text.replace(/\r\n?/gu, '\n')),
  }).parse,
  run: async (context, { uploadId, version, articleKey, ...said }) => ({
    ...(await changeLawDraft(context, { uploadId, version }, (draft) => {
      const { number, title } = draft.articles.find(({ key }) => key === articleKey) ?? {}
      const after = { article: articleKey, number: said.number, title: said.title }
      return { draft: correctArticle(draft, articleKey, said), before: { article: articleKey, number, title }, after }
    })),
    articleKey,
  }),
})

const leftField = z.enum(['bo', 'lay'], { error: 'Hãy tải lại trang rồi làm lại.' })

/** Bỏ một điều máy đọc nhầm khỏi bản nháp, hoặc lấy lại. */
export const leaveLawArticle = act({
  name: 'library.leave-article',
  may: 'keep the library',
  parse: z.object({ ...lawDraftFields, articleKey: articleKeyField, left: leftField }).parse,
  run: async (context, { uploadId, version, articleKey, left }) => ({
    ...(await changeLawDraft(context, { uploadId, version }, (draft) => {
      const dropped = left === 'bo'
      return { draft: leaveArticle(draft, articleKey, { dropped }), after: { article: articleKey, dropped } }
    })),
    articleKey,
  }),
})

/** Bỏ một quan hệ máy đọc nhầm khỏi bản nháp, hoặc lấy lại. */
export const leaveLawRelation = act({
  name: 'library.leave-relation',
  may: 'keep the library',
  parse: z.object({ ...lawDraftFields, relationKey: lineField('quan hệ', 20), left: leftField }).parse,
  run: (context, { uploadId, version, relationKey, left }) =>
    changeLawDraft(context, { uploadId, version }, (draft) => {
      const dropped = left === 'bo'
      return { draft: leaveRelation(draft, relationKey, { dropped }), after: { relation: relationKey, dropped } }
    }),
})

/** Đã xem, để nguyên: the text says so, and the librarian has seen it. */
export const settleLawDoubt = act({
  name: 'library.settle-doubt',
  may: 'keep the library',
  parse: z.object({ ...lawDraftFields, doubtKey: lineField('chỗ cần xem', 60) }).parse,
  run: (context, { uploadId, version, doubtKey }) =>
    changeLawDraft(context, { uploadId, version }, (draft) => {
      const doubt = draft.doubts.find(({ key }) => key === doubtKey)
      return { draft: settle(draft, doubtKey), after: { settled: doubt?.sentence } }
    }),
})
