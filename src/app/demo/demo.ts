import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoPlanFile } from '#app/demo/demo-plan.ts'
import { workOnDemoPlan } from '#app/demo/demo-work.ts'
import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { foundUsualBodies } from '#domains/bodies/acts/found-usual-bodies.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { invitePerson } from '#domains/people/acts/invite-person.ts'
import { wholeSystemChoice } from '#domains/people/grant-fields.ts'
import { operator } from '#domains/people/operator.ts'
import { savePassword } from '#domains/people/person.store.ts'
import type { Role } from '#domains/people/roles.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { readUploadJob, uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { planJobs } from '#domains/plans/plans.jobs.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { hashPassword } from '#platform/identity/password.ts'
import { Worker } from '#platform/jobs/worker.ts'

/** The demo's ward and province: real places, invented people. */
const wardId = '09187'
const provinceId = '24'

type DemoPerson = {
  userName: string
  name: string
  title: string
  role: Role
  at: 'ward' | 'office' | 'province' | 'justice' | 'everywhere'
  reach: 'body' | 'subtree' | 'place'
}

const people: DemoPerson[] = [
  {
    userName: 'lan',
    name: 'Nguyễn Thị Lan',
    title: 'Công chức tư pháp – hộ tịch',
    role: 'officer',
    at: 'ward',
    reach: 'subtree',
  },
  {
    userName: 'hung',
    name: 'Nguyễn Mạnh Hùng',
    title: 'Phó Chủ tịch UBND phường',
    role: 'leader',
    at: 'ward',
    reach: 'subtree',
  },
  {
    userName: 'mai',
    name: 'Trần Thị Mai',
    title: 'Chuyên viên Sở Tư pháp',
    role: 'overseer',
    at: 'justice',
    reach: 'place',
  },
  {
    userName: 'thu',
    name: 'Đỗ Thị Thu',
    title: 'Chuyên viên Văn phòng UBND tỉnh',
    role: 'officer',
    at: 'province',
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

/** Makes the demo set: a ward with its offices, officers with roles, a plan that was read, adopted and is being worked on. */
export async function makeDemo(house: House): Promise<void> {
  writeFileSync(unfinishedFile(house), '')
  const ward = await bodyAt(house, wardId, 'ubnd')
  const justice = await bodyAt(house, provinceId, 'so')
  const province = await bodyAt(house, provinceId, 'ubnd')
  await perform(foundUsualBodies, { house, actor: operator }, { bodyId: ward })
  const password = newPassword()
  const ids: Record<string, string> = {}
  for (const one of people) ids[one.userName] = await invite(house, one, { ward, justice, province }, password)
  await readAndAdopt(house, ids.lan!, ward)
  await workOnDemoPlan(house, { lan: ids.lan!, hung: ids.hung! })
  writeFileSync(signInsFile(house), `${password}\n`, { mode: 0o600 })
  rmSync(unfinishedFile(house))
}

/** What to tell on every start while the demo's accounts are there. */
export async function readDemoSignIns(house: House): Promise<string[]> {
  const file = signInsFile(house)
  if (!existsSync(file)) return []
  const password = readFileSync(file, 'utf8').trim()
  return [
    '',
    `Dữ liệu mẫu. Mật khẩu chung cho mọi tài khoản mẫu: ${password}`,
    ...people.map(({ userName, name, title }) => `  ${userName.padEnd(8)} ${name}, ${title}`),
    'Đăng nhập ở /dang-nhap. Chạy lại với «npm start -- --empty» và thư mục dữ liệu khác để bắt đầu không có dữ liệu mẫu.',
  ]
}

/** A demo that was broken off half-made is of no use to anybody: it is made anew in an empty folder. */
export function refuseUnfinishedDemo(house: House): void {
  if (!existsSync(unfinishedFile(house))) return
  throw new Refusal(
    409,
    `Lần chạy trước dừng khi đang làm dữ liệu mẫu. Hãy xóa thư mục ${house.dataFolder} (và làm trống cơ sở dữ liệu, nếu dùng DATABASE_URL) rồi chạy lại. / The last start ended while making the demo: remove the data folder and start again.`,
  )
}

function unfinishedFile(house: House): string {
  return join(house.dataFolder, 'demo-unfinished')
}

/** Twelve letters and digits in groups of four: it is read off a screen and typed. */
function newPassword(): string {
  const group = () => newSecret().replace(/[-_]/g, '').slice(0, 4)
  return `${group()}-${group()}-${group()}`
}

function signInsFile(house: House): string {
  return join(house.dataFolder, 'demo-password.txt')
}

async function bodyAt(house: House, placeId: string, kind: 'ubnd' | 'so'): Promise<string> {
  const { id } = await house.database.kysely
    .selectFrom('body')
    .select('id')
    .where('place_id', '=', placeId)
    .where('kind', '=', kind)
    .orderBy('path')
    .executeTakeFirstOrThrow()
  return id
}

async function invite(
  house: House,
  one: DemoPerson,
  bodies: { ward: string; justice: string; province: string },
  password: string,
): Promise<string> {
  const { userName, name, title, role, reach } = one
  const bodyId = one.at === 'everywhere' ? wholeSystemChoice : bodies[one.at === 'office' ? 'ward' : one.at]
  const typed = {
    userName,
    name,
    title,
    email: '',
    phone: '',
    homeBodyId: bodyId === wholeSystemChoice ? bodies.justice : bodyId,
    role,
    bodyId,
    reach,
    fromDay: '01/01/2026',
    toDay: '',
    reason: 'Dữ liệu mẫu',
  }
  const { person } = await perform(invitePerson, { house, actor: operator }, typed)
  const hash = await hashPassword(password)
  await house.database.transaction((tx) => savePassword(tx, person.id, hash, house.clock.now()))
  return person.id
}

/** Goes the way of every plan: upload, reading job, adoption. */
async function readAndAdopt(house: House, lanId: string, wardBodyId: string): Promise<void> {
  const lan = await loadActor(house.database.kysely, lanId, today(house.clock))
  const year = Number(today(house.clock).slice(0, 4))
  const plan = { name: `KH-27-pho-bien-phap-luat-${year}.docx`, bytes: await demoPlanFile(year) }
  const { uploadId } = await perform(
    uploadPlan,
    { house, actor: lan },
    { bodyId: wardBodyId, amendsPlanId: '', files: { plan: [plan] } },
  )
  await runReading(house, uploadId)
  const { draft_version, state, refusal } = await house.database.kysely
    .selectFrom('plan_upload')
    .select(['draft_version', 'state', 'refusal'])
    .where('id', '=', uploadId)
    .executeTakeFirstOrThrow()
  if (state !== 'read') throw new Error(`The demo's plan could not be read: ${refusal ?? state}`)
  await perform(adoptPlan, { house, actor: lan }, { uploadId, version: String(draft_version) })
}

async function runReading(house: House, uploadId: string): Promise<void> {
  const jobs = planJobs(house)
  const worker = new Worker({
    database: house.database,
    clock: house.clock,
    handlers: { [readUploadJob]: jobs[readUploadJob]! },
    pollMs: 50,
  })
  worker.start()
  try {
    for (let waited = 0; waited < 600; waited++) {
      const { state } = await house.database.kysely
        .selectFrom('plan_upload')
        .select('state')
        .where('id', '=', uploadId)
        .executeTakeFirstOrThrow()
      if (state !== 'queued') return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('The demo plan was not read within a minute.')
  } finally {
    await worker.stop()
  }
}
