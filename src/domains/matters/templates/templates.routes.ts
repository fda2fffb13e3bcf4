import { isId } from '#base/ids.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { removeTemplateAct } from '#domains/matters/acts/remove-template.ts'
import { saveTemplateAct } from '#domains/matters/acts/save-template.ts'
import { useTemplate } from '#domains/matters/acts/use-template.ts'
import { loadMatterPage } from '#domains/matters/desk/matter-page.queries.ts'
import { refusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { matterPage } from '#domains/matters/pages/matter-page.tsx'
import { templatesPage } from '#domains/matters/pages/templates-page.tsx'
import { listChecked } from '#domains/matters/templates/template.queries.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const templates = read(
  'work on matters',
  async ({ db, actor, query, today }) => {
    const choice = await listChoiceBodies(db, actor, 'work on matters', query['tim-co-quan'])
    const body = await chosenBody({ db, actor, query }, 'work on matters', choice)
    if (body === undefined) throw refusals.notFound
    return { ...body, choice, templates: await listChecked(db, body.bodyId, today) }
  },
  templatesPage,
)

const matter = read(
  'read matters',
  ({ db, actor, today, params, house }) => {
    if (!isId(params.matterId ?? '')) throw refusals.notFound
    return loadMatterPage(db, house.secretKey, actor, today, params.matterId!)
  },
  matterPage,
)

const toList = (bodyId: string, notice: string) => ({ to: `${matterPaths.templates}?co-quan=${bodyId}`, notice })

/** Mẫu trả lời, at the desk. */
export const templatesRoutes: Routes = {
  [`GET ${matterPaths.templates}`]: templates,
  [`POST ${matterPaths.templates}`]: submit(saveTemplateAct, {
    again: templates,
    to: ({ bodyId }) => toList(bodyId, 'Đã lưu mẫu.'),
  }),
  [`POST ${matterPaths.removeTemplate}`]: submit(removeTemplateAct, {
    again: templates,
    to: ({ bodyId }) => toList(bodyId, 'Đã bỏ mẫu.'),
  }),
  'POST /nghiep-vu/so-theo-doi/:matterId/dung-mau': submit(useTemplate, {
    again: matter,
    to: ({ id }) => ({ to: matterPaths.matter(id), notice: 'Đã đưa mẫu vào bản trả lời. Hãy sửa cho đúng việc này.' }),
  }),
}
