import type { Deed } from '#platform/permission/permission.ts'

/** Vai trò: what an officer is at a body. A role is a list of deeds; the grant says where and how long. */
export type Role = keyof typeof roles

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'manage people': true
    'manage bodies': true
  }
}

/** The deeds of plans are declared in `domains/plans`; which role holds them is written here alone. */
export const roles = {
  officer: {
    name: 'Cán bộ thực hiện',
    explanation:
      'Tải và nhập kế hoạch, phân công, làm nhiệm vụ, báo tiến độ và kèm sản phẩm, ghi hoạt động, soạn báo cáo, soạn hướng dẫn pháp luật, sắp tủ sách pháp luật, nhận và trả lời câu hỏi, đơn, phản ánh, giữ danh sách người làm công tác pháp luật, giữ danh mục công khai và sổ văn bản của xã, lập biểu thống kê; không tự kiểm tra, không tự duyệt.',
    deeds: [
      'read tasks',
      'upload plans',
      'adopt plans',
      'assign tasks',
      'foresee reorganising',
      'work on tasks',
      'issue plans',
      'answer plans',
      'write reports',
      'keep bookshelves',
      'write guides',
      'read activities',
      'record activities',
      'read matters',
      'file for others',
      'work on matters',
      'keep villages',
      'see mediation',
      'run mediation',
      'read practitioners',
      'keep practitioners',
      'keep broadcasts',
      'keep awards',
      'read contests',
      'run contests',
      'mark essays',
      'read surveys',
      'run surveys',
      'mediate',
      'read disclosures',
      'record disclosures',
      'see statistics',
      'read forms',
      'read standard',
      'assess standard',
      'note standard events',
      'write returns',
      'ask for returns',
    ],
  },
  leader: {
    name: 'Lãnh đạo phê duyệt',
    explanation:
      'Ban hành kế hoạch và báo cáo, công khai kế hoạch, duyệt hướng dẫn pháp luật và trả lời của cơ quan, quyết định thụ lý, công nhận tuyên truyền viên, phân công, kiểm tra kết quả và yêu cầu giải trình.',
    deeds: [
      'read tasks',
      'upload plans',
      'adopt plans',
      'assign tasks',
      'foresee reorganising',
      'work on tasks',
      'check tasks',
      'ask for explanation',
      'issue plans',
      'answer plans',
      'publish plans',
      'write reports',
      'issue reports',
      'keep bookshelves',
      'write guides',
      'approve guides',
      'read activities',
      'record activities',
      'read matters',
      'file for others',
      'work on matters',
      'approve matters',
      'keep villages',
      'see mediation',
      'run mediation',
      'mediate',
      'recognise mediators',
      'read practitioners',
      'keep practitioners',
      'recognise practitioners',
      'keep broadcasts',
      'approve broadcasts',
      'keep awards',
      'decide awards',
      'read contests',
      'run contests',
      'mark essays',
      'approve contests',
      'read surveys',
      'run surveys',
      'approve surveys',
      'read disclosures',
      'record disclosures',
      'see statistics',
      'read forms',
      'read standard',
      'assess standard',
      'note standard events',
      'submit standard',
      'decide standard',
      'keep standard rules',
      'write returns',
      'approve returns',
      'ask for returns',
    ],
  },
  overseer: {
    name: 'Theo dõi, đôn đốc cấp trên',
    explanation:
      'Xem tiến độ và hoạt động của các cơ quan trong phạm vi, đôn đốc, yêu cầu giải trình và báo cáo biểu; không sửa.',
    deeds: [
      'read tasks',
      'ask for explanation',
      'read activities',
      'see mediation',
      'read practitioners',
      'read contests',
      'read surveys',
      'read disclosures',
      'see statistics',
      'read forms',
      'read standard',
      'ask for returns',
    ],
  },
  appraiser: {
    name: 'Thẩm định chuẩn tiếp cận pháp luật',
    explanation:
      'Thẩm định bản tự đánh giá của xã, phường trong phạm vi, nhập giá trị quy tắc đọc từ văn bản, giữ kết quả các năm trước; không ký quyết định công nhận; chỉ giao ở cơ quan cấp tỉnh trở lên.',
    deeds: [
      'read standard',
      'read disclosures',
      'appraise standard',
      'note standard events',
      'keep standard rules',
      'see statistics',
      'read forms',
    ],
  },
  administrator: {
    name: 'Quản trị',
    explanation: 'Mở và đóng tài khoản, giao vai trò, quản lý danh mục cơ quan, soạn biểu thống kê, xem nhật ký.',
    deeds: [
      'manage people',
      'manage bodies',
      'foresee reorganising',
      'keep the calendar',
      'set the pace',
      'set spending rates',
      'read forms',
      'set forms',
      'read the audit',
      'watch over the data',
      'keep standard rules',
    ],
  },
  helper: {
    name: 'Nhận lời và nộp hộ',
    explanation:
      'Trưởng thôn, hòa giải viên, cán bộ Hội Phụ nữ, người trực đường dây nóng: nộp hộ người có việc khi được họ đồng ý; không xem sổ, không xem việc nào.',
    deeds: ['file for others'],
  },
  mediator: {
    name: 'Hòa giải viên',
    explanation:
      'Xem và ghi vụ việc hòa giải được phân công cho mình; tổ trưởng xem vụ việc của tổ và phân công; không thấy vụ việc của người khác.',
    deeds: ['mediate'],
  },
  volunteer: {
    name: 'Tình nguyện viên tư vấn',
    explanation: 'Nhận câu hỏi gửi đến Hội Luật gia, soạn tư vấn miễn phí; không thấy ai hỏi, không tự duyệt.',
    deeds: ['give advice'],
  },
  jurist: {
    name: 'Luật gia',
    explanation: 'Duyệt tư vấn miễn phí và đứng tên dưới câu trả lời; cũng tự nhận, soạn cho người khác duyệt.',
    deeds: ['give advice', 'sign advice'],
  },
  librarian: {
    name: 'Biên tập thư viện pháp luật',
    explanation: 'Nhập văn bản, xác nhận hiệu lực và quan hệ giữa các văn bản, soạn hướng dẫn bằng lời dễ hiểu.',
    deeds: ['keep the library', 'keep bookshelves', 'write guides', 'approve guides'],
  },
  reader: {
    name: 'Chỉ xem',
    explanation: 'Xem kế hoạch, tiến độ, hoạt động và danh mục công khai, không làm gì khác.',
    deeds: ['read tasks', 'read activities', 'read disclosures'],
  },
} as const satisfies Record<string, { name: string; explanation: string; deeds: readonly Deed[] }>

export const roleKeys = Object.keys(roles) as [Role, ...Role[]]

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text)
}

/** Doing and approving belong to a body; watching and administering may be for the whole system. */
export function needsBody(role: string): boolean {
  return rolesAtBody.has(role)
}

/** What the province does with its communes is given at a body of a province or above, never within a commune: nobody checks themselves. */
export function needsProvince(role: string): boolean {
  return role === ('appraiser' satisfies Role)
}

const rolesAtBody: ReadonlySet<string> = new Set<Role>([
  'officer',
  'leader',
  'appraiser',
  'helper',
  'mediator',
  'volunteer',
  'jurist',
])

/** Over every body of the country somebody may look and urge: what is done and signed is done at a body, and the system has its own administrators. */
export function mayOverNation(role: string): boolean {
  return role === 'overseer' || role === 'reader'
}

/**
 * What goes along when a body ends and one takes over: it opens nothing by itself, only the cases that somebody is on, and these go
 * there too. Every other role is given anew by a person.
 */
export const rolesThatFollow: readonly Role[] = ['mediator']

/** A role that the code no longer knows gives nothing. */
export function deedsOf(role: string): ReadonlySet<Deed> {
  return deedSets.get(role) ?? noDeeds
}

export function roleName(role: string): string {
  return isRole(role) ? roles[role].name : role
}

const noDeeds: ReadonlySet<Deed> = new Set()
const deedSets = new Map<string, ReadonlySet<Deed>>(roleKeys.map((role) => [role, new Set(roles[role].deeds)]))
