import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { Worker } from '#platform/jobs/worker.ts'
import type { MailComposers } from '#platform/mail/composer.ts'
import { deliverMail } from '#platform/mail/deliver-mail.ts'
import { mailJobs, sweepMail } from '#platform/mail/mail.jobs.ts'
import { countMail, findAddressTrouble, listTroubledMail } from '#platform/mail/mail.queries.ts'
import type { MailState } from '#platform/mail/outgoing-mail.ts'
import { type MailWish, queueMail, queueMails, resendMail } from '#platform/mail/queue-mail.ts'
import { type SmtpSink, startSmtpSink } from '#platform/mail/smtp-sink.ts'
import { type MailTransport, openMailTransport } from '#platform/mail/transport.ts'

const start = '2026-11-21T03:00:00Z'
const minutesLater = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

let sink: SmtpSink
let transport: MailTransport
beforeEach(async () => {
  sink = await startSmtpSink()
  transport = openMailTransport({ smtpUrl: sink.url, from: 'Hệ thống <lgd@xa.example.vn>', dataFolder: '' })
})
afterEach(() => sink.close())

onBothDatabases('hộp thư đi', (database) => {
  const clock = standingClock(start)
  beforeEach(() => clock.moveTo(start))

  const queue = (change: Partial<MailWish> = {}) => database().transaction((tx) => queueMail(tx, aWish(change)))
  const aWish = (change: Partial<MailWish>): MailWish => ({
    to: 'lan@xa.example.vn',
    subject: 'Nhiệm vụ sắp đến hạn',
    text: 'Chào chị Lan',
    uniqueKey: 'reminder:1',
    now: clock.now(),
    ...change,
  })
  const deliver = (id: string, by = transport) => deliverMail({ database: database(), clock }, by, id)
  const load = (id: string) =>
    database().kysely.selectFrom('outgoing_mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const stateOf = async (id: string): Promise<MailState> => (await load(id)).state
  const listJobs = () =>
    database().kysely.selectFrom('job').select(['kind', 'payload', 'run_at', 'state']).orderBy('run_at').execute()

  test('xếp hàng, gửi, ghi là đã gửi, xóa nội dung; gửi nữa không thành hai', async () => {
    const id = await queue()
    expect(await listJobs()).toMatchObject([{ kind: 'mail.deliver', payload: { mailId: id } }])
    await deliver(id)
    await deliver(id)
    expect(sink.accepted).toHaveLength(1)
    expect(await load(id)).toMatchObject({ state: 'sent', attempts: 1, text_body: '', last_reply: '250 2.0.0 Kept' })
  })

  test('cùng một việc xếp hai lần là một thư', async () => {
    const first = await queue()
    expect(await queue({ text: 'khác' })).toBe(first)
    expect(await listJobs()).toHaveLength(1)
  })

  test('việc bị hủy thì không có thư', async () => {
    const failed = database().transaction(async (tx) => {
      await queueMail(tx, aWish({}))
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow('rolled back')
    expect(await listJobs()).toEqual([])
    expect(await countMail(database().kysely)).toEqual({})
  })

  test('địa chỉ có xuống dòng bị từ chối trước khi vào hàng', async () => {
    await expect(queue({ to: 'lan@xa.example.vn\r\nBcc: a@b.vn' })).rejects.toMatchObject({ status: 422 })
    expect(await countMail(database().kysely)).toEqual({})
  })

  test('máy chủ bận thì thử lại, mỗi lần lâu hơn, lần thứ tám là cuối; người xem được và cho gửi lại', async () => {
    sink.manner = { afterText: '451 4.3.0 Try later' }
    const id = await queue()
    const waits: number[] = []
    for (let time = 0; time < 8; time++) {
      await deliver(id)
      const { state, next_try_at } = await load(id)
      if (state !== 'waiting') break
      waits.push((next_try_at.getTime() - clock.now().getTime()) / 60_000)
      await deliver(id) // too early: nothing happens
      clock.moveTo(next_try_at.toISOString())
    }
    expect(waits).toEqual([1, 5, 15, 60, 240, 720, 1440])
    expect(await load(id)).toMatchObject({ state: 'failed', attempts: 8, last_reply: '451 4.3.0 Try later' })
    expect(await listTroubledMail(database().kysely)).toMatchObject([{ id, state: 'failed', attempts: 8 }])

    sink.manner = {}
    await database().transaction((tx) => resendMail(tx, id, clock.now()))
    await deliver(id)
    expect(await stateOf(id)).toBe('sent')
    await expect(database().transaction((tx) => resendMail(tx, id, clock.now()))).rejects.toThrow('không cần gửi lại')
  })

  test('địa chỉ không có: một lần là thôi, ghi cho địa chỉ ấy; địa chỉ khác vẫn đi; có thư đến được thì hết', async () => {
    sink.manner = { recipients: { 'lan@xa.example.vn': '550 5.1.1 No such user' } }
    const [lan, hung] = [await queue(), await queue({ to: 'hung@xa.example.vn', uniqueKey: 'reminder:2' })]
    await deliver(lan)
    await deliver(hung)
    expect([await stateOf(lan), await stateOf(hung)]).toEqual(['failed', 'sent'])
    const trouble = await findAddressTrouble(database().kysely, 'LAN@xa.example.vn')
    expect(trouble).toEqual({ reply: '550 5.1.1 No such user', at: new Date(start) })
    expect(await findAddressTrouble(database().kysely, 'hung@xa.example.vn')).toBeUndefined()
    sink.manner = {}
    clock.moveTo(minutesLater(5))
    await deliver(await queue({ uniqueKey: 'reminder:3' }))
    expect(await findAddressTrouble(database().kysely, 'lan@xa.example.vn')).toBeUndefined()
  })

  test('đứt sau khi trao nội dung: không gửi lại, để người quyết; người cho gửi thì cùng Message-ID', async () => {
    sink.manner = { dropAt: 'dot' }
    const id = await queue()
    await deliver(id)
    expect(await stateOf(id)).toBe('uncertain')
    sink.manner = {}
    await deliver(id)
    expect(sink.accepted).toHaveLength(1)
    await database().transaction((tx) => resendMail(tx, id, clock.now()))
    await deliver(id)
    const ids = sink.accepted.map((mail) => /^Message-ID: (.*)$/m.exec(mail.raw)![1])
    expect(ids).toEqual([`<${id}@xa.example.vn>`, `<${id}@xa.example.vn>`])
  })

  test('máy dừng trước khi trao nội dung: gửi lại, đúng một lần', async () => {
    const id = await queue()
    await expect(deliver(id, dyingBefore(transport))).rejects.toThrow('killed')
    expect(await stateOf(id)).toBe('claimed')
    await deliver(id)
    expect(await stateOf(id)).toBe('sent')
    expect(sink.accepted).toHaveLength(1)
  })

  test('máy dừng sau khi trao nội dung, trước khi ghi: không gửi lại, để người quyết', async () => {
    const id = await queue()
    await expect(deliver(id, dyingAfter(transport))).rejects.toThrow('killed')
    expect(sink.accepted).toHaveLength(1)
    expect(await stateOf(id)).toBe('sending')
    await deliver(id)
    expect(sink.accepted).toHaveLength(1)
    expect(await listTroubledMail(database().kysely)).toMatchObject([{ id, state: 'uncertain' }])
  })

  test('bị người khác giành mất giữa chừng thì không trao nội dung', async () => {
    const id = await queue()
    const slow: MailTransport = {
      ...transport,
      async send(message, now, beforeHandover) {
        await deliver(id) // the other worker, whole
        return transport.send(message, now, beforeHandover)
      },
    }
    await expect(deliver(id, slow)).rejects.toThrow('Another worker')
    expect(sink.accepted).toHaveLength(1)
    expect(await stateOf(id)).toBe('sent')
  })

  test('bị coi là dừng mà rồi vẫn gửi xong thì ghi là đã gửi', async () => {
    const id = await queue()
    const slow: MailTransport = {
      ...transport,
      async send(message, now, beforeHandover) {
        const delivery = await transport.send(message, now, beforeHandover)
        await deliver(id) // another worker finds it in `sending`
        expect(await stateOf(id)).toBe('uncertain')
        return delivery
      },
    }
    await deliver(id, slow)
    expect(await stateOf(id)).toBe('sent')
  })

  test('quét đêm: thư bị bỏ quên có việc mới, thư gửi đã một năm thì xóa', async () => {
    const [forgotten, sent] = [await queue(), await queue({ uniqueKey: 'reminder:2' })]
    await deliver(sent)
    await database().kysely.deleteFrom('job').execute()
    await sweepMail(database(), clock.now())
    expect(await listJobs()).toEqual([])
    clock.moveTo(minutesLater(61))
    await sweepMail(database(), clock.now())
    expect(await listJobs()).toMatchObject([{ payload: { mailId: forgotten } }])
    await sweepMail(database(), new Date('2027-11-22T03:00:00Z'))
    expect(await countMail(database().kysely)).toEqual({ waiting: 1 })
  })

  describe('thư soạn lại lúc trao', () => {
    const open = new Set(['a', 'b'])
    const composers: MailComposers = {
      'test.list': async (_, payload) => {
        const { to } = payload as { to: string }
        return open.size === 0
          ? { dropBecause: 'không gửi, vì việc đã xong' }
          : { to, subject: `Còn ${open.size} việc`, text: [...open].join(', '), html: null }
      },
    }
    const composed = (change: Partial<MailWish> = {}) =>
      queue({ composer: { key: 'test.list', payload: { to: 'lan.moi@xa.example.vn' } }, text: 'a, b', ...change })
    const deliverNow = (id: string) => deliverMail({ database: database(), clock }, transport, id, composers)
    beforeEach(() => {
      open.clear()
      for (const one of ['a', 'b']) open.add(one)
    })

    test('việc xong trong lúc máy chủ thư hỏng thì không còn trong thư, địa chỉ mới được dùng', async () => {
      sink.manner = { replies: { greeting: '421 Busy' } }
      const id = await composed()
      await deliverNow(id)
      expect(await load(id)).toMatchObject({ state: 'waiting', subject: 'Còn 2 việc' })
      open.delete('a')
      sink.manner = {}
      clock.moveTo(minutesLater(60))
      await deliverNow(id)
      expect(await stateOf(id)).toBe('sent')
      expect(sink.accepted.map((mail) => mail.to)).toEqual([['lan.moi@xa.example.vn']])
      expect(sink.accepted[0]!.raw).toMatch(/\r\nb\r\n|\r\nb$/)
      expect(sink.accepted[0]!.raw).not.toContain('a, b')
    })

    test('không còn gì thì không gửi, ghi lý do, đếm riêng, không vào danh sách thư trục trặc, gửi lại bị từ chối', async () => {
      const id = await composed()
      open.clear()
      await deliverNow(id)
      expect(sink.said).toEqual([])
      expect(await load(id)).toMatchObject({
        state: 'dropped',
        last_reply: 'không gửi, vì việc đã xong',
        text_body: '',
      })
      expect(await countMail(database().kysely)).toEqual({ dropped: 1 })
      expect(await listTroubledMail(database().kysely)).toEqual([])
      await expect(database().transaction((tx) => resendMail(tx, id, clock.now()))).rejects.toThrow('không cần gửi lại')
      await deliverNow(id)
      expect(sink.accepted).toEqual([])
    })

    test('máy không biết người soạn thì không gửi bản cũ', async () => {
      const id = await composed()
      await expect(deliver(id)).rejects.toThrow('No composer test.list')
      expect(sink.accepted).toEqual([])
      await deliverNow(id)
      expect(await stateOf(id)).toBe('sent')
    })
  })

  test('nhiều thư một lần, thư đã có thì giữ thư cũ', async () => {
    const first = await queue({ uniqueKey: 'reminder:2' })
    const wishes = [1, 2, 3].map((number) => aWish({ uniqueKey: `reminder:${number}` }))
    const ids = await database().transaction((tx) => queueMails(tx, wishes))
    expect([...ids.keys()].sort()).toEqual(['reminder:1', 'reminder:2', 'reminder:3'])
    expect(ids.get('reminder:2')).toBe(first)
    expect(await listJobs()).toHaveLength(3)
  })

  test('qua người làm việc nền thật: ba thư, mỗi thư một lần', async () => {
    const ids: string[] = []
    for (const number of [1, 2, 3]) ids.push(await queue({ uniqueKey: `reminder:${number}` }))
    const faults: unknown[] = []
    const worker = new Worker({
      database: database(),
      clock,
      handlers: mailJobs(transport),
      pollMs: 20,
      onFault: (error) => faults.push(error),
    })
    worker.start()
    await expect.poll(() => countMail(database().kysely), { timeout: 10_000 }).toEqual({ sent: 3 })
    await worker.stop()
    expect(faults).toEqual([])
    expect(sink.accepted).toHaveLength(3)
  })
})

/** A process that dies when the server has asked for the text. */
function dyingBefore(transport: MailTransport): MailTransport {
  return {
    ...transport,
    send: (message, now) => transport.send(message, now, () => Promise.reject(new Error('killed'))),
  }
}

/** A process that dies when the server has taken the mail. */
function dyingAfter(transport: MailTransport): MailTransport {
  return {
    ...transport,
    async send(message, now, beforeHandover) {
      await transport.send(message, now, beforeHandover)
      throw new Error('killed')
    },
  }
}
