import { isId } from '#base/ids.ts'
import { releaseAdviceQuestion } from '#domains/matters/acts/release-advice-question.ts'
import { returnAdvice } from '#domains/matters/acts/return-advice.ts'
import { signAdvice } from '#domains/matters/acts/sign-advice.ts'
import { takeAdviceQuestion } from '#domains/matters/acts/take-advice-question.ts'
import { writeAdvice } from '#domains/matters/acts/write-advice.ts'
import { listAdvice, loadAdvicePage } from '#domains/matters/advice/advice.queries.ts'
import { refusals } from '#domains/matters/advice/advice.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { advicePage } from '#domains/matters/pages/advice-page.tsx'
import { adviceQueuePage } from '#domains/matters/pages/advice-queue-page.tsx'
import type { Act } from '#platform/acts/act.ts'
import { type Routes, read, type SubmitRoute, submit } from '#platform/http/routes.ts'

const one = read(
  'give advice',
  ({ db, actor, today, params }) => loadAdvicePage(db, actor, today, idIn(params.matterId)),
  advicePage,
)

function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}

function step<Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute {
  return submit(deed, { again: one, to: (_, { params }) => ({ to: matterPaths.adviceOf(params.matterId!), notice }) })
}

/** Tư vấn miễn phí, for the workbench. */
export const adviceRoutes: Routes = {
  [`GET ${matterPaths.advice}`]: read(
    'give advice',
    async ({ db, actor, today }) => ({ lines: await listAdvice(db, actor, today) }),
    adviceQueuePage,
  ),
  'GET /nghiep-vu/tu-van/:matterId': one,
  'POST /nghiep-vu/tu-van/:matterId/nhan': step(
    takeAdviceQuestion,
    'Đã nhận câu hỏi. Hết ngày giữ thì người khác nhận được.',
  ),
  'POST /nghiep-vu/tu-van/:matterId/tra-hang-doi': submit(releaseAdviceQuestion, {
    again: one,
    to: () => ({ to: matterPaths.advice, notice: 'Đã trả câu hỏi về hàng đợi.' }),
  }),
  'POST /nghiep-vu/tu-van/:matterId/soan': step(writeAdvice, 'Đã lưu bản tư vấn.'),
  'POST /nghiep-vu/tu-van/:matterId/tra-lai': step(returnAdvice, 'Đã trả lại bản tư vấn kèm lý do.'),
  'POST /nghiep-vu/tu-van/:matterId/ky': step(signAdvice, 'Đã ký và gửi tư vấn. Tên ông/bà đứng dưới câu trả lời.'),
}
