/** Diễn biến: what happened to a matter, in the words that the person reads and in those of the desk. */
export type MatterEventKind = keyof typeof eventNames

export const eventNames = {
  received: 'Đã nhận',
  sorted: 'Phân loại',
  split: 'Tách thành nhiều vụ việc',
  transferred: 'Chuyển cơ quan có thẩm quyền',
  assigned: 'Giao cán bộ',
  accepted: 'Thụ lý',
  declined: 'Không thụ lý',
  guided: 'Hướng dẫn nơi khác',
  asked: 'Đề nghị bổ sung',
  added: 'Người gửi bổ sung',
  extended: 'Gia hạn',
  suspended: 'Tạm đình chỉ',
  resumed: 'Tiếp tục giải quyết',
  drafted: 'Soạn trả lời',
  submitted: 'Trình trả lời',
  returned: 'Trả lại bản trả lời',
  answered: 'Đã trả lời',
  resolved: 'Người gửi nói đã xong',
  unresolved: 'Người gửi nói chưa xong',
  reopened: 'Xem xét lại',
  withdrawn: 'Người gửi rút',
  'code-renewed': 'Cấp lại mã hồ sơ',
  stripped: 'Tách thông tin người tố cáo',
} as const
