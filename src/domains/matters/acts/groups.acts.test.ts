import { expect, test } from 'vitest'
import { addToGroup } from '#domains/matters/acts/add-to-group.ts'
import { approveGroupAnswer } from '#domains/matters/acts/approve-group-answer.ts'
import { groupMatters } from '#domains/matters/acts/group-matters.ts'
import { linkDuplicate } from '#domains/matters/acts/link-duplicate.ts'
import { resendGroupAnswer } from '#domains/matters/acts/resend-group-answer.ts'
import { returnGroupAnswer } from '#domains/matters/acts/return-group-answer.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { splitMatter } from '#domains/matters/acts/split-matter.ts'
import { submitGroupAnswer } from '#domains/matters/acts/submit-group-answer.ts'
import { ungroupMatter } from '#domains/matters/acts/ungroup-matter.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { writeGroupAnswer } from '#domains/matters/acts/write-group-answer.ts'
import { loadGroupPage } from '#domains/matters/groups/group.queries.ts'
import { findGroupOf } from '#domains/matters/groups/group.store.ts'
import { findRepeated, listLikely } from '#domains/matters/groups/likely.queries.ts'
import { plainTitle, refusals } from '#domains/matters/groups/matter-group.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { refusals as answerRefusals } from '#domains/matters/matter-answer.ts'
import { addLaw, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import type { Act } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

const drain = 'Cống trước ngõ 12 tắc hai tháng nay, mưa là ngập vào nhà, mong xã cho người đến thông.'
const again = 'Cống trước ngõ 12 tắc hai tháng rồi, mưa là ngập vào nhà, mong xã cho người đến thông ngay.'
const told = 'Bà con ngõ 12 chờ đội thoát nước ngày 25. [901/2020/QH99 Điều 1]'
const binh = { name: 'Đỗ Văn Bình', address: 'Thôn Hai', phone: '0912 000 111' }
const cuc = { name: 'Lý Thị Cúc', address: 'Thôn Ba', phone: '' }

onMatters('việc trùng và nhóm', (world) => {
  const stands = async ({ id, submissionId }: Matter) =>
    (await listMattersOf(world().db, [submissionId])).find((one) => one.id === id)!
  const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) =>
    world().does(who, deed, { matterId: matter.id, version: String((await stands(matter)).version), ...more })
  const likely = async (who: Who, matter: Matter) =>
    (await listLikely(world().db, world().actors[who], await stands(matter), drain)).map(({ id, reasons }) => ({
      id,
      reasons,
    }))
  const page = async (matter: Matter) =>
    loadGroupPage(world().db, world().actors.lan, today(world().clock), (await findGroupOf(world().db, matter.id))!)
  const groupStep = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) => {
    const { group } = await page(matter)
    return world().does(who, deed, { groupId: group.id, version: String(group.version), ...more })
  }

  test('việc giống nhau được gợi ý với lý do; nơi khác không thấy; tố cáo không bao giờ hiện', async () => {
    const first = (await files(world(), 'phan-anh', { words: drain })).matter
    const near = (await files(world(), 'phan-anh', { words: again, ...binh })).matter
    const samePerson = (await files(world(), 'hoi-dap', { words: 'Tôi hỏi việc khác hẳn.' })).matter
    const secret = (await files(world(), 'to-cao', { words: drain })).matter
    expect(await likely('lan', first)).toEqual([
      { id: near.id, reasons: ['near-words'] },
      { id: samePerson.id, reasons: ['same-person'] },
    ])
    expect(await likely('tu', first)).toEqual([])
    expect(await likely('lan', secret)).toEqual([])
    const repeated = await findRepeated(world().db, [first.id, near.id, samePerson.id, secret.id])
    expect([...repeated].sort()).toEqual([first.id, near.id].sort())
    // what turns out to denounce is found no more
    await step('lan', sortMatter, near, { kind: 'denunciation-information', title: 'x' })
    expect(await likely('lan', first)).toEqual([{ id: samePerson.id, reasons: ['same-person'] }])
    expect(await world().db.selectFrom('submission_likeness').select('submission_id').execute()).toHaveLength(2)
  })

  test('ghi là việc trùng: người gửi được báo và thấy việc trước đến đâu; việc vẫn mở; gỡ thì báo lại', async () => {
    const first = (await files(world(), 'phan-anh', { words: drain })).matter
    const second = (await files(world(), 'phan-anh', { words: again, ...binh })).matter
    await expect(step('tu', linkDuplicate, second, { ofId: first.id })).rejects.toMatchObject({ status: 404 })
    await expect(step('lan', linkDuplicate, second, { ofId: second.id })).rejects.toBe(refusals.itself)
    await step('lan', linkDuplicate, second, { ofId: first.id })
    expect((await stands(second)).state).toBe('received')
    const tracked = async () => (await listTracked(world().db, [second.submissionId], '2026-11-21'))[0]!.matters[0]!
    expect(await tracked()).toMatchObject({ first: { state: 'received', receivedOn: '2026-11-21' } })
    expect((await tracked()).events.at(-1)!.told).toContain('thời hạn và câu trả lời riêng')
    expect(JSON.stringify(await tracked())).not.toContain('Nguyễn Thị Tư')
    await expect(step('lan', linkDuplicate, first, { ofId: second.id })).rejects.toBe(refusals.itself)
    await step('lan', ungroupMatter, second)
    expect((await tracked()).first).toBeUndefined()
    expect((await tracked()).events.at(-1)!.told).toContain('không trùng')
    await expect(step('lan', ungroupMatter, second)).rejects.toBe(refusals.notIn)
  })

  test('một bản trả lời cho nhóm: người khác duyệt, mỗi việc một câu trả lời và một tin, đúng một lần; dòng không gửi có lý do', async () => {
    const { db } = world()
    await addLaw(db, '901/2020/QH99')
    const mail = { notify: 'email', email: 'tu@example.vn', phone: '' }
    const one = (await files(world(), 'phan-anh', { words: drain, ...mail })).matter
    const two = (await files(world(), 'phan-anh', { words: again, ...binh })).matter
    const three = (await files(world(), 'phan-anh', { words: `${again} Ngõ 14 cũng vậy.`, ...cuc })).matter
    const complaint = (await files(world(), 'khieu-nai')).matter
    await step('lan', groupMatters, two, { withId: one.id })
    await step('lan', linkDuplicate, three, { ofId: one.id })
    await groupStep('lan', addToGroup, one, { number: `${complaint.number}/${complaint.year}` })
    await expect(groupStep('lan', addToGroup, one, { number: '99/2026' })).rejects.toMatchObject({ status: 422 })
    await step('lan', writeAnswer, three, { text: 'Bản nháp riêng của việc này.' })
    await groupStep('lan', writeGroupAnswer, one, { text: 'Không dẫn điều luật nào cả.' })
    await groupStep('lan', submitGroupAnswer, one)
    await expect(groupStep('lan', approveGroupAnswer, one)).rejects.toMatchObject({ status: 403 })
    await expect(groupStep('hung', approveGroupAnswer, one)).rejects.toBe(answerRefusals.uncited)
    await groupStep('hung', returnGroupAnswer, one, { reason: 'Cần dẫn điều luật.' })
    await groupStep('lan', writeGroupAnswer, one, { text: told })
    await groupStep('lan', submitGroupAnswer, one)
    const { group } = await page(one)
    const both = { groupId: group.id, version: String(group.version) }
    const pressed = await Promise.allSettled([
      world().does('hung', approveGroupAnswer, both),
      world().does('hung', approveGroupAnswer, both),
    ])
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const answers = await db.selectFrom('matter_answer').selectAll().where('state', '=', 'approved').execute()
    expect(answers.map(({ matter_id }) => matter_id).sort()).toEqual([one.id, two.id].sort())
    expect(answers[0]).toMatchObject({ writer_ids: [world().ids.lan], approved_by: world().ids.hung, text: told })
    const mails = await db
      .selectFrom('outgoing_mail')
      .select('unique_key')
      .where('unique_key', 'like', 'matters.told:%')
      .execute()
    expect(mails).toHaveLength(1)
    const rows = (await page(one)).members
    const row = (matter: Matter) => rows.find(({ id }) => id === matter.id)!
    expect(row(one).sentAt).not.toBeNull()
    expect(row(three)).toMatchObject({ whyNot: expect.stringContaining('bản trả lời riêng'), duplicateOf: one.id })
    expect(row(complaint)).toMatchObject({ whyNot: expect.stringContaining('quyết định giải quyết riêng') })
    expect(await stands(complaint)).toMatchObject({ state: 'received' })
    await expect(groupStep('hung', resendGroupAnswer, one)).rejects.toBe(refusals.noneFits)
    const late = (await files(world(), 'phan-anh', { words: again, name: 'Vũ Thị Dậu' })).matter
    await step('lan', groupMatters, late, { withId: one.id })
    await groupStep('hung', resendGroupAnswer, one)
    expect(await stands(late)).toMatchObject({ state: 'answered' })
    expect(
      await db.selectFrom('matter_answer').select('matter_id').where('state', '=', 'approved').execute(),
    ).toHaveLength(3)
  })

  test('vụ việc phải giữ kín không vào nhóm; hóa ra tố cáo thì ra khỏi nhóm và tên nhóm không còn lời của đơn', async () => {
    const secret = (await files(world(), 'to-cao')).matter
    const one = (await files(world(), 'phan-anh', { words: drain })).matter
    const two = (await files(world(), 'phan-anh', { words: again, ...binh })).matter
    await expect(step('lan', linkDuplicate, secret, { ofId: one.id })).rejects.toBe(refusals.secret)
    await expect(step('lan', groupMatters, one, { withId: secret.id })).rejects.toBe(refusals.secret)
    await step('lan', linkDuplicate, two, { ofId: one.id })
    const number = { number: `${secret.number}/${secret.year}` }
    await expect(groupStep('lan', addToGroup, one, number)).rejects.toBe(refusals.secret)
    await step('lan', splitMatter, one, {
      kind: 'denunciation-information',
      title: 'x',
      part: 'Ông H. nhận tiền.',
      rest: 'Cống tắc.',
    })
    expect(await findGroupOf(world().db, one.id)).toBeUndefined()
    const { group, members } = await page(two)
    expect(group.title).toBe(plainTitle)
    expect(members).toMatchObject([{ id: two.id, duplicateOf: null }])
    expect(await likely('lan', two)).toEqual([])
  })
})
