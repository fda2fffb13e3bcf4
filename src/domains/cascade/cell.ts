/**
 * Ô bao phủ: where one task of the plan above stands in the plan of one body below. open → said by a person of that body
 * (có, có điều chỉnh, chưa đưa vào, không áp dụng) → returned by the issuer, which opens it again. What was said falls back
 * to open when the task that answered is in force no more, and stands again when that is taken back.
 */
import { Refusal } from '#base/refusal.ts'
import { reasonLengthMin } from '#domains/cascade/addressee.ts'

export type Said = 'covered' | 'adapted' | 'silent' | 'not-applicable'
export type CellState = Said | 'open'

export const cellStates = ['covered', 'adapted', 'silent', 'not-applicable', 'open'] as const

export type Saying = { said: Said; childTaskId: string | null; reason: string }

export const cellStateNames: Record<CellState, string> = {
  covered: 'Đã đưa vào',
  adapted: 'Đưa vào, có điều chỉnh',
  silent: 'Chưa đưa vào',
  'not-applicable': 'Không áp dụng',
  open: 'Chờ xác nhận',
}

/** Short words and signs of the matrix; the sign is never alone. */
export const cellMarks: Record<CellState, { sign: string; word: string }> = {
  covered: { sign: '●', word: 'Có' },
  adapted: { sign: '◐', word: 'Điều chỉnh' },
  silent: { sign: '○', word: 'Chưa có' },
  'not-applicable': { sign: '–', word: 'Không áp dụng' },
  open: { sign: '?', word: 'Chờ' },
}

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy nhiệm vụ này trong bảng đối chiếu, hoặc ông/bà không được giao quyền đối chiếu cho cơ quan đó.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Ô này vừa được người khác sửa, hoặc kế hoạch vừa thay đổi. Hãy tải lại trang, xem nội dung mới rồi xác nhận lại.',
  ),
  taskNeeded: new Refusal(
    422,
    'Hãy chọn nhiệm vụ trong kế hoạch của mình đã đưa nội dung này vào; nếu không có, hãy chọn «Chưa đưa vào».',
  ),
  notTheirTask: new Refusal(422, 'Nhiệm vụ đã chọn không thuộc kế hoạch đang trả lời. Hãy chọn lại trong danh sách.'),
  reasonNeeded: new Refusal(
    422,
    `Hãy ghi vì sao không áp dụng, từ ${reasonLengthMin} chữ cái trở lên, để cấp trên biết.`,
  ),
  nothingSaid: new Refusal(409, 'Ô này chưa được xã, phường xác nhận nên không có gì để trả lại.'),
}

/** What is said in full, or a refusal: an answer needs its task, «không áp dụng» its reason; the others carry neither. */
export function saying(typed: Saying): Saying {
  const reason = typed.reason.trim()
  switch (typed.said) {
    case 'covered':
    case 'adapted':
      if (typed.childTaskId === null) throw refusals.taskNeeded
      return { said: typed.said, childTaskId: typed.childTaskId, reason }
    case 'not-applicable':
      if (reason.length < reasonLengthMin) throw refusals.reasonNeeded
      return { said: typed.said, childTaskId: null, reason }
    case 'silent':
      return { said: typed.said, childTaskId: null, reason }
  }
}
