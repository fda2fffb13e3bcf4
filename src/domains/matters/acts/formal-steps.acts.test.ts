import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { acceptMatter } from '#domains/matters/acts/accept-matter.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { askWithdrawal } from '#domains/matters/acts/ask-withdrawal.ts'
import { extendMatter } from '#domains/matters/acts/extend-matter.ts'
import { followBody } from '#domains/matters/acts/follow-body.ts'
import { noteMatterDay } from '#domains/matters/acts/note-day.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { recordWithdrawal } from '#domains/matters/acts/record-withdrawal.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { suspendMatter } from '#domains/matters/acts/suspend-matter.ts'
import { withdrawMatter } from '#domains/matters/acts/withdraw-matter.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { loadMatterPage } from '#domains/matters/desk/matter-page.queries.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { type Matter, refusals } from '#domains/matters/matter.ts'
import { aCitizen, addLaw, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'

const told = 'Lời báo cho người gửi, đủ dài để hiểu.'

onMatters('bước theo luật của khiếu nại, tố cáo', (world) => {
  const stands = async (matter: Matter) =>
    (await listMattersOf(world().db, [matter.submissionId])).find(({ id }) => id === matter.id)!
  const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) => {
    const { version } = await stands(matter)
    return world().does(who, deed, { matterId: matter.id, version: String(version), files: {}, ...more })
  }
  const tracked = async (matter: Matter) =>
    (await listTracked(world().db, [matter.submissionId], today(world().clock)))[0]!.matters
  const asCitizen = <Input, Output>(deed: Act<Input, Output>, matter: Matter, more: object) =>
    perform(
      deed,
      { house: world().house, actor: aCitizen },
      { matterId: matter.id, submissionIds: [matter.submissionId], ...more },
    )

  test('rút khiếu nại: người dân đề nghị bằng lời viết, việc còn mở; có đơn ký thì người đứng đầu ghi nhận và báo', async () => {
    const { matter } = await files(world(), 'khieu-nai')
    await expect(asCitizen(withdrawMatter, matter, { sure: 'co' })).rejects.toBe(refusals.withdrawnInWriting)
    await asCitizen(askWithdrawal, matter, { words: 'Phường đã sửa quyết định, tôi không khiếu nại nữa.' })
    expect(await stands(matter)).toMatchObject({ state: 'received', withdrawalAskedOn: '2026-11-21' })
    const signed = { signedOn: '20/11/2026', told }
    await expect(step('lan', recordWithdrawal, matter, signed)).rejects.toBe(refusals.onlyHead)
    await expect(step('hung', recordWithdrawal, matter, { ...signed, signedOn: '22/11/2026' })).rejects.toMatchObject({
      fields: { signedOn: expect.any(String) },
    })
    await step('hung', recordWithdrawal, matter, signed)
    expect(await stands(matter)).toMatchObject({ state: 'closed', closedAs: 'withdrawn' })
    expect((await tracked(matter))[0]!.events.at(-1)!.told).toContain('đơn rút ngày 20/11/2026')
  })

  test('lời xin rút tố cáo vào nơi cất kín; đã kết luận thì không rút nữa; việc thường một lời là đủ', async () => {
    const { db, bodies, does } = world()
    await addLaw(db, '901/2020/QH99')
    const { submissionId } = await does('lan', recordSubmission, {
      ...{ channel: 'paper', kind: 'denunciation', receivedOn: '20/11/2026', bodyId: bodies.first.id },
      ...{ name: 'Trần Văn Kín', address: '', phone: '', helperName: '', title: '', words: 'Ông H. nhận tiền.' },
      ...{ formKey: newSecret(), files: {} },
    })
    const matter = (await listMattersOf(db, [submissionId]))[0]!
    await asCitizen(askWithdrawal, matter, { words: 'Tôi là Kín, họ dọa tôi nên tôi rút.' })
    const events = await db.selectFrom('matter_event').select(['told', 'noted']).execute()
    expect(JSON.stringify(events)).not.toContain('dọa')
    await step('hung', acceptMatter, matter)
    await step('lan', writeAnswer, matter, { text: 'Kết luận nội dung tố cáo. [901/2020/QH99 Điều 1]' })
    await step('lan', submitAnswer, matter)
    await step('hung', approveAnswer, matter)
    await expect(step('hung', recordWithdrawal, matter, { signedOn: '20/11/2026', told })).rejects.toBe(
      refusals.concluded,
    )
    const question = (await files(world(), 'hoi-dap')).matter
    await expect(asCitizen(askWithdrawal, question, { words: 'Tôi không hỏi nữa đâu.' })).rejects.toBe(
      refusals.notThatKind,
    )
    await asCitizen(withdrawMatter, question, { sure: 'co' })
    expect(await stands(question)).toMatchObject({ closedAs: 'withdrawn' })
  })

  test('chưa thụ lý thì không duyệt trả lời khiếu nại; câu hỏi thì không cần thụ lý', async () => {
    await addLaw(world().db, '901/2020/QH99')
    for (const door of ['khieu-nai', 'hoi-dap'] as const) {
      const { matter } = await files(world(), door)
      await step('lan', writeAnswer, matter, { text: 'Trả lời theo luật. [901/2020/QH99 Điều 1]' })
      await step('lan', submitAnswer, matter)
      if (door === 'khieu-nai') {
        await expect(step('hung', approveAnswer, matter)).rejects.toBe(refusals.notAccepted)
        expect(await stands(matter)).toMatchObject({ answeredOn: null })
        await step('hung', acceptMatter, matter)
      }
      await step('hung', approveAnswer, matter)
      expect((await stands(matter)).state).toBe('answered')
    }
  })

  test('cơ quan nhập vào nơi khác: ngày nhận, thụ lý, gia hạn, tạm đình chỉ và bản đang soạn đi theo; đồng hồ không chạy lại', async () => {
    const { db, bodies, house, clock } = world()
    clock.moveTo('2026-11-23T02:00:00Z')
    const { matter } = await files(world(), 'khieu-nai')
    await step('hung', acceptMatter, matter)
    await step('hung', extendMatter, matter, { told })
    await step('lan', writeAnswer, matter, { text: 'Một bản trả lời đang soạn dở.' })
    clock.moveTo('2026-11-25T02:00:00Z')
    await step('hung', suspendMatter, matter, { told })
    const before = await stands(matter)
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${bodies.second.id}, '2026-12-01', 'merge')`.execute(
      db,
    )
    await sql`update body set to_day = '2026-12-01' where id = ${bodies.first.id}`.execute(db)
    clock.moveTo('2026-12-02T02:00:00Z')
    await perform(followBody, { house, actor: systemActor }, { countMax: 10 })
    const there = (await listMattersOf(db, [matter.submissionId])).find(({ bodyId }) => bodyId === bodies.second.id)!
    expect(there).toMatchObject({
      receivedOn: '2026-11-23',
      acceptedOn: '2026-11-23',
      circumstances: before.circumstances,
      suspensions: [{ from: '2026-11-25', to: null }],
      number: 1,
      assignedTo: null,
    })
    const solving = (await tracked(matter))
      .find(({ matter: one }) => one.id === there.id)!
      .clocks.find(({ rule }) => rule.id === 'complaint.solve.first')!
    expect(solving).toMatchObject({ start: '2026-11-23', standing: 'standing' })
    const drafts = await db.selectFrom('matter_answer').select('matter_id').execute()
    expect(drafts).toEqual([{ matter_id: there.id }])
  })

  test('mốc ngoài hệ thống: thời hạn tính từ đó và kết thúc ở đó; mốc trái loại, trước ngày nhận hay chưa xảy ra thì bị từ chối', async () => {
    const { clock } = world()
    clock.moveTo('2026-11-23T02:00:00Z')
    const { matter } = await files(world(), 'hoa-giai')
    const { matter: complaint } = await files(world(), 'khieu-nai')
    const begins = async () => (await tracked(matter))[0]!.clocks.find(({ rule }) => rule.id === 'mediation.begin')
    expect(await begins()).toBeUndefined()
    clock.moveTo('2026-11-27T02:00:00Z')
    await step('lan', noteMatterDay, matter, { milestone: 'assignment', day: '24/11/2026' })
    expect(await begins()).toMatchObject({ start: '2026-11-24', dueDay: '2026-11-27', standing: 'shown' })
    await step('lan', noteMatterDay, matter, { milestone: 'begun', day: '26/11/2026' })
    expect(await begins()).toMatchObject({ standing: 'met' })

    const notes = (milestone: string, day: string) => step('lan', noteMatterDay, matter, { milestone, day })
    await expect(notes('agreement', '22/11/2026')).rejects.toThrow('trước ngày nhận')
    await expect(notes('agreement', '28/11/2026')).rejects.toThrow('đã xảy ra')
    await expect(notes('dialogue-day', '26/11/2026')).rejects.toBe(refusals.notThatKind)

    await step('lan', noteMatterDay, complaint, { milestone: 'dialogue-day', day: '10/12/2026' })
    const { db, house, actors } = world()
    const page = await loadMatterPage(db, house.secretKey, actors.lan, '2026-11-27', complaint.id)
    expect(page.clocks.find(({ rule }) => rule.id === 'complaint.dialogue')).toMatchObject({ dueDay: '2026-12-05' })
  })

  test('hai người cùng mở nơi nhận của một cơ quan: một người thành, người kia biết là vừa đổi', async () => {
    const { db, bodies, does } = world()
    await sql`delete from front_desk`.execute(db)
    const desk = { bodyId: bodies.first.id, version: '0', isOpen: 'co', address: 'Trụ sở', hours: 'Giờ hành chính' }
    const both = await Promise.allSettled([does('hung', openFrontDesk, desk), does('hung', openFrontDesk, desk)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusals.changedMeanwhile })
  })
})
