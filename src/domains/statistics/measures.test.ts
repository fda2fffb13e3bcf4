import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId, newSecret } from '#base/ids.ts'
import { quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { addTrainingSession } from '#domains/activities/acts/add-session.ts'
import { finishCourse } from '#domains/activities/acts/finish-course.ts'
import { noteAttendance } from '#domains/activities/acts/note-attendance.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { saveTrainingCourse } from '#domains/activities/acts/save-course.ts'
import { signUpLearners } from '#domains/activities/acts/sign-up-learners.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { listLearners, listSessions } from '#domains/activities/training/course.store.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { goingOn, onMediation } from '#domains/mediation/mediation.fixtures.ts'
import { actorFor, addOfficer, giveRole, goesInto } from '#domains/people/testing/people-house.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import { adoptedPlan, formFor, onPlans } from '#domains/plans/plans.fixtures.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import { figureOf, type MeasureId, measureOf, measures } from '#domains/statistics/measure.ts'
import {
  countByPlaces,
  countMany,
  countMeasure,
  listCounting,
  listMeasure,
  type Scope,
} from '#domains/statistics/measures.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }
const all = [...measures.keys()]

onPlans('chỉ tiêu đếm từ bản ghi', (world) => {
  const scope = (change: Partial<Scope> = {}): Scope =>
    ({ ...year, bodyId: world().bodies.first.id, seenBy: world().actors.mai, ...change }) as Scope

  test('ai không được giao quyền thì không đếm, không liệt kê được gì', async () => {
    await recorded(world())
    const { db, actors } = world()
    expect((await countMeasure(db, 'activities.all', scope())).records).toBe(1)
    for (const seenBy of [actors.tu, { grants: [] }]) {
      expect((await countMeasure(db, 'activities.all', scope({ seenBy }))).records).toBe(0)
      expect(await listMeasure(db, 'activities.all', scope({ seenBy }))).toEqual([])
    }
  })

  test('kế tục: ai xem cả cấp dưới thì thấy cả nơi cũ và cấp dưới của nó, ai chỉ xem riêng cơ quan thì thấy riêng nơi cũ', async () => {
    const { db, house, bodies } = world()
    const { first, second, office } = bodies
    await recorded(world())
    await recorded(world(), { bodyId: office.id })
    await goesInto(db, first, second)
    for (const [reach, seen] of [
      ['body', 1],
      ['subtree', 2],
    ] as const) {
      const id = await addOfficer(house, { name: 'Đỗ Thị Thẩm' })
      await giveRole(house, id, 'appraiser', { bodyId: second.id, reach })
      const asked = scope({ bodyId: second.id, tookOver: [first.id], seenBy: await actorFor(house, id) })
      expect((await countMeasure(db, 'activities.all', asked)).records).toBe(seen)
      expect(await listMeasure(db, 'activities.all', asked)).toHaveLength(seen)
    }
  })

  test('ai chỉ xem số thì thấy loại và ngày, không thấy nội dung bản ghi', async () => {
    await recorded(world(), { topic: 'Chuyện kín của thôn' })
    const { db, actors, house, bodies } = world()
    const labels = async (seenBy: Actor) =>
      (await listMeasure(db, 'activities.all', scope({ seenBy }))).map(({ label, day }) => [label, day !== null])
    expect(await labels(actors.mai)).toEqual([['Chuyện kín của thôn', true]])
    const id = await addOfficer(house, { name: 'Đỗ Thị Thẩm' })
    await giveRole(house, id, 'appraiser', { bodyId: bodies.province.id, reach: 'subtree' })
    expect(await labels(await actorFor(house, id))).toEqual([['', true]])
  })

  test('chi phí theo nguồn: mỗi nguồn cộng đúng dòng của mình, các nguồn cộng lại bằng cả chi phí', async () => {
    await recorded(world(), {
      costs: 'co',
      'cost.0.what': 'Thuê loa',
      'cost.0.source': 'commune',
      'cost.0.amount': '500.000',
      'cost.1.what': 'Nước uống',
      'cost.1.source': 'donated',
      'cost.1.amount': '200.000',
      'cost.2.what': 'In tài liệu',
      'cost.2.source': 'commune',
      'cost.2.amount': '300.000',
    })
    await recorded(world())
    const ids = ['commune', 'province', 'central', 'donated', 'other'].map(
      (id) => `activities.source.${id}` as MeasureId,
    )
    const counted = await countMany(world().db, [...ids, 'activities.cost'], scope())
    expect(ids.map((id) => counted.get(id)!.sum)).toEqual([800_000, 0, 0, 200_000, 0])
    expect(counted.get('activities.cost')!.sum).toBe(1_000_000)
    expect((await listMeasure(world().db, 'activities.source.donated', scope())).map(({ amount }) => amount)).toEqual([
      200_000,
    ])
  })

  test('không có bản ghi là 0; có bản ghi mà không nêu số là trống; 0 đã nêu là 0', async () => {
    const { db } = world()
    const women = async () => figureOf(await countMeasure(db, 'activities.women', scope()))
    expect(await women()).toBe(0)
    await recorded(world(), { women: '' })
    expect(await women()).toBeNull()
    await recorded(world(), { women: '0', howMany: '40' })
    expect(await women()).toBe(0)
    await recorded(world(), { women: '12', howMany: '40' })
    expect(await women()).toBe(12)
  })

  test('số bằng danh sách, chỉ tiêu nào cũng vậy; ngày ngoài kỳ và bản ghi đã rút không tính', async () => {
    const { db, does } = world()
    await recorded(world(), { group: '20', kind: 'special' })
    await recorded(world(), { kind: 'leaflet', howMany: '300' })
    await recorded(world(), { kind: 'leaflet', howMany: '' })
    await recorded(world(), { heldOn: '31/12/2025' })
    const gone = await recorded(world())
    await does('lan', withdrawActivity, { activityId: gone.id, version: '0', reason: 'Buổi này đã hoãn.' })
    const counts = await countMany(db, all, scope())
    for (const id of all) {
      const rows = await listMeasure(db, id, scope())
      const { records, told, sum } = counts.get(id)!
      expect([id, rows.length]).toEqual([id, records])
      expect([id, rows.filter(({ amount }) => amount !== null).length]).toEqual([id, told])
      expect([id, rows.reduce((before, { amount }) => before + (amount ?? 0), 0)]).toEqual([id, sum])
    }
    expect(counts.get('activities.all')!.records).toBe(3)
    expect(counts.get('activities.leaflets')).toEqual({ records: 2, told: 1, sum: 300 })
    expect(counts.get('activities.group.20')!.records).toBe(1)
  })

  test('báo đã xong mà chưa có sản phẩm, chưa ai kiểm tra thì không vào số mốc có sản phẩm', async () => {
    const { db } = world()
    const { planId } = await adoptedPlan(world())
    const { obligationId } = await formFor(world(), planId, 'II.1')
    const figures = async () =>
      [...(await countMany(db, ['tasks.in-time', 'tasks.late', 'tasks.evidenced'], scope())).values()].map(figureOf)
    const claim = { done_day: '2026-11-20', claimed_by: world().ids.lan }
    const set = (state: ObligationState) =>
      db
        .updateTable('obligation')
        .set({ ...claim, state })
        .where('id', '=', obligationId)
        .execute()
    await set('claimed')
    expect(await figures()).toEqual([1, 0, 0])
    await set('evidenced')
    expect(await figures()).toEqual([1, 0, 1])
  })

  test('nhiệm vụ của kế hoạch phổ biến pháp luật do chính xã ban hành: xong mọi mốc có sản phẩm mới tính là xong', async () => {
    const { db } = world()
    const { planId } = await adoptedPlan(world())
    await formFor(world(), planId, 'II.1')
    const ids = ['law-tasks.planned', 'law-tasks.done', 'law-tasks.budgeted', 'aid-tasks.planned'] as const
    const figures = async () => [...(await countMany(db, ids, scope())).values()].map(figureOf)
    await db.updateTable('plan').set({ period_start: '2026-01-01', folded: 'ke hoach cong tac' }).execute()
    await db.updateTable('task').set({ folded: 'tuyen truyen' }).execute()
    expect(await figures()).toEqual([0, 0, 0, 0])
    await db.updateTable('plan').set({ folded: 'ke hoach pho bien, giao duc phap luat nam 2026' }).execute()
    const [planned] = await figures()
    expect(planned).toBeGreaterThan(1)
    const [task] = await listMeasure(db, 'law-tasks.planned', scope())
    await db
      .updateTable('task')
      .set({ budget_estimate: 5_000_000, folded: 'tro giup phap ly' })
      .where('id', '=', task!.id)
      .execute()
    await db
      .updateTable('obligation')
      .set({ state: 'evidenced', done_day: '2026-11-20', claimed_by: world().ids.lan })
      .where('task_id', '=', task!.id)
      .execute()
    const { state } = await db
      .selectFrom('obligation')
      .select('state')
      .where('task_id', '=', task!.id)
      .executeTakeFirstOrThrow()
    expect([state, await figures()]).toEqual(['evidenced', [planned, 1, 1, 1]])
    await db
      .updateTable('obligation')
      .set({ state: 'claimed', claimed_by: world().ids.lan })
      .where('task_id', '=', task!.id)
      .execute()
    expect(await figures()).toEqual([planned, 0, 1, 1])
    await db.updateTable('plan').set({ body_id: world().bodies.province.id }).execute()
    expect(await figures()).toEqual([0, 0, 0, 0])
  })

  /** Of xã Một, in a plan of this year, by their ids. */
  async function tasksWithoutMoney() {
    const { db, bodies } = world()
    const { planId } = await adoptedPlan(world())
    await formFor(world(), planId, 'II.1')
    await db.updateTable('plan').set({ period_start: '2026-01-01' }).execute()
    await db.updateTable('task').set({ budget_estimate: null, budget_spent: null }).execute()
    return db
      .selectFrom('task')
      .select('id')
      .where('holder_body_id', '=', bodies.first.id)
      .where('dropped_at', 'is', null)
      .orderBy('id')
      .execute()
  }

  test('thực chi so với dự toán: chỉ của nhiệm vụ nêu cả hai', async () => {
    const { db } = world()
    const tasks = await tasksWithoutMoney()
    const money = [
      { budget_estimate: 900, budget_spent: null },
      { budget_estimate: 60, budget_spent: 50 },
      { budget_estimate: null, budget_spent: 180 },
    ]
    for (const [at, one] of money.entries())
      await db.updateTable('task').set(one).where('id', '=', tasks[at]!.id).execute()
    const ids = ['budget.estimate', 'budget.spent', 'budget.settled-estimate', 'budget.settled-spent'] as const
    expect([...(await countMany(db, ids, scope())).values()].map(figureOf)).toEqual([960, 230, 60, 50])
  })

  test('chi phí theo nguồn so với dự toán: của chính các nhiệm vụ ấy; hoạt động phục vụ hai nhiệm vụ tính một lần', async () => {
    const { db } = world()
    const tasks = await tasksWithoutMoney()
    const [first, second, third] = tasks.map(({ id }) => id)
    const estimate = (id: string, budget_estimate: number) =>
      db.updateTable('task').set({ budget_estimate }).where('id', '=', id).execute()
    await estimate(first!, 900_000)
    await estimate(second!, 60_000)
    const paid = await recorded(world(), {
      costs: 'co',
      ...{ 'cost.0.what': 'Nước uống', 'cost.0.amount': '400.000', 'cost.0.source': 'commune' },
      ...{ 'cost.1.what': 'In tờ gấp', 'cost.1.amount': '50.000', 'cost.1.source': 'donated' },
    })
    const free = await recorded(world())
    const serves = [
      { activity_id: paid.id, task_id: third! },
      { activity_id: paid.id, task_id: second! },
      { activity_id: paid.id, task_id: first! },
      { activity_id: free.id, task_id: second! },
    ]
    await db.insertInto('activity_task').values(serves).execute()
    const ids = ['budget.sourced-estimate', 'budget.source.commune', 'budget.source.donated'] as const
    const figures = async () => [...(await countMany(db, ids, scope())).values()].map(figureOf)
    expect(await figures()).toEqual([900_000, 400_000, 50_000])
    expect((await listMeasure(db, 'budget.source.province', scope())).map(({ amount }) => amount)).toEqual([0])
    await sql`update activity set cost = null, costs = '[]' where id = ${paid.id}`.execute(db)
    expect(await figures()).toEqual([0, 0, 0])
  })

  test('trang sau của danh sách đi tiếp đúng chỗ trang trước dừng', async () => {
    const { db, does } = world()
    for (let n = 0; n < 5; n++)
      await does('lan', recordActivity, quickForm(world(), { topic: `Buổi thứ ${n}`, formKey: newSecret() }))
    const whole = await listMeasure(db, 'activities.all', scope())
    const first = await listMeasure(db, 'activities.all', scope(), { limit: 2 })
    const rest = await listMeasure(db, 'activities.all', scope(), { after: first[1]! })
    expect([...first, ...rest]).toEqual(whole)
  })

  test('cộng theo nơi bằng cả nơi; một bản ghi nói được mình tính ở đâu, đã rút thì không ở đâu', async () => {
    const { db, does } = world()
    const one = await recorded(world())
    const places = await countByPlaces(db, all, year, 2)
    const whole = await countMany(db, all, { ...year, placeId: '24', seenBy: 'system' })
    for (const id of all)
      expect([...places.values()].reduce((sum, counts) => sum + counts.get(id)!.sum, 0)).toBe(whole.get(id)!.sum)
    const counting = await listCounting(db, 'activity', one.id)
    expect(counting.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['activities.all', 'activities.sessions', 'activities.people', 'activities.form.direct']),
    )
    for (const { id, day } of counting) {
      const rows = await listMeasure(db, id, scope({ from: day, to: day }))
      expect(rows.map((row) => row.id)).toContain(one.id)
    }
    await does('lan', withdrawActivity, { activityId: one.id, version: '0', reason: 'Buổi này đã hoãn.' })
    expect(await listCounting(db, 'activity', one.id)).toEqual([])
    expect(await listCounting(db, 'activity', 'không phải mã')).toEqual([])
  })
})

onMediation('vụ, việc hòa giải trong chỉ tiêu', (world) => {
  const count = (id: MeasureId, window: { from: string; to: string }) =>
    countMeasure(world().db, id, { ...window, placeId: '00001', seenBy: world().actors.mai }).then(figureOf)

  test('mang sang cộng mới nhận bằng thành, không thành, ngoài phạm vi cộng còn lại; danh sách không nói ai', async () => {
    const { db, does, actors } = world()
    const { id } = await goingOn(world(), 'mật')
    const windows = [year, { from: '2026-11-17', to: '2026-11-19' }, { from: '2027-01-01', to: '2027-12-31' }]
    const balances = async () => {
      for (const window of windows) {
        const [carried, received, reached, not, out, running] = await Promise.all(
          (
            [
              'cases.carried-in',
              'cases.received',
              'cases.reached',
              'cases.not-reached',
              'cases.out-of-scope',
              'cases.running',
            ] as const
          ).map((measure) => count(measure, window)),
        )
        expect(carried! + received!).toBe(reached! + not! + out! + running!)
      }
    }
    await balances()
    expect(await count('cases.running', year)).toBe(1)
    await does('cuong', endCase, {
      caseId: id,
      formKey: newSecret(),
      endReason: 'agreement',
      endedOn: '20/11/2026',
      note: 'Hai bên thỏa thuận mật.',
    })
    await balances()
    expect(await count('cases.reached', year)).toBe(1)
    const rows = await listMeasure(db, 'cases.reached', { ...year, placeId: '24', seenBy: actors.mai })
    expect(rows).toMatchObject([{ id, kind: 'case', day: '2026-11-16' }])
    expect(JSON.stringify(rows)).not.toContain('mật')
  })

  test('thù lao của vụ kết thúc trong năm, dù trả năm sau; mức phải trả theo mức của địa phương, chưa có mức thì để trống', async () => {
    const { db, does, actors } = world()
    const { id } = await goingOn(world())
    const end = {
      caseId: id,
      formKey: newSecret(),
      endReason: 'agreement',
      endedOn: '20/11/2026',
      note: 'Hai bên thỏa thuận.',
    }
    await does('cuong', endCase, end)
    const figures = () =>
      Promise.all(
        (['cases.ended-paid', 'cases.reached-paid', 'cases.fees-paid', 'cases.fees-due'] as const).map((one) =>
          count(one, year),
        ),
      )
    expect(await figures()).toEqual([0, 0, 0, null])
    await db
      .insertInto('spending_rate')
      .values({
        id: newId(1),
        province_id: '24',
        norm: 'mediation-reached',
        amount: 300_000,
        document: 'Nghị quyết mẫu',
        article: 'Điều 1',
        from_day: '2026-01-01',
        to_day: null,
        entered_by: actors.cuong.personId!,
        entered_at: new Date('2026-01-01T00:00:00Z'),
        is_confirmed: true,
      })
      .execute()
    await db
      .insertInto('mediation_fee')
      .values({
        case_id: id,
        amount: 300_000,
        requested_on: '2026-11-21',
        decided_on: '2026-11-22',
        is_granted: true,
        decided_by: actors.cuong.personId!,
        paid_on: '2027-01-10',
        version: 0,
      })
      .execute()
    expect(await figures()).toEqual([1, 1, 300_000, 300_000])
    expect(await count('fees.amount', year)).toBe(0)
  })

  test('hòa giải viên được tập huấn: có tài khoản gắn với người học, lớp đã kết thúc, và có mặt', async () => {
    const { does, db } = world()
    await goingOn(world())
    const bodyId = world().bodies.first.id
    const { id: practitionerId } = await does('lan', addPractitioner, {
      bodyId,
      kind: 'jurist',
      name: 'Người học',
      askedOn: '01/10/2026',
      gender: 'nu',
    })
    const { person_id: personId } = await db
      .selectFrom('mediator')
      .select('person_id')
      .where('person_id', 'is not', null)
      .orderBy('name')
      .executeTakeFirstOrThrow()
    await db.updateTable('practitioner').set({ person_id: personId }).where('id', '=', practitionerId).execute()
    const typed = { courseId: '', version: '0', bodyId, title: 'Kỹ năng hòa giải', sessionsNeeded: '1' }
    const course = await does('lan', saveTrainingCourse, typed)
    const session = { courseId: course.id, day: '20/11/2026', starts: '8:00', ends: '11:30', place: 'Hội trường' }
    await does('lan', addTrainingSession, session)
    await does('lan', signUpLearners, { courseId: course.id, practitionerIds: [practitionerId], names: 'Người khác' })
    const [held] = await listSessions(db, course.id)
    const learners = await listLearners(db, course.id)
    const learnerIds = learners.map(({ id }) => id)
    await does('lan', noteAttendance, { courseId: course.id, version: '0', sessionId: held!.id, learnerIds })
    expect(await count('mediators.trained', year)).toBe(0)
    await does('lan', finishCourse, { courseId: course.id, version: '1' })
    expect(await count('mediators.trained', year)).toBe(1)
    expect(await count('mediators.trained', { from: '2026-01-01', to: '2026-10-31' })).toBe(0)
    const standing = (window: typeof year) => count('mediators.trained-standing', window)
    const all = await count('mediators.all', year)
    expect(await count('mediators.unlisted', year)).toBe(all! - 1)
    expect([await standing(year), await standing({ from: '2027-01-01', to: '2027-01-01' })]).toEqual([1, 0])
    await db
      .updateTable('mediator')
      .set({ released_on: '2026-12-30', release_ground: 'asked', release_decision: '2/QĐ' })
      .where('person_id', '=', personId)
      .execute()
    expect([await count('mediators.trained', year), await standing(year)]).toEqual([1, 0])
    const communicator = async (to: string, change: object) => {
      const known = {
        kind: 'communicator',
        state: 'recognised',
        asked: null,
        asked_on: null,
        since_day: '2026-02-01',
      } as const
      await db
        .updateTable('practitioner')
        .set({ ...known, ended_on: null, ...change })
        .where('id', '=', practitionerId)
        .execute()
      const ids = ['communicators.trained', 'communicators.trained-standing', 'communicators.all'] as const
      return Promise.all(ids.map((id) => count(id, { ...year, to })))
    }
    expect(await communicator('2026-12-31', {})).toEqual([1, 1, 1])
    expect(await communicator('2026-11-15', {})).toEqual([0, 0, 1])
    expect(await communicator('2026-12-31', { state: 'ended', ended_on: '2026-12-10' })).toEqual([1, 0, 0])
    expect(await communicator('2026-12-31', { since_day: '2027-01-05' })).toEqual([1, 0, 0])
    await db.deleteFrom('training_attendance').execute()
    expect([await count('mediators.trained', year), await standing(year)]).toEqual([0, 0])
  })

  test('hòa giải viên ở một ngày: người được công nhận sau ngày đó chưa tính', async () => {
    await goingOn(world())
    expect(await count('mediators.all', { from: '2026-01-01', to: '2026-02-19' })).toBe(0)
    expect(await count('mediators.all', year)).toBe(3)
    expect(await count('mediators.women', year)).toBe(2)
    expect(measureOf('mediators.all').communesOnly).toBe(true)
  })
})
