import type { QueueFilter, QueueState } from '#domains/plans/queue-filter.ts'
import type { ChosenNames } from '#domains/plans/queue-names.queries.ts'

export const queueStateLabels: Record<QueueState, string> = {
  late: 'Quá hạn',
  due: 'Đến hạn trong 30 ngày',
  open: 'Đang làm',
  'to-check': 'Chờ kiểm tra',
  returned: 'Bị trả lại',
  'to-explain': 'Chờ giải trình',
  waiting: 'Chờ yêu cầu',
  done: 'Đã xong',
  all: 'Tất cả',
  'open-in-time': 'Chưa xong, còn trong hạn',
  'done-in-time': 'Đã xong đúng hạn',
  'done-late': 'Đã xong nhưng muộn',
}

/** What the queue is narrowed to, in words, the state first: for a file that is read away from the system. */
export function filterWords(filter: QueueFilter, chosen: ChosenNames): [string, string][] {
  const named: [string, string | null][] = [
    ['Kế hoạch', chosen.plan],
    ['Cơ quan thực hiện', chosen.body],
    ['Đơn vị chịu trách nhiệm', chosen.holder],
    ['Địa bàn, kể cả cấp dưới', chosen.place],
    ['Đúng địa bàn', chosen.ownPlace],
    ['Tìm', filter.search === '' ? null : filter.search],
    ['Người làm', filter.officerId === null ? null : 'Việc giao cho tôi'],
    ['Năm đến hạn', filter.year === null ? null : String(filter.year)],
  ]
  return [
    ['Tình trạng', queueStateLabels[filter.state]],
    ...named.filter((one): one is [string, string] => one[1] !== null),
  ]
}
