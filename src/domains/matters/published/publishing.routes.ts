import { isId } from '#base/ids.ts'
import { keepBackAnswer } from '#domains/matters/acts/keep-back-answer.ts'
import { preparePublicAnswer } from '#domains/matters/acts/prepare-public-answer.ts'
import { refusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { publishingPage } from '#domains/matters/pages/publishing-page.tsx'
import { toPublishPage } from '#domains/matters/pages/to-publish-page.tsx'
import type { FoundAnswer } from '#domains/matters/published/found-answer.ts'
import { listToPublish, loadPublishingPage } from '#domains/matters/published/publishing.queries.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const page = read(
  'read matters',
  ({ db, actor, today, params }) => loadPublishingPage(db, actor, today, idIn(params.matterId)),
  publishingPage,
)

function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}

/** Công bố câu trả lời, for the workbench. */
export function publishingRoutes(foundAnswer: FoundAnswer): Routes {
  return {
    [`GET ${matterPaths.toPublish}`]: read(
      'read matters',
      async ({ db, actor }) => ({ rows: await listToPublish(db, actor) }),
      toPublishPage,
    ),
    'GET /nghiep-vu/so-theo-doi/:matterId/cong-bo': page,
    'POST /nghiep-vu/so-theo-doi/:matterId/cong-bo': submit(preparePublicAnswer(foundAnswer), {
      again: page,
      to: (_, { params }) => ({
        to: matterPaths.step(params.matterId!, 'cong-bo'),
        notice: 'Đã soạn bản công bố. Hãy mở bản đó, xem lại rồi trình người thứ hai đọc và duyệt.',
      }),
    }),
    'POST /nghiep-vu/so-theo-doi/:matterId/khong-cong-bo': submit(keepBackAnswer, {
      again: page,
      to: (_, { params }) => ({ to: matterPaths.step(params.matterId!, 'cong-bo'), notice: 'Đã ghi quyết định.' }),
    }),
  }
}
