import { communePlanFile, type DemoCommune, demoCommunes } from '#app/demo/commune-plans.ts'
import { inviteCommuneOfficer } from '#app/demo/demo-people.ts'
import { demoPlanFile } from '#app/demo/demo-plan.ts'
import type { Story } from '#app/demo/demo-story.ts'
import { provincePlanFile } from '#app/demo/province-plan.ts'
import { addDays, type Day, showDay } from '#base/day.ts'
import { uncapitalise } from '#base/vietnamese.ts'
import { foundUsualBodies } from '#domains/bodies/acts/found-usual-bodies.ts'
import { withdrawAddressee } from '#domains/cascade/acts/change-addressee.ts'
import { confirmAnswer } from '#domains/cascade/acts/decide-answer.ts'
import { issuePlan } from '#domains/cascade/acts/issue-plan.ts'
import { returnCell, sayCell } from '#domains/cascade/acts/say-cell.ts'
import { operator } from '#domains/people/operator.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

type Placed = DemoCommune & { bodyId: string; placeName: string; placeKind: string; officerId: string }

/**
 * The province's plan of January, given to ten communes: eight answer in time and differ in what they take over, one answers
 * late, one has not answered; what was due since is done here and left there. Gives back the plan of the ward itself.
 */
export async function tellProvinceStory(
  story: Story,
  people: { thu: string; lan: string; hoa: string },
  bodies: { ward: string; province: string; justice: string },
): Promise<string> {
  const { year } = story
  const communes = await foundCommunes(story, people.hoa)
  story.moveTo(`${year}-01-06`)
  const provincePlanId = await story.adopts(people.thu, {
    bodyId: bodies.province,
    name: `KH-08-gan-dan-${year}.docx`,
    bytes: await provincePlanFile(year, ['phường Kinh Bắc', ...communes.map((one) => one.placeName)]),
  })
  const due = { answerDueDay: `25/01/${year}`, dueSource: 'Mục III.1 của Kế hoạch' }
  await story.does(people.thu, issuePlan, { planId: provincePlanId, choice: 'named', ...due })
  await withdrawJustice(story, people.thu, provincePlanId, bodies.justice)
  story.moveTo(`${year}-01-12`)
  const wardPlanId = await story.adopts(people.lan, {
    bodyId: bodies.ward,
    name: `KH-27-pho-bien-phap-luat-${year}.docx`,
    bytes: await demoPlanFile(year),
  })
  const answers = new Map([[bodies.ward, { officerId: people.lan, planId: wardPlanId }]])
  for (const one of communes) {
    if (one.plan === null) continue
    story.moveTo(dayOf(year, one.plan.on))
    answers.set(one.bodyId, { officerId: one.officerId, planId: await answer(story, one, one.plan) })
  }
  story.moveToNow()
  await story.settles()
  for (const [bodyId, given] of answers) await confirm(story, { provincePlanId, bodyId, ...given })
  for (const one of communes) if (one.confirms) await sayAll(story, one.officerId, provincePlanId, one.bodyId)
  await returnOne(story, people.thu, provincePlanId)
  await workSoFar(story, { bodyId: bodies.province, officerId: people.thu, done: 0.75 })
  for (const one of communes) await workSoFar(story, one)
  return wardPlanId
}

async function foundCommunes(story: Story, hoaId: string): Promise<Placed[]> {
  const placed: Placed[] = []
  for (const one of demoCommunes) {
    const { bodyId, placeName, placeKind } = await story.house.database.kysely
      .selectFrom('body')
      .innerJoin('place', 'place.id', 'body.place_id')
      .select(['body.id as bodyId', 'place.full_name as placeName', 'place.kind as placeKind'])
      .where('body.place_id', '=', one.placeId)
      .where('body.kind', '=', 'ubnd')
      .orderBy('body.path')
      .executeTakeFirstOrThrow()
    await perform(foundUsualBodies, { house: story.house, actor: operator }, { bodyId })
    const officerId =
      one.officer.userName === 'hoa' ? hoaId : await inviteCommuneOfficer(story.house, one.officer, bodyId)
    const name = uncapitalise(placeName)
    placed.push({ ...one, bodyId, placeName: name, placeKind: placeKind === 'xa' ? 'xã' : 'phường', officerId })
  }
  return placed
}

/** The plan names the department too, for one task of its own: it needs no plan for that. */
async function withdrawJustice({ house, does }: Story, thu: string, planId: string, bodyId: string): Promise<void> {
  const addressee = await house.database.kysely
    .selectFrom('plan_addressee')
    .select(['id', 'version'])
    .where('plan_id', '=', planId)
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
  if (addressee === undefined) return
  const reason = 'Sở Tư pháp làm việc được giao theo chương trình công tác của Sở, không phải ban hành kế hoạch riêng.'
  await does(thu, withdrawAddressee, { addresseeId: addressee.id, version: addressee.version, reason })
}

async function answer(story: Story, one: Placed, plan: { number: string; on: string }): Promise<string> {
  const { year } = story
  const place = { name: one.placeName, kind: one.placeKind }
  const file = (number: string) => `KH-${number.replace(/\D/g, '')}-gan-dan-${year}.docx`
  const bytes = await communePlanFile(year, place, { takes: one.takes, plan })
  const first = await story.adopts(one.officerId, { bodyId: one.bodyId, name: file(plan.number), bytes })
  if (one.amends !== true) return first
  const amended = { number: '96/KH-UBND', on: '10/07' }
  story.moveTo(dayOf(year, amended.on))
  return story.adopts(one.officerId, {
    bodyId: one.bodyId,
    name: file(amended.number),
    bytes: await communePlanFile(year, place, { takes: one.takes, plan }, amended),
    amendsPlanId: first,
  })
}

function dayOf(year: number, on: string): Day {
  const [day, month] = on.split('/')
  return `${year}-${month}-${day}`
}

type Answered = { provincePlanId: string; bodyId: string; officerId: string; planId: string }

async function confirm({ house, does }: Story, { provincePlanId, bodyId, officerId, planId }: Answered): Promise<void> {
  const { id } = await house.database.kysely
    .selectFrom('plan_addressee')
    .select('id')
    .where('plan_id', '=', provincePlanId)
    .where('body_id', '=', bodyId)
    .executeTakeFirstOrThrow()
  await does(officerId, confirmAnswer, { addresseeId: id, answerPlanId: planId })
}

/** The commune agrees with what the machine proposes, task by task. */
async function sayAll({ house, does }: Story, officerId: string, planId: string, bodyId: string): Promise<void> {
  const cells = await house.database.kysely
    .selectFrom('coverage_cell as cell')
    .innerJoin('plan_addressee as asked', 'asked.id', 'cell.addressee_id')
    .select([
      'cell.id',
      'cell.addressee_id as addresseeId',
      'cell.version',
      'cell.proposed',
      'cell.proposed_task_id as childTaskId',
    ])
    .where('asked.plan_id', '=', planId)
    .where('asked.body_id', '=', bodyId)
    .where('cell.state', '=', 'open')
    .orderBy('cell.id')
    .execute()
  for (const { id, addresseeId, version, proposed, childTaskId } of cells) {
    if (proposed === null) continue
    const reason = proposed === 'silent' ? 'Việc này đã có trong chương trình phối hợp với Hội Nông dân.' : ''
    const form = { addresseeId, cellId: id, version, said: proposed, childTaskId: childTaskId ?? '', reason }
    await does(officerId, sayCell, form)
  }
}

/** The province does not agree that one task was left out. */
async function returnOne({ house, does }: Story, thu: string, planId: string): Promise<void> {
  const cell = await house.database.kysely
    .selectFrom('coverage_cell as cell')
    .innerJoin('plan_addressee as asked', 'asked.id', 'cell.addressee_id')
    .select(['cell.id', 'cell.addressee_id as addresseeId', 'cell.version'])
    .where('asked.plan_id', '=', planId)
    .where('cell.said', '=', 'silent')
    .orderBy('cell.id')
    .executeTakeFirst()
  if (cell === undefined) return
  const returnReason = 'Chương trình phối hợp không thay được việc này; đề nghị đưa vào kế hoạch hoặc nói rõ ai làm.'
  await does(thu, returnCell, { addresseeId: cell.addresseeId, cellId: cell.id, version: cell.version, returnReason })
}

/** Every so many-th piece of work comes some days late. */
const lateEvery = 4

/** Of what was due until today the diligent did nearly all, others less; the last to be due stays undone. */
async function workSoFar(
  { house, does }: Story,
  { bodyId, officerId, done }: Pick<Placed, 'bodyId' | 'officerId' | 'done'>,
): Promise<void> {
  const now = today(house.clock)
  const due = await house.database.kysely
    .selectFrom('obligation')
    .innerJoin('task', 'task.id', 'obligation.task_id')
    .innerJoin('plan', 'plan.id', 'task.plan_id')
    .select([
      'obligation.id as obligationId',
      'obligation.task_id as taskId',
      'obligation.version',
      'obligation.due_day as dueDay',
    ])
    .where('plan.body_id', '=', bodyId)
    .where('plan.state', '=', 'adopted')
    .where('obligation.state', '=', 'open')
    .where('obligation.due_day', '<', now)
    .orderBy('obligation.due_day')
    .orderBy('task.position')
    .execute()
  for (const [index, { dueDay, ...form }] of due.slice(0, Math.round(due.length * done)).entries()) {
    const late = addDays(dueDay!, index % lateEvery === lateEvery - 1 ? 9 : -2)
    await does(officerId, claimObligation, { ...form, doneDay: showDay(late > now ? now : late) })
  }
}
