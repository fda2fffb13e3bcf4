import { yearOf } from '#base/day.ts'
import { isId, newSecret } from '#base/ids.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { refusals } from '#domains/activities/activity.ts'
import { findActivityFile } from '#domains/activities/activity-files.queries.ts'
import { activityFilterOf } from '#domains/activities/activity-filter.ts'
import { listActivities, sumActivities } from '#domains/activities/activity-list.queries.ts'
import { listSpeakerChoices, loadActivityPage, loadComparePage } from '#domains/activities/activity-page.queries.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { startOf } from '#domains/activities/activity-source.ts'
import { listTaskChoices, listTasksById, listTasksFor } from '#domains/activities/activity-tasks.queries.ts'
import { findCommuneOfBody, listVillagesOfBody } from '#domains/activities/activity-village.queries.ts'
import { addActivityFile, fileSizeMbMax, filesAtOnceMax } from '#domains/activities/acts/add-activity-file.ts'
import { confirmSpendingRate } from '#domains/activities/acts/confirm-spending-rate.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { enterSpendingRate } from '#domains/activities/acts/enter-spending-rate.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { removeActivityFile } from '#domains/activities/acts/remove-activity-file.ts'
import { removeSpendingRate } from '#domains/activities/acts/remove-spending-rate.ts'
import { settleActivityEdit } from '#domains/activities/acts/settle-edit.ts'
import type { Received } from '#domains/activities/acts/steps/receive-edit.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { loadFigures } from '#domains/activities/figures.queries.ts'
import { activitiesPage } from '#domains/activities/pages/activities-page.tsx'
import { activityFormPage } from '#domains/activities/pages/activity-form-page.tsx'
import { activityPage } from '#domains/activities/pages/activity-page.tsx'
import { comparePage } from '#domains/activities/pages/compare-page.tsx'
import { figuresPage } from '#domains/activities/pages/figures-page.tsx'
import { quickActivityPage } from '#domains/activities/pages/quick-activity-page.tsx'
import { ratesPage } from '#domains/activities/pages/rates-page.tsx'
import { listRateProvinces, listRatesFor } from '#domains/activities/rates.queries.ts'
import { chosenBody, findChoiceBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

const figures = read(
  'read activities',
  async (context) => {
    const { db, actor, query, today } = context
    const choice = await listChoiceBodies(db, actor, 'read activities', query['tim-co-quan'])
    const body = await chosenBody(context, 'read activities', choice)
    if (body === undefined) throw refusals.notFound
    const villages = await listVillagesOfBody(db, body.bodyId, today, { withEnded: true })
    const village = villages.find(({ id }) => id === query.thon)
    const filter = activityFilterOf({ nam: query.nam ?? '', 'co-quan': body.bodyId, thon: village?.id ?? '' })
    const year = filter.year ?? yearOf(today)
    return { choice, body, year, villages, village, figures: await loadFigures(db, actor, { ...filter, year }) }
  },
  figuresPage,
)

const rates = read(
  'set spending rates',
  async ({ db, actor, query }) => {
    const provinces = await listRateProvinces(db, actor, 'set spending rates')
    const province = provinces.find(({ id }) => id === query.tinh) ?? provinces[0]
    return { provinces, province, rates: province === undefined ? [] : await listRatesFor(db, province.id) }
  },
  ratesPage,
)

const list = read(
  'read activities',
  async ({ db, actor, query, today }) => {
    const filter = activityFilterOf(query)
    const body =
      filter.bodyId === undefined ? undefined : await findChoiceBody(db, actor, 'read activities', filter.bodyId)
    const villagesFrom = filter.bodyId === undefined ? actor.bodyId : body?.bodyId
    const [task] = await listTasksById(db, actor, filter.taskId === undefined ? [] : [filter.taskId])
    return {
      filter,
      task,
      rows: await listActivities(db, actor, filter),
      sums: await sumActivities(db, actor, filter),
      choice: await listChoiceBodies(db, actor, 'read activities', query['tim-co-quan']),
      body,
      villages: await listVillagesOfBody(db, villagesFrom, today, { withEnded: true }),
      mayRecord: mayAnywhere(actor, 'record activities'),
    }
  },
  activitiesPage,
)

/** Where one may record, and the tasks of the first of them: one's own. */
async function newForm({ db, actor, today, query }: ReadContext) {
  const choice = await listChoiceBodies(db, actor, 'record activities', undefined)
  const first = await chosenBody({ db, actor, query }, 'record activities', choice)
  const bodies = first === undefined ? [] : [first, ...choice.bodies.filter(({ bodyId }) => bodyId !== first.bodyId)]
  return {
    bodies,
    tasks: first === undefined ? [] : await listTasksFor(db, actor, first.bodyId),
    villages: await listVillagesOfBody(db, first?.bodyId, today),
    communeId: await findCommuneOfBody(db, first?.bodyId),
    formKey: newSecret(),
  }
}

const quick = read('record activities', newForm, quickActivityPage)

const add = read(
  'record activities',
  async (context) => ({
    ...(await newForm(context)),
    activity: undefined,
    start: startOf(context.query),
    speakers: await listSpeakerChoices(context.db, context.actor, []),
  }),
  activityFormPage,
)

const edit = read(
  'record activities',
  async ({ db, actor, today, params }) => {
    const activity = await loadActivity(db, actor, 'record activities', idIn(params.activityId))
    if (activity.state === 'withdrawn') throw refusals.withdrawn
    const tasks = await listTaskChoices(db, actor, activity.bodyId, activity.fields.taskIds)
    const speakers = await listSpeakerChoices(db, actor, activity.fields.practitionerIds)
    const villages = await listVillagesOfBody(db, activity.bodyId, today)
    return {
      activity,
      start: undefined,
      bodies: [],
      tasks,
      villages,
      speakers,
      formKey: newSecret(),
    }
  },
  activityFormPage,
)

const activity = read(
  'read activities',
  async ({ db, actor, today, params, house }) => ({
    ...(await loadActivityPage(db, actor, today, idIn(params.activityId))),
    sizeMbMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax),
  }),
  activityPage,
)

const compare = read(
  'record activities',
  ({ db, actor, params }) => loadComparePage(db, actor, idIn(params.activityId), idIn(params.editId)),
  comparePage,
)

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}

const notices: Record<Received['outcome'], string> = {
  saved: 'Đã lưu hoạt động.',
  merged: 'Đã lưu; người khác vừa sửa mục khác của hoạt động này, hai bên đã được ghép.',
  unchanged: 'Hoạt động này đã được ghi như vậy rồi.',
  parallel:
    'Cập nhật song song: người khác vừa sửa cùng mục. Bản của ông/bà đã được giữ nguyên, hãy đối chiếu và chọn.',
}

function afterWriting({ activityId, outcome, editId }: Received) {
  const to = outcome === 'parallel' ? activityPaths.compare(activityId, editId) : activityPaths.activity(activityId)
  return { to, notice: notices[outcome] }
}

/** Hoạt động: for the workbench. The lists stand before the addresses of single records. */
export const activitiesRoutes: Routes = {
  [`GET ${activityPaths.list}`]: list,
  [`GET ${activityPaths.quick}`]: quick,
  [`POST ${activityPaths.quick}`]: submit(recordActivity, { again: quick, to: afterWriting }),
  [`GET ${activityPaths.add}`]: add,
  [`POST ${activityPaths.add}`]: submit(recordActivity, { again: add, to: afterWriting }),
  [`GET ${activityPaths.figures}`]: figures,
  [`GET ${activityPaths.rates}`]: rates,
  [`POST ${activityPaths.rates}`]: submit(enterSpendingRate, {
    again: rates,
    to: (_, { query }) => ({ to: address(activityPaths.rates, { tinh: query.tinh }), notice: 'Đã nhập mức chi.' }),
  }),
  'POST /nghiep-vu/hoat-dong/muc-chi/:rateId/xac-nhan': submit(confirmSpendingRate, {
    again: rates,
    to: () => ({ to: activityPaths.rates, notice: 'Đã xác nhận mức chi.' }),
  }),
  'POST /nghiep-vu/hoat-dong/muc-chi/:rateId/bo': submit(removeSpendingRate, {
    again: rates,
    to: () => ({ to: activityPaths.rates, notice: 'Đã bỏ mức chi.' }),
  }),
  'GET /nghiep-vu/hoat-dong/:activityId': activity,
  'GET /nghiep-vu/hoat-dong/:activityId/sua': edit,
  'POST /nghiep-vu/hoat-dong/:activityId/sua': submit(correctActivity, { again: edit, to: afterWriting }),
  'POST /nghiep-vu/hoat-dong/:activityId/rut': submit(withdrawActivity, {
    again: activity,
    to: ({ id }) => ({ to: activityPaths.activity(id), notice: 'Đã rút hoạt động.' }),
  }),
  'GET /nghiep-vu/hoat-dong/:activityId/doi-chieu/:editId': compare,
  'POST /nghiep-vu/hoat-dong/:activityId/doi-chieu/:editId': submit(settleActivityEdit, {
    again: compare,
    to: ({ id }) => ({ to: activityPaths.activity(id), notice: 'Đã lưu lựa chọn; cả hai bản còn trong các lần ghi.' }),
  }),
  'POST /nghiep-vu/hoat-dong/:activityId/tep': submit(addActivityFile, {
    again: activity,
    sizeMbMax: filesAtOnceMax * fileSizeMbMax,
    to: ({ activityId, count }) => ({ to: activityPaths.activity(activityId), notice: `Đã thêm ${count} tệp.` }),
  }),
  'GET /nghiep-vu/hoat-dong/:activityId/tep/:fileId': raw(
    'read activities',
    async ({ db, actor, params, house, now }) => {
      const { id } = await loadActivity(db, actor, 'read activities', idIn(params.activityId))
      const { stored } = await findActivityFile(db, id, idIn(params.fileId))
      return fileResponse(house, stored, { how: 'inline', now })
    },
  ),
  'POST /nghiep-vu/hoat-dong/:activityId/tep/:fileId/go': submit(removeActivityFile, {
    again: activity,
    to: (_, { params }) => ({ to: activityPaths.activity(params.activityId!), notice: 'Đã gỡ tệp.' }),
  }),
}
