import { demoCommunes } from '#app/demo/commune-plans.ts'
import { inviteCommuneOfficer } from '#app/demo/demo-people.ts'
import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { approvePastResults } from '#domains/standard/acts/approve-past-results.ts'
import { approveRules } from '#domains/standard/acts/approve-rules.ts'
import { assignIndicator } from '#domains/standard/acts/assign-indicator.ts'
import { confirmRest } from '#domains/standard/acts/confirm-rest.ts'
import { decideAssessments } from '#domains/standard/acts/decide-assessments.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { excludeCommune } from '#domains/standard/acts/exclude-commune.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { importPastResults } from '#domains/standard/acts/import-past-results.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { noteStandardEvent } from '#domains/standard/acts/note-event.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { reviewIndicator } from '#domains/standard/acts/review-indicator.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { signMet } from '#domains/standard/acts/sign-met.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { submitRules } from '#domains/standard/acts/submit-rules.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { indicatorsOf, type RuleSet, rulesOf } from '#domains/standard/rule-set.ts'
import { assessedFrom, shippedYearRule } from '#domains/standard/rule-sets.ts'
import { today } from '#platform/clock.ts'

type People = { lan: string; yen: string; vinh: string }

/**
 * The standard in the year of the story: the province reads in sample values, and its communes stand at different places of the way, from
 * not opened to recognised.
 */
export async function tellStandard(story: Story, people: People, wardId: string): Promise<void> {
  const { house, year, does } = story
  story.moveToNow()
  const now = today(house.clock)
  const rule = shippedYearRule(year)
  // in the first weeks of a year there is nothing to assess yet
  if (rule?.kind !== 'rules' || now < `${year}-01-20`) return
  story.moveTo(addDays(now, -15))
  await readSamples(story, people, rule.ruleSet)
  const communes = await officersOf(story)
  const { id: tableId } = await does(people.yen, importPastResults, { provinceId: '24', lines: pastLines() })
  await does(people.vinh, approvePastResults, { provinceId: '24', tableId })
  const opens = (who: string, bodyId: string) => does(who, openAssessment, { bodyId, year: String(year) })
  const ward = await opens(people.lan, wardId)
  await does(people.lan, takeValues, step(ward, 0))
  await does(people.lan, assignIndicator, { ...step(ward, 1), code: 'TC2.CT4', ownerId: people.lan })
  const ways = ['recognised', 'appraised', 'submitted', 'excluded', 'event', 'opened', 'taken'] as const
  for (const [index, way] of ways.entries()) {
    const { officerId, bodyId } = communes[index]!
    const opened = await opens(officerId, bodyId)
    if (way === 'taken') await does(officerId, takeValues, step(opened, 0))
    if (way === 'event') await does(officerId, noteStandardEvent, { ...sampleEvent(story), assessmentId: opened.id })
    if (way === 'excluded')
      await does(people.yen, excludeCommune, {
        ...step(opened, 0),
        ground: 'reorganised',
        why: 'Xã mới sắp xếp lại trong năm, số liệu chưa đủ một năm.',
      })
    if (way === 'opened' || way === 'taken' || way === 'event' || way === 'excluded') continue
    const leader = await inviteCommuneOfficer(house, { ...leaders[index]!, role: 'leader' }, bodyId)
    await goesOn(story, people, { opened, officerId, leader, way, ruleSet: rule.ruleSet })
  }
}

const leaders = [
  { name: 'Nguyễn Văn Khoa', userName: 'khoa.nv' },
  { name: 'Trịnh Thị Hợp', userName: 'hop.tt' },
  { name: 'Đỗ Văn Sáng', userName: 'sang.dv' },
]

/** What was decided before: sample numbers of decisions, as they would stand in a table of the province. */
function pastLines(): string {
  const year = assessedFrom - 2
  const line = (placeId: string, result: string, decision: string, note = '') =>
    [placeId, year, result, decision, decision === '' ? '' : `05/02/${year + 1}`, '', note].join('\t')
  return [
    line('09187', 'đạt', '211/QĐ-UBND (mẫu)'),
    line('09190', 'đạt', '211/QĐ-UBND (mẫu)'),
    line('09169', 'chưa đạt', '211/QĐ-UBND (mẫu)'),
    line('09286', 'không đánh giá', '', 'Đơn vị mới thành lập trong năm'),
  ].join('\n')
}

const step = ({ id }: Pick<Assessment, 'id'>, version: number) => ({ assessmentId: id, version: String(version) })

/** One rule an indicator, so that a demo is soon made; the rest is said not to be in the «text». */
const kept = new Set([
  'CT1.1',
  'CT1.2',
  'CT1.3',
  'CT2.1.1',
  'CT2.2',
  'CT2.3',
  'CT2.4.2',
  'CT2.5',
  'CT2.6.2',
  'CT2.7.2',
  'CT3.1.1',
  'CT3.2.2',
  'CT3.3',
  'CT3.4.3',
])

/** Nobody ever made this text: the demo shows how values are read in, it does not say what the law is. */
async function readSamples({ does }: Story, { yen, vinh }: People, ruleSet: RuleSet): Promise<void> {
  const sample = { document: 'DỮ LIỆU MẪU', article: 'không phải văn bản, chỉ để xem thử', effectiveDay: '01/01/2026' }
  const rows = [
    ...rulesOf(ruleSet).map(({ rule }) => ({
      kind: kept.has(rule.code) ? 'rule' : 'absent',
      code: rule.code,
      level: rule.test.type === 'yes-no' ? '' : rule.test.type === 'count' ? '1' : '60',
      each: rule.test.type === 'per-unit' ? '1' : '',
      mayNotApply: 'co',
      unless: rule.notApplicable?.label ?? '',
      kinds: rule.kinds?.join('; ') ?? '',
      ...sample,
    })),
    ...indicatorsOf(ruleSet).map(({ code }) => ({ kind: 'whole', code, ...sample })),
    ...ruleSet.conditions.map(({ code, test }) => ({
      kind: 'condition',
      code,
      ...(test.type === 'no-event' ? { roles: test.roles, eventKinds: test.kinds, inDutyOnly: 'co' } : {}),
      ...sample,
    })),
  ].map((typed, index) => ({ line: index + 2, typed }))
  const rules = { provinceId: '24', ruleSetId: ruleSet.id }
  const { version } = await does(yen, importRuleRows, { ...rules, version: '0', rows })
  await does(yen, submitRules, { ...rules, version: String(version) })
  await does(vinh, approveRules, { ...rules, version: String(version + 1) })
}

async function officersOf({ house }: Story) {
  const rows = await house.database.kysely
    .selectFrom('person')
    .innerJoin('body', 'body.id', 'person.home_body_id')
    .select(['person.id as officerId', 'person.user_name as userName', 'body.id as bodyId'])
    .where(
      'person.user_name',
      'in',
      demoCommunes.map(({ officer }) => officer.userName),
    )
    .execute()
  return demoCommunes.map(({ officer }) => rows.find(({ userName }) => userName === officer.userName)!)
}

const sampleEvent = ({ year }: Story) => ({
  role: 'government-head',
  kind: 'discipline',
  sanction: 'reprimand',
  inDuty: 'co',
  decision: '112/QĐ-UBND',
  eventDay: `02/01/${year}`,
})

type Going = {
  opened: Assessment
  officerId: string
  leader: string
  way: 'recognised' | 'appraised' | 'submitted'
  ruleSet: RuleSet
}

/** A commune that has everything: values by hand with a paper at each indicator, signed, submitted; then as far as it came. */
async function goesOn(story: Story, { yen, vinh }: People, going: Going): Promise<void> {
  const { does, year, house } = story
  const { opened, officerId, leader, way, ruleSet } = going
  let version = 0
  for (const { rule, indicator } of rulesOf(ruleSet).filter((one) => kept.has(one.rule.code))) {
    await does(officerId, addStandardEvidence, {
      ...step(opened, version++),
      code: indicator.code,
      title: `Sổ theo dõi: ${rule.name.toLowerCase()}`,
      datedOn: `03/01/${year}`,
      link: `/nghiep-vu/hoat-dong?muc=${rule.code}`,
      files: {},
    })
    await does(officerId, enterValue, { ...step(opened, version++), rule: rule.code, ...goodValue })
  }
  const { leftOut } = await does(officerId, signMet, step(opened, version++))
  for (const { code } of leftOut)
    await does(officerId, signIndicator, {
      ...step(opened, version++),
      code,
      self: 'met',
      why: 'Đã đối chiếu với sổ giấy.',
    })
  await does(leader, submitAssessment, step(opened, version++))
  if (way === 'submitted') return
  await does(yen, confirmRest, step(opened, version++))
  for (const { code } of leftOut)
    await does(yen, reviewIndicator, { ...step(opened, version++), code, review: 'confirmed', why: 'Đã xem sổ giấy.' })
  await does(yen, finishStandardAppraisal, { ...step(opened, version), note: 'Hồ sơ đủ, số liệu khớp.' })
  if (way === 'appraised') return
  await does(vinh, decideAssessments, {
    assessments: [`${opened.id}:${version + 1}`],
    outcome: 'recognised',
    number: `318/QĐ-UBND`,
    decidedOn: showDay(today(house.clock)),
    why: '',
  })
}

const goodValue = {
  applies: 'co',
  part: '9',
  whole: '10',
  count: '3',
  answer: 'co',
  why: 'Theo sổ theo dõi của xã, phường.',
}
