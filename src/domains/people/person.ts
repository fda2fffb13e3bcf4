import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { fold, sortKey } from '#base/vietnamese.ts'

/** Cán bộ: a person with an account. Closed, never deleted: what was done keeps its name. */
export type Person = {
  id: string
  name: string
  userName: string
  email: string | null
  phone: string | null
  /** «Công chức tư pháp – hộ tịch». */
  title: string
  homeBodyId: string | null
  hasPassword: boolean
  hasSecondFactor: boolean
  /** The first day without the account; null: it is open. */
  closedOn: Day | null
}

/** What an administrator types; the rest follows. */
export type PersonEntry = Pick<Person, 'name' | 'userName' | 'email' | 'phone' | 'title' | 'homeBodyId'>

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy tài khoản này, hoặc ông/bà không được giao quyền xem.'),
  closed: new Refusal(409, 'Tài khoản này đã đóng. Người này cần làm việc lại thì hãy mời bằng tài khoản mới.'),
  userNameTaken: new Refusal(409, 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác, ví dụ thêm tên cơ quan.'),
  emailTaken: new Refusal(409, 'Thư điện tử này đã thuộc một tài khoản khác. Mỗi người một thư điện tử riêng.'),
  signInFirst: new Refusal(401, 'Hãy đăng nhập để tiếp tục.'),
  outsideReach: new Refusal(
    403,
    'Tài khoản này có vai trò ngoài phạm vi ông/bà quản trị. Hãy nhờ người quản trị cấp trên làm việc này.',
  ),
}

export function isOpen(person: Pick<Person, 'closedOn'>, today: Day): boolean {
  return person.closedOn === null || today < person.closedOn
}

/** The person who acts; refuses when nobody has signed in. */
export function personIdOf(actor: { personId: string | null }): string {
  if (actor.personId === null) throw refusals.signInFirst
  return actor.personId
}

export const userNamePattern = /^[a-z0-9](?:[a-z0-9._-]{1,58})[a-z0-9]$/

/** «Nguyễn Thị Lan» → `nguyenthilan`; `tries` numbers the next ones when it is taken. Always fits the pattern. */
export function userNameFrom(name: string, tries = 0): string {
  const letters = fold(name).replace(/[^a-z0-9]/g, '')
  const base = (letters.length >= 3 ? letters : `canbo${letters}`).slice(0, 50)
  return tries === 0 ? base : `${base}${tries + 1}`
}

/** What a person typed to say who they are; both ways of writing mean one account. */
export function signInNameOf(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase().slice(0, 254)
}

/** For searching without marks: every word that might be typed. */
export function foldedOf(entry: Pick<Person, 'name' | 'userName' | 'email' | 'title'>): string {
  return fold([entry.name, entry.userName, entry.email ?? '', entry.title].join(' '))
}

/** Lists of people go by given name, the last word; then by the whole name. */
export function sortKeyOf(name: string): string {
  return sortKey(`${name.trim().split(/\s+/u).at(-1)} ${name}`)
}
