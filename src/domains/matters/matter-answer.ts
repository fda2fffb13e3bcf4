/**
 * Văn bản trả lời: draft → submitted → approved, or returned with a reason. Nobody approves what they wrote; every place that is
 * cited is in the library and in force on the day of approval. Once approved it never changes; a later one is a new answer.
 */
import { Refusal } from '#base/refusal.ts'

export type AnswerState = 'draft' | 'submitted' | 'returned' | 'approved'

/** «[35/2013/QH13 Điều 20]», found in the library. */
export type CitedPlace = { number: string; place: string; href: string; name: string }

export type MatterAnswer = {
  matterId: string
  number: number
  state: AnswerState
  text: string
  writerIds: string[]
  /** Why it was returned. */
  reason: string
  cited: CitedPlace[]
  version: number
}

export const answerStateNames: Record<AnswerState, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ duyệt',
  returned: 'Trả lại để sửa',
  approved: 'Đã duyệt',
}

export const refusals = {
  notOpen: new Refusal(
    409,
    'Bước này không thực hiện được ở trạng thái hiện tại của bản trả lời. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa bản trả lời này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  ownAnswer: new Refusal(
    403,
    'Người soạn không được tự duyệt bản trả lời của mình. Hãy nhờ người khác có quyền duyệt.',
  ),
  noneYet: new Refusal(404, 'Vụ việc này chưa có bản trả lời nào đang soạn. Hãy soạn trước.'),
  uncited: new Refusal(
    422,
    'Bản trả lời phải dẫn ít nhất một điều luật, ghi trong ngoặc vuông ở cuối câu, ví dụ [02/2011/QH13 Điều 28].',
  ),
  unknownLaw: (places: readonly string[]) =>
    new Refusal(
      422,
      `Thư viện chưa có các căn cứ này, hoặc số hiệu ghi sai: ${places.join('; ')}. Hãy sửa số hiệu, hoặc nhờ biên tập viên thư viện bổ sung.`,
    ),
  notInForce: (places: readonly string[]) =>
    new Refusal(
      422,
      `Các căn cứ này hôm nay không còn hoặc chưa có hiệu lực: ${places.join('; ')}. Hãy dẫn quy định hiện hành.`,
    ),
}

export function write(answer: MatterAnswer | undefined, matterId: string, text: string, by: string): MatterAnswer {
  if (answer === undefined || answer.state === 'approved')
    return {
      matterId,
      number: (answer?.number ?? 0) + 1,
      state: 'draft',
      text,
      writerIds: [by],
      reason: '',
      cited: [],
      version: 0,
    }
  if (answer.state === 'submitted') throw refusals.notOpen
  return {
    ...answer,
    state: 'draft',
    text,
    writerIds: [...new Set([...answer.writerIds, by])],
    version: answer.version + 1,
  }
}

export function submit(answer: MatterAnswer): MatterAnswer {
  if (answer.state !== 'draft' && answer.state !== 'returned') throw refusals.notOpen
  return { ...answer, state: 'submitted', reason: '', version: answer.version + 1 }
}

export function giveBack(answer: MatterAnswer, reason: string): MatterAnswer {
  if (answer.state !== 'submitted') throw refusals.notOpen
  return { ...answer, state: 'returned', reason, version: answer.version + 1 }
}

export function approve(answer: MatterAnswer, cited: CitedPlace[], by: string): MatterAnswer {
  if (answer.state !== 'submitted') throw refusals.notOpen
  if (answer.writerIds.includes(by)) throw refusals.ownAnswer
  return { ...answer, state: 'approved', cited, version: answer.version + 1 }
}

const citationForm =
  /\[(?<number>[^[\]\s]+\/[^[\]\s]+)[\s,]+(?<place>(?:(?:điểm [a-zđ]+|khoản \d+[a-zđ]?|điều \d+[a-zđ]?)[\s,]*)+)\]/giu
const citationsMax = 40

/** The places that a text cites, as written, each once. */
export function citationsIn(text: string): { number: string; place: string; article: string }[] {
  const found = [...text.matchAll(citationForm)].map(({ groups }) => ({
    number: groups!.number!,
    place: groups!.place!.trim(),
    article: /điều (\d+[a-zđ]?)/iu.exec(groups!.place!)?.[1]?.toLowerCase() ?? '',
  }))
  const known = found.filter(({ article }) => article !== '')
  return [...new Map(known.map((one) => [`${one.number} ${one.place}`, one])).values()].slice(0, citationsMax)
}
