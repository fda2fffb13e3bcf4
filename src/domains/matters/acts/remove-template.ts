import { z } from 'zod'
import type { AnswerTemplate } from '#domains/matters/templates/answer-template.ts'
import { loadTemplate, removeTemplate } from '#domains/matters/templates/template.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ một mẫu trả lời; answers that were made from it stay. */
export const removeTemplateAct = act({
  name: 'matters.remove-template',
  may: 'work on matters',
  parse: z.object({ templateId: idField() }).parse,
  async run({ tx, actor, audit }, { templateId }): Promise<AnswerTemplate> {
    const template = await loadTemplate(tx, actor, 'work on matters', templateId)
    await removeTemplate(tx, template.id)
    const { id, bodyId, title } = template
    audit({ subjectKind: 'answer-template', subjectId: id, bodyId, before: { title }, after: { removed: true } })
    return template
  },
})
