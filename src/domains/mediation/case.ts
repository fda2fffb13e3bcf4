import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

/**
 * Vụ, việc hòa giải: received → assigned → in-progress → ended, or out-of-scope when a person finds that the law keeps it out.
 * How it ended (three ways) and what came of it (two outcomes) are two facts. Who the parties are is sealed (sealed-case.ts).
 * @law Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 3, Điều 16 đến 27
 */
export type Case = {
  id: string
  teamId: string
  number: number
  year: number
  receivedOn: Day
  ground: string
  topic: CaseTopic
  exclusion: string | null
  state: CaseState
  matterId: string | null
  /** The case that it tries again. */
  againOf: string | null
  mediatorId: string | null
  chosenBy: ChosenBy | null
  assignedOn: Day | null
  agreedStart: Day | null
  begunOn: Day | null
  endedOn: Day | null
  endReason: EndReason | null
  outcome: Outcome | null
  fulfilment: 'watching' | 'fulfilled' | 'breached' | null
  /** The day on which its mediator looks again whether the agreement is kept; their own choice, the law names none. */
  lookAgainOn: Day | null
  version: number
}

export type CaseState = keyof typeof caseStates
export const caseStates = {
  received: 'Chưa có người hòa giải',
  assigned: 'Chưa bắt đầu',
  'in-progress': 'Đang hòa giải',
  ended: 'Đã kết thúc',
  'out-of-scope': 'Không thuộc phạm vi',
} as const

export type ChosenBy = keyof typeof chosenBys
export const chosenBys = {
  parties: 'Các bên lựa chọn',
  leader: 'Tổ trưởng phân công vì các bên không lựa chọn',
  witness: 'Hòa giải viên chứng kiến, hòa giải ngay',
} as const

export type EndReason = keyof typeof endReasons
export const endReasons = {
  agreement: 'Các bên đạt được thỏa thuận (Điều 23 khoản 1)',
  'party-stops': 'Một bên hoặc các bên yêu cầu chấm dứt (Điều 23 khoản 2)',
  'mediator-ends': 'Hòa giải viên quyết định kết thúc vì không thể đạt được thỏa thuận (Điều 23 khoản 3)',
} as const

export type Outcome = keyof typeof outcomes
export const outcomes = { reached: 'Hòa giải thành', 'not-reached': 'Hòa giải không thành' } as const

/** How this house sorts quarrels; the ministry's own division was not seen. */
export type CaseTopic = keyof typeof caseTopics
export const caseTopics = {
  neighbours: 'Xóm giềng, nếp sống, sinh hoạt',
  land: 'Đất đai, nhà ở, lối đi, ranh giới',
  money: 'Vay mượn, hợp đồng, bồi thường',
  family: 'Hôn nhân, gia đình',
  inheritance: 'Thừa kế',
  environment: 'Tiếng ồn, vệ sinh, môi trường',
  other: 'Việc khác',
} as const

/** Sau khi thành: how the agreement is carried out. @law 35/2013/QH13, Điều 25, 26 */
export type Standing = keyof typeof standings
export const standings = {
  'on-way': 'Đang thực hiện',
  fulfilled: 'Đã thực hiện xong',
  breached: 'Không thực hiện',
  'force-majeure': 'Gặp sự kiện bất khả kháng, các bên trao đổi lại (Điều 25 khoản 2)',
} as const

export type EscalationKind = keyof typeof escalationKinds
export const escalationKinds = {
  violence: 'Có thể dẫn đến bạo lực, mất trật tự: báo Chủ tịch UBND cấp xã (Điều 10 khoản 4)',
  offence: 'Có dấu hiệu vi phạm hành chính hoặc hình sự: báo cơ quan có thẩm quyền (Điều 10 khoản 5)',
} as const

/** Offices alone: a name typed there would stand open beside the case. Notes of before keep what was typed. */
export const reportedTos = {
  chairman: 'Chủ tịch UBND xã, phường',
  police: 'Công an xã, phường',
  other: 'Cơ quan có thẩm quyền khác',
} as const

export type BarGround = keyof typeof barGrounds
export const barGrounds = {
  interest: 'Có quyền, lợi ích, nghĩa vụ liên quan (Điều 18 khoản 2)',
  'not-impartial': 'Lý do khác, không bảo đảm khách quan, công bằng (Điều 18 khoản 2)',
} as const

export const keysOf = <Names extends Record<string, string>>(names: Names) =>
  Object.keys(names) as [keyof Names & string, ...(keyof Names & string)[]]

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy vụ, việc này, hoặc không phải vụ, việc của ông/bà. Hãy mở lại danh sách.'),
  noTeam: new Refusal(404, 'Không tìm thấy tổ hòa giải này trong phạm vi của ông/bà. Hãy chọn lại tổ.'),
  noPhoneForm: new Refusal(
    404,
    'Không có mẫu cho xã, phường này. Hãy mở lại từ trang «Ghi nhanh một buổi», nút «Mẫu mang theo».',
  ),
  noGround: new Refusal(422, 'Hãy chọn căn cứ tiến hành hòa giải (Luật 35/2013/QH13, Điều 16).'),
  madeAlready: new Refusal(422, 'Yêu cầu này đã lập thành vụ, việc hòa giải rồi. Hãy mở vụ, việc ấy ở danh sách.'),
  gateOpen: new Refusal(
    422,
    'Hãy trả lời vụ, việc có thuộc trường hợp không được hòa giải hay không (Luật 35/2013/QH13, Điều 3).',
  ),
  outOfScope: new Refusal(
    422,
    'Vụ, việc không thuộc phạm vi hòa giải ở cơ sở. Hãy hướng dẫn các bên đến cơ quan có thẩm quyền.',
  ),
  onlyLeader: new Refusal(
    403,
    'Chỉ tổ trưởng tổ hòa giải hoặc cán bộ UBND ghi phân công (Luật 35/2013/QH13, Điều 18). Hãy báo tổ trưởng.',
  ),
  noMediator: new Refusal(422, 'Hãy chọn một hòa giải viên đang làm của tổ.'),
  barred: new Refusal(
    422,
    'Hòa giải viên này có quyền lợi, nghĩa vụ liên quan hoặc không bảo đảm khách quan nên không được hòa giải vụ này (Luật 35/2013/QH13, Điều 18 khoản 2). Hãy chọn người khác.',
  ),
  notAsked: new Refusal(
    422,
    'Hãy hỏi người được chọn có quyền lợi, nghĩa vụ liên quan không, rồi đánh dấu đã hỏi (Luật 35/2013/QH13, Điều 10 khoản 3).',
  ),
  choiceFirst: new Refusal(
    422,
    'Các bên được lựa chọn trước (Luật 35/2013/QH13, Điều 17 khoản 1, Điều 18 khoản 1). Đánh dấu đã hỏi các bên và các bên không lựa chọn, rồi mới phân công.',
  ),
  onlyLeaderBars: new Refusal(
    403,
    'Xung đột lợi ích của người trong tổ chủ trì do tổ trưởng tổ ấy hoặc cán bộ UBND ghi. Hãy báo tổ trưởng hoặc cán bộ.',
  ),
  notBarred: new Refusal(404, 'Người này không bị ghi xung đột lợi ích ở vụ, việc này. Hãy tải lại trang.'),
  isAssigned: new Refusal(
    422,
    'Người đang hòa giải vụ này thì chưa ghi được là có xung đột lợi ích. Hãy phân công người khác trước.',
  ),
  notAssigned: new Refusal(422, 'Vụ, việc chưa có hòa giải viên. Hãy ghi người hòa giải trước.'),
  notEnded: new Refusal(422, 'Vụ, việc chưa kết thúc. Hãy ghi kết thúc hòa giải trước.'),
  ended: new Refusal(422, 'Vụ, việc đã kết thúc hòa giải. Các bên muốn hòa giải tiếp thì ghi vụ, việc mới.'),
  notReached: new Refusal(422, 'Chỉ vụ, việc hòa giải thành mới có việc này (Luật 35/2013/QH13, Điều 24 đến 26).'),
  signed: new Refusal(422, 'Văn bản hòa giải thành đã ký, không sửa được nữa.'),
  noAgreement: new Refusal(422, 'Chưa có văn bản hòa giải thành. Hãy soạn trước.'),
  dayOrder: new Refusal(422, 'Ngày này phải từ ngày nhận vụ, việc trở đi và không sau hôm nay. Hãy xem lại.'),
  lookAgainBefore: new Refusal(422, 'Ngày hẹn xem lại phải sau ngày ghi. Hãy xem lại, hoặc để trống.'),
  handled: new Refusal(422, 'Việc này đã ghi xử lý rồi.'),
  noEscalation: new Refusal(404, 'Không tìm thấy lời báo này. Hãy tải lại trang.'),
  reported: new Refusal(422, 'Việc này đã báo rồi.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa ghi vào vụ, việc này. Hãy tải lại trang rồi làm lại; điều đã gõ vẫn còn ở dưới.',
  ),
}

/** Thành is agreement and nothing else. @law 35/2013/QH13, Điều 24 khoản 1, Điều 27 */
export function outcomeOf(reason: EndReason): Outcome {
  return reason === 'agreement' ? 'reached' : 'not-reached'
}

/** As it stands once it has ended; who agreed is watched. */
export function ended<One extends Case>(
  one: One,
  { endedOn, endReason, lookAgainOn }: { endedOn: Day; endReason: EndReason; lookAgainOn: Day | null },
): One {
  const outcome = outcomeOf(endReason)
  const isReached = outcome === 'reached'
  if (isReached && lookAgainOn !== null && lookAgainOn <= endedOn) throw refusals.lookAgainBefore
  const watched = { fulfilment: isReached ? 'watching' : null, lookAgainOn: isReached ? lookAgainOn : null } as const
  return { ...one, state: 'ended', endedOn, endReason, outcome, ...watched }
}

/** A step of a case that is open: assigned, or going on. Throws why not. */
export function refuseUnlessGoingOn({ state }: Pick<Case, 'state'>): void {
  if (state === 'out-of-scope') throw refusals.outOfScope
  if (state === 'ended') throw refusals.ended
  if (state === 'received') throw refusals.notAssigned
}

/** What is noted lies between the day it was received and today. */
export function refuseDay({ receivedOn }: Pick<Case, 'receivedOn'>, day: Day, today: Day): void {
  if (day < receivedOn || day > today) throw refusals.dayOrder
}

/** Said to whoever told of danger: a mail that nobody gets is no telling. */
export function toldNotice(told: number): string {
  const said =
    told === 0
      ? 'Đã ghi. Chưa ai nhận được thư báo vì cán bộ, tổ trưởng chưa có địa chỉ thư: hãy gọi ngay tổ trưởng và UBND.'
      : `Đã ghi và gửi thư báo ngay đến ${told} người (tổ trưởng, UBND). Hãy gọi tổ trưởng ngay.`
  return `${said} Việc này đứng đầu danh sách của họ.`
}

/** What a new standing makes of the fulfilment; a hindrance does not end it. */
export function fulfilmentAfter(standing: Standing): 'watching' | 'fulfilled' | 'breached' {
  return standing === 'fulfilled' || standing === 'breached' ? standing : 'watching'
}

/** «3/2026»: how a case is named where parties may not be. */
export function caseName({ number, year }: Pick<Case, 'number' | 'year'>): string {
  return `Vụ, việc số ${number}/${year}`
}
