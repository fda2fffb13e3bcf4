import { z } from 'zod'
import { checkCitations } from '#domains/matters/acts/steps/check-citations.ts'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { findAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { write } from '#domains/matters/matter-answer.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { joinText, refusals } from '#domains/matters/templates/answer-template.ts'
import { loadTemplate } from '#domains/matters/templates/template.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Dùng mẫu để soạn trả lời: only when all that it cites is in force today; what was drafted before stays above it. */
export const useTemplate = act({
  name: 'matters.use-template',
  may: 'work on matters',
  parse: z.object({ ...matterFields, templateId: idField('Hãy chọn mẫu.') }).parse,
  run: (context, { templateId, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'drafted',
      rule: async (matter) => {
        const { tx, actor, today } = context
        checkOpen(matter, 'draft')
        const template = await loadTemplate(tx, actor, 'read matters', templateId)
        if (template.bodyId !== matter.bodyId) throw refusals.otherBody
        await checkCitations(tx, template.text, [today, today])
        const before = await findAnswer(tx, matter.id)
        const draft = before === undefined || before.state === 'approved' ? '' : before.text
        await saveAnswer(tx, write(before, matter.id, joinText(draft, template.text), personIdOf(actor)))
        return next(matter, { state: matter.state === 'received' ? 'in-review' : matter.state })
      },
    }),
})
