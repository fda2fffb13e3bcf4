import { isId } from '#base/ids.ts'
import { refusals } from '#domains/matters/matter.ts'
import { matterPaper, papersOf } from '#domains/matters/papers/matter-papers.ts'
import { loadPaperMatter } from '#domains/matters/papers/paper-matter.queries.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { type Routes, raw } from '#platform/http/routes.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'

/** Giấy đi của vụ việc, as Word files. */
export const papersRoutes: Routes = {
  'GET /nghiep-vu/so-theo-doi/:matterId/giay/:slug': raw(
    'work on matters',
    async ({ db, actor, house, today, now, params }) => {
      if (!isId(params.matterId ?? '')) throw refusals.notFound
      const of = await loadPaperMatter(db, { actor, secretKey: house.secretKey, today, now }, params.matterId!)
      const form = papersOf(of.matter, of.submission.receivedOn).find(({ slug }) => slug === params.slug)
      if (form === undefined) throw refusals.notFound
      return wordAnswer(
        await writeWord(matterPaper(form.slug, of)),
        `${form.slug}-${of.matter.number}-${of.matter.year}.docx`,
      )
    },
  ),
}
