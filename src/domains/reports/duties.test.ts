import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#base/day.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { atMinistry, foundTheMinistry } from '#domains/people/testing/ministry.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { handOverAll } from '#domains/plans/handover/handover.jobs.ts'
import type { ReportingReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  aTime,
  auditOf,
  marksOf,
  onPlans,
  readUpload,
  versionOf,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { prepareReport } from '#domains/reports/acts/prepare-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { reportForTask } from '#domains/reports/duties.queries.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import { paperForm, stepForm } from '#domains/reports/reports.fixtures.ts'
import { reportJobs } from '#domains/reports/reports.jobs.ts'
import { listReports } from '#domains/reports/reports.queries.ts'
import { reportsForDigest } from '#domains/reports/reports-digest.queries.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import { goRound } from '#domains/urging/urging.jobs.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const source = { paragraph: 40, start: 0, end: 3, text: 'abc' }
const duty = (what: string, due: string | null): ReportingReading => ({
  who: 'UBND xã Một',
  to: 'UBND tỉnh Thử',
  what,
  due,
  source,
})
const sample = () =>
  aReading({
    period: { start: '2026-01-01', end: '2030-12-31' },
    tasks: [
      aTaskReading('Sơ kết, tổng kết việc thực hiện Kế hoạch', {
        path: 'II.9',
        time: aTime('Sơ kết năm 2026, tổng kết năm 2030', { start: '2026-01-01', end: '2030-12-31' }),
      }),
    ],
    reporting: [
      duty('6 tháng', '15/5'),
      duty('năm', '15/10'),
      duty('năm', '15/11'),
      duty('đột xuất', 'khi có yêu cầu'),
    ],
  })

/** The nightly job on a day; after `killedAfter` duties the worker stops, and the job says so. */
async function night(world: World, day: Day, killedAfter = Number.POSITIVE_INFINITY): Promise<void> {
  world.clock.moveTo(`${addDays(day, -1)}T21:20:00Z`)
  let asked = 0
  const signal = {
    throwIfAborted() {
      if (asked++ >= killedAfter) throw new Error('dừng giữa chừng')
    },
  } as AbortSignal
  const { database, clock, house } = world
  await reportJobs(house)['reports.prepare']!({ database, clock, signal } as never, {})
}

async function drafts({
  db,
}: World): Promise<{ label: string; dueDay: Day; kind: string; state: string; id: string }[]> {
  return db
    .selectFrom('report')
    .innerJoin('obligation', 'obligation.id', 'report.duty_id')
    .select(['obligation.label', 'obligation.due_day as dueDay', 'report.kind', 'report.state', 'report.id'])
    .orderBy('obligation.due_day')
    .execute() as never
}

const dueDays = async (world: World) => (await drafts(world)).map(({ dueDay }) => dueDay)

onPlans('dự thảo báo cáo soạn sẵn trước hạn', (world) => {
  test('dự thảo sẵn thì người lập báo cáo được báo, một lần; ai đó viết tiếp thì hết', async () => {
    const { db, ids, does, database } = world()
    await adoptedPlan(world(), { reading: sample() })
    await night(world(), '2026-12-16')
    const draft = (await drafts(world())).at(-1)
    const told = async (day: Day) =>
      (await reportsForDigest.list(db, day)).map(({ personId, ref }) => ({ personId, report: ref.o }))
    const toLan = { personId: ids.lan, report: draft!.id }
    expect(await told('2026-12-17')).toContainEqual(toLan)
    expect(await told('2026-12-17')).not.toContainEqual({ ...toLan, personId: ids.tu })
    world().clock.moveTo('2026-12-17T00:00:00Z')
    const work = { database, now: world().clock.now(), today: '2026-12-17', report: undefined }
    await goRound({ ...work, sources: [reportsForDigest] }, { onDaysOff: false })
    expect(await told('2026-12-18')).not.toContainEqual(toLan)
    const linesOf = async () => {
      const reader = await loadActor(db, ids.lan, '2026-12-18')
      return reportsForDigest.lines(db, reader, [{ s: 'reports', o: draft!.id }], '2026-12-18')
    }
    expect(await linesOf()).toMatchObject([{ dueDay: '2026-12-31' }])
    await does('lan', changeReport, paperForm((await loadReport(db, world().actors.lan, draft!.id)).report))
    expect(await linesOf()).toEqual([])
  })

  test('không ai tự gọi được; kế hoạch đã hoàn tác thì không soạn', async () => {
    const { planId } = await adoptedPlan(world(), { reading: sample() })
    await expect(world().does('hung', prepareReport, { obligationId: planId })).rejects.toBe(permissionRefusals.mayNot)
    await world().does('hung', undoAdoption, { planId })
    await night(world(), '2026-05-10')
    expect(await drafts(world())).toEqual([])
  })

  test('đúng ngày, mỗi mốc một lần, dù chạy lại và bị dừng giữa chừng', async () => {
    await adoptedPlan(world(), { reading: sample() })
    const days = ['2026-05-15', '2026-10-15', '2026-11-15', '2026-12-31']
    for (const [index, day] of days.entries()) {
      await night(world(), addDays(day, -16))
      expect(await dueDays(world()), `trước ${day}`).toEqual(days.slice(0, index))
      await expect(night(world(), addDays(day, -15), 0)).rejects.toThrow('dừng giữa chừng')
      await night(world(), addDays(day, -15))
      await Promise.all([night(world(), addDays(day, -14)), night(world(), addDays(day, -14))])
      expect(await dueDays(world()), `đến ${day}`).toEqual(days.slice(0, index + 1))
    }
    expect((await drafts(world())).map(({ label, kind }) => [label, kind])).toEqual([
      ['Báo cáo 6 tháng năm 2026', 'half-year'],
      ['Báo cáo năm 2026', 'year'],
      ['Báo cáo năm 2026', 'year'],
      ['Sơ kết năm 2026', 'review'],
    ])
    expect(await auditOf(world(), 'reports.prepare-report')).toHaveLength(4)
    await night(world(), '2030-12-16')
    expect((await drafts(world())).at(-1)).toMatchObject({ label: 'Tổng kết năm 2030', kind: 'summary' })
  })

  test('kế hoạch sửa đổi: dự thảo cũ đi theo, không soạn hai lần; báo cáo đã ký thì thôi', async () => {
    const { db, actors, does } = world()
    const { planId } = await adoptedPlan(world(), { reading: sample() })
    await night(world(), '2026-05-01')
    const [draft] = await drafts(world())
    const { report } = await loadReport(db, actors.lan, draft!.id)
    await does('lan', changeReport, paperForm(report, { causes: 'Mưa bão kéo dài.' }))
    world().later(60_000)
    const amended = await adoptedPlan(world(), { reading: sample(), amendsPlanId: planId })
    await night(world(), '2026-05-02')
    await night(world(), '2026-05-03')
    expect(await dueDays(world())).toEqual(['2026-05-15'])
    const moved = (await loadReport(db, actors.lan, draft!.id)).report
    expect(moved).toMatchObject({ planId: amended.planId, paper: { causes: 'Mưa bão kéo dài.' } })
    const marks = async (id: string) =>
      (
        await db
          .selectFrom('obligation')
          .innerJoin('task', 'task.id', 'obligation.task_id')
          .select(['task.id', 'obligation.id as markId'])
          .where('task.plan_id', '=', id)
          .where('obligation.due_day', '=', '2026-05-15')
          .execute()
      )[0]!
    expect(moved.dutyId).toBe((await marks(amended.planId)).markId)
    const sent = await does('lan', submitReport, stepForm(moved))
    await does('hung', issueReport, stepForm(sent))
    const again = await adoptedPlan(world(), { reading: sample(), amendsPlanId: amended.planId })
    await night(world(), '2026-05-04')
    expect(await dueDays(world())).toEqual(['2026-05-15'])
    const line = await reportForTask(db, actors.lan, (await marks(again.planId)).id)
    expect(line).toMatchObject({ href: `/nghiep-vu/bao-cao/${draft!.id}` })
  })

  test('hạn dời khi sửa đổi: dự thảo theo hạn mới; hai mốc cùng lời, mỗi mốc giữ dự thảo của mình', async () => {
    const { planId } = await adoptedPlan(world(), { reading: sample() })
    await night(world(), '2026-10-31')
    expect(await dueDays(world())).toEqual(['2026-10-15', '2026-11-15'])
    const later = { ...sample(), reporting: [duty('năm', '15/10'), duty('năm', '20/11')] }
    await adoptedPlan(world(), { reading: later, amendsPlanId: planId })
    await night(world(), '2026-11-06')
    expect(await dueDays(world())).toEqual(['2026-10-15', '2026-11-20'])
  })

  test('báo cáo đã ký rồi mới dời hạn: mốc theo hạn mới vẫn thấy báo cáo; hai mốc cùng lời, mỗi mốc thấy báo cáo của mình', async () => {
    const { db, actors, does } = world()
    const { planId } = await adoptedPlan(world(), { reading: sample() })
    await night(world(), '2026-10-31')
    const signed = await drafts(world())
    for (const { id } of signed) {
      const { report } = await loadReport(db, actors.lan, id)
      const written = await does('lan', changeReport, paperForm(report))
      await does('hung', issueReport, stepForm(await does('lan', submitReport, stepForm(written))))
    }
    const later = { ...sample(), reporting: [duty('năm', '15/10'), duty('năm', '20/11'), duty('6 tháng', '15/5')] }
    const amended = await adoptedPlan(world(), { reading: later, amendsPlanId: planId })
    const marks = await marksOf(world(), amended.planId)
    const found = async (day: Day) =>
      (await reportForTask(db, actors.lan, marks.find(({ dueDay }) => dueDay === day)!.taskId))?.href
    expect(signed.map(({ dueDay }) => dueDay)).toEqual(['2026-10-15', '2026-11-15'])
    expect(await found('2026-10-15')).toBe(`/nghiep-vu/bao-cao/${signed[0]!.id}`)
    expect(await found('2026-11-20')).toBe(`/nghiep-vu/bao-cao/${signed[1]!.id}`)
    expect(await found('2026-05-15')).toBeUndefined()
  })

  test('sửa đổi rồi hoàn tác: dự thảo trở về kế hoạch đang có hiệu lực', async () => {
    const { planId } = await adoptedPlan(world(), { reading: sample() })
    await night(world(), '2026-05-01')
    const amended = await adoptedPlan(world(), { reading: sample(), amendsPlanId: planId })
    await night(world(), '2026-05-02')
    await world().does('hung', undoAdoption, { planId: amended.planId })
    await night(world(), '2026-05-03')
    const [only, ...more] = await drafts(world())
    expect(more).toEqual([])
    expect((await loadReport(world().db, world().actors.lan, only!.id)).report.planId).toBe(planId)
  })

  test('cơ quan sắp kết thúc vẫn được soạn; kết thúc rồi thì soạn ở cơ quan kế tục, dù nơi cũ đã có dự thảo', async () => {
    const { db, bodies } = world()
    await adoptedPlan(world(), { reading: sample() })
    const { first, second } = bodies
    await sql`update body set to_day = '2026-05-10', ended_by = '15/NQ-HĐND' where id = ${first.id}`.execute(db)
    await sql`insert into body_succession (old_id, new_id, on_day, kind, decision)
      values (${first.id}, ${second.id}, '2026-05-10', 'merge', '15/NQ-HĐND')`.execute(db)
    const bodiesOf = async () =>
      (await db.selectFrom('report').select('body_id').orderBy('written_at').execute()).map(({ body_id }) => body_id)
    await night(world(), '2026-05-01')
    expect(await bodiesOf()).toEqual([first.id])
    await night(world(), '2026-05-10')
    expect(await bodiesOf()).toEqual([first.id])
    await handOverAll(world().house)
    await night(world(), '2026-05-11')
    await night(world(), '2026-05-12')
    expect(await bodiesOf()).toEqual([first.id, second.id])
  })

  test('cán bộ đã tự lập báo cáo cùng loại, cùng kỳ: gắn vào mốc, không soạn bản thứ hai', async () => {
    const { db, actors, does, bodies } = world()
    await adoptedPlan(world(), { reading: sample() })
    world().clock.moveTo('2026-04-20T02:00:00Z')
    const own = await does('lan', writeReport, {
      subject: `body:${bodies.first.id}`,
      kind: 'half-year',
      stretch: 'half-1',
      year: '2026',
    })
    await does('lan', changeReport, paperForm(own, { causes: 'Thiếu báo cáo viên.' }))
    await night(world(), '2026-05-01')
    expect(await drafts(world())).toMatchObject([{ id: own.id, dueDay: '2026-05-15' }])
    const { report } = await loadReport(db, actors.lan, own.id)
    expect(report).toMatchObject({ planId: null, paper: { causes: 'Thiếu báo cáo viên.' } })
    expect((await listReports(db, actors.lan, 1)).map(({ id }) => id)).toEqual([own.id])
    await night(world(), '2026-10-01')
    await night(world(), '2026-11-01')
    expect(await dueDays(world())).toEqual(['2026-05-15', '2026-10-15', '2026-11-15'])
  })

  test('mốc của bộ giữa tháng: soạn theo tháng trọn, vì số cả nước cộng theo tháng; của xã thì đúng ngày', async () => {
    const { db, house, bodies } = world()
    const ministry = await foundTheMinistry(house)
    const bao = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'leader')
    const reading = aReading({ reporting: [duty('sơ kết', 'trước ngày 15/12/2026')] })
    const there = { ...world(), bodies: { ...bodies, first: ministry } }
    const uploadId = await readUpload(there, { reading })
    await perform(adoptPlan, { house, actor: bao }, { uploadId, version: await versionOf(world(), uploadId) })
    await adoptedPlan(world(), { reading })
    const windows = () =>
      db
        .selectFrom('report')
        .select(['body_id', 'kind', 'from_day', 'to_day'])
        .where('duty_id', 'is not', null)
        .orderBy('to_day')
        .execute()
    const ofCommune = { body_id: bodies.first.id, kind: 'review', from_day: '2026-01-01', to_day: '2026-12-14' }
    await night(world(), '2026-12-01')
    expect(await windows()).toEqual([ofCommune])
    await countMonths(house)
    await night(world(), '2026-12-02')
    await night(world(), '2026-12-03')
    expect(await windows()).toEqual([ofCommune, { ...ofCommune, body_id: ministry.id, to_day: '2026-12-31' }])
  })

  test('một mốc hỏng không giữ mốc khác lại; công việc nói ra rồi được thử lại', async () => {
    const { db } = world()
    await adoptedPlan(world(), { reading: sample() })
    await sql`create function breaks() returns trigger language plpgsql as $$ begin
      if exists (select 1 from obligation where id = new.duty_id and due_day = '2026-10-15') then raise exception 'hỏng'; end if;
      return new; end $$`.execute(db)
    await sql`create trigger breaks before insert on report for each row execute function breaks()`.execute(db)
    try {
      await expect(night(world(), '2026-10-31')).rejects.toMatchObject({
        errors: [expect.objectContaining({ message: 'hỏng' })],
      })
      expect(await dueDays(world())).toEqual(['2026-11-15'])
    } finally {
      await sql`drop trigger breaks on report`.execute(db)
      await sql`drop function breaks`.execute(db)
    }
    await night(world(), '2026-10-31')
    expect(await dueDays(world())).toEqual(['2026-10-15', '2026-11-15'])
  })

  test('cán bộ thấy ở trang nhiệm vụ và danh sách, viết tiếp rồi trình; ban hành không tự báo xong thay ai', async () => {
    await adoptedPlan(world(), { reading: sample() })
    await night(world(), '2026-05-01')
    const { db, actors, does } = world()
    const [draft] = await drafts(world())
    const mark = await db
      .selectFrom('report')
      .innerJoin('obligation', 'obligation.id', 'report.duty_id')
      .select(['obligation.task_id', 'obligation.id'])
      .executeTakeFirstOrThrow()
    expect(await reportForTask(db, actors.lan, mark.task_id)).toMatchObject({
      sentence: expect.stringContaining('đã soạn sẵn số liệu'),
      href: `/nghiep-vu/bao-cao/${draft!.id}`,
    })
    expect(await reportForTask(db, actors.tu, mark.task_id)).toBeUndefined()
    expect(await listReports(db, actors.lan, 1)).toMatchObject([{ id: draft!.id, by: 'Hệ thống', state: 'draft' }])
    const { report } = await loadReport(db, actors.lan, draft!.id)
    await expect(does('lan', submitReport, stepForm(report))).rejects.toThrow('người ký')
    const written = await does('lan', changeReport, paperForm(report, { causes: 'Mưa bão kéo dài.' }))
    const sent = await does('lan', submitReport, stepForm(written))
    await does('hung', issueReport, stepForm(sent))
    const after = await db.selectFrom('obligation').select('state').where('id', '=', mark.id).executeTakeFirstOrThrow()
    expect(after.state).toBe('open')
    expect((await reportForTask(db, actors.lan, mark.task_id))!.sentence).toContain('kèm làm sản phẩm')
  })
})

const folder = process.env.LGD_SHARED ? join(process.env.LGD_SHARED, 'plans') : ''
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.gold.json')) : []

/** Written down by hand from the five plans: the last days in time («trước ngày 15/5» ends on 14/5) of what can be dated. */
const expected: Record<string, Day[]> = {
  'hung-ha-district-2023': [],
  'lai-chau-city-2020': ['2019-05-14', '2020-11-14'],
  'lai-chau-province-2024': ['2026-12-31', '2030-12-31'],
  'soc-trang-womens-union-2023': ['2023-05-15', '2023-06-30', '2023-10-15', '2023-12-31'],
  'vo-cuong-ward-2026': [],
}

describe.skipIf(names.length === 0)('kế hoạch thật (cần LGD_SHARED)', () => {
  onPlans('mốc báo cáo của năm kế hoạch thật', (world) => {
    test.each(names.map((name) => name.replace('.gold.json', '')))('%s', async (name) => {
      const bytes = new Uint8Array(await readFile(join(folder, `${name}.txt`)))
      const { planId } = await adoptedPlan(world(), { reading: readPlan(await readDocument(bytes, `${name}.txt`)) })
      const days = expected[name]!
      for (const day of days) {
        await night(world(), addDays(day, -16))
        expect(await dueDays(world()), `trước ${day}`).not.toContain(day)
        await night(world(), addDays(day, -15))
        await night(world(), addDays(day, -14))
        expect(await dueDays(world()), `đến ${day}`).toContain(day)
      }
      const prepared = (await drafts(world())).map(({ label, dueDay }) => `${label}, ${dueDay}`)
      expect(new Set(prepared).size).toBe(prepared.length)
      const opened = await world()
        .db.selectFrom('obligation')
        .innerJoin('task', 'task.id', 'obligation.task_id')
        .select(['task.kind', 'obligation.label', 'obligation.due_day as dueDay'])
        .where('task.plan_id', '=', planId)
        .where('obligation.due_day', 'is not', null)
        .execute()
      const asked = opened.flatMap(({ kind, label, dueDay }) =>
        kind === 'report' || /^(Sơ|Tổng) kết|^Báo cáo/u.test(label) ? [dueDay!] : [],
      )
      expect([...new Set(asked)].sort()).toEqual(days)
    })
  })
})
