import { yearOf } from '#base/day.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { provinceIdOf } from '#domains/bodies/body.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { writeForm } from '#domains/statistics/acts/write-form.ts'
import { windowAsked } from '#domains/statistics/asked-window.ts'
import { findCountedBody } from '#domains/statistics/counted-body.queries.ts'
import { statisticsRefusals } from '#domains/statistics/counted-body.ts'
import { findingsOf } from '#domains/statistics/forms/cells.ts'
import { listFormProvinces } from '#domains/statistics/forms/form-provinces.queries.ts'
import { formRefusals } from '#domains/statistics/forms/form-refusals.ts'
import { findForm, listForms, listVersions } from '#domains/statistics/forms/forms.queries.ts'
import { loadPreview } from '#domains/statistics/forms/preview-cells.queries.ts'
import { formEditPage } from '#domains/statistics/pages/form-edit-page.tsx'
import { formPage } from '#domains/statistics/pages/form-page.tsx'
import { formsPage } from '#domains/statistics/pages/forms-page.tsx'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { may, mayAnywhere } from '#platform/permission/permission.ts'

/** The body whose figures are shown, and the province whose forms are used there. */
async function bodyAsked(context: ReadContext) {
  const { db, actor, query, today } = context
  const choice = await listChoiceBodies(db, actor, 'read forms', query['tim-co-quan'])
  const chosen = await chosenBody(context, 'read forms', choice)
  const body = chosen && (await findCountedBody(db, actor, { id: chosen.bodyId, today }, 'read forms'))
  if (body === undefined) throw statisticsRefusals.notFound
  const { id, path, placePath } = await loadBody(db, body.id)
  return { choice, body, at: { bodyId: id, bodyPath: path, placePath }, provinceId: provinceIdOf({ placePath }) }
}

const forms = read(
  'read forms',
  async (context) => {
    const { provinceId } = await bodyAsked(context)
    return {
      forms: await listForms(context.db, provinceId, context.today),
      mayWrite: mayAnywhere(context.actor, 'set forms'),
    }
  },
  formsPage,
)

const form = read(
  'read forms',
  async (context) => {
    const { db, actor, query, today } = context
    const { choice, body, at, provinceId } = await bodyAsked(context)
    const found = await findForm(db, provinceId, query.bieu ?? '', today)
    if (found === undefined) throw formRefusals.notFound
    const maySeeLists = may(actor, 'see statistics', at)
    const asked = { form: found, body, window: windowAsked(query, today), maySeeFigures: maySeeLists }
    const preview = await loadPreview(db, actor, asked)
    return {
      form: found,
      versions: await listVersions(db, provinceId, found.code),
      choice,
      body,
      preview,
      year: yearOf(today),
      findings: findingsOf(found, preview.cells),
      maySeeLists,
      mayAsk: mayAnywhere(actor, 'ask for returns'),
      mayWrite: mayAnywhere(actor, 'set forms'),
    }
  },
  formPage,
)

const edit = read(
  'set forms',
  async ({ db, actor, query, today }) => {
    const provinces = await listFormProvinces(db, actor)
    const [first] = provinces
    if (first === undefined) return { provinces, lines: undefined }
    // from the last version, one that has not begun too
    const [last] = await listVersions(db, first.id, query.bieu ?? '')
    const inUse = await listForms(db, first.id, today)
    return { provinces, lines: last?.lines ?? inUse.find(({ code }) => code === query.bieu) }
  },
  formEditPage,
)

/** Các biểu: what is in use, filled as a preview; new versions by the province's administrator. */
export const formsRoutes: Routes = {
  [`GET ${statisticsPaths.forms}`]: forms,
  [`GET ${statisticsPaths.formPage}`]: form,
  [`GET ${statisticsPaths.newForm}`]: edit,
  [`POST ${statisticsPaths.newForm}`]: submit(writeForm, {
    again: edit,
    to: ({ code, version }) => ({ to: statisticsPaths.form(code), notice: `Đã lưu phiên bản ${version} của biểu.` }),
  }),
}
