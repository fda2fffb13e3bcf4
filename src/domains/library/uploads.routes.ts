import { isId } from '#base/ids.ts'
import { adoptLaw } from '#domains/library/acts/adopt-law.ts'
import { chooseAdoption } from '#domains/library/acts/choose-adoption.ts'
import {
  correctLawArticle,
  correctLawHeader,
  leaveLawArticle,
  leaveLawRelation,
  settleLawDoubt,
} from '#domains/library/acts/correct-law-draft.ts'
import { discardLawUpload } from '#domains/library/acts/discard-law-upload.ts'
import { undoLawAdoption } from '#domains/library/acts/undo-law-adoption.ts'
import { uploadLaw } from '#domains/library/acts/upload-law.ts'
import { checkLawPage } from '#domains/library/pages/check-law-page.tsx'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { lawUploadFormPage } from '#domains/library/pages/law-upload-form-page.tsx'
import { findLawReadingProgress, listKeepers, loadLawUploadPage } from '#domains/library/uploads/law-upload.queries.ts'
import { loadLawUpload } from '#domains/library/uploads/law-upload.store.ts'
import type { Act } from '#platform/acts/act.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { json } from '#platform/http/answer.ts'
import { type Routes, raw, read, type SubmitRoute, submit } from '#platform/http/routes.ts'

const form = read(
  'keep the library',
  async ({ db, actor, house }) => ({ ...(await listKeepers(db, actor)), sizeMbMax: house.uploadSizeMbMax }),
  lawUploadFormPage,
)

const upload = read(
  'keep the library',
  ({ db, actor, today, params }) => loadLawUploadPage(db, actor, today, idIn(params.uploadId)),
  checkLawPage,
)

function idIn(param: string | undefined): string {
  return param !== undefined && isId(param) ? param : '00000000-0000-0000-0000-000000000000'
}

type Changed = { uploadId: string; articleKey?: string }

/** A change of the draft: back to the article in hand, or to the part of the page it is about. */
function draftStep<Input>(act: Act<Input, Changed>, notice: string, part = ''): SubmitRoute {
  return submit(act, {
    again: upload,
    sizeMbMax: articleMbMax,
    to: ({ uploadId, articleKey }) => ({
      to: `${deskPaths.upload(uploadId)}${articleKey === undefined ? part : `?dieu=${articleKey}#dieu-${articleKey}`}`,
      notice,
    }),
  })
}

/** A very long article is some hundred kilobytes. */
const articleMbMax = 2

/** Văn bản tải lên: from the file to a document of the library. */
export function lawUploadRoutes(uploadSizeMbMax: number): Routes {
  return {
    'GET /nghiep-vu/thu-vien/tai-len': form,
    'POST /nghiep-vu/thu-vien/tai-len': submit(uploadLaw, {
      again: form,
      sizeMbMax: uploadSizeMbMax,
      to: ({ uploadId, isKnown }) => ({
        to: deskPaths.upload(uploadId),
        notice: isKnown ? 'Tài liệu này đã được tải lên trước đây; dưới đây là bản đã có.' : undefined,
      }),
    }),
    'GET /nghiep-vu/thu-vien/tai-lieu/:uploadId': upload,
    'GET /nghiep-vu/thu-vien/tai-lieu/:uploadId/tien-do': raw('keep the library', async ({ db, actor, params }) => {
      const found = await loadLawUpload(db, actor, idIn(params.uploadId))
      const progress = await findLawReadingProgress(db, found)
      return json({ waits: found.state === 'queued', done: progress?.done ?? 0, total: progress?.total ?? 0 })
    }),
    'GET /nghiep-vu/thu-vien/tai-lieu/:uploadId/tep': raw(
      'keep the library',
      async ({ db, actor, params, house, now }) => {
        const { file_id } = await loadLawUpload(db, actor, idIn(params.uploadId))
        return fileResponse(house, await loadFile(db, file_id), { how: 'attachment', now })
      },
    ),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/thong-tin': draftStep(correctLawHeader, 'Đã lưu thông tin văn bản.'),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/sua-dieu': draftStep(correctLawArticle, 'Đã lưu điều.'),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/bo-dieu': draftStep(
      leaveLawArticle,
      'Đã lưu; bỏ hay lấy lại được cho đến khi nhập.',
    ),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/quan-he': draftStep(
      leaveLawRelation,
      'Đã lưu; bỏ hay lấy lại được cho đến khi nhập.',
      '#quan-he-doc-duoc',
    ),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/da-xem': draftStep(settleLawDoubt, 'Đã ghi nhận là đã xem.'),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/cach-nhap': draftStep(chooseAdoption, 'Đã lưu cách nhập.', '#nhap'),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/nhap': submit(adoptLaw, {
      again: upload,
      to: ({ documentId, texts, relations, unknown }) => ({
        to: deskPaths.document(documentId),
        notice: `Đã nhập ${texts} bản chữ${relations === 0 ? '' : `; ${relations} quan hệ chờ xác nhận`}${unknown === 0 ? '' : `; ${unknown} quan hệ với văn bản thư viện chưa có`}.`,
      }),
    }),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/hoan-tac': submit(undoLawAdoption, {
      again: upload,
      to: ({ uploadId }) => ({
        to: deskPaths.upload(uploadId),
        notice: 'Đã hoàn tác việc nhập. Tài liệu trở lại bước kiểm tra.',
      }),
    }),
    'POST /nghiep-vu/thu-vien/tai-lieu/:uploadId/bo-tai-lieu': submit(discardLawUpload, {
      again: upload,
      to: () => ({ to: deskPaths.desk, notice: 'Đã bỏ tài liệu.' }),
    }),
  }
}
