import { showDay } from '#base/day.ts'
import { groundNames } from '#domains/matters/decline-ground.ts'
import type { ClosedAs, Matter, MatterState } from '#domains/matters/matter.ts'

/** Năm trạng thái: what a person reads. Each stands with its reason, so that none has to be guessed. */
export const stateNames: Record<MatterState, string> = {
  received: 'Đã nhận',
  'in-review': 'Đang xem xét',
  waiting: 'Chờ bạn bổ sung',
  answered: 'Đã trả lời',
  closed: 'Đã kết thúc',
}

/** The same for the desk, which does not wait for «bạn». */
export const deskStateNames: Record<MatterState, string> = { ...stateNames, waiting: 'Chờ bổ sung' }

export const closedNames: Record<ClosedAs, string> = {
  declined: 'Không thụ lý',
  guided: 'Đã hướng dẫn nơi khác',
  withdrawn: 'Người gửi rút',
  resolved: 'Người gửi nói đã xong',
  transferred: 'Đã chuyển cơ quan khác',
}

/** Why it is in that state, in one or two sentences; `asked`: what is waited for. */
export function stateReason(matter: Matter, { bodyName, asked }: { bodyName: string; asked: string }): string {
  switch (matter.state) {
    case 'received':
      return `${bodyName} đã nhận ngày ${showDay(matter.receivedOn)} và đang phân loại.`
    case 'in-review':
      return matter.suspensions.at(-1)?.to === null
        ? `${bodyName} tạm đình chỉ từ ngày ${showDay(matter.suspensions.at(-1)!.from)}; thời gian này không tính vào thời hạn.`
        : matter.acceptedOn === null
          ? `Cán bộ của ${bodyName} đang xem xét.`
          : `${bodyName} đã thụ lý ngày ${showDay(matter.acceptedOn)} và đang giải quyết.`
    case 'waiting':
      return asked === '' ? 'Cơ quan cần thêm thông tin từ bạn.' : asked
    case 'answered':
      return matter.personSays === 'not-resolved'
        ? `Cơ quan trả lời ngày ${showDay(matter.answeredOn!)}. Bạn nói chưa xong ngày ${showDay(matter.personSaidOn!)}; cơ quan đã thấy.`
        : `Cơ quan trả lời ngày ${showDay(matter.answeredOn!)}. Bạn thấy đã xong chưa? Hãy cho cơ quan biết ở dưới.`
    case 'closed':
      return closedReason(matter, bodyName)
  }
}

function closedReason(matter: Matter, bodyName: string): string {
  const on = matter.closedOn === null ? '' : ` ngày ${showDay(matter.closedOn)}`
  switch (matter.closedAs) {
    case 'declined':
      return `${bodyName} không thụ lý${on}: ${groundNames[matter.ground ?? ''] ?? 'lý do ghi ở dưới'}.`
    case 'guided':
      return `${bodyName} đã hướng dẫn bạn đến nơi có thẩm quyền${on}.`
    case 'withdrawn':
      return `Bạn đã rút${on}.`
    case 'resolved':
      return `Bạn nói việc đã xong${on}.`
    default:
      return `${bodyName} đã chuyển đến cơ quan có thẩm quyền${on}.`
  }
}
