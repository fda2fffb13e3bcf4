import type { PersonRow } from '#domains/people/people.queries.ts'
import type { AccountState } from '#domains/people/people-filter.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

/** Danh sách người dùng as a sheet: what the page shows and nothing more; no address, no telephone, no sign-ins. */
export function peopleSheet(rows: readonly PersonRow[]): Sheet {
  return {
    name: 'Người dùng',
    title: 'Người dùng trong phạm vi quản trị',
    columns: [
      { head: 'Họ và tên', width: 28, kind: 'text' },
      { head: 'Tên đăng nhập', width: 20, kind: 'text' },
      { head: 'Chức vụ', width: 28, kind: 'text', wrap: true },
      { head: 'Cơ quan', width: 36, kind: 'text', wrap: true },
      { head: 'Vai trò hôm nay', width: 36, kind: 'text', wrap: true },
      { head: 'Tình trạng', width: 20, kind: 'text' },
    ],
    rows: rows.map(({ name, userName, title, homeBodyName, roles, state }) => [
      name,
      userName,
      title,
      homeBodyName,
      roles.join(', '),
      accountStateNames[state],
    ]),
  }
}

export const accountStateNames: Record<AccountState, string> = {
  open: 'Đang dùng',
  invited: 'Chưa đặt mật khẩu',
  closed: 'Đã đóng',
}
