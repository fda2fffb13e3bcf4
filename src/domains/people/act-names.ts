/** Tên việc trong nhật ký: an act as an officer says it. One table; an act without a name here is shown by its own. */
export function actName(act: string): string {
  return actNames[act] ?? act
}

/** By the first word of an act. */
export const actDomains: Record<string, string> = {
  people: 'Tài khoản, đăng nhập',
  bodies: 'Cơ quan, tổ chức',
  plans: 'Kế hoạch, nhiệm vụ',
  calendar: 'Ngày nghỉ',
}

/** What was acted on. */
export function subjectName(kind: string): string {
  return subjectNames[kind] ?? kind
}

export const actNames: Record<string, string> = {
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
  'bodies.found-body': 'Thành lập cơ quan',
  'bodies.found-usual-bodies': 'Lập các cơ quan thường có',
  'bodies.rename-body': 'Đổi tên cơ quan',
  'bodies.name-body': 'Thêm tên gọi khác của cơ quan',
  'bodies.move-body': 'Chuyển cơ quan cấp trên',
  'bodies.merge-bodies': 'Sáp nhập, hợp nhất cơ quan',
  'bodies.split-body': 'Chia tách cơ quan',
  'bodies.abolish-body': 'Giải thể, kết thúc cơ quan',
  'calendar.enter-holiday': 'Ghi ngày nghỉ, ngày làm bù',
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

const subjectNames: Record<string, string> = {
  person: 'Tài khoản',
  'role-grant': 'Vai trò',
  'sign-in': 'Đăng nhập',
  body: 'Cơ quan',
  holiday: 'Ngày',
  plan: 'Kế hoạch',
  'plan-upload': 'Bản kế hoạch đã tải lên',
  task: 'Nhiệm vụ',
  obligation: 'Mốc của nhiệm vụ',
  exchange: 'Trao đổi về nhiệm vụ',
}
