import { z } from 'zod'
import { phoneDigits } from '#base/phone.ts'
import { type StoredSubmission, storeSubmission } from '#domains/matters/acts/steps/store-submission.ts'
import { kindField } from '#domains/matters/desk/matter-fields.ts'
import { secretWordOf } from '#domains/matters/filing/filing-fields.ts'
import { isSecretKind, refusals as matterRefusals } from '#domains/matters/matter.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import { type Consent, nobodyKnown, refusals, takesDenunciation, wordsLengthMax } from '#domains/matters/submission.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, filesField, idField, optionalLineField, textField } from '#platform/acts/fields.ts'
import { whereMay } from '#platform/permission/permission.ts'

const ways = ['telephone', 'paper', 'reception', 'post'] as const

/**
 * Nhập đơn, thư, lời kể at the desk: what came by telephone, on paper, in person or by post; also what somebody files for another
 * (nộp hộ), whose consent was read out and heard: an officer, or a village head, a mediator, a member of a union with that role
 * alone. One register for every way.
 */
export const recordSubmission = act({
  name: 'matters.record-submission',
  may: 'file for others',
  parse: z.object({
    formKey: z
      .string({ error: refusals.oldForm.message })
      .refine((key) => /^[\w-]{43}$/u.test(key), refusals.oldForm.message),
    bodyId: idField('Hãy chọn cơ quan nhận.'),
    channel: z.enum(ways, { error: 'Hãy chọn cách tiếp nhận.' }),
    kind: kindField,
    receivedOn: dayField('ngày nhận'),
    words: textField('nội dung', 1, wordsLengthMax),
    title: optionalLineField('trích yếu', 160),
    name: optionalLineField('họ tên người gửi', 120),
    address: optionalLineField('địa chỉ', 300),
    phone: optionalLineField('số điện thoại', 30),
    helperName: optionalLineField('người nộp hộ', 200),
    consent: z.string().optional(),
    secretWord: optionalLineField('từ bí mật', 100),
    wantsCall: z.string().optional(),
    files: filesField('files'),
  }).parse,
  async run(
    context,
    { secretWord, consent, wantsCall, receivedOn, name, address, phone, ...typed },
  ): Promise<StoredSubmission> {
    const { tx, actor, now, today } = context
    const body = await tx
      .selectFrom('body')
      .select(['id', whereMay(actor, 'work on matters', 'body').as('isOfficer')])
      .where('id', '=', typed.bodyId)
      .where('to_day', 'is', null)
      .where(whereMay(actor, 'file for others', 'body'))
      .executeTakeFirst()
    if (body === undefined) throw matterRefusals.notFound
    if (typed.kind === 'denunciation' && !takesDenunciation(typed.channel)) throw matterRefusals.denunciationByWeb
    if (!body.isOfficer) checkHelper(typed)
    if (receivedOn > today) throw new FormRefusal({ receivedOn: 'Ngày nhận không thể sau hôm nay.' })
    if (phone !== '' && phoneDigits(phone) === undefined)
      throw new FormRefusal({ phone: 'Số điện thoại cần từ 8 đến 15 chữ số.' })
    if (typed.helperName !== '' && consent !== 'co')
      throw new FormRefusal({ consent: 'Nộp hộ thì phải đọc cho người có việc nghe và được đồng ý.' })
    const word = secretWordOf(secretWord)
    if (word !== '' && (word.length < 6 || phone === ''))
      throw new FormRefusal({ secretWord: 'Từ bí mật cần từ 6 chữ trở lên và đi cùng số điện thoại.' })
    const at = now.toISOString()
    const consents: Consent[] = typed.helperName === '' ? [] : [{ purpose: 'helper', at, how: 'read-aloud' }]
    const recovery =
      word === ''
        ? { way: 'none' as const, words: [] }
        : { way: 'secret' as const, words: [phoneDigits(phone) ?? '', word] }
    return storeSubmission(context, {
      ...typed,
      receivedAt: receivedOn === today ? now : new Date(`${receivedOn}T05:00:00Z`),
      details: { ...nobodyKnown, name, address, phone },
      particulars: {},
      consents,
      filedBy: personIdOf(actor),
      notify: wantsCall === 'co' && phone !== '' ? 'call' : 'none',
      recovery,
    })
  },
})

/** Whoever only files for others says who they are, and takes down no denunciation: an officer hears that in person. */
function checkHelper({ helperName, kind }: { helperName: string; kind: MatterKind }): void {
  if (helperName === '')
    throw new FormRefusal({ helperName: 'Hãy ghi tên và chức danh của ông/bà: việc này được nộp hộ người khác.' })
  if (isSecretKind(kind))
    throw new FormRefusal({
      kind: 'Tố cáo do cán bộ của cơ quan nhận trực tiếp. Hãy đưa người có việc đến nơi tiếp công dân.',
    })
}
