import { sql } from 'kysely'
import { beforeEach } from 'vitest'
import { newId } from '#base/ids.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { approveRules } from '#domains/standard/acts/approve-rules.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { reviewIndicator } from '#domains/standard/acts/review-indicator.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { submitRules } from '#domains/standard/acts/submit-rules.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { findOpenChange } from '#domains/standard/rule-change.store.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import { indicatorsOf, rulesOf } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import type { SheetRow } from '#domains/standard/rule-sheet.ts'
import type { ConditionTest, RuleTest } from '#domains/standard/rule-test.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Database } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/** A text that nobody ever made: what a province «read» in tests. */
export const from = { document: '999/2025/TT-THU', article: 'Điều 1', fromDay: '2026-01-01' } as const
/** The same as it is typed. */
export const source = { document: from.document, article: from.article, effectiveDay: '01/01/2026' }

/** The rule set that goes for 2026 in the province of the tests. */
export const rulesOf2026 = { provinceId: '24', ruleSetId: 'tcpl-27-2025' }
export const decision = { outcome: 'recognised', number: '45/QĐ-UBND', decidedOn: '21/11/2026', why: '' }
/** What every deed on an assessment sends: which one, and which version was read. */
export const step = ({ id, version }: Pick<Assessment, 'id' | 'version'>) => ({
  assessmentId: id,
  version: String(version),
})

/** Every rule, indicator and condition of a rule set as if somebody had read it: ratios from 80%, the rest as low as it goes. */
export function allVerified(ruleSetId: string): RuleRow[] {
  const ruleSet = loadRuleSet(ruleSetId)
  return [
    ...rulesOf(ruleSet).map(({ rule, indicator }): RuleRow => {
      const test = withLevel(rule.test)
      return { kind: 'rule', code: rule.code, under: indicator.code, name: '', test, mayNotApply: true, ...from }
    }),
    ...indicatorsOf(ruleSet).map(({ code }): RuleRow => ({ kind: 'whole', code, name: '', points: null, ...from })),
    ...ruleSet.conditions.map(({ code, test }): RuleRow => ({ kind: 'condition', code, name: '', test, ...from })),
  ]
}

function withLevel(test: RuleTest): RuleTest {
  switch (test.type) {
    case 'ratio':
      return { ...test, atLeast: 0.8 }
    case 'per-unit':
      return { ...test, atLeast: 0.8, each: 1 }
    case 'count':
      return { ...test, atLeast: 1 }
    case 'deadline':
      return { ...test, workingDays: 7 }
    default:
      return test
  }
}

/** Whose events count, as it is chosen of a condition on events. */
const typedEvents = (test: ConditionTest): SheetRow['typed'] =>
  test.type === 'no-event' ? { roles: test.roles, eventKinds: test.kinds, inDutyOnly: 'co' } : {}

/** The same as a table that a province reads in: one row a rule, indicator and condition. */
export function typedRows(ruleSetId: string, change: Record<string, object> = {}): SheetRow[] {
  const ruleSet = loadRuleSet(ruleSetId)
  const rows = [
    ...rulesOf(ruleSet).map(({ rule }) => ({
      kind: 'rule',
      code: rule.code,
      level:
        rule.test.type === 'ratio' || rule.test.type === 'per-unit' ? '80' : rule.test.type === 'yes-no' ? '' : '1',
      each: rule.test.type === 'per-unit' ? '1' : '',
      mayNotApply: 'co',
      ...source,
      ...change[rule.code],
    })),
    ...indicatorsOf(ruleSet).map(({ code }) => ({ kind: 'whole', code, ...source, ...change[code] })),
    ...ruleSet.conditions.map(({ code, test }) => ({
      kind: 'condition',
      code,
      ...typedEvents(test),
      ...source,
      ...change[code],
    })),
  ]
  return rows.map((typed, index) => ({ line: index + 2, typed }))
}

/** Lan prepares and Hùng leads in xã Một, Tư leads in xã Hai, Yến appraises for the province, Dung decides there. */
export function onStandard(name: string, suite: (world: () => StandardWorld) => void): void {
  onBothDatabases(name, (database) => {
    let world: StandardWorld | undefined
    beforeEach(async () => {
      world = await foundWorld(database())
    })
    suite(() => world!)
  })
}

export type StandardWorld = Awaited<ReturnType<typeof foundWorld>>
type Who = 'lan' | 'hung' | 'tu' | 'yen' | 'dung'

async function foundWorld(database: Database) {
  const { house, clock } = testHouse(database)
  const db = house.database.kysely
  const bodies = await foundBodies(db)
  const actors = {} as Record<Who, Actor>
  for (const [who, role, body, reach] of [
    ['lan', 'officer', bodies.first, 'subtree'],
    ['hung', 'leader', bodies.first, 'subtree'],
    ['tu', 'leader', bodies.second, 'subtree'],
    ['yen', 'appraiser', bodies.justice, 'place'],
    ['dung', 'leader', bodies.province, 'body'],
  ] as const) {
    const id = await addOfficer(house, { name: who, homeBodyId: body.id })
    await giveRole(house, id, role, { bodyId: body.id, reach })
    actors[who] = await actorFor(house, id)
  }
  const does = <I, O>(who: Who, deed: Act<I, O>, raw: unknown) => perform(deed, { house, actor: actors[who] }, raw)
  /** Yến reads rows into the open batch, as a table, and submits it; Dung approves. */
  const reads = async (rows: object[], ruleSetId = rulesOf2026.ruleSetId) => {
    const of = { provinceId: '24', ruleSetId }
    const open = String((await findOpenChange(db, '24', ruleSetId))?.version ?? 0)
    const table = rows.map((typed, index) => ({ line: index + 2, typed: { ...source, ...typed } }))
    const { version } = await does('yen', importRuleRows, { ...of, version: open, rows: table })
    await does('yen', submitRules, { ...of, version: String(version) })
    return does('dung', approveRules, { ...of, version: String(version + 1) })
  }
  /** Every value of the rule set of 2026. */
  const verifies = (change: Record<string, object> = {}) =>
    reads(typedRows(rulesOf2026.ruleSetId, change).map(({ typed }) => typed))
  const opens = (year = 2026) => does('lan', openAssessment, { bodyId: bodies.first.id, year: String(year) })
  /** Every rule gets a value that is good enough, with evidence, and Lan signs every indicator. */
  const prepares = async (assessment: Assessment, change: Record<string, object> = {}): Promise<Assessment> => {
    let { version } = assessment
    const step = () => ({ assessmentId: assessment.id, version: String(version++) })
    for (const { code } of indicatorsOf(loadRuleSet(assessment.ruleSetId)))
      await does('lan', addStandardEvidence, { ...step(), code, ...paper(code), files: {} })
    for (const { rule } of rulesOf(loadRuleSet(assessment.ruleSetId)))
      await does('lan', enterValue, { ...step(), rule: rule.code, ...goodValue, ...change[rule.code] })
    for (const { code } of indicatorsOf(loadRuleSet(assessment.ruleSetId)))
      await does('lan', signIndicator, { ...step(), code, self: 'met', points: '4', why: 'Đã đối chiếu với tài liệu.' })
    return { ...assessment, version }
  }
  const reviews = async (assessment: Assessment, differs: string[] = []): Promise<Assessment> => {
    let { version } = assessment
    for (const { code } of indicatorsOf(loadRuleSet(assessment.ruleSetId)))
      await does('yen', reviewIndicator, {
        assessmentId: assessment.id,
        version: String(version++),
        code,
        review: differs.includes(code) ? 'differs' : 'confirmed',
        why: 'Đã xem tài liệu kiểm chứng.',
      })
    return { ...assessment, version }
  }
  /** As a row of the rule set of 2022 to 2024 would stand: those years are taken over today, but their rules still judge and print. */
  const asOf2024 = async (assessment: Assessment): Promise<Assessment> => {
    const ruleSetId = 'tcpl-25-2021'
    await db
      .updateTable('standard_assessment')
      .set({ year: 2024, rule_set: ruleSetId })
      .where('id', '=', assessment.id)
      .execute()
    return { ...assessment, year: 2024, ruleSetId }
  }
  /** As the page of decisions sends it: which one, and which version was read. */
  const seen = async (id: string): Promise<string[]> => {
    const { version } = await db
      .selectFrom('standard_assessment')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return [`${id}:${version}`]
  }
  /** Somebody of the world with one more role. */
  const alsoIs = async (who: Who, role: Parameters<typeof giveRole>[2], at: Parameters<typeof giveRole>[3]) => {
    await giveRole(house, actors[who].personId!, role, at)
    actors[who] = await actorFor(house, actors[who].personId!)
  }
  return { house, clock, db, bodies, actors, does, reads, verifies, opens, prepares, reviews, asOf2024, seen, alsoIs }
}

/** A mediation team of xã Một, for measures to count. */
export async function addTeam({ db, bodies, clock }: StandardWorld, name = 'Tổ Một'): Promise<string> {
  const [villageId, id] = [newId(clock.now().getTime()), newId(clock.now().getTime())]
  await sql`insert into village (id, commune_id, kind, name, folded, sort_key, from_day)
    values (${villageId}, '00001', 'thon', ${name}, ${name}, ${name}, '2026-01-01')`.execute(db)
  await sql`insert into mediation_team (id, body_id, village_id, name, quota, decision, decided_on)
    values (${id}, ${bodies.first.id}, ${villageId}, ${name}, 5, '1/QĐ-UBND', '2026-01-05')`.execute(db)
  return id
}

export const goodValue = {
  applies: 'co',
  part: '9',
  whole: '10',
  count: '9',
  paid: '900',
  due: '900',
  from: '02/03/2026',
  done: '02/03/2026',
  answer: 'co',
  why: 'Theo sổ theo dõi của xã.',
}

export const paper = (title: string) => ({
  title: `Tài liệu ${title}`,
  datedOn: '02/03/2026',
  link: `/nghiep-vu/nhiem-vu?muc=${title}`,
})
