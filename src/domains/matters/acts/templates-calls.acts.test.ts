import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { askPerson } from '#domains/matters/acts/ask-person.ts'
import { giveUpCall } from '#domains/matters/acts/give-up-call.ts'
import { noteCall } from '#domains/matters/acts/note-call.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { removeTemplateAct } from '#domains/matters/acts/remove-template.ts'
import { saveTemplateAct } from '#domains/matters/acts/save-template.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { useTemplate } from '#domains/matters/acts/use-template.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { findAnswer } from '#domains/matters/answer.store.ts'
import { listCalls } from '#domains/matters/calls/call.queries.ts'
import { refusals as callRefusals } from '#domains/matters/calls/call.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { addLaw, files, onMatters } from '#domains/matters/matters.fixtures.ts'
import { refusals } from '#domains/matters/templates/answer-template.ts'
import { listChecked } from '#domains/matters/templates/template.queries.ts'

const told = 'Lời báo cho người gửi, đủ dài để hiểu.'

onMatters('mẫu trả lời và gọi lại', (world) => {
  test('mẫu dẫn điều còn hiệu lực mới lưu, mới dùng được; chữ đã soạn vẫn còn; luật hết hiệu lực thì mẫu bị chặn', async () => {
    const { db, does, bodies } = world()
    await addLaw(db, '901/2020/QH99')
    const typed = { templateId: '', bodyId: bodies.first.id, version: '0', title: 'Hỏi ranh giới đất' }
    await expect(does('lan', saveTemplateAct, { ...typed, text: 'Không dẫn điều nào cả.' })).rejects.toMatchObject({
      status: 422,
    })
    await expect(does('tu', saveTemplateAct, { ...typed, text: 'x'.repeat(20) })).rejects.toMatchObject({ status: 404 })
    const text = 'Trước hết nhờ tổ hòa giải. [901/2020/QH99 Điều 1]'
    const template = await does('lan', saveTemplateAct, { ...typed, text })
    const { matter } = await files(world(), 'hoi-dap')
    await does('lan', writeAnswer, { matterId: matter.id, version: '0', text: 'Chào bà, đã nhận câu hỏi.' })
    await does('lan', useTemplate, { matterId: matter.id, version: '1', templateId: template.id })
    expect((await findAnswer(db, matter.id))!.text).toBe(`Chào bà, đã nhận câu hỏi.\n\n${text}`)
    await db.updateTable('law_document').set({ expires_on: '2026-01-01' }).execute()
    await expect(
      does('lan', useTemplate, { matterId: matter.id, version: '2', templateId: template.id }),
    ).rejects.toMatchObject({ message: expect.stringContaining('901/2020/QH99') })
    const [checked] = await listChecked(db, bodies.first.id, '2026-11-21')
    expect(checked!.places).toMatchObject([{ standing: 'not-in-force' }])
    await expect(does('tu', removeTemplateAct, { templateId: template.id })).rejects.toBe(refusals.notFound)
    await does('lan', removeTemplateAct, { templateId: template.id })
    expect(await listChecked(db, bodies.first.id, '2026-11-21')).toEqual([])
  })

  test('người chọn gọi điện: có tin thì vào danh sách gọi, ghi từng lần, nói được thì xong; thôi gọi chỉ sau ba lần', async () => {
    const { db, does, bodies, actors, house } = world()
    const brings = async (name: string) => {
      const { submissionId } = await does('lan', recordSubmission, {
        formKey: newSecret(),
        bodyId: bodies.first.id,
        channel: 'telephone',
        kind: 'feedback',
        receivedOn: '21/11/2026',
        words: `Đèn đường hỏng, ${name}.`,
        name,
        address: '',
        phone: '0912 345 678',
        helperName: '',
        title: '',
        wantsCall: 'co',
        files: {},
      })
      const [matter] = await listMattersOf(db, [submissionId])
      await does('lan', askPerson, { matterId: matter!.id, version: '0', told })
      return matter!
    }
    const calls = (who: 'lan' | 'tu') => listCalls(db, actors[who], house.secretKey)
    await brings('Bà Mùi')
    const [first] = await calls('lan')
    expect(first).toMatchObject({ name: 'Bà Mùi', phone: '0912 345 678', told, tries: [] })
    expect(await calls('tu')).toEqual([])
    const call = { eventId: first!.eventId }
    await does('lan', noteCall, { ...call, how: 'no-answer' })
    await expect(does('lan', giveUpCall, call)).rejects.toBe(callRefusals.tooSoon)
    await expect(does('tu', noteCall, { ...call, how: 'told' })).rejects.toBe(callRefusals.notFound)
    expect((await calls('lan'))[0]!.tries).toMatchObject([{ how: 'no-answer' }])
    await does('lan', noteCall, { ...call, how: 'told', note: 'Bà sẽ gửi ảnh.' })
    expect(await calls('lan')).toEqual([])
    await expect(does('lan', noteCall, { ...call, how: 'told' })).rejects.toBe(callRefusals.over)
    await brings('Ông Dần')
    const [second] = await calls('lan')
    await does('lan', noteCall, { eventId: second!.eventId, how: 'wrong-number' })
    await does('lan', giveUpCall, { eventId: second!.eventId })
    expect(await calls('lan')).toEqual([])
    const third = await brings('Cô Ba')
    await does('lan', sortMatter, { matterId: third.id, version: '1', kind: 'denunciation-information', title: 'x' })
    expect(await calls('lan')).toEqual([])
    expect(await db.selectFrom('matter_call').select('event_id').where('matter_id', '=', third.id).execute()).toEqual(
      [],
    )
  })
})
