import { isId } from '#base/ids.ts'
import { chooseDraftAmending } from '#domains/plans/acts/choose-amending.ts'
import { correctDraftReport, leaveReportOut, openReportAgain } from '#domains/plans/acts/correct-report.ts'
import { chooseSuccessor } from '#domains/plans/acts/hand-over-work.ts'
import type { DraftChanged } from '#domains/plans/acts/steps/change-draft.ts'
import {
  type BodyImpact,
  listBodiesInReach,
  listImpacts,
  listPossibleHeirs,
  listWaitingHandovers,
} from '#domains/plans/handover/handover.queries.ts'
import { heirsAsked } from '#domains/plans/handover/heirs-asked.ts'
import { checkUploadPage } from '#domains/plans/pages/check-upload-page.tsx'
import { handoversPage } from '#domains/plans/pages/handovers-page.tsx'
import { impactPage } from '#domains/plans/pages/impact-page.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import type { ImpactLine, ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { loadUploadPage } from '#domains/plans/upload.queries.ts'
import type { Act } from '#platform/acts/act.ts'
import { type Routes, read, type SubmitRoute, submit } from '#platform/http/routes.ts'
import { type Deed, may, mayAnywhere } from '#platform/permission/permission.ts'

const upload = read(
  'upload plans',
  ({ db, actor, today, params }) => loadUploadPage(db, actor, today, idIn(params.uploadId)),
  checkUploadPage,
)

/** A change of the draft, back to the part of the page it is about. */
function draftStep<Input>(act: Act<Input, DraftChanged>, part: 'so-sanh' | 'bao-cao', notice: string): SubmitRoute {
  return submit(act, { again: upload, to: ({ uploadId }) => ({ to: `${paths.upload(uploadId)}#${part}`, notice }) })
}

function idIn(param: string | undefined): string {
  return param !== undefined && isId(param) ? param : '00000000-0000-0000-0000-000000000000'
}

const handovers = read(
  'assign tasks',
  async ({ db, actor, today }) => ({ waiting: await listWaitingHandovers(db, actor, today) }),
  handoversPage,
)

const impactWith = (others: readonly ImpactOf[]) =>
  read(
    'foresee reorganising',
    async ({ db, actor, today, query }) => {
      const chosen = Object.keys(query)
        .filter((name) => isId(name))
        .slice(0, bodiesMax)
      const impacts = await listImpacts(db, actor, today, chosen)
      const bodyIds = impacts.map(({ id }) => id)
      const candidates = await listPossibleHeirs(db, today, bodyIds)
      const heirs = heirsAsked(query, candidates)
      const heirIds = heirs?.flatMap(({ id }) => id ?? []) ?? []
      const found: Map<string, ImpactLine>[] = []
      if (bodyIds.length > 0)
        for (const impactOf of others) found.push(await impactOf(db, actor, { today, bodyIds, heirIds }))
      return {
        bodies: await listBodiesInReach(db, actor, today),
        chosen: bodyIds,
        candidates,
        heirs,
        mayHandOver: mayAnywhere(actor, 'assign tasks'),
        mayOpen: (deed: Deed, { id, path, placePath }: BodyImpact) =>
          may(actor, deed, { bodyId: id, bodyPath: path, placePath }),
        impacts: impacts.map((one) => ({ ...one, others: found.flatMap((lines) => lines.get(one.id) ?? []) })),
      }
    },
    impactPage,
  )

const bodiesMax = 50

/** What changes under running work: how a plan amends another, which reports it opens, which body takes over. */
export const changesRoutes = (others: readonly ImpactOf[]): Routes => ({
  'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/cach-sua-doi': draftStep(
    chooseDraftAmending,
    'so-sanh',
    'Đã lưu cách sửa đổi.',
  ),
  'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/sua-bao-cao': draftStep(
    correctDraftReport,
    'bao-cao',
    'Đã lưu báo cáo.',
  ),
  'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/bo-bao-cao': draftStep(
    leaveReportOut,
    'bao-cao',
    'Báo cáo này sẽ không được mở.',
  ),
  'POST /nghiep-vu/ke-hoach/tai-lieu/:uploadId/mo-bao-cao': draftStep(
    openReportAgain,
    'bao-cao',
    'Báo cáo này sẽ được mở khi nhập kế hoạch.',
  ),
  'GET /nghiep-vu/giao-lai': handovers,
  'POST /nghiep-vu/giao-lai': submit(chooseSuccessor, {
    again: handovers,
    to: ({ tasks }) => ({ to: paths.handovers, notice: `Đã giao lại ${tasks} nhiệm vụ.` }),
  }),
  'GET /nghiep-vu/sap-xep-lai': impactWith(others),
})
