import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tellActivities, tellWhereItWas } from '#app/demo/demo-activities.ts'
import { foundJurists, tellAdvice } from '#app/demo/demo-advice.ts'
import { tellWhatFollowed } from '#app/demo/demo-after.ts'
import { tellAwards } from '#app/demo/demo-awards.ts'
import { tellBroadcasts } from '#app/demo/demo-broadcasts.ts'
import { tellProvinceStory } from '#app/demo/demo-cascade.ts'
import { tellDisclosures } from '#app/demo/demo-disclosures.ts'
import { tellEssays } from '#app/demo/demo-essays.ts'
import { tellGuides } from '#app/demo/demo-guides.ts'
import { tellLearning } from '#app/demo/demo-learning.ts'
import { tellLocalDocuments } from '#app/demo/demo-local-documents.ts'
import { tellMatters } from '#app/demo/demo-matters.ts'
import { tellMediation } from '#app/demo/demo-mediation.ts'
import { type DemoBodies, demoPeople, inviteDemoPerson } from '#app/demo/demo-people.ts'
import { tellPractitioners } from '#app/demo/demo-practitioners.ts'
import { tellReports } from '#app/demo/demo-reports.ts'
import { tellShelf } from '#app/demo/demo-shelf.ts'
import { tellStandard } from '#app/demo/demo-standard.ts'
import { tellStatistics } from '#app/demo/demo-statistics.ts'
import { tellStory } from '#app/demo/demo-story.ts'
import { tellSupervision } from '#app/demo/demo-supervision.ts'
import { tellTraining } from '#app/demo/demo-training.ts'
import { workOnDemoPlan } from '#app/demo/demo-work.ts'
import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { foundUsualBodies } from '#domains/bodies/acts/found-usual-bodies.ts'
import { operator } from '#domains/people/operator.ts'
import { publishPlan } from '#domains/plans/acts/publish-plan.ts'
import { perform } from '#platform/acts/act.ts'
import type { House } from '#platform/house.ts'
import { hashPassword } from '#platform/identity/password.ts'

/** The demo's ward, its neighbour and their province: real places, invented people. */
const wardId = '09187'
const neighbourId = '09190'
const provinceId = '24'

/**
 * Makes the demo set: a province that gives its plan to communes, their plans that answer it, and a ward whose plan was read,
 * adopted and is being worked on. It is told day by day from January on, by acts alone.
 */
export async function makeDemo(real: House): Promise<void> {
  writeFileSync(unfinishedFile(real), '')
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  await tellStory(real, async (story) => {
    const { house } = story
    const bodies: DemoBodies = {
      ward: await bodyAt(house, wardId, 'ubnd'),
      neighbour: await bodyAt(house, neighbourId, 'ubnd'),
      province: await bodyAt(house, provinceId, 'ubnd'),
      justice: await bodyAt(house, provinceId, 'so'),
      jurists: '',
    }
    const ids: Record<string, string> = {}
    for (const one of demoPeople.filter(({ at }) => at !== 'jurists'))
      ids[one.userName] = await inviteDemoPerson(house, one, bodies, passwordHash)
    await perform(foundUsualBodies, { house, actor: operator }, { bodyId: bodies.ward })
    const wardPlanId = await tellProvinceStory(story, { thu: ids.thu!, lan: ids.lan!, hoa: ids.hoa! }, bodies)
    await tellWhatFollowed(story, { mai: ids.mai!, hoa: ids.hoa! }, bodies.neighbour)
    await tellGuides(story, { lan: ids.lan!, hung: ids.hung! }, bodies.ward)
    await tellShelf(story, ids.lan!, bodies.ward)
    const practitionerIds = await tellPractitioners(story, { lan: ids.lan!, hung: ids.hung! }, bodies.ward)
    await tellSupervision(story, ids.hung!, bodies.ward)
    await tellAwards(story, ids.lan!, ids.hung!, bodies.ward)
    await tellBroadcasts(story, { lan: ids.lan!, hung: ids.hung! }, bodies.ward)
    await tellTraining(story, { lan: ids.lan!, practitionerIds }, bodies.ward)
    await workOnDemoPlan(house, { lan: ids.lan!, hung: ids.hung! }, wardPlanId)
    await tellActivities(
      story,
      { lan: ids.lan!, hung: ids.hung!, hoa: ids.hoa!, quantri: ids.quantri! },
      bodies,
      wardPlanId,
    )
    // the association comes last: what was read of plans before stays as it was read
    bodies.jurists = await foundJurists(house, bodies.province)
    for (const one of demoPeople.filter(({ at }) => at === 'jurists'))
      ids[one.userName] = await inviteDemoPerson(house, one, bodies, passwordHash)
    await tellMatters(story, { lan: ids.lan!, hung: ids.hung! }, bodies.ward)
    await tellAdvice(story, { khanh: ids.khanh!, sen: ids.sen!, binh: ids.binh! }, bodies.jurists)
    await tellMediation(story, { lan: ids.lan!, hung: ids.hung!, tam: ids.tam! }, bodies.ward)
    await tellWhereItWas(story, ids.lan!)
    await tellLearning(story, { lan: ids.lan!, hung: ids.hung! }, bodies.ward, wardId)
    await tellEssays(story, { lan: ids.lan!, hung: ids.hung! }, bodies.ward, wardId)
    await tellDisclosures(story, ids.lan!, bodies.ward)
    await tellLocalDocuments(story, ids.lan!, bodies.ward)
    await tellStatistics(story, { lan: ids.lan!, hung: ids.hung!, mai: ids.mai!, thu: ids.thu! }, bodies)
    await tellStandard(story, { lan: ids.lan!, yen: ids.yen!, vinh: ids.vinh! }, bodies.ward)
    // what the ward promised is there for everybody to see
    await story.does(ids.hung!, publishPlan, { planId: wardPlanId, version: 0, shown: [], kept: [] })
    await tellReports(story, { lan: ids.lan!, hung: ids.hung!, thu: ids.thu!, vinh: ids.vinh! }, bodies)
  })
  writeFileSync(signInsFile(real), `${password}\n`, { mode: 0o600 })
  rmSync(unfinishedFile(real))
}

/** What to tell on every start while the demo's accounts are there. */
export async function readDemoSignIns(house: House): Promise<string[]> {
  const file = signInsFile(house)
  if (!existsSync(file)) return []
  const password = readFileSync(file, 'utf8').trim()
  return [
    '',
    `Dữ liệu mẫu. Mật khẩu chung cho mọi tài khoản mẫu: ${password}`,
    ...demoPeople.map(({ userName, name, title }) => `  ${userName.padEnd(8)} ${name}, ${title}`),
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
