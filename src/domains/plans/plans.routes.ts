import { isId } from '#base/ids.ts'
import { acknowledgeCitedLaw } from '#domains/plans/acts/acknowledge-cited-law.ts'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { answerExplanation } from '#domains/plans/acts/answer-explanation.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { correctDraftHeader } from '#domains/plans/acts/correct-header.ts'
import { addDraftTask, correctDraftTask } from '#domains/plans/acts/correct-task.ts'
import { discardUpload } from '#domains/plans/acts/discard-upload.ts'
import { dropDraftTask, restoreDraftTask } from '#domains/plans/acts/drop-task.ts'
import { mergeDraftTasks } from '#domains/plans/acts/merge-tasks.ts'
import { removeEvidence } from '#domains/plans/acts/remove-evidence.ts'
import { requestExplanation } from '#domains/plans/acts/request-explanation.ts'
import { requestFurtherObligation } from '#domains/plans/acts/request-further.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import { settleDraftDoubt } from '#domains/plans/acts/settle-doubt.ts'
import { splitDraftTask } from '#domains/plans/acts/split-task.ts'
import type { DraftChanged } from '#domains/plans/acts/steps/change-draft.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { listUploadBodies } from '#domains/plans/body-choices.queries.ts'
import { listToldPeople } from '#domains/plans/changes/change-notice.queries.ts'
import type { DoneForTask } from '#domains/plans/done-for-task.queries.ts'
import { loadEvidenceFile } from '#domains/plans/evidence.queries.ts'
import { checkUploadPage } from '#domains/plans/pages/check-upload-page.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { planPage } from '#domains/plans/pages/plan-page.tsx'
import { plansPage } from '#domains/plans/pages/plans-page.tsx'
import { taskPage } from '#domains/plans/pages/task-page.tsx'
import { uploadFormPage } from '#domains/plans/pages/upload-form-page.tsx'
import { listAmendablePlans, listPlans, listUploads, loadPlanPage } from '#domains/plans/plan.queries.ts'
import { loadUpload } from '#domains/plans/plan-upload.store.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { findReadingProgress, loadUploadPage } from '#domains/plans/upload.queries.ts'
import type { Act } from '#platform/acts/act.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { json } from '#platform/http/answer.ts'
import { type ReadRoute, type Routes, raw, read, type SubmitRoute, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

/** One after another, in the order of the page; who has nothing to say is left out. */
async function linesOf(all: readonly DoneForTask[], ask: (say: DoneForTask) => ReturnType<DoneForTask>) {
  const lines = []
  for (const say of all) lines.push(await ask(say))
  return lines.filter((line) => line !== undefined)
}

function taskRoute(doneForTask: readonly DoneForTask[]) {
  return read(
    'read tasks',
    async ({ db, actor, params, house }) => ({
      ...(await loadTaskPage(db, actor, idIn(params.taskId))),
      done: await linesOf(doneForTask, (say) => say(db, actor, idIn(params.taskId))),
      uploadSizeMbMax: house.uploadSizeMbMax,
    }),
    taskPage,
  )
}
const plan = read(
  'read tasks',
  async ({ db, actor, today, params }) => ({
    ...(await loadPlanPage(db, actor, today, idIn(params.planId))),
    told: await listToldPeople(db, actor, idIn(params.planId)),
  }),
  planPage,
)
const upload = read(
  'upload plans',
  ({ db, actor, today, params }) => loadUploadPage(db, actor, today, idIn(params.uploadId)),
  checkUploadPage,
)
const uploadForm = read(
  'upload plans',
  async ({ db, actor, house }) => ({
    bodies: await listUploadBodies(db, actor),
    homeBodyId: actor.bodyId,
    plans: await listAmendablePlans(db, actor),
    sizeMbMax: house.uploadSizeMbMax,
  }),
  uploadFormPage,
)
const plans = read(
  'read tasks',
  async ({ db, actor, today, query }) => {
    const search = (query.tim ?? '').slice(0, 200)
    const page = Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), 1_000)
    const mayUpload = mayAnywhere(actor, 'upload plans')
    return {
      plans: await listPlans(db, actor, today, search, page),
      uploads: mayUpload ? await listUploads(db, actor) : [],
      search,
      page,
      mayUpload,
    }
  },
  plansPage,
)

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  return param !== undefined && isId(param) ? param : '00000000-0000-0000-0000-000000000000'
}

/** A step on an obligation: back to the task, at the obligation. */
function stepOn(task: ReadRoute) {
  return <Input, Output>(act: Act<Input, Output>, notice: string, sizeMbMax?: number): SubmitRoute =>
    submit(act, {
      again: task,
      sizeMbMax,
      to: (_, { params }) => ({
        to: `${paths.task(params.taskId!)}${params.obligationId === undefined ? '' : `#moc-${params.obligationId}`}`,
        notice,
      }),
    })
}

/** A change of the draft: back to the task in hand. */
function draftStep<Input>(act: Act<Input, DraftChanged>, notice: string): SubmitRoute {
  return submit(act, {
    again: upload,
    to: ({ uploadId, taskKey }) => ({
      to: `${paths.upload(uploadId)}${taskKey === null || taskKey === '' ? '' : `?nv=${taskKey}#nv-${taskKey}`}`,
      notice,
    }),
  })
}

const filesMbMax = 200

/** `doneForTask`: what each later domain says of a task on its page. */
export function plansRoutes(uploadSizeMbMax: number, doneForTask: readonly DoneForTask[]): Routes {
  const task = taskRoute(doneForTask)
  const step = stepOn(task)
  return {
    'GET /nghiep-vu/nhiem-vu/:taskId': task,
    'POST /nghiep-vu/nhiem-vu/:taskId/tien-do': step(writeProgress, 'Đã ghi tiến độ.'),
    'POST /nghiep-vu/nhiem-vu/:taskId/phan-cong': step(assignTask, 'Đã lưu phân công.'),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/bao-xong': step(
      claimObligation,
      'Đã báo xong. Hãy kèm sản phẩm để người khác kiểm tra.',
    ),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/thu-hoi': step(withdrawClaim, 'Đã thu hồi lời báo đã xong.'),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/san-pham': step(
      addEvidence,
      'Đã kèm tệp.',
      Math.min(uploadSizeMbMax * 10, filesMbMax),
    ),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/go-san-pham': step(removeEvidence, 'Đã gỡ tệp.'),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/kiem-tra': step(checkObligation, 'Đã xác nhận kiểm tra.'),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/tra-lai': step(returnObligation, 'Đã trả lại.'),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/yeu-cau': step(requestObligation, 'Đã ghi nhận yêu cầu.'),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/yeu-cau-tiep': step(
      requestFurtherObligation,
      'Đã ghi nhận yêu cầu mới; yêu cầu trước vẫn giữ nguyên kết quả.',
    ),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/yeu-cau-giai-trinh': step(
      requestExplanation,
      'Đã gửi yêu cầu giải trình.',
    ),
    'POST /nghiep-vu/nhiem-vu/:taskId/moc/:obligationId/giai-trinh/:requestId': step(
      answerExplanation,
      'Đã gửi giải trình.',
    ),
    'GET /nghiep-vu/nhiem-vu/:taskId/san-pham/:evidenceId': raw(
      'read tasks',
      async ({ db, actor, params, house, now }) =>
        fileResponse(house, await loadEvidenceFile(db, actor, idIn(params.taskId), idIn(params.evidenceId)), {
          how: 'inline',
          now,
        }),
    ),
    'GET /nghiep-vu/ke-hoach': plans,
    'GET /nghiep-vu/ke-hoach/moi': uploadForm,
    'POST /nghiep-vu/ke-hoach/moi': submit(uploadPlan, {
      again: uploadForm,
      sizeMbMax: uploadSizeMbMax,
      to: ({ uploadId, isKnown }) => ({
        to: paths.upload(uploadId),
        notice: isKnown ? 'Tài liệu này đã được tải lên trước đây; dưới đây là bản đã có.' : undefined,
      }),
    }),
    'GET /nghiep-vu/ke-hoach/tai-lieu/:uploadId': upload,
    'GET /nghiep-vu/ke-hoach/tai-lieu/:uploadId/tien-do': raw('upload plans', async ({ db, actor, params }) => {
      const upload = await loadUpload(db, actor, 'upload plans', idIn(params.uploadId))
      const progress = await findReadingProgress(db, upload)
      return json({ waits: upload.state === 'queued', done: progress?.done ?? 0, total: progress?.total ?? 0 })
    }),
    'GET /nghiep-vu/ke-hoach/tai-lieu/:uploadId/tep': raw('upload plans', async ({ db, actor, params, house, now }) => {
      const { file_id } = await loadUpload(db, actor, 'upload plans', idIn(params.uploadId))
      return fileResponse(house, await loadFile(db, file_id), { how: 'attachment', now })
    }),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/sua': draftStep(correctDraftTask, 'Đã lưu nhiệm vụ.'),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/tach': draftStep(splitDraftTask, 'Đã tách nhiệm vụ.'),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/ghep': draftStep(mergeDraftTasks, 'Đã ghép với nhiệm vụ sau.'),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/bo': draftStep(
      dropDraftTask,
      'Đã bỏ nhiệm vụ; phục hồi được trước khi nhập.',
    ),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/phuc-hoi': draftStep(restoreDraftTask, 'Đã phục hồi nhiệm vụ.'),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/them': draftStep(addDraftTask, 'Đã thêm nhiệm vụ.'),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/thong-tin': draftStep(correctDraftHeader, 'Đã lưu thông tin chung.'),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/da-xem': draftStep(settleDraftDoubt, 'Đã ghi nhận là đã xem.'),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/nhap': submit(adoptPlan, {
      again: upload,
      to: ({ planId, taskCount, reportCount }) => ({
        to: paths.plan(planId),
        notice: `Đã nhập kế hoạch với ${taskCount} nhiệm vụ${reportCount === 0 ? '' : ` và ${reportCount} báo cáo phải gửi`}.`,
      }),
    }),
    'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/bo-tai-lieu': submit(discardUpload, {
      again: upload,
      to: () => ({ to: paths.plans, notice: 'Đã bỏ tài liệu.' }),
    }),
    'GET /nghiep-vu/ke-hoach/:planId': plan,
    'POST /nghiep-vu/ke-hoach/:planId/can-cu-da-biet': submit(acknowledgeCitedLaw, {
      again: plan,
      to: ({ planId }) => ({ to: paths.plan(planId), notice: 'Đã ghi nhận là ông/bà biết căn cứ thay đổi.' }),
    }),
    'POST /nghiep-vu/ke-hoach/:planId/hoan-tac': submit(undoAdoption, {
      again: plan,
      to: ({ uploadId }) => ({
        to: uploadId === null ? paths.plans : paths.upload(uploadId),
        notice: 'Đã hoàn tác việc nhập. Văn bản trở lại bước kiểm tra.',
      }),
    }),
  }
}
