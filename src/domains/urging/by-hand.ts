/** Đôn đốc trực tiếp: a leader or overseer urges open work with a word of their own, at most once a day for each obligation. */
import { showTime } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { isDone, type Obligation } from '#domains/plans/obligation.ts'

export const urgesAtOnceMax = 100

export const refusals = {
  none: new Refusal(422, 'Chưa chọn việc nào để đôn đốc. Hãy quay lại danh sách, đánh dấu việc rồi làm lại.'),
  notYours: 'Không tìm thấy việc này, hoặc ông/bà không được giao quyền đôn đốc việc này.',
  allSkipped: (why: string) => new Refusal(409, why),
  nothingToUndo: new Refusal(
    409,
    'Không còn lời đôn đốc nào thu hồi được: người nhận đã xem, hoặc bản tin đã gửi. Nếu nhầm, hãy liên hệ trực tiếp người nhận.',
  ),
}

/** Why an obligation cannot be urged by hand now; undefined when it can. Page and act ask the same. */
export function whyNotUrged(
  obligation: Pick<Obligation, 'state'>,
  urgedToday: { by: string; at: Date } | undefined,
  recipientCount: number,
): string | undefined {
  if (isDone(obligation)) return 'Việc này đã báo xong nên không cần đôn đốc. Hãy kiểm tra kết quả.'
  if (obligation.state === 'waiting')
    return 'Việc này còn chờ yêu cầu nên chưa đến lúc làm. Hãy ghi yêu cầu kèm hạn trước.'
  if (urgedToday !== undefined)
    return `Việc này đã được ${urgedToday.by} đôn đốc hôm nay lúc ${showTime(urgedToday.at)}. Mỗi việc chỉ đôn đốc một lần một ngày.`
  if (recipientCount === 0)
    return 'Không có ai nhận: việc chưa có người phụ trách và cơ quan chưa có cán bộ nào. Hãy phân công người phụ trách trước.'
  return undefined
}
