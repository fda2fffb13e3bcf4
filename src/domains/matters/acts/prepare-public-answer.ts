import { z } from 'zod'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { findAnswer } from '#domains/matters/answer.store.ts'
import { loadMatterToChange } from '#domains/matters/matter.store.ts'
import type { FoundAnswer } from '#domains/matters/published/found-answer.ts'
import { publicWordingFields } from '#domains/matters/published/public-wording-fields.ts'
import { publicWords } from '#domains/matters/published/public-words.ts'
import { findPublishing, saveGuideOf } from '#domains/matters/published/publishing.store.ts'
import { refusals, tellsOfMinor, whyNotPublished } from '#domains/matters/published/publishing.ts'
import { loadSubmission } from '#domains/matters/submission.store.ts'
import { findPersonal } from '#engines/personal/find-personal.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'

/**
 * Soạn bản công bố, by the first reader: a draft among the body's answers, which somebody else reads and approves. Whatever still
 * looks like a name, a number, an address was read by the first reader one by one; the second is shown it again.
 */
export const preparePublicAnswer = (foundAnswer: FoundAnswer) =>
  act({
    name: 'matters.prepare-public-answer',
    may: 'work on matters',
    parse: z.object({ ...matterFields, ...publicWordingFields }).parse,
    async run(context, { title, question, answer, topic, read, grown: _, ...form }) {
      const { tx, today, audit } = context
      const matter = await loadMatterToChange(tx, context.actor, 'work on matters', form)
      const submission = await loadSubmission(tx, matter.submissionId)
      const publishing = await findPublishing(tx, matter.id)
      const year = Number(today.slice(0, 4))
      const why = whyNotPublished(publishing, { matter, submission, year })
      if (why !== undefined) throw why
      if (publishing.guideId !== null) throw refusals.preparedAlready
      if ((await findAnswer(tx, matter.id))?.state !== 'approved') throw refusals.notAnswered
      const finds = [title, question, answer].flatMap((text) => findPersonal(text.replace(/\[[^[\]]*\]/gu, ''), year))
      if (tellsOfMinor(finds)) throw refusals.minor
      if (finds.length > 0 && read !== 'co')
        throw new FormRefusal({
          read: `Còn ${finds.length} chỗ có thể cho biết ai đã hỏi: ${finds.map(({ text }) => `«${text}»`).join(', ')}. Hãy bỏ đi, hoặc đánh dấu là đã đọc và không phải của ai.`,
        })
      const words = publicWords({ title, question, answer, topic })
      const guide = await foundAnswer(context, { bodyId: matter.bodyId, kind: 'answer', words, isAsked: true })
      await saveGuideOf(tx, matter.id, guide.id)
      audit({ subjectKind: 'matter', subjectId: matter.id, bodyId: matter.bodyId, after: { publicAnswer: true } })
      return guide
    },
  })
