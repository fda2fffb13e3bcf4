/**
 * Nhóm vụ việc: several people with one thing. A way of working and no more: each stays a matter of its own, with its own clocks and its
 * own answer. Việc trùng: the same brought a second time; its person also sees how the first one stands.
 */
import { Refusal } from '#base/refusal.ts'
import { can, isFormal, isSecretKind, type Matter } from '#domains/matters/matter.ts'
import type { CitedPlace } from '#domains/matters/matter-answer.ts'
import { approve, giveBack, type MatterAnswer, submit, write } from '#domains/matters/matter-answer.ts'

export type MatterGroup = { id: string; bodyId: string; title: string; version: number }

export type GroupAnswer = Omit<MatterAnswer, 'matterId'> & { groupId: string }

/** What a group is called once nothing of its members may be told. */
export const plainTitle = 'Nhóm vụ việc'
export const membersMax = 200

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy nhóm này, hoặc ông/bà không được giao quyền xem. Hãy mở lại từ sổ theo dõi.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa nhóm này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  secret: new Refusal(422, 'Vụ việc phải giữ kín người gửi không ghép với vụ việc nào. Hãy xử lý riêng.'),
  otherBody: new Refusal(422, 'Hai vụ việc ở hai cơ quan nên không ghép được. Hãy chuyển về một cơ quan trước.'),
  itself: new Refusal(422, 'Một vụ việc không trùng với chính nó. Hãy chọn vụ việc khác.'),
  inOther: new Refusal(409, 'Vụ việc này đang ở nhóm khác. Hãy đưa ra khỏi nhóm đó trước.'),
  full: new Refusal(422, `Một nhóm có nhiều nhất ${membersMax} vụ việc. Hãy lập nhóm thứ hai.`),
  notIn: new Refusal(409, 'Vụ việc này không còn ở nhóm nào. Hãy tải lại trang.'),
  noSuchNumber: new Refusal(422, 'Sổ của cơ quan không có số này. Hãy ghi số như trong sổ, ví dụ 12/2026.'),
  noneFits: new Refusal(
    422,
    'Không vụ việc nào trong nhóm nhận được trả lời chung lúc này. Hãy xem lý do ở từng dòng.',
  ),
}

/** Throws unless the two may be put side by side. */
export function checkJoin(matter: Pick<Matter, 'kind' | 'bodyId'>, bodyId: string): void {
  if (isSecretKind(matter.kind)) throw refusals.secret
  if (matter.bodyId !== bodyId) throw refusals.otherBody
}

/** Why one answer for all does not reach this matter now; undefined: it does. @law 02/2011/QH13, Điều 31: each complaint has its decision */
export function whyNoAnswer(
  matter: Pick<Matter, 'kind' | 'state' | 'closedAs'>,
  own: Pick<MatterAnswer, 'state'> | undefined,
): string | undefined {
  if (isSecretKind(matter.kind)) return 'Phải giữ kín người gửi.'
  if (isFormal(matter.kind)) return 'Khiếu nại có quyết định giải quyết riêng. Hãy trả lời ở vụ việc đó.'
  if (matter.kind === 'information-request')
    return 'Yêu cầu thông tin có phần cung cấp riêng. Hãy trả lời ở vụ việc đó.'
  if (!can(matter, 'answer')) return 'Đã trả lời hoặc đã kết thúc.'
  if (own !== undefined && own.state !== 'approved') return 'Đang có bản trả lời riêng. Hãy trả lời ở vụ việc đó.'
  return undefined
}

const asOne = ({ groupId, ...answer }: GroupAnswer): MatterAnswer => ({ ...answer, matterId: groupId })
const asGroups = ({ matterId, ...answer }: MatterAnswer): GroupAnswer => ({ ...answer, groupId: matterId })

/** The same way as an answer of one matter: draft → submitted → approved by another, or returned. */
export const groupAnswer = {
  write: (answer: GroupAnswer | undefined, groupId: string, text: string, by: string) =>
    asGroups(write(answer && asOne(answer), groupId, text, by)),
  submit: (answer: GroupAnswer) => asGroups(submit(asOne(answer))),
  giveBack: (answer: GroupAnswer, reason: string) => asGroups(giveBack(asOne(answer), reason)),
  approve: (answer: GroupAnswer, cited: CitedPlace[], by: string) => asGroups(approve(asOne(answer), cited, by)),
}
