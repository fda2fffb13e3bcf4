import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { acceptMatter } from '#domains/matters/acts/accept-matter.ts'
import { addWords } from '#domains/matters/acts/add-words.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { askPerson } from '#domains/matters/acts/ask-person.ts'
import { assignMatter } from '#domains/matters/acts/assign-matter.ts'
import { declineMatter } from '#domains/matters/acts/decline-matter.ts'
import { extendMatter } from '#domains/matters/acts/extend-matter.ts'
import { followBody } from '#domains/matters/acts/follow-body.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { reopenMatter } from '#domains/matters/acts/reopen-matter.ts'
import { resumeMatter } from '#domains/matters/acts/resume-matter.ts'
import { returnAnswer } from '#domains/matters/acts/return-answer.ts'
import { sayOutcome } from '#domains/matters/acts/say-outcome.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { splitMatter } from '#domains/matters/acts/split-matter.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { suspendMatter } from '#domains/matters/acts/suspend-matter.ts'
import { transferMatter } from '#domains/matters/acts/transfer-matter.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { countRegister, listRegister, registerPageSize } from '#domains/matters/desk/register.queries.ts'
import { registerFilterOf } from '#domains/matters/desk/register-filter.ts'
import { listMattersOf, loadMatter } from '#domains/matters/matter.store.ts'
import { type Matter, refusals } from '#domains/matters/matter.ts'
import { refusals as answerRefusals } from '#domains/matters/matter-answer.ts'
import { aCitizen, addLaw, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { findSubmissionIds, listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import { hashCode } from '#platform/identity/receipt-code.ts'

const told = 'Lời báo cho người gửi, đủ dài để hiểu.'

onMatters('ở bàn', (world) => {
  const stands = async (matter: Matter) =>
    (await listMattersOf(world().db, [matter.submissionId])).find(({ id }) => id === matter.id)!
  /** Does a step on the matter as it stands now. */
  const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) => {
    const { version } = await stands(matter)
    return world().does(who, deed, {
      matterId: matter.id,
      version: String(version),
      files: {},
      ...more,
    })
  }
  const shown = async (matter: Matter) =>
    (await listTracked(world().db, [matter.submissionId], today(world().clock)))[0]!.matters.find(
      (one) => one.matter.id === matter.id,
    )!
  const register = (who: Who, query: Record<string, string> = {}) =>
    listRegister(world().db, world().actors[who], registerFilterOf(query), today(world().clock))

  test('câu hỏi: Lan soạn, Hùng trả lại, Lan sửa, Hùng duyệt; người gửi nói chưa xong rồi đã xong', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const { matter, submissionId } = await files(world(), 'hoi-dap')
    await step('lan', assignMatter, matter, { officerId: world().ids.lan })
    await step('lan', writeAnswer, matter, { text: 'Bạn được hỏi xã. [901/2020/QH99 Điều 1]' })
    await expect(step('hung', approveAnswer, matter)).rejects.toBe(answerRefusals.notOpen)
    await step('lan', submitAnswer, matter)
    await expect(step('lan', approveAnswer, matter)).rejects.toMatchObject({ status: 403 })
    await step('hung', returnAnswer, matter, { reason: 'Nói rõ hỏi ai, ở đâu.' })
    await step('lan', writeAnswer, matter, {
      text: 'Bạn hỏi công chức tư pháp của xã. [901/2020/QH99 Điều 1 khoản 2]'.replace(
        'Điều 1 khoản 2',
        'khoản 2 Điều 1',
      ),
    })
    await step('lan', submitAnswer, matter)
    const done = await step('hung', approveAnswer, matter)
    expect(done).toMatchObject({ state: 'answered', answeredOn: '2026-11-21', personSays: null })
    const { answers } = await shown(matter)
    expect(answers[0]!.cited).toEqual([
      expect.objectContaining({ number: '901/2020/QH99', href: expect.stringContaining('/phap-luat/') }),
    ])
    await expect(sql`update matter_answer set text = 'khác'`.execute(world().db)).rejects.toThrow(/never changes/)
    const by = { house: world().house, actor: aCitizen }
    const own = { matterId: matter.id, submissionIds: [submissionId] }
    await perform(sayOutcome, by, { ...own, says: 'not-resolved', words: 'Tôi đến không gặp ai.' })
    expect((await register('lan', { xem: 'unhappy' })).map(({ id }) => id)).toEqual([matter.id])
    expect(await countRegister(world().db, world().actors.lan, '2026-11-21')).toMatchObject({ unhappy: 1 })
    await step('lan', reopenMatter, matter)
    await step('lan', writeAnswer, matter, { text: 'Bạn gọi số này trước khi đến. [901/2020/QH99 Điều 1]' })
    await step('lan', submitAnswer, matter)
    await step('hung', approveAnswer, matter)
    await perform(sayOutcome, by, { ...own, says: 'resolved' })
    expect(await stands(matter)).toMatchObject({
      state: 'closed',
      closedAs: 'resolved',
      personSays: 'resolved',
      answeredOn: '2026-11-21',
    })
    expect((await shown(matter)).answers).toHaveLength(2)
  })

  test('cán bộ được giao thôi việc: vụ việc hiện ở «chưa ai giữ», nói rõ cần giao lại', async () => {
    const { matter } = await files(world(), 'phan-anh')
    const { matter: other } = await files(world(), 'hoi-dap')
    await step('lan', assignMatter, matter, { officerId: world().ids.lan })
    expect((await register('hung', { xem: 'unheld' })).map(({ id }) => id)).toEqual([other.id])
    await sql`update role_grant set ended_at = now() where person_id = ${world().ids.lan}`.execute(world().db)
    const unheld = await register('hung', { xem: 'unheld' })
    expect(unheld.map(({ id, officerLeft }) => [id, officerLeft]).sort()).toEqual(
      [
        [matter.id, true],
        [other.id, false],
      ].sort(),
    )
    await step('hung', assignMatter, matter, { officerId: world().ids.hung })
    expect((await register('hung', { xem: 'unheld' })).map(({ id }) => id)).toEqual([other.id])
  })

  test('không duyệt bài mình viết; căn cứ phải có, và còn hiệu lực hôm nay', async () => {
    await addLaw(world().db, '901/2020/QH99')
    await addLaw(world().db, '902/2020/QH99', '2025-01-01')
    const { matter } = await files(world(), 'hoi-dap')
    const drafted = async (who: Who, text: string) => {
      await step(who, writeAnswer, matter, { text })
      await step(who, submitAnswer, matter)
    }
    await drafted('hung', 'Không dẫn điều nào cả, chỉ nói chung.')
    await expect(step('hung', approveAnswer, matter)).rejects.toBe(answerRefusals.uncited)
    await step('hung', returnAnswer, matter, { reason: 'Cần dẫn điều luật.' })
    await drafted('lan', 'Theo luật cũ. [902/2020/QH99 Điều 1]')
    await expect(step('hung', approveAnswer, matter)).rejects.toMatchObject({
      message: expect.stringContaining('902/2020/QH99'),
    })
    await step('hung', returnAnswer, matter, { reason: 'Luật này đã hết hiệu lực.' })
    await drafted('lan', 'Theo luật lạ. [999/2020/QH99 Điều 1]')
    await expect(step('hung', approveAnswer, matter)).rejects.toMatchObject({
      message: expect.stringContaining('chưa có'),
    })
    await step('hung', returnAnswer, matter, { reason: 'Số hiệu ghi sai rồi.' })
    await drafted('lan', 'Đúng luật. [901/2020/QH99 Điều 1]')
    await expect(step('hung', approveAnswer, matter)).rejects.toBe(answerRefusals.ownAnswer)
  })

  test('khiếu nại: người đứng đầu thụ lý, gia hạn một lần vì phức tạp, tạm đình chỉ và tiếp tục', async () => {
    const { clock } = world()
    const { matter } = await files(world(), 'khieu-nai', { knewOn: '01/11/2026' })
    await expect(step('lan', acceptMatter, matter)).rejects.toBe(refusals.onlyHead)
    clock.moveTo('2026-11-23T02:00:00Z')
    await step('hung', acceptMatter, matter)
    const due = async () => (await shown(matter)).clocks.find(({ rule }) => rule.id === 'complaint.solve.first')!
    expect((await due()).dueDay).toBe('2026-12-23')
    await expect(step('lan', extendMatter, matter, { told })).rejects.toBe(refusals.onlyHead)
    await step('hung', extendMatter, matter, { told })
    expect((await due()).dueDay).toBe('2027-01-07')
    expect((await shown(matter)).events.at(-1)!.told).toContain('Hạn mới: thứ Năm, 07/01/2027')
    await expect(step('hung', extendMatter, matter, { told })).rejects.toBe(refusals.cannotExtend)
    clock.moveTo('2026-12-01T02:00:00Z')
    await step('hung', suspendMatter, matter, { told })
    expect(await due()).toMatchObject({ dueDay: null, standing: 'standing' })
    clock.moveTo('2026-12-11T02:00:00Z')
    await step('hung', resumeMatter, matter)
    expect((await due()).dueDay).toBe('2027-01-18')
    expect((await due()).explained.join(' ')).toContain('Không tính 10 ngày tạm đình chỉ')
  })

  test('không thụ lý chỉ theo căn cứ của luật cho loại ấy; loại không có căn cứ thì không từ chối được', async () => {
    const complaint = (await files(world(), 'khieu-nai')).matter
    await expect(step('hung', declineMatter, complaint, { ground: 'legal-aid.died', told })).rejects.toMatchObject({
      fields: { ground: expect.any(String) },
    })
    await step('hung', declineMatter, complaint, { ground: 'complaint.unsigned', told })
    expect(await stands(complaint)).toMatchObject({
      state: 'closed',
      closedAs: 'declined',
      ground: 'complaint.unsigned',
    })
    expect((await shown(complaint)).events.at(-1)!.told).toContain('Điều 11 khoản 5')
    const question = (await files(world(), 'hoi-dap')).matter
    await expect(step('hung', declineMatter, question, { ground: '', told })).rejects.toMatchObject({ status: 422 })
  })

  test('trễ hạn thì vào mục quá hạn; ngày nghỉ chưa xác nhận không làm ai trễ', async () => {
    const { clock } = world()
    const { matter } = await files(world(), 'phan-anh')
    clock.moveTo('2026-12-04T02:00:00Z')
    expect(await register('lan', { xem: 'late' })).toEqual([])
    clock.moveTo('2026-12-07T02:00:00Z')
    // 10 working days end on 04/12, or on 07/12 if 24/11 is a day off
    expect(await register('lan', { xem: 'late' })).toEqual([])
    clock.moveTo('2026-12-08T02:00:00Z')
    expect((await register('lan', { xem: 'late' })).map(({ id }) => id)).toEqual([matter.id])
    await step('lan', askPerson, matter, { told })
    expect((await shown(matter)).asked).toBe(told)
    expect(await stands(matter)).toMatchObject({ state: 'waiting' })
  })

  test('chuyển cơ quan: nơi cũ hết, nơi mới có số mới và thấy hồ sơ; mã cũ vẫn dùng được', async () => {
    const { matter, code } = await files(world(), 'phan-anh')
    const { bodies, house, db } = world()
    await expect(step('lan', transferMatter, matter, { toBodyId: bodies.first.id, told })).rejects.toBe(
      refusals.sameBody,
    )
    await expect(step('lan', transferMatter, matter, { toBodyId: bodies.justice.id, told })).rejects.toBe(
      refusals.bodyClosed,
    )
    const there = await step('lan', transferMatter, matter, { toBodyId: bodies.second.id, told })
    expect(there).toMatchObject({ bodyId: bodies.second.id, number: 1, state: 'received' })
    expect(await stands(matter)).toMatchObject({ state: 'closed', closedAs: 'transferred', toldOn: '2026-11-21' })
    expect((await register('tu')).map(({ id }) => id)).toEqual([there.id])
    expect(await register('lan')).toEqual([])
    await expect(step('lan', askPerson, there, { told })).rejects.toBe(refusals.notFound)
    expect(await findSubmissionIds(db, house.secretKey, hashCode(house.secretKey, code))).toEqual([matter.submissionId])
  })

  test('cơ quan nhập vào nơi khác khi việc còn mở: việc đi theo, người gửi được báo, mỗi việc một lần', async () => {
    const { db, bodies, house } = world()
    const { matter } = await files(world(), 'phan-anh')
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${bodies.second.id}, '2026-11-22', 'merge')`.execute(
      db,
    )
    await sql`update body set to_day = '2026-11-22' where id = ${bodies.first.id}`.execute(db)
    const follows = () => perform(followBody, { house, actor: systemActor }, { countMax: 10 })
    expect(await follows()).toBe(0)
    world().clock.moveTo('2026-11-23T02:00:00Z')
    expect([await follows(), await follows()]).toEqual([1, 0])
    expect(await stands(matter)).toMatchObject({ state: 'closed', closedAs: 'transferred' })
    expect((await register('tu')).map(({ title }) => title)).toEqual([matter.title])
    expect((await shown(matter)).events.at(-1)!.told).toContain('xã Hai')
  })

  test('nhập đơn giấy, nộp hộ: có đồng ý mới nhận; tố cáo qua điện thoại không nhận', async () => {
    const typed = {
      formKey: newSecret(),
      bodyId: world().bodies.first.id,
      channel: 'reception',
      kind: 'feedback',
      receivedOn: '20/11/2026',
      words: 'Bà Tư kể: cống thôn Một tắc đã hai tháng.',
      name: 'Nguyễn Thị Tư',
      helperName: 'Trưởng thôn Một',
      files: {},
    }
    await expect(world().does('lan', recordSubmission, typed)).rejects.toMatchObject({
      fields: { consent: expect.any(String) },
    })
    const stored = await world().does('lan', recordSubmission, { ...typed, consent: 'co' })
    const [matter] = await listMattersOf(world().db, [stored.submissionId])
    expect(matter).toMatchObject({
      kind: 'feedback',
      receivedOn: '2026-11-20',
      title: 'Bà Tư kể: cống thôn Một tắc đã hai tháng.',
    })
    const denunciation = { ...typed, formKey: newSecret(), helperName: '', kind: 'denunciation' }
    await expect(world().does('lan', recordSubmission, { ...denunciation, channel: 'telephone' })).rejects.toBe(
      refusals.denunciationByWeb,
    )
    await expect(world().does('tu', recordSubmission, denunciation)).rejects.toBe(refusals.notFound)
    await expect(world().does('mai', recordSubmission, denunciation)).rejects.toMatchObject({ status: 403 })
  })

  test('trưởng thôn có vai trò nộp hộ: nộp được khi có đồng ý, không nộp tố cáo, không xem được việc nào', async () => {
    const { house, bodies, db } = world()
    const headId = await addOfficer(house, { name: 'Phạm Văn Thôn', homeBodyId: bodies.first.id })
    await giveRole(house, headId, 'helper', { bodyId: bodies.first.id, reach: 'subtree' })
    const actor = await actorFor(house, headId)
    const typed = {
      formKey: newSecret(),
      bodyId: bodies.first.id,
      channel: 'telephone',
      kind: 'feedback',
      receivedOn: '20/11/2026',
      words: 'Bà Tư kể: cống thôn Một tắc đã hai tháng.',
      name: 'Nguyễn Thị Tư',
      helperName: 'Phạm Văn Thôn, trưởng thôn Một',
      consent: 'co',
      files: {},
    }
    const records = (change: object) => perform(recordSubmission, { house, actor }, { ...typed, ...change })
    await expect(records({ helperName: '', consent: undefined })).rejects.toMatchObject({
      fields: { helperName: expect.any(String) },
    })
    for (const kind of ['denunciation', 'denunciation-information'])
      await expect(records({ kind, channel: 'reception' })).rejects.toMatchObject({
        fields: { kind: expect.any(String) },
      })
    await expect(records({ bodyId: bodies.second.id })).rejects.toBe(refusals.notFound)
    const { submissionId } = await records({})
    const [matter] = await listMattersOf(db, [submissionId])
    expect(matter).toMatchObject({ kind: 'feedback', bodyId: bodies.first.id })
    await expect(loadMatter(db, actor, matter!.id)).rejects.toBe(refusals.notFound)
    expect(await listRegister(db, actor, registerFilterOf({ xem: 'all' }), '2026-11-21')).toEqual([])
  })

  test('phân loại, tách: mỗi vụ việc một loại, một số, một đồng hồ', async () => {
    const { matter } = await files(world(), 'hoi-dap')
    await step('lan', sortMatter, matter, {
      kind: 'complaint',
      title: 'Khiếu nại thu hồi đất',
      circumstances: ['remote'],
    })
    const two = await step('lan', splitMatter, matter, { kind: 'feedback', title: 'Kiến nghị sửa cống' })
    expect(two).toMatchObject({ kind: 'feedback', submissionId: matter.submissionId, number: 2 })
    const ids = (one: Matter) => shown(one).then(({ clocks }) => clocks.map(({ rule }) => rule.id))
    expect(await ids(matter)).toContain('complaint.accept.2026')
    expect(await ids(two)).toEqual(['reception.reply'])
    await expect(step('lan', sortMatter, two, { kind: 'denunciation', title: 'x' })).rejects.toBe(
      refusals.denunciationByWeb,
    )
    await expect(step('lan', sortMatter, two, { kind: 'denunciation-information', title: 'x' })).rejects.toBe(
      refusals.onlyOne,
    )
    await expect(
      world().does('lan', sortMatter, { matterId: matter.id, version: '0', kind: 'complaint', title: 'x' }),
    ).rejects.toBe(refusals.changedMeanwhile)
  })

  test('phân loại lại không làm mất việc đã gia hạn vì phức tạp; đã thụ lý thì không ghi không thụ lý', async () => {
    const { matter } = await files(world(), 'khieu-nai')
    await step('hung', acceptMatter, matter)
    await step('hung', extendMatter, matter, { told })
    await step('lan', sortMatter, matter, { kind: 'complaint', title: 'Sửa trích yếu', circumstances: ['remote'] })
    expect((await stands(matter)).circumstances).toEqual(['complex', 'remote'])
    await expect(step('hung', declineMatter, matter, { ground: 'complaint.unsigned', told })).rejects.toBe(
      refusals.declinedTooLate,
    )
  })

  test('chuyển cơ quan: lời và tệp của riêng vụ việc đi theo; thời hiệu tính đến ngày nộp đầu tiên', async () => {
    const { house, db, bodies, clock } = world()
    clock.moveTo('2026-11-23T02:00:00Z')
    const { matter, submissionId } = await files(world(), 'khieu-nai', { knewOn: '26/08/2026' })
    const own = { matterId: matter.id, submissionIds: [submissionId], files: {} }
    await perform(addWords, { house, actor: aCitizen }, { ...own, words: 'Tôi bổ sung lời khai.' })
    clock.moveTo('2026-11-30T02:00:00Z')
    const there = await step('lan', transferMatter, matter, { toBodyId: bodies.second.id, told })
    const noted = await db.selectFrom('matter_event').select('noted').where('matter_id', '=', there.id).execute()
    expect(noted.map((event) => event.noted)).toContain('Tôi bổ sung lời khai.')
    expect((await shown(there)).events.map(({ told: said }) => said)).toHaveLength(1)
    const limit = (await shown(there)).clocks.find(({ rule }) => rule.id === 'complaint.limitation')!
    expect(limit).toMatchObject({ standing: 'met', dueDay: '2026-11-24' })
  })

  test('người khiếu nại nộp quá thời hiệu thì không phải cơ quan trễ hạn', async () => {
    const { matter } = await files(world(), 'khieu-nai', { knewOn: '01/06/2026' })
    const limit = (await shown(matter)).clocks.find(({ rule }) => rule.id === 'complaint.limitation')!
    expect(limit.standing).toBe('met-late')
    const row = await world().db.selectFrom('matter').select('was_late').executeTakeFirstOrThrow()
    expect(row.was_late).toBe(false)
  })

  test('địa chỉ trang sau viết sai thì coi như không có', () => {
    const after = (key: string) => registerFilterOf({ sau: `${key}_${world().ids.lan}` }).after
    expect(after('2026-11-21T02:00:00.000000Z')).toBeDefined()
    expect([after('2026-99-99T99:99:99.99Z'), after('0000-01-01T00:00:00Z')]).toEqual([undefined, undefined])
  })

  test('sổ lật trang không sót, không lặp; người ngoài phạm vi không thấy gì', async () => {
    const count = registerPageSize + 7
    for (let index = 0; index < count; index++) await files(world(), index % 2 === 0 ? 'hoi-dap' : 'phan-anh')
    for (const xem of ['open', 'all']) {
      const first = await register('lan', { xem })
      const last = first.at(-1)!
      const second = await register('lan', { xem, sau: `${last.key}_${last.id}` })
      expect(new Set([...first, ...second].map(({ id }) => id)).size, xem).toBe(count)
      expect(second).toHaveLength(7)
    }
    expect((await register('lan', { loai: 'feedback', tim: 'lan sang' })).length).toBe(Math.floor(count / 2))
    expect((await register('lan', { tim: '3/2026' })).map(({ number }) => number)).toEqual([3])
    expect((await register('lan', { tim: 'nguyen thi tu' })).length).toBe(registerPageSize)
    expect(await register('tu')).toEqual([])
    expect(await register('mai')).toEqual([])
  })

  describe('ở trạng thái khác', () => {
    test('mọi bước đóng lại sau khi kết thúc', async () => {
      const { matter } = await files(world(), 'khieu-nai')
      await step('hung', declineMatter, matter, { ground: 'complaint.unsigned', told })
      for (const [deed, more] of [
        [acceptMatter, {}],
        [askPerson, { told }],
        [writeAnswer, { text: 'Một bản trả lời nào đó.' }],
        [assignMatter, { officerId: world().ids.lan }],
        [splitMatter, { kind: 'feedback', title: 'x' }],
        [reopenMatter, {}],
      ] as const)
        await expect(step('hung', deed as never, matter, more), (deed as { name: string }).name).rejects.toMatchObject({
          status: 409,
        })
    })
  })
})
