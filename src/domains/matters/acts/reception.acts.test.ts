import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { bookReception } from '#domains/matters/acts/book-reception.ts'
import { callOffReception } from '#domains/matters/acts/call-off-reception.ts'
import { cancelBooking } from '#domains/matters/acts/cancel-booking.ts'
import { endReceptions } from '#domains/matters/acts/end-receptions.ts'
import { noteMissed } from '#domains/matters/acts/note-missed.ts'
import { recordVisit } from '#domains/matters/acts/record-visit.ts'
import { remindBooked } from '#domains/matters/acts/remind-booked.ts'
import { saveReceptionRule } from '#domains/matters/acts/save-reception-rule.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { aCitizen, onMatters } from '#domains/matters/matters.fixtures.ts'
import { mattersJobs, tellComposers } from '#domains/matters/matters.jobs.ts'
import {
  findOwnBooking,
  listDay,
  listReceiving,
  listReceivingProvinces,
  loadSchedule,
  loadSession,
} from '#domains/matters/reception/reception.queries.ts'
import { refusals } from '#domains/matters/reception/reception.ts'
import { findSubmitter } from '#domains/matters/submission.store.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { hashCode } from '#platform/identity/receipt-code.ts'
import type { Messenger } from '#platform/messages/messenger.ts'

const day = '2026-11-26'
const rule = {
  ruleId: '',
  version: '0',
  receiver: 'Chủ tịch UBND xã',
  room: 'Phòng tiếp dân',
  weekday: '4',
  weeks: [],
  starts: '8:00',
  ends: '9:00',
  slotMinutes: '30',
  seats: '2',
  fromDay: '01/11/2026',
  toDay: '',
}
const tu = { name: 'Nguyễn Thị Tư', phone: '0912 345 678', about: 'Đất bị lấn', notify: 'sms' }

onMatters('tiếp công dân', (world) => {
  const publish = () => world().does('hung', saveReceptionRule, { ...rule, bodyId: world().bodies.first.id })
  const books = (ruleId: string, more: object = {}) =>
    perform(
      bookReception,
      { house: world().house, actor: aCitizen },
      { formKey: newSecret(), ruleId, day, slot: '0', ...tu, ...more },
    )
  const list = (who: 'lan' | 'tu', on = day) => {
    const { db, actors, house, bodies } = world()
    return listDay(db, actors[who], house.secretKey, { bodyId: bodies.first.id, day: on })
  }

  test('lãnh đạo công bố; người dân thấy buổi và chỗ trống; buổi quá gần bị nhắc là niêm yết chưa đủ ngày', async () => {
    const { db, bodies, does } = world()
    await expect(does('lan', saveReceptionRule, { ...rule, bodyId: bodies.first.id })).rejects.toMatchObject({
      status: 403,
    })
    await expect(does('tu', saveReceptionRule, { ...rule, bodyId: bodies.first.id })).rejects.toMatchObject({
      status: 404,
    })
    await expect(
      does('hung', saveReceptionRule, { ...rule, bodyId: bodies.first.id, ends: '8:10' }),
    ).rejects.toMatchObject({ fields: { ends: expect.any(String) } })
    const { id } = await publish()
    await books(id)
    const { sessions } = await loadSchedule(db, bodies.first.id, '2026-11-21')
    expect(sessions[0]).toMatchObject({ day, booked: 1, free: 3, isLate: true })
    expect(sessions[1]).toMatchObject({ day: '2026-12-03', free: 4, isLate: false })
    expect((await loadSession(db, id, day)).slots.map(({ free }) => free)).toEqual([1, 2])
  })

  test('chưa nối mạng nhắn tin thì không nhận lời nhắc qua đó; lịch của cả nước chọn theo tỉnh', async () => {
    const { db, bodies, house } = world()
    const { id } = await publish()
    house.messageWays = []
    await expect(books(id)).rejects.toMatchObject({ fields: { notify: expect.any(String) } })
    await books(id, { notify: 'none' })
    expect(await listReceivingProvinces(db, '2026-11-21')).toEqual([{ id: '24', name: 'Nơi 24', desks: 1 }])
    expect((await listReceiving(db, '2026-11-21', '24')).map(({ bodyId }) => bodyId)).toEqual([bodies.first.id])
    expect(await listReceiving(db, '2026-11-21', '25')).toEqual([])
  })

  test('hai chỗ, hai mươi người bấm cùng lúc: đúng hai người được, không ai trùng ghế; gửi lại biểu mẫu vẫn một chỗ', async () => {
    const { db } = world()
    const { id } = await publish()
    const pressed = await Promise.allSettled(Array.from({ length: 20 }, () => books(id)))
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    for (const one of pressed) if (one.status === 'rejected') expect(one.reason).toBe(refusals.slotFull)
    const rows = await db.selectFrom('reception_booking').select('seat').orderBy('seat').execute()
    expect(rows.map(({ seat }) => seat)).toEqual([1, 2])
    const formKey = newSecret()
    const again = await Promise.all(Array.from({ length: 4 }, () => books(id, { formKey, slot: '1' })))
    expect(new Set(again.map(({ code }) => code)).size).toBe(1)
    expect(await db.selectFrom('reception_booking').select('id').execute()).toHaveLength(3)
  })

  test('hủy bằng mã thì có chỗ cho người khác, và không còn gì của người đã hủy', async () => {
    const { db, house } = world()
    const { id } = await publish()
    const { code } = await books(id)
    await books(id)
    const cancels = (typed: string) => perform(cancelBooking, { house, actor: aCitizen }, { code: typed })
    await expect(cancels('1234')).rejects.toBe(refusals.noBooking)
    await cancels(code)
    await expect(cancels(code)).rejects.toBe(refusals.over)
    await books(id)
    await expect(books(id)).rejects.toBe(refusals.slotFull)
    expect(await findOwnBooking(db, hashCode(house.secretKey, code))).toMatchObject({ state: 'cancelled' })
    const { rows } = await sql<{
      text: string
    }>`select json_agg(b)::text || (select json_agg(a)::text from audit a) as text from reception_booking b`.execute(db)
    expect(rows[0]!.text).not.toContain('Nguyễn Thị Tư')
    expect(rows[0]!.text).not.toContain('0912 345')
  })

  test('không đặt được ngày cơ quan không tiếp, giờ đã qua, buổi báo nghỉ; người đã hẹn buổi nghỉ được báo', async () => {
    const { does, clock, db } = world()
    const { id } = await publish()
    await expect(books(id, { day: '2026-11-27' })).rejects.toBe(refusals.offDay)
    await expect(books(id, { day: '2027-11-25' })).rejects.toBe(refusals.slotPast)
    await expect(books(id, { slot: '9' })).rejects.toBe(refusals.slotPast)
    await books(id)
    await does('hung', callOffReception, { ruleId: id, day: '26/11/2026', reason: 'Chủ tịch đi họp tỉnh.' })
    await expect(books(id)).rejects.toBe(refusals.offDay)
    const jobs = await db.selectFrom('job').select('unique_key').where('kind', '=', 'matters.tell-booked').execute()
    expect(jobs).toHaveLength(1)
    await books(id, { day: '2026-12-10', notify: 'email', email: 'tu@example.vn' })
    const ended = { ...rule, ruleId: id, bodyId: world().bodies.first.id, toDay: '05/12/2026' }
    await does('hung', saveReceptionRule, ended)
    await expect(books(id, { day: '2026-12-10' })).rejects.toBe(refusals.offDay)
    const mails = await db
      .selectFrom('outgoing_mail')
      .select('unique_key')
      .where('unique_key', 'like', '%called-off')
      .execute()
    expect(mails).toHaveLength(1)
    clock.moveTo(`2026-12-03T01:10:00Z`)
    await expect(books(id, { day: '2026-12-03' })).rejects.toBe(refusals.slotPast)
    await books(id, { day: '2026-12-03', slot: '1' })
  })

  test('ngày tiếp: Lan thấy danh sách, nơi khác không; người đến thành vụ việc với tên đã cho; người tố cáo không để lại dấu', async () => {
    const { does, clock, db, house } = world()
    const { id } = await publish()
    await books(id)
    await books(id, { quiet: 'co', name: 'Kín zq5', phone: '0999 999 999' })
    await books(id, { slot: '1', name: 'Bà Ba', phone: '', notify: 'none' })
    clock.moveTo('2026-11-26T01:05:00Z')
    const [first, second, third] = await list('lan')
    expect([first!.name, second!.name, third!.name].sort()).toEqual(['', 'Bà Ba', 'Nguyễn Thị Tư'])
    expect(await list('tu')).toEqual([])
    const named = (await list('lan')).find(({ name }) => name === 'Nguyễn Thị Tư')!
    const silent = (await list('lan')).find(({ name }) => name === '')!
    const visit = { formKey: newSecret(), kind: 'feedback', words: 'Nhà bên lấn đất.', files: {} }
    const who = { name: named.name, address: 'Thôn Một', phone: named.phone }
    const stored = await does('lan', recordVisit, { bookingId: named.id, ...visit, ...who })
    const [matter] = await listMattersOf(db, [stored.submissionId])
    expect(matter).toMatchObject({ kind: 'feedback', bodyId: world().bodies.first.id, state: 'received' })
    expect(await findSubmitter(db, house.secretKey, stored.submissionId)).toMatchObject({
      name: 'Nguyễn Thị Tư',
      phone: '0912 345 678',
    })
    await expect(does('lan', recordVisit, { bookingId: named.id, ...visit, ...who })).rejects.toBe(refusals.over)
    const secret = { ...visit, formKey: newSecret(), kind: 'denunciation', words: 'Ông H. nhận tiền.', name: 'Kín zq5' }
    await does('lan', recordVisit, { bookingId: silent.id, ...secret, address: '', phone: '' })
    const rows = await db.selectFrom('reception_booking').selectAll().execute()
    expect(rows.find((row) => row.id === silent.id)).toMatchObject({ state: 'came', submission_id: null, sealed: null })
    expect(rows.find((row) => row.id === named.id)).toMatchObject({ state: 'came', submission_id: stored.submissionId })
    expect((await list('lan')).find((row) => row.id === named.id)!.matterId).toBe(matter!.id)
    const last = (await list('lan')).find(({ name }) => name === 'Bà Ba')!
    await does('lan', noteMissed, { bookingId: last.id })
    expect((await list('lan')).find(({ id: one }) => one === last.id)!.state).toBe('missed')
  })

  test('đã đặt lịch có tên rồi đến tố cáo: tên không ở bảng nào ngoài nơi cất kín, thư nhắc và nhật ký cũng không', async () => {
    const { does, clock, db, house } = world()
    const { id } = await publish()
    await books(id, {
      name: 'Kín zq7xk',
      phone: '0977 777 777',
      about: 'Việc zq7xk',
      notify: 'email',
      email: 'zq7xk@example.vn',
    })
    clock.moveTo('2026-11-25T02:00:00Z')
    await perform(remindBooked, { house, actor: systemActor }, {})
    clock.moveTo('2026-11-26T01:05:00Z')
    const [booking] = await list('lan')
    const typed = { formKey: newSecret(), kind: 'denunciation', words: 'Tôi là Kín zq7xk.', files: {} }
    const who = { name: booking!.name, address: '', phone: booking!.phone }
    await does('lan', recordVisit, { bookingId: booking!.id, ...typed, ...who })
    const { rows: tables } = await sql<{
      name: string
    }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
    for (const { name } of tables) {
      const { rows } = await sql<{
        text: string
      }>`select coalesce(json_agg(t)::text, '') as text from ${sql.table(name)} t`.execute(db)
      for (const mark of ['zq7xk', '0977 777']) expect(rows[0]!.text.includes(mark), `${name} ${mark}`).toBe(false)
    }
    expect((await list('lan')).map(({ name, matterId }) => [name, matterId])).toEqual([['', null]])
    const mails = await db
      .selectFrom('outgoing_mail')
      .select('id')
      .where('unique_key', 'like', 'matters.booking:%')
      .execute()
    expect(mails).toEqual([])
  })

  test('cơ quan kết thúc: lịch hết theo, người đã hẹn được báo một lần và biết nay ai tiếp; không ai bị xếp chỗ thay', async () => {
    const { db, bodies, house, clock, database } = world()
    const { id } = await publish()
    await books(id)
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${bodies.second.id}, '2026-11-24', 'merge')`.execute(
      db,
    )
    await sql`update body set to_day = '2026-11-24' where id = ${bodies.first.id}`.execute(db)
    const ends = () => perform(endReceptions, { house, actor: systemActor }, {})
    expect(await ends()).toBe(0)
    clock.moveTo('2026-11-25T02:00:00Z')
    expect([await ends(), await ends()]).toEqual([1, 0])
    const kept = await db.selectFrom('reception_rule').select('to_day').where('id', '=', id).executeTakeFirstOrThrow()
    expect(kept.to_day).toBe('2026-11-24')
    const bookings = await db.selectFrom('reception_booking').select('state').execute()
    expect(bookings).toEqual([{ state: 'cancelled' }])
    const jobs = await db.selectFrom('job').selectAll().where('kind', '=', 'matters.tell-booked').execute()
    expect(jobs).toHaveLength(1)
    const texts: string[] = []
    const messenger: Messenger = {
      send: async ({ text }) => void texts.push(text),
      forget: async () => undefined,
      forgetBefore: async () => undefined,
    }
    const handler = mattersJobs(house, messenger)['matters.tell-booked']!
    const signal = new AbortController().signal
    await handler({ database, clock, signal } as unknown as Parameters<typeof handler>[0], jobs[0]!.payload)
    expect(texts).toEqual([expect.stringContaining('Mời đặt lịch ở UBND xã Hai')])
  })

  test('nhắc trước một ngày, mỗi người một lần, theo cách đã chọn; sau 30 ngày không còn biết ai đã hẹn', async () => {
    const { db, house, clock, database } = world()
    const { id } = await publish()
    await books(id)
    await books(id, { notify: 'email', email: 'tu@example.vn' })
    clock.moveTo('2026-11-25T02:00:00Z')
    const remind = () => perform(remindBooked, { house, actor: systemActor }, {})
    expect(await remind()).toBe(2)
    await remind()
    const mails = await db
      .selectFrom('outgoing_mail')
      .selectAll()
      .where('unique_key', 'like', 'matters.booking:%')
      .execute()
    const jobs = await db.selectFrom('job').selectAll().where('kind', '=', 'matters.tell-booked').execute()
    expect([mails.length, jobs.length]).toEqual([1, 1])
    expect(JSON.stringify(mails)).not.toContain('tu@example.vn')
    const sent: { phone: string; text: string }[] = []
    const messenger: Messenger = {
      send: async (message: { phone: string; text: string }) => void sent.push(message),
      forget: async () => undefined,
      forgetBefore: async () => undefined,
    }
    const signal = new AbortController().signal
    const handler = mattersJobs(house, messenger)['matters.tell-booked']!
    await handler({ database, clock, signal } as unknown as Parameters<typeof handler>[0], jobs[0]!.payload)
    expect(sent).toMatchObject([{ phone: '0912 345 678', text: expect.stringContaining('8 giờ') }])
    expect(sent[0]!.text).not.toContain('Đất')
    const composer = tellComposers(house)['matters.booking']!
    const written = await composer({ database } as Parameters<typeof composer>[0], mails[0]!.composer_payload)
    expect(written).toMatchObject({ to: 'tu@example.vn' })
    clock.moveTo('2026-12-28T02:00:00Z')
    await remind()
    expect((await list('lan')).map(({ name }) => name)).toEqual(['', ''])
  })
})
