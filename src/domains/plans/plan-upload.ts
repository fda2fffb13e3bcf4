/** Tài liệu kế hoạch tải lên: queued → read → adopted; refused when it cannot be read; discarded when nobody wants it. */
import { Refusal } from '#base/refusal.ts'
import type { PlanUploadState } from '#domains/plans/plans.tables.ts'

export const uploadStateNames: Record<PlanUploadState, string> = {
  queued: 'Đang đọc',
  read: 'Chờ kiểm tra',
  refused: 'Không đọc được',
  adopted: 'Đã nhập',
  discarded: 'Đã bỏ',
}

export const refusals = {
  bodyElsewhere: new Refusal(
    403,
    'Ông/bà không được giao tải kế hoạch lên cho cơ quan này. Hãy chọn cơ quan khác hoặc nhờ người quản trị cấp quyền.',
  ),
  adoptedAlready: new Refusal(
    409,
    'Tài liệu này đã nhập thành kế hoạch nên không bỏ được. Hãy hoàn tác việc nhập trước.',
  ),
}
