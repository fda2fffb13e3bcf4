import { isId } from '#base/ids.ts'
import { addReleaseFileAct } from '#domains/matters/acts/add-release-file.ts'
import { removeReleaseFileAct } from '#domains/matters/acts/remove-release-file.ts'
import { writeRelease } from '#domains/matters/acts/write-release.ts'
import { loadMatterPage } from '#domains/matters/desk/matter-page.queries.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { refusals as matterRefusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { matterPage } from '#domains/matters/pages/matter-page.tsx'
import { findGivenFile } from '#domains/matters/release/given.queries.ts'
import { refusals } from '#domains/matters/release/release.ts'
import { findReleaseFile } from '#domains/matters/release/release-file.queries.ts'
import { fileSizeMbMax, refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { openPass, passCookie } from '#domains/matters/tracking/tracking-pass.ts'
import type { Act } from '#platform/acts/act.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { openRaw, type Routes, raw, read, type SubmitRoute, submit } from '#platform/http/routes.ts'

const matter = read(
  'read matters',
  ({ db, actor, today, params, house }) => {
    if (!isId(params.matterId ?? '')) throw matterRefusals.notFound
    return loadMatterPage(db, house.secretKey, actor, today, params.matterId!)
  },
  matterPage,
)

function step<Input, Output>(deed: Act<Input, Output>, notice: string, sizeMbMax = 1): SubmitRoute {
  return submit(deed, {
    again: matter,
    sizeMbMax,
    to: (_, { params }) => ({ to: `${matterPaths.matter(params.matterId!)}#cung-cap`, notice }),
  })
}

/** Cung cấp thông tin, at the desk. */
export const releaseRoutes: Routes = {
  'POST /nghiep-vu/so-theo-doi/:matterId/cung-cap': step(
    writeRelease,
    'Đã ghi kết quả cung cấp. Hãy xem lại bản trả lời.',
  ),
  'POST /nghiep-vu/so-theo-doi/:matterId/them-tep-giao': step(
    addReleaseFileAct,
    'Đã thêm tệp giao.',
    2 * fileSizeMbMax,
  ),
  'POST /nghiep-vu/so-theo-doi/:matterId/bo-tep-giao': step(removeReleaseFileAct, 'Đã bỏ tệp.'),
  'GET /nghiep-vu/so-theo-doi/:matterId/cung-cap/:fileId/:which': raw(
    'read matters',
    async ({ house, db, actor, params, now }) => {
      const { matterId = '', fileId = '', which = '' } = params
      if (!isId(matterId) || !isId(fileId)) throw matterRefusals.notFound
      const { id } = await loadMatter(db, actor, matterId)
      const file = await findReleaseFile(db, id, fileId)
      const stored = which === 'goc' ? file.original : file.given
      if (stored === null) throw matterRefusals.notFound
      return fileResponse(house, stored, { how: 'inline', now })
    },
  ),
}

/** Tệp được cung cấp, for whoever holds the code. */
export const givenFileRoutes: Routes = {
  'GET /tra-cuu/ho-so/:matterId/cung-cap/:fileId': openRaw(async ({ house, cookies, params }) => {
    const now = house.clock.now()
    const ids = openPass(house.secretKey, cookies[passCookie], now)
    if (ids.length === 0) throw submissionRefusals.notOpenHere
    const { matterId = '', fileId = '' } = params
    if (!isId(matterId) || !isId(fileId)) throw refusals.noFile
    const file = await findGivenFile(house.database.kysely, ids, matterId, fileId)
    return fileResponse(house, file, { how: 'attachment', now })
  }),
}
