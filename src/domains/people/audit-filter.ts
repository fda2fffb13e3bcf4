import { type Day, readDay } from '#base/day.ts'

/** Bộ lọc nhật ký, as it stands in the address. */
export type AuditFilter = {
  who?: string
  domain?: string
  from?: Day
  to?: Day
  subjectId?: string
  /** The id of the last line of the page before. */
  before?: string
}

export const auditPageSize = 100

/** By the first word of an act. */
export const auditDomains: Record<string, string> = {
  people: 'Tài khoản, đăng nhập',
  bodies: 'Cơ quan, tổ chức',
  plans: 'Kế hoạch, nhiệm vụ',
  calendar: 'Ngày nghỉ lễ',
}

export function auditFilterOf(query: Record<string, string>): AuditFilter {
  const { ai, mang = '', tu = '', den = '', ve, truoc } = query
  return {
    who: ai,
    domain: Object.hasOwn(auditDomains, mang) ? mang : undefined,
    from: readDay(tu),
    to: readDay(den),
    subjectId: ve === '' ? undefined : ve?.slice(0, 60),
    before: truoc,
  }
}

/** The words of an act of people; an act of another domain without words here is shown by its name. */
export function actWords(act: string): string {
  return words[act] ?? act
}

const words: Record<string, string> = {
  'people.sign-in': 'Đăng nhập bằng mật khẩu',
  'people.sign-in-with-provider': 'Đăng nhập bằng tài khoản dùng chung',
  'people.give-second-factor': 'Nhập mã xác thực hai lớp',
  'people.sign-out': 'Đăng xuất',
  'people.sign-out-everywhere': 'Đăng xuất khỏi mọi thiết bị',
  'people.end-session': 'Kết thúc một phiên đăng nhập',
  'people.change-password': 'Đổi mật khẩu',
  'people.set-password-by-link': 'Đặt mật khẩu bằng liên kết',
  'people.send-password-reset': 'Gửi liên kết đặt lại mật khẩu',
  'people.become-first-administrator': 'Lập tài khoản quản trị đầu tiên',
  'people.turn-on-second-factor': 'Bật xác thực hai lớp',
  'people.turn-off-second-factor': 'Tắt xác thực hai lớp',
  'people.remove-second-factor': 'Gỡ xác thực hai lớp của người khác',
  'people.renew-recovery-codes': 'Lấy mã dự phòng mới',
  'people.invite-person': 'Mời cán bộ',
  'people.change-person': 'Sửa thông tin tài khoản',
  'people.renew-link': 'Cấp lại liên kết',
  'people.close-account': 'Đóng tài khoản',
  'people.grant-role': 'Giao vai trò',
  'people.end-grant': 'Kết thúc vai trò',
  'people.delegate': 'Ủy quyền',
  'people.end-delegation': 'Kết thúc ủy quyền',
  'bodies.found-body': 'Lập cơ quan',
  'bodies.found-usual-bodies': 'Lập các cơ quan thường có',
  'bodies.rename-body': 'Đổi tên cơ quan',
  'bodies.name-body': 'Ghi tên khác của cơ quan',
  'bodies.move-body': 'Chuyển cơ quan cấp trên',
  'bodies.merge-bodies': 'Hợp nhất cơ quan',
  'bodies.split-body': 'Chia tách cơ quan',
  'bodies.abolish-body': 'Kết thúc cơ quan',
  'calendar.enter-holiday': 'Ghi ngày nghỉ lễ',
  'plans.upload-plan': 'Tải kế hoạch lên',
  'plans.discard-upload': 'Bỏ bản đã nhập',
  'plans.correct-header': 'Sửa phần đầu kế hoạch',
  'plans.correct-task': 'Sửa nhiệm vụ khi kiểm tra',
  'plans.add-task': 'Thêm nhiệm vụ khi kiểm tra',
  'plans.drop-task': 'Bỏ nhiệm vụ khi kiểm tra',
  'plans.restore-task': 'Lấy lại nhiệm vụ đã bỏ',
  'plans.merge-tasks': 'Gộp nhiệm vụ',
  'plans.split-task': 'Tách nhiệm vụ',
  'plans.settle-doubt': 'Giải quyết chỗ còn ngờ',
  'plans.adopt-plan': 'Nhập kế hoạch',
  'plans.undo-adoption': 'Rút kế hoạch khỏi thực hiện',
  'plans.assign-task': 'Phân công nhiệm vụ',
  'plans.write-progress': 'Ghi tiến độ',
  'plans.claim-obligation': 'Báo hoàn thành',
  'plans.withdraw-claim': 'Rút báo hoàn thành',
  'plans.add-evidence': 'Kèm sản phẩm',
  'plans.remove-evidence': 'Gỡ sản phẩm',
  'plans.check-obligation': 'Xác nhận kết quả',
  'plans.return-obligation': 'Trả lại kết quả',
  'plans.request-obligation': 'Ghi yêu cầu của cấp trên',
  'plans.request-explanation': 'Yêu cầu giải trình',
  'plans.answer-explanation': 'Giải trình',
  'plans.extend-series': 'Mở thêm kỳ của nhiệm vụ',
}
