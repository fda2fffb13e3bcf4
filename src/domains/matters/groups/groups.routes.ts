import { isId } from '#base/ids.ts'
import { addToGroup } from '#domains/matters/acts/add-to-group.ts'
import { approveGroupAnswer } from '#domains/matters/acts/approve-group-answer.ts'
import { groupMatters } from '#domains/matters/acts/group-matters.ts'
import { linkDuplicate } from '#domains/matters/acts/link-duplicate.ts'
import { nameGroup } from '#domains/matters/acts/name-group.ts'
import { resendGroupAnswer } from '#domains/matters/acts/resend-group-answer.ts'
import { returnGroupAnswer } from '#domains/matters/acts/return-group-answer.ts'
import { submitGroupAnswer } from '#domains/matters/acts/submit-group-answer.ts'
import { ungroupMatter } from '#domains/matters/acts/ungroup-matter.ts'
import { writeGroupAnswer } from '#domains/matters/acts/write-group-answer.ts'
import { listGroups, loadGroupPage } from '#domains/matters/groups/group.queries.ts'
import { refusals } from '#domains/matters/groups/matter-group.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { groupPage } from '#domains/matters/pages/group-page.tsx'
import { groupsPage } from '#domains/matters/pages/groups-page.tsx'
import type { Act } from '#platform/acts/act.ts'
import { perform } from '#platform/acts/act.ts'
import { type Routes, read, type SubmitRoute, submit, submitWith } from '#platform/http/routes.ts'

const group = read(
  'read matters',
  ({ db, actor, today, params }) => {
    if (!isId(params.groupId ?? '')) throw refusals.notFound
    return loadGroupPage(db, actor, today, params.groupId!)
  },
  groupPage,
)

function step<Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute {
  return submit(deed, { again: group, to: (_, { params }) => ({ to: matterPaths.group(params.groupId!), notice }) })
}

function matterStep<Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute {
  return submit(deed, { to: (_, { params }) => ({ to: matterPaths.matter(params.matterId!), notice }) })
}

/** Việc trùng và nhóm vụ việc, for the workbench. */
export const groupsRoutes: Routes = {
  [`GET ${matterPaths.groups}`]: read(
    'read matters',
    async ({ db, actor }) => ({ groups: await listGroups(db, actor) }),
    groupsPage,
  ),
  'GET /nghiep-vu/so-theo-doi/nhom/:groupId': group,
  'POST /nghiep-vu/so-theo-doi/nhom/:groupId/them': step(addToGroup, 'Đã thêm vào nhóm.'),
  'POST /nghiep-vu/so-theo-doi/nhom/:groupId/ten': step(nameGroup, 'Đã lưu tên nhóm.'),
  'POST /nghiep-vu/so-theo-doi/nhom/:groupId/soan': step(writeGroupAnswer, 'Đã lưu bản trả lời chung.'),
  'POST /nghiep-vu/so-theo-doi/nhom/:groupId/trinh': step(submitGroupAnswer, 'Đã trình duyệt.'),
  'POST /nghiep-vu/so-theo-doi/nhom/:groupId/tra-lai': step(returnGroupAnswer, 'Đã trả lại kèm lý do.'),
  'POST /nghiep-vu/so-theo-doi/nhom/:groupId/duyet': step(approveGroupAnswer, 'Đã duyệt và gửi. Kết quả ở từng dòng.'),
  'POST /nghiep-vu/so-theo-doi/nhom/:groupId/gui-lai': step(resendGroupAnswer, 'Đã gửi thêm. Kết quả ở từng dòng.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/trung': matterStep(linkDuplicate, 'Đã ghi là việc trùng và báo người gửi.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/ghep': matterStep(groupMatters, 'Đã ghép nhóm.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/ra-nhom': submitWith(
    'work on matters',
    async ({ house, actor }, typed) => {
      await perform(ungroupMatter, { house, actor }, typed)
      return typed['ve-nhom']
    },
    {
      to: (back, { params }) => ({
        to: typeof back === 'string' && isId(back) ? matterPaths.group(back) : matterPaths.matter(params.matterId!),
        notice: 'Đã đưa ra khỏi nhóm.',
      }),
    },
  ),
}
