/**
 * Bầu hòa giải viên. Whoever more than half of ALL households of the village agreed to is elected, not more than half of those who
 * came; more of them than seats, those with most votes; the result is worked out here and confirmed by a person.
 * @law Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 8
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type Election = {
  id: string
  teamId: string
  heldOn: Day
  mode: ElectionMode
  /** Every household of the village on that day. */
  households: number
  /** Representatives who came; null for sheets taken round. */
  attended: number | null
  seats: number
  confirmedOn: Day | null
  recognisedOn: Day | null
  decision: string | null
  version: number
}

export type ElectionMode = keyof typeof electionModes

export const electionModes = {
  open: 'Biểu quyết công khai tại cuộc họp đại diện hộ',
  secret: 'Bỏ phiếu kín tại cuộc họp đại diện hộ',
  sheets: 'Phát phiếu lấy ý kiến các hộ',
} as const

export const electionModeKeys = Object.keys(electionModes) as [ElectionMode, ...ElectionMode[]]

export type Candidate = {
  id: string
  name: string
  birthYear: number | null
  isWoman: boolean
  isEthnic: boolean
  /** Ids of the conditions that somebody found to be met. */
  conditions: string[]
  votes: number | null
}

export type CandidateResult = keyof typeof resultNames

export const resultNames = {
  elected: 'Trúng cử',
  'over-quota': 'Hết số lượng',
  tied: 'Bằng phiếu, bầu lại',
  'not-half': 'Chưa quá nửa số hộ',
  unfit: 'Chưa đủ tiêu chuẩn',
} as const

/** More than any village elects among. */
export const candidatesMax = 40

/** The year counts as the same where one of the two is unknown: a person is asked, nothing is guessed. */
export function looksLike(
  one: { name: string; birthYear: number | null },
  other: { name: string; birthYear: number | null },
): boolean {
  const years = one.birthYear === null || other.birthYear === null || one.birthYear === other.birthYear
  return years && one.name.toLocaleLowerCase('vi') === other.name.toLocaleLowerCase('vi')
}

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy cuộc bầu này, hoặc ông/bà không được giao quyền. Hãy mở lại tổ hòa giải.'),
  noHouseholds: new Refusal(
    422,
    'Chưa có số hộ của thôn, tổ dân phố vào ngày bầu nên chưa tính được quá nửa (Luật 35/2013/QH13, Điều 8). Hãy ghi số hộ ở trang của thôn trước.',
  ),
  severalVillages: new Refusal(422, 'Thôn của tổ đã chia tách. Hãy chọn tổ thuộc nơi nào trước khi bầu.'),
  openAlready: new Refusal(422, 'Tổ đang có một cuộc bầu chưa xác nhận kết quả. Hãy làm xong cuộc ấy trước.'),
  confirmed: new Refusal(422, 'Kết quả cuộc bầu này đã xác nhận, không sửa được nữa.'),
  notConfirmed: new Refusal(422, 'Kết quả chưa được xác nhận. Hãy xác nhận kết quả trước khi công nhận.'),
  recognised: new Refusal(422, 'Hòa giải viên trúng cử ở cuộc bầu này đã được công nhận.'),
  noCandidate: new Refusal(422, 'Chưa có ai trong danh sách bầu. Hãy ghi người ứng cử, người được giới thiệu.'),
  votesMissing: new Refusal(
    422,
    'Còn người chưa ghi số hộ đồng ý. Hãy ghi đủ rồi xác nhận; không ai đồng ý thì ghi 0.',
  ),
  nobodyElected: new Refusal(422, 'Không có ai trúng cử để công nhận. Hãy mở cuộc bầu bổ sung.'),
  full: new Refusal(422, `Danh sách bầu có nhiều nhất ${candidatesMax} người.`),
  tooManyAttended: new Refusal(422, 'Số đại diện hộ dự họp lớn hơn số hộ của thôn. Hãy xem lại một trong hai số.'),
  attendedMissing: new Refusal(422, 'Bầu tại cuộc họp thì hãy ghi số đại diện hộ dự họp.'),
  tooManyVotes: new Refusal(
    422,
    'Số hộ đồng ý lớn hơn số đại diện hộ dự họp (hoặc số hộ của thôn). Hãy xem lại biên bản kiểm phiếu.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa cuộc bầu này. Hãy tải lại trang rồi làm lại.',
  ),
}

/** The most that may have agreed to one: those who came, or every household where sheets were taken round. */
export function votesMax({ households, attended, mode }: Pick<Election, 'households' | 'attended' | 'mode'>): number {
  return mode === 'sheets' ? households : (attended ?? households)
}

/** The fewest votes that are more than the share of all households: 206 of 411, 207 of 412. */
export function votesNeeded(households: number, share: { numerator: number; denominator: number }): number {
  return Math.floor((households * share.numerator) / share.denominator) + 1
}

/**
 * What came of it for each, pure. Without votes nothing is known. The law goes down from the highest and does not say who of two
 * with the same number takes the last seat: none of them does, and an extra election is held for it.
 */
export function electionResult(
  { households, seats }: Pick<Election, 'households' | 'seats'>,
  candidates: readonly Candidate[],
  rule: { share: { numerator: number; denominator: number }; conditions: readonly { id: string }[] },
): Map<string, CandidateResult> {
  const needed = votesNeeded(households, rule.share)
  const isFit = ({ conditions }: Candidate) => rule.conditions.every(({ id }) => conditions.includes(id))
  const passed = candidates
    .filter((one) => isFit(one) && (one.votes ?? 0) >= needed)
    .toSorted((one, other) => (other.votes ?? 0) - (one.votes ?? 0))
  // the votes of the first who finds no seat
  const outside = passed[seats]?.votes ?? -1
  return new Map(
    candidates.map((one): [string, CandidateResult] => {
      if (!isFit(one)) return [one.id, 'unfit']
      const votes = one.votes ?? 0
      if (votes < needed) return [one.id, 'not-half']
      if (votes > outside) return [one.id, 'elected']
      const isLastSeat = votes === outside && passed[seats - 1]?.votes === outside
      return [one.id, isLastSeat ? 'tied' : 'over-quota']
    }),
  )
}
