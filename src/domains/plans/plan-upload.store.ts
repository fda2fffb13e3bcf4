import type { Selectable } from 'kysely'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import type { Correction, PlanDraft } from '#domains/plans/plan-draft.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { PlanUploadTable } from '#domains/plans/plans.tables.ts'
import { draftReports } from '#domains/plans/reports/report-draft.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

export type PlanUpload = Selectable<PlanUploadTable>
/** One that was read: it has a reading and a draft. */
export type ReadUpload = PlanUpload & { reading: PlanReading; draft: PlanDraft }

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy tài liệu này, hoặc ông/bà không được giao quyền xem tài liệu của cơ quan đó.',
  ),
  notRead: new Refusal(
    409,
    'Tài liệu này chưa đọc xong hoặc không còn ở bước kiểm tra. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa bản nháp này. Hãy xem thay đổi của họ rồi lưu lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
}

export async function loadUpload(db: Db, actor: Pick<Actor, 'grants'>, deed: Deed, id: string): Promise<PlanUpload> {
  const row = await db
    .selectFrom('plan_upload')
    .innerJoin('body', 'body.id', 'plan_upload.body_id')
    .selectAll('plan_upload')
    .where('plan_upload.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return { ...row, draft: withReports(row) }
}

/** A draft that is older than the opening of reports gets them from its reading, with nobody found for them yet. */
function withReports({ draft, reading }: Pick<PlanUpload, 'draft' | 'reading'>): PlanDraft | null {
  if (draft === null || reading === null || draft.reports !== undefined) return draft
  const nobody = (written: string) => ({ written, bodyIds: [], how: 'none' as const, why: notSought, candidates: [] })
  return { ...draft, reports: draftReports(reading, nobody) }
}

const notSought = 'bản nháp có từ trước khi hệ thống mở mốc báo cáo; hãy ghi lại tên cơ quan để gắn.'

/** Loads for correcting or adopting: locked, read, and at the version that the form was made for. */
export async function loadUploadToChange(
  tx: Tx,
  actor: Pick<Actor, 'grants'>,
  deed: Deed,
  id: string,
  version: number,
): Promise<ReadUpload> {
  await tx.selectFrom('plan_upload').select('id').where('id', '=', id).forUpdate().execute()
  const upload = await loadUpload(tx, actor, deed, id)
  if (upload.state !== 'read' || upload.reading === null || upload.draft === null) throw refusals.notRead
  if (upload.draft_version !== version) throw refusals.changedMeanwhile
  return { ...upload, reading: upload.reading, draft: upload.draft }
}

export async function saveDraft(
  tx: Tx,
  upload: ReadUpload,
  draft: PlanDraft,
  corrections: Correction[],
  by: { personId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('plan_upload')
    .set({ draft: json(draft), draft_version: upload.draft_version + 1 })
    .where('id', '=', upload.id)
    .execute()
  for (const correction of corrections)
    await tx
      .insertInto('plan_correction')
      .values({
        id: newId(by.at.getTime()),
        upload_id: upload.id,
        task_key: correction.taskKey,
        field: correction.field,
        read_value: json(correction.readValue),
        corrected_value: json(correction.correctedValue),
        corrected_by: by.personId,
        corrected_at: by.at,
      })
      .execute()
}
