import { showDay } from '#base/day.ts'
import { invitePerson } from '#domains/people/acts/invite-person.ts'
import { wholeSystemChoice } from '#domains/people/grant-fields.ts'
import { operator } from '#domains/people/operator.ts'
import { savePassword } from '#domains/people/person.store.ts'
import type { Role } from '#domains/people/roles.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'

export type DemoPerson = {
  userName: string
  name: string
  title: string
  role: Role
  at: 'ward' | 'neighbour' | 'province' | 'justice' | 'jurists' | 'everywhere'
  reach: 'body' | 'subtree' | 'place'
}

/** Who may sign in to the demo, in the order in which they are told. */
export const demoPeople: DemoPerson[] = [
  {
    userName: 'lan',
    name: 'Nguyễn Thị Lan',
    title: 'Công chức tư pháp – hộ tịch, phường Kinh Bắc',
    role: 'officer',
    at: 'ward',
    reach: 'subtree',
  },
  {
    userName: 'hung',
    name: 'Nguyễn Mạnh Hùng',
    title: 'Phó Chủ tịch UBND phường Kinh Bắc',
    role: 'leader',
    at: 'ward',
    reach: 'subtree',
  },
  {
    userName: 'hoa',
    name: 'Nguyễn Thị Hoa',
    title: 'Công chức tư pháp – hộ tịch, phường Võ Cường',
    role: 'officer',
    at: 'neighbour',
    reach: 'subtree',
  },
  {
    userName: 'thu',
    name: 'Đỗ Thị Thu',
    title: 'Chuyên viên Văn phòng UBND tỉnh: giao kế hoạch xuống xã, phường',
    role: 'officer',
    at: 'province',
    reach: 'body',
  },
  {
    userName: 'mai',
    name: 'Trần Thị Mai',
    title: 'Chuyên viên Sở Tư pháp: theo dõi, đôn đốc cả tỉnh',
    role: 'overseer',
    at: 'justice',
    reach: 'place',
  },
  {
    userName: 'yen',
    name: 'Phạm Thị Yến',
    title: 'Chuyên viên Sở Tư pháp: thẩm định chuẩn tiếp cận pháp luật',
    role: 'appraiser',
    at: 'justice',
    reach: 'place',
  },
  {
    userName: 'vinh',
    name: 'Trương Quang Vinh',
    title: 'Phó Chủ tịch UBND tỉnh: ký quyết định',
    role: 'leader',
    at: 'province',
    reach: 'body',
  },
  {
    userName: 'thao',
    name: 'Lê Thị Thảo',
    title: 'Chuyên viên Sở Tư pháp: biên tập thư viện pháp luật',
    role: 'librarian',
    at: 'everywhere',
    reach: 'subtree',
  },
  {
    userName: 'khanh',
    name: 'Đỗ Quốc Khánh',
    title: 'Chủ tịch Hội Luật gia tỉnh: giữ sổ của Hội',
    role: 'leader',
    at: 'jurists',
    reach: 'body',
  },
  {
    userName: 'sen',
    name: 'Hoàng Thị Sen',
    title: 'Tình nguyện viên tư vấn của Hội Luật gia tỉnh',
    role: 'volunteer',
    at: 'jurists',
    reach: 'body',
  },
  {
    userName: 'binh',
    name: 'Vũ Thanh Bình',
    title: 'Luật gia: duyệt và đứng tên tư vấn miễn phí',
    role: 'jurist',
    at: 'jurists',
    reach: 'body',
  },
  {
    userName: 'tam',
    name: 'Nguyễn Văn Tâm',
    title: 'Hòa giải viên, Tổ hòa giải Niềm Xá, phường Kinh Bắc',
    role: 'mediator',
    at: 'ward',
    reach: 'body',
  },
  {
    userName: 'quantri',
    name: 'Phạm Văn Quản',
    title: 'Quản trị hệ thống',
    role: 'administrator',
    at: 'everywhere',
    reach: 'subtree',
  },
]

export type DemoBodies = Record<Exclude<DemoPerson['at'], 'everywhere'>, string>

/** The account of one who may sign in; the demo's common password was hashed once. */
export async function inviteDemoPerson(
  house: House,
  { at, ...person }: DemoPerson,
  bodies: DemoBodies,
  passwordHash: string,
): Promise<string> {
  const id = await inviteAt(
    house,
    person,
    at === 'everywhere'
      ? { homeBodyId: bodies.justice, bodyId: wholeSystemChoice }
      : { homeBodyId: bodies[at], bodyId: bodies[at] },
  )
  await house.database.transaction((tx) => savePassword(tx, id, passwordHash, house.clock.now()))
  return id
}

/** An officer or leader of a commune that only stands in the demo's records: invited, without a password. */
export async function inviteCommuneOfficer(
  house: House,
  officer: { name: string; userName: string; role?: 'officer' | 'leader' },
  bodyId: string,
): Promise<string> {
  const { role = 'officer', ...who } = officer
  const title = role === 'officer' ? 'Công chức tư pháp – hộ tịch' : 'Lãnh đạo UBND'
  return inviteAt(house, { ...who, title, role, reach: 'subtree' }, { homeBodyId: bodyId, bodyId })
}

async function inviteAt(
  house: House,
  person: Omit<DemoPerson, 'at'>,
  place: { homeBodyId: string; bodyId: string },
): Promise<string> {
  const fromDay = showDay(today(house.clock))
  const typed = { ...person, ...place, email: '', phone: '', fromDay, toDay: '', reason: 'Dữ liệu mẫu' }
  return (await perform(invitePerson, { house, actor: operator }, typed)).person.id
}
