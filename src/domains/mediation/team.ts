import { type Day, yearOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { LawFact, TeamRule } from '#domains/mediation/mediation-law.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'see mediation': true
    'run mediation': true
    'recognise mediators': true
    mediate: true
  }
}

/** Tổ hòa giải of a village. @law Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 12 đến 15 */
export type Team = {
  id: string
  bodyId: string
  /** Where it was founded; what stands there now may be another. */
  villageId: string
  name: string
  /** How many mediators the chairman of the commune decided on. */
  quota: number
  decision: string
  decidedOn: Day
  endedOn: Day | null
  version: number
}

/** Hòa giải viên: recognised on a day by a decision, released on a day on a ground of the law. */
export type Mediator = {
  id: string
  teamId: string
  personId: string | null
  name: string
  birthYear: number | null
  isWoman: boolean
  isEthnic: boolean
  recognisedOn: Day
  decision: string
  isLeader: boolean
  /** From when they agreed to stand in the public directory. */
  shownOn: Day | null
  releasedOn: Day | null
  releaseGround: string | null
  version: number
}

export type TeamReview = { year: number; reviewedOn: Day; assessment: string; proposal: string }

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy tổ hòa giải này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách tổ.',
  ),
  noMediator: new Refusal(404, 'Không tìm thấy hòa giải viên này trong tổ. Hãy tải lại trang của tổ.'),
  noVillage: new Refusal(422, 'Hãy chọn thôn, tổ dân phố đang có của xã, phường này.'),
  notItsSuccessor: new Refusal(422, 'Nơi đã chọn không phải nơi kế tục thôn của tổ. Hãy chọn trong danh sách.'),
  ended: new Refusal(422, 'Tổ hòa giải này đã kết thúc.'),
  endsTooEarly: new Refusal(422, 'Ngày kết thúc phải từ ngày thành lập tổ trở đi.'),
  hasOpenCases: new Refusal(422, 'Tổ còn vụ, việc đang mở. Hãy kết thúc các vụ, việc ấy trước.'),
  released: new Refusal(422, 'Hòa giải viên này đã thôi làm.'),
  noGround: new Refusal(422, 'Hãy chọn căn cứ thôi làm hòa giải viên (Luật 35/2013/QH13, Điều 11).'),
  tooEarly: new Refusal(422, 'Ngày này phải từ ngày công nhận hòa giải viên trở đi.'),
  notAnAccount: new Refusal(
    422,
    'Không có tài khoản với tên đăng nhập này, hoặc tài khoản chưa có vai trò «Hòa giải viên». Hãy hỏi người quản trị.',
  ),
  accountTaken: new Refusal(422, 'Tài khoản này đã gắn với một hòa giải viên khác của tổ.'),
  changedMeanwhile: new Refusal(409, 'Cập nhật song song: người khác vừa sửa. Hãy tải lại trang rồi làm lại.'),
}

/** What is missing of what the law asks of a team, each with its article. Only who serves on the day counts. */
export function missingIn(
  team: { mediators: readonly Mediator[]; reviews: readonly TeamReview[]; isEthnicArea: boolean; decidedOn: Day },
  rules: readonly TeamRule[],
  today: Day,
): LawFact[] {
  const serving = team.mediators.filter((one) => isServing(one, today))
  const counts: Record<string, number> = {
    'three-mediators': serving.length,
    'a-woman': serving.filter(({ isWoman }) => isWoman).length,
    'an-ethnic-member': team.isEthnicArea
      ? serving.filter(({ isEthnic }) => isEthnic).length
      : Number.POSITIVE_INFINITY,
    'a-leader': serving.filter(({ isLeader }) => isLeader).length,
    'yearly-review': reviewsSinceLastYear(team, today),
  }
  return rules.filter(({ id, count }) => (counts[id] ?? Number.POSITIVE_INFINITY) < count)
}

/** The year that has ended must have been reviewed, where the team was there then. */
function reviewsSinceLastYear(team: { reviews: readonly TeamReview[]; decidedOn: Day }, today: Day): number {
  const last = yearOf(today) - 1
  if (yearOf(team.decidedOn) > last) return Number.POSITIVE_INFINITY
  return team.reviews.filter(({ year }) => year >= last).length
}

export function isServing(
  { recognisedOn, releasedOn }: Pick<Mediator, 'recognisedOn' | 'releasedOn'>,
  day: Day,
): boolean {
  return recognisedOn <= day && (releasedOn === null || day < releasedOn)
}
