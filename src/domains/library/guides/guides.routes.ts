import { isId } from '#base/ids.ts'
import { approveGuide } from '#domains/library/acts/approve-guide.ts'
import { changeGuide } from '#domains/library/acts/change-guide.ts'
import { confirmGuide } from '#domains/library/acts/confirm-guide.ts'
import { discardGuideDraft } from '#domains/library/acts/discard-guide-draft.ts'
import { returnGuide } from '#domains/library/acts/return-guide.ts'
import { submitGuide } from '#domains/library/acts/submit-guide.ts'
import { takeBackGuide } from '#domains/library/acts/take-back-guide.ts'
import { takeOverGuide } from '#domains/library/acts/take-over-guide.ts'
import { withdrawGuide } from '#domains/library/acts/withdraw-guide.ts'
import { writeGuide } from '#domains/library/acts/write-guide.ts'
import { refusals } from '#domains/library/guide.ts'
import { listDeskGuides, listShippedLines, listWritingBodies } from '#domains/library/guides/guide-desk.queries.ts'
import { loadGuidePage } from '#domains/library/guides/guide-page.queries.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import { guidePage } from '#domains/library/pages/guide-page.tsx'
import { guidesDeskPage } from '#domains/library/pages/guides-desk-page.tsx'
import { newGuidePage } from '#domains/library/pages/new-guide-page.tsx'
import type { Act } from '#platform/acts/act.ts'
import { type Routes, read, type SubmitRoute, submit } from '#platform/http/routes.ts'

const pageMax = 1_000

const desk = read(
  'write guides',
  async ({ db, actor, query }) => {
    const page = Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pageMax)
    const [body] = await listWritingBodies(db, actor)
    return {
      guides: await listDeskGuides(db, actor, page),
      page,
      body,
      shipped: body === undefined ? [] : await listShippedLines(db, body.id),
    }
  },
  guidesDeskPage,
)

const newGuide = read(
  'write guides',
  async ({ db, actor }) => ({ bodies: await listWritingBodies(db, actor) }),
  newGuidePage,
)

const guide = read(
  'write guides',
  ({ db, actor, today, params }) => loadGuidePage(db, actor, today, idIn(params.guideId)),
  guidePage,
)

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}

function step<Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute {
  return submit(deed, {
    again: guide,
    to: (_, { params }) => ({ to: guidePaths.guide(params.guideId!), notice }),
  })
}

/** Soạn, duyệt, rà: for the workbench. */
export const guidesRoutes: Routes = {
  [`GET ${guidePaths.list}`]: desk,
  [`GET ${guidePaths.new}`]: newGuide,
  [`POST ${guidePaths.new}`]: submit(writeGuide, {
    again: newGuide,
    to: ({ id }) => ({
      to: guidePaths.guide(id),
      notice: 'Đã lưu bản nháp. Hãy xem các chỗ cần xem và bản xem trước ở dưới.',
    }),
  }),
  [`POST ${guidePaths.takeOver}`]: submit(takeOverGuide, {
    again: desk,
    to: ({ id }) => ({
      to: guidePaths.guide(id),
      notice: 'Đã nhận thành bản nháp. Hãy đọc, sửa cho đúng với nơi mình rồi trình duyệt.',
    }),
  }),
  'GET /nghiep-vu/huong-dan/:guideId': guide,
  'POST /nghiep-vu/huong-dan/:guideId/sua': step(changeGuide, 'Đã lưu bản nháp.'),
  'POST /nghiep-vu/huong-dan/:guideId/trinh': step(submitGuide, 'Đã trình duyệt.'),
  'POST /nghiep-vu/huong-dan/:guideId/lay-lai': step(takeBackGuide, 'Đã lấy lại bài để sửa.'),
  'POST /nghiep-vu/huong-dan/:guideId/tra-lai': step(returnGuide, 'Đã trả lại bài kèm lý do.'),
  'POST /nghiep-vu/huong-dan/:guideId/duyet': step(approveGuide, 'Đã duyệt và công bố bài.'),
  'POST /nghiep-vu/huong-dan/:guideId/van-dung': step(confirmGuide, 'Đã ghi nhận bài vẫn đúng.'),
  'POST /nghiep-vu/huong-dan/:guideId/bo-ban-nhap': step(
    discardGuideDraft,
    'Đã bỏ bản nháp. Bài trở lại như bản được duyệt gần nhất.',
  ),
  'POST /nghiep-vu/huong-dan/:guideId/rut': step(withdrawGuide, 'Đã rút bài.'),
}
