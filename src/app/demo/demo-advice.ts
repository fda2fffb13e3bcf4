import { citizen } from '#app/demo/demo-matters.ts'
import type { Story } from '#app/demo/demo-story.ts'
import { newSecret } from '#base/ids.ts'
import { foundBody } from '#domains/bodies/acts/found-body.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import { signAdvice } from '#domains/matters/acts/sign-advice.ts'
import { takeAdviceQuestion } from '#domains/matters/acts/take-advice-question.ts'
import { writeAdvice } from '#domains/matters/acts/write-advice.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { operator } from '#domains/people/operator.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { House } from '#platform/house.ts'

/** Hội Luật gia of the demo's province; answers with its id. */
export async function foundJurists(house: House, parentId: string): Promise<string> {
  const body = { parentId, kind: 'hoi-luat-gia', name: 'Hội Luật gia tỉnh Bắc Ninh', shortName: 'Hội Luật gia tỉnh' }
  return (
    await perform(foundBody, { house, actor: operator }, { ...body, placeId: '', day: '01/07/2025', decision: '' })
  ).id
}

/** Two questions came to the jurists' association: one was answered, one waits for a volunteer. */
export async function tellAdvice(
  story: Story,
  { khanh, sen, binh }: { khanh: string; sen: string; binh: string },
  bodyId: string,
): Promise<void> {
  const { house } = story
  await story.does(khanh, openFrontDesk, { bodyId, version: '0', isOpen: 'co', givesAdvice: 'co', ...desk })
  const asks = async (words: string) => {
    const form = { door: 'hoi-dap', formKey: newSecret(), bodyId, words, name: '', files: {} }
    const { submissionId } = await perform(fileSubmission, { house, actor: citizen }, form)
    return submissionId
  }
  const step = async <Input, Output>(
    who: string,
    deed: Act<Input, Output>,
    submissionId: string,
    more: object = {},
  ) => {
    const [matter] = await listMattersOf(house.database.kysely, [submissionId])
    await story.does(who, deed, { matterId: matter!.id, version: String(matter!.version), ...more })
  }
  const heirs = await asks('Bố tôi mất không để lại di chúc. Mẹ tôi và ba chị em tôi chia nhà đất thế nào?')
  await step(sen, takeAdviceQuestion, heirs, { days: '5' })
  await step(sen, writeAdvice, heirs, { text: heirsAnswer, send: 'co' })
  await step(binh, signAdvice, heirs)
  await asks('Tôi cho bạn vay tiền chỉ nhắn tin qua điện thoại, không có giấy. Có đòi được không?')
}

const desk = {
  address: 'Văn phòng Hội Luật gia tỉnh Bắc Ninh',
  phone: '0222 000 2222',
  hours: 'Thứ Hai đến thứ Sáu, 8 giờ đến 17 giờ',
}

const heirsAnswer = `Không có di chúc thì chia theo pháp luật; vợ, cha mẹ và các con của người mất là hàng thừa kế thứ nhất. [91/2015/QH13 Điều 651]
Những người cùng hàng được hưởng phần bằng nhau. [91/2015/QH13 Điều 651]
Cả nhà nên họp, ghi lại thỏa thuận rồi đến tổ chức hành nghề công chứng.`
