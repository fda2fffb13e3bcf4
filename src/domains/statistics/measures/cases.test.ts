import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { followBody } from '#domains/matters/acts/follow-body.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { transferMatter } from '#domains/matters/acts/transfer-matter.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { writeRelease } from '#domains/matters/acts/write-release.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { addLaw, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { figureOf, type MeasureId } from '#domains/statistics/measure.ts'
import { countMany, listMeasure, type Scope } from '#domains/statistics/measures.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }
const ids = [
  'matters.carried-in',
  'matters.received',
  'matters.kind.feedback',
  'matters.ended',
  'matters.answered',
  'matters.in-time',
  'matters.late',
  'matters.no-limit',
  'matters.running',
  'information.due',
  'information.in-time',
] as const satisfies MeasureId[]

onMatters('vụ việc của người dân trong chỉ tiêu', (world) => {
  const count = async (scope: Partial<Scope> = {}) => {
    const counted = await countMany(world().db, ids, { ...year, placeId: '24', seenBy: 'system', ...scope } as Scope)
    return Object.fromEntries([...counted].map(([id, one]) => [id, figureOf(one)]))
  }
  const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) => {
    const all = await listMattersOf(world().db, [matter.submissionId])
    const { version } = all.find(({ id }) => id === matter.id)!
    return world().does(who, deed, { matterId: matter.id, version: String(version), files: {}, ...more })
  }
  const answered = async (matter: Matter) => {
    await step('lan', writeAnswer, matter, { text: 'Xã trả lời như sau. [901/2020/QH99 Điều 1]' })
    await step('lan', submitAnswer, matter)
    await step('hung', approveAnswer, matter)
  }
  /** Chuyển qua cộng mới nhận bằng đã xong cộng chưa xong. */
  const balances = async (scope: Partial<Scope> = {}) => {
    for (const from of ['2026-01-01', '2026-11-22', '2026-11-25', '2026-11-26']) {
      const found = await count({ from, ...scope })
      expect([from, found['matters.carried-in']! + found['matters.received']!]).toEqual([
        from,
        found['matters.ended']! + found['matters.running']!,
      ])
    }
  }

  test('không luật nào ấn định thời hạn thì trả lời không đúng hạn cũng không trễ', async () => {
    await addLaw(world().db, '901/2020/QH99')
    await answered((await files(world(), 'hoi-dap')).matter)
    expect(await count()).toMatchObject({ 'matters.answered': 1, 'matters.in-time': 0, 'matters.no-limit': 1 })
    await answered((await files(world(), 'phan-anh', { words: 'Loa của thôn hỏng từ tháng trước.' })).matter)
    expect(await count()).toMatchObject({
      'matters.answered': 2,
      'matters.in-time': 1,
      'matters.late': 0,
      'matters.no-limit': 1,
    })
  })

  test('yêu cầu thông tin hết hạn chưa ai trả lời vẫn nằm trong số đến hạn', async () => {
    await addLaw(world().db, '901/2020/QH99')
    await files(world(), 'thong-tin')
    expect(await count({ to: '2026-11-30' })).toMatchObject({ 'information.due': 0 })
    expect(await count()).toMatchObject({ 'information.due': 1, 'information.in-time': 0 })
    const { matter } = await files(world(), 'thong-tin', { words: 'Cho tôi xin bản sao quy hoạch đất của thôn Một.' })
    await step('lan', writeRelease, matter, { outcome: 'full', how: 'Tại trụ sở xã.' })
    await answered(matter)
    expect(await count({ to: '2026-11-30' })).toMatchObject({ 'information.due': 1, 'information.in-time': 1 })
    expect(await count()).toMatchObject({ 'information.due': 2, 'information.in-time': 1 })
  })

  test('trả lời trễ sang năm sau không làm đổi số đến hạn của năm đã qua', async () => {
    const { clock } = world()
    await addLaw(world().db, '901/2020/QH99')
    const { matter } = await files(world(), 'thong-tin')
    expect(await count()).toMatchObject({ 'information.due': 1, 'information.in-time': 0 })
    clock.moveTo('2027-01-12T02:00:00Z')
    await step('lan', writeRelease, matter, { outcome: 'full', how: 'Tại trụ sở xã.' })
    await answered(matter)
    expect(await count()).toMatchObject({ 'information.due': 1, 'information.in-time': 0 })
    const next = await count({ from: '2027-01-01', to: '2027-12-31' })
    expect(next).toMatchObject({ 'information.due': 0, 'information.in-time': 0, 'matters.answered': 1 })
  })

  test('chuyển cơ quan: cả tỉnh đếm một lần, mỗi xã đếm việc đã qua tay mình', async () => {
    const { clock, bodies, db } = world()
    const { matter } = await files(world(), 'phan-anh')
    clock.moveTo('2026-11-25T02:00:00Z')
    const there = await step('lan', transferMatter, matter, {
      toBodyId: bodies.second.id,
      told: 'Lời báo cho người gửi, đủ dài để hiểu.',
    })
    expect(await count()).toMatchObject({
      'matters.received': 1,
      'matters.kind.feedback': 1,
      'matters.ended': 0,
      'matters.running': 1,
    })
    expect(await count({ to: '2026-11-24' })).toMatchObject({ 'matters.received': 1, 'matters.running': 1 })
    const running = await listMeasure(db, 'matters.running', { ...year, placeId: '24', seenBy: 'system' })
    expect(running.map(({ id }) => id)).toEqual([there.id])
    expect(await count({ placeId: '00001' })).toMatchObject({ 'matters.received': 1, 'matters.ended': 1 })
    expect(await count({ placeId: '00002' })).toMatchObject({ 'matters.received': 1, 'matters.running': 1 })
    await balances()
  })

  test('sau sáp nhập: ngày cũ không tăng thêm vụ việc nào', async () => {
    const { clock, bodies, db, house } = world()
    await files(world(), 'phan-anh')
    clock.moveTo('2026-11-25T02:00:00Z')
    const past = { to: '2026-11-24' }
    const before = await count(past)
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${bodies.second.id}, '2026-11-25', 'merge')`.execute(
      db,
    )
    await db.updateTable('body').set({ to_day: '2026-11-25' }).where('id', '=', bodies.first.id).execute()
    expect(await perform(followBody, { house, actor: systemActor }, { countMax: 10 })).toBe(1)
    expect(await count(past)).toEqual(before)
    expect(await count()).toMatchObject({ 'matters.received': 1, 'matters.ended': 0, 'matters.running': 1 })
    await balances()
  })
})
