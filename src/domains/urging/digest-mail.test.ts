import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { delegateWork } from '#domains/people/acts/delegate.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { adoptedPlan, aReading, aTaskReading, dueOn, formFor, onPlans } from '#domains/plans/plans.fixtures.ts'
import { chooseMail } from '#domains/urging/acts/choose-mail.ts'
import { dropped } from '#domains/urging/digest-composer.jobs.ts'
import { deliverAll, digestsOf, giveEmail, round, sevenOn } from '#domains/urging/urging.fixtures.ts'
import { type SmtpSink, startSmtpSink } from '#platform/mail/smtp-sink.ts'
import { type MailTransport, openMailTransport } from '#platform/mail/transport.ts'

const reading = aReading({
  tasks: [
    aTaskReading('Tập huấn hòa giải viên <cơ sở>', { path: 'II.1', time: dueOn('2026-11-13') }),
    aTaskReading('Tuyên truyền Luật Đất đai', { path: 'II.2', time: dueOn('2026-11-26') }),
  ],
})

let sink: SmtpSink
let transport: MailTransport
beforeEach(async () => {
  sink = await startSmtpSink()
  transport = openMailTransport({ smtpUrl: sink.url, from: 'Luật Gần Dân <lgd@xa.example.vn>', dataFolder: '' })
})
afterEach(() => sink.close())

onPlans('thư bản tin', (world) => {
  const start = async () => {
    const { planId } = await adoptedPlan(world(), { reading })
    await giveEmail(world(), 'lan', 'hung', 'mai')
    world().clock.moveTo(sevenOn('2026-11-23'))
    await round(world())
    return planId
  }
  const claim = async (planId: string, path: string) =>
    world().does('lan', claimObligation, { ...(await formFor(world(), planId, path)), doneDay: '23/11/2026' })
  const stateOf = async (person: string, day = '2026-11-23') =>
    (await digestsOf(world())).find((one) => one.person === person && one.day === day)?.mail
  const replies = async () =>
    (await world().db.selectFrom('outgoing_mail').select('last_reply').orderBy('queued_at').execute()).map(
      (row) => row.last_reply,
    )
  const raw = () => sink.accepted.map((mail) => decoded(mail.raw)).join('\n')

  test('nói việc gì, còn bao lâu, mở ở đâu; chữ của người dùng không thành thẻ HTML', async () => {
    await start()
    await deliverAll(world(), transport)
    expect(sink.accepted.map((mail) => mail.to)).toEqual([['lan@xa.example.vn']])
    expect(raw()).toContain('Kính gửi ông/bà Nguyễn Thị Lan')
    expect(raw()).toContain('ĐÃ QUÁ HẠN')
    expect(raw()).toContain('hạn 13/11/2026, quá hạn 6 ngày làm việc')
    expect(raw()).toContain('hạn 26/11/2026, còn 3 ngày làm việc')
    expect(raw()).toMatch(/http:\/\/thu\.example\.vn\/nghiep-vu\/nhiem-vu\/[0-9a-f-]{36}#moc-/)
    expect(raw()).toContain('hòa giải viên &lt;cơ sở&gt;')
    expect(await stateOf('lan')).toBe('sent')
    await deliverAll(world(), transport)
    await round(world())
    await deliverAll(world(), transport)
    expect(sink.accepted).toHaveLength(1)
  })

  describe('không vô ích', () => {
    test('việc xong trong lúc máy chủ thư hỏng không còn trong thư', async () => {
      const planId = await start()
      sink.manner = { replies: { greeting: '421 Busy' } }
      await deliverAll(world(), transport)
      await claim(planId, 'II.1')
      sink.manner = {}
      world().clock.moveTo('2026-11-23T04:00:00Z')
      await deliverAll(world(), transport)
      expect(raw()).toContain('Tuyên truyền Luật Đất đai')
      expect(raw()).not.toContain('Tập huấn hòa giải viên')
    })

    test('mọi việc xong thì không gửi, và ghi là không gửi', async () => {
      const planId = await start()
      await claim(planId, 'II.1')
      await claim(planId, 'II.2')
      await deliverAll(world(), transport)
      expect(sink.said).toEqual([])
      expect(await stateOf('lan')).toBe('dropped')
      expect(await replies()).toEqual([dropped.done])
    })

    test('máy chủ thư hỏng qua ngày: chỉ bản tin mới nhất đi', async () => {
      await start()
      sink.manner = { replies: { greeting: '421 Busy' } }
      await deliverAll(world(), transport)
      world().clock.moveTo(sevenOn('2026-11-24'))
      await round(world())
      sink.manner = {}
      await deliverAll(world(), transport)
      expect(sink.accepted).toHaveLength(1)
      expect([await stateOf('lan'), await stateOf('lan', '2026-11-24')]).toEqual(['dropped', 'sent'])
      expect(await replies()).toContain(dropped.newer)
    })

    test('tắt thư sau khi soạn thì không gửi; hôm sau vẫn có bản tin trong hệ thống', async () => {
      await start()
      await world().does('lan', chooseMail, { byMail: 'khong' })
      await deliverAll(world(), transport)
      world().clock.moveTo(sevenOn('2026-11-24'))
      await round(world())
      expect(sink.accepted).toEqual([])
      expect(await stateOf('lan')).toBe('dropped')
      expect(await stateOf('lan', '2026-11-24')).toBeNull()
    })
  })

  test('một địa chỉ bị từ chối, những địa chỉ khác vẫn nhận; chậm thì vẫn xong', async () => {
    await adoptedPlan(world(), { reading })
    await giveEmail(world(), 'lan', 'hung')
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']) {
      world().clock.moveTo(sevenOn(day))
      await round(world())
    }
    sink.manner = { recipients: { 'lan@xa.example.vn': '550 5.1.1 No such user' }, slowMs: 20 }
    await deliverAll(world(), transport)
    expect(sink.accepted.map((mail) => mail.to)).toEqual([['hung@xa.example.vn']])
    expect(await stateOf('lan', '2026-11-26')).toBe('failed')
    expect(await stateOf('hung', '2026-11-26')).toBe('sent')
  })

  test('đứt sau khi trao: chưa rõ đã đến, không tự gửi lại', async () => {
    await start()
    sink.manner = { dropAt: 'dot' }
    await deliverAll(world(), transport)
    await round(world())
    await deliverAll(world(), transport)
    expect(sink.accepted).toHaveLength(1)
    expect(await stateOf('lan')).toBe('uncertain')
  })

  test('người vắng đã ủy quyền: người làm thay nhận, thư nói thay ai', async () => {
    await adoptedPlan(world(), { reading })
    await giveEmail(world(), 'lan', 'hung')
    await world().does('lan', delegateWork, {
      personId: world().ids.lan,
      toPersonId: world().ids.hung,
      bodyId: world().bodies.first.id,
      fromDay: '23/11/2026',
      toDay: '24/11/2026',
      reason: 'Đi công tác',
    })
    world().clock.moveTo(sevenOn('2026-11-23'))
    await round(world())
    await deliverAll(world(), transport)
    expect(sink.accepted.map((mail) => mail.to)).toEqual([['hung@xa.example.vn']])
    expect(raw()).toContain('thay ông/bà Nguyễn Thị Lan')
    world().clock.moveTo(sevenOn('2026-11-25'))
    await round(world())
    expect(await stateOf('lan', '2026-11-25')).toBe('waiting')
  })
})

/** Both parts of a mail, readable. */
function decoded(raw: string): string {
  return raw
    .split(/\r\n--[^\r\n]+/)
    .map((part) => {
      const [head = '', ...body] = part.split('\r\n\r\n')
      const text = body.join('\r\n\r\n')
      if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString()
      if (!/quoted-printable/i.test(head)) return text
      const bytes = text
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      return Buffer.from(bytes, 'latin1').toString()
    })
    .join('\n')
}
