import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { checkCitations } from '#domains/matters/acts/steps/check-citations.ts'
import { refusals as matterRefusals } from '#domains/matters/matter.ts'
import { type AnswerTemplate, refusals, templatesMax } from '#domains/matters/templates/answer-template.ts'
import { listTemplates, loadTemplate, saveTemplate } from '#domains/matters/templates/template.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, optionalIdField, textField, versionField } from '#platform/acts/fields.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Lưu mẫu trả lời: it cites at least one article, and all of them are in force today. */
export const saveTemplateAct = act({
  name: 'matters.save-template',
  may: 'work on matters',
  parse: z.object({
    templateId: optionalIdField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    version: versionField(),
    title: lineField('tên mẫu', 160),
    text: textField('nội dung mẫu', 10, 15_000),
  }).parse,
  async run({ tx, actor, now, today, audit }, { templateId, bodyId, version, title, text }): Promise<AnswerTemplate> {
    const body = await tx
      .selectFrom('body')
      .select('id')
      .where('id', '=', bodyId)
      .where(whereMay(actor, 'work on matters', 'body'))
      .executeTakeFirst()
    if (body === undefined) throw matterRefusals.notFound
    const before = templateId === null ? undefined : await loadTemplate(tx, actor, 'work on matters', templateId)
    if (before !== undefined && before.version !== version) throw refusals.changedMeanwhile
    if (before === undefined && (await listTemplates(tx, bodyId)).length >= templatesMax) throw refusals.full
    await checkCitations(tx, text, [today, today])
    const template =
      before === undefined
        ? { id: newId(now.getTime()), bodyId, title, text, version: 0 }
        : { ...before, title, text, version: before.version + 1 }
    await saveTemplate(tx, template, { personId: personIdOf(actor), at: now })
    audit({ subjectKind: 'answer-template', subjectId: template.id, bodyId: template.bodyId, after: { title } })
    return template
  },
})
