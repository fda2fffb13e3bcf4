import { isId } from '#base/ids.ts'
import { addModelFile } from '#domains/activities/acts/add-model-file.ts'
import { shareModel } from '#domains/activities/acts/share-model.ts'
import { takeUpModel } from '#domains/activities/acts/take-up-model.ts'
import { writeModel } from '#domains/activities/acts/write-model.ts'
import { listModels, loadModelPage } from '#domains/activities/models/model.queries.ts'
import { listModelFiles, loadModel } from '#domains/activities/models/model.store.ts'
import { modelFileMbMax, modelFilesMax, refusals } from '#domains/activities/models/model.ts'
import { modelPaths } from '#domains/activities/models/model-paths.ts'
import { modelPage } from '#domains/activities/pages/model-page.tsx'
import { modelsPage } from '#domains/activities/pages/models-page.tsx'
import { listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const idIn = (param: string | undefined): string => {
  if (!isId(param ?? '')) throw refusals.notFound
  return param!
}

const list = read(
  'read activities',
  async ({ db, actor, query }) => ({
    rows: await listModels(db, actor),
    choice: mayAnywhere(actor, 'record activities')
      ? await listChoiceBodies(db, actor, 'record activities', query['tim-co-quan'])
      : undefined,
  }),
  modelsPage,
)

const one = read(
  'read activities',
  ({ db, actor, params }) => loadModelPage(db, actor, idIn(params.modelId), mayAnywhere(actor, 'record activities')),
  modelPage,
)

const toOne = (notice: string) => (model: { id: string }) => ({ to: modelPaths.one(model.id), notice })

/** Mô hình, sáng kiến, for the workbench. */
export const modelsRoutes: Routes = {
  [`GET ${modelPaths.list}`]: list,
  [`POST ${modelPaths.list}`]: submit(writeModel, { again: list, to: toOne('Đã lưu mô hình. Hãy thêm minh chứng.') }),
  [`GET ${modelPaths.one(':modelId')}`]: one,
  [`POST ${modelPaths.step(':modelId', 'sua')}`]: submit(writeModel, { again: one, to: toOne('Đã lưu mô hình.') }),
  [`POST ${modelPaths.step(':modelId', 'minh-chung')}`]: submit(addModelFile, {
    again: one,
    sizeMbMax: modelFileMbMax * modelFilesMax,
    to: toOne('Đã thêm minh chứng.'),
  }),
  [`POST ${modelPaths.step(':modelId', 'chia-se')}`]: submit(shareModel, {
    again: one,
    to: toOne('Đã chia sẻ mô hình.'),
  }),
  [`POST ${modelPaths.step(':modelId', 'lam-theo')}`]: submit(takeUpModel, {
    again: one,
    to: toOne('Đã ghi làm theo.'),
  }),
  [`GET ${modelPaths.file(':modelId', ':fileId')}`]: raw(
    'read activities',
    async ({ db, actor, house, now, params }) => {
      const model = await loadModel(db, actor, idIn(params.modelId))
      const file = (await listModelFiles(db, model.id)).find(({ fileId }) => fileId === params.fileId)
      if (file === undefined) throw refusals.notFound
      return fileResponse(house, await loadFile(db, file.fileId), { how: 'inline', now })
    },
  ),
}
