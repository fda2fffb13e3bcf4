/** Họp Hội đồng đánh giá, where the rule set has a council: who took part, how it was decided for each commune, the minutes. */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { decides } from '#domains/library/document.ts'
import type { Council, Fraction, RuleSet } from '#domains/standard/rule-set.ts'

export type Member = { name: string; title: string; took: boolean }
export type Vote = { assessmentId: string; agree: number; against: number }

export type Meeting = {
  id: string
  provinceId: string
  year: number
  heldOn: Day
  /** Họp, or ý kiến bằng văn bản. */
  mode: 'meeting' | 'written'
  members: Member[]
  minutes: string
  votes: Vote[]
}

export const modeNames = { meeting: 'Họp Hội đồng', written: 'Lấy ý kiến bằng văn bản' } as const

export const meetingRefusals = {
  noCouncil: new Refusal(
    422,
    'Bộ quy tắc của năm này không có Hội đồng, hoặc chưa thấy văn bản quy định. Ghi thẩm định ở từng chỉ tiêu.',
  ),
  tooMany: (most: number) => new Refusal(422, `Hội đồng nhiều nhất ${most} thành viên. Hãy xem lại danh sách.`),
  noQuorum: (took: number, needs: number) =>
    new Refusal(422, `Mới có ${took} thành viên tham gia, cần ít nhất ${needs} để cuộc họp hợp lệ.`),
  notThere: new Refusal(404, 'Không tìm thấy biên bản này, hoặc biên bản đã rút. Hãy tải lại trang.'),
  tooManyVotes: new Refusal(422, 'Số phiếu của một xã, phường không quá số thành viên tham gia.'),
}

/** As the text of the year says; what it does not tell is not asked. @law 09/2021/TT-BTP, Điều 5 */
export function requireMeeting(ruleSet: Pick<RuleSet, 'council'>, meeting: Pick<Meeting, 'members' | 'votes'>): void {
  const { membersMax, quorum } = requireCouncil(ruleSet)
  if (membersMax !== null && meeting.members.length > membersMax) throw meetingRefusals.tooMany(membersMax)
  const took = meeting.members.filter((member) => member.took).length
  const needs = quorum === null ? 1 : leastOf(quorum, meeting.members.length)
  if (took === 0 || took < needs) throw meetingRefusals.noQuorum(took, Math.max(1, needs))
  if (meeting.votes.some(({ agree, against }) => agree + against > took)) throw meetingRefusals.tooManyVotes
}

/** Whether enough agreed, of those who took part or of all members as the text says; undefined where the rule set does not tell. */
export function hasMajority(
  { majority }: Pick<Council, 'majority'>,
  { members }: Pick<Meeting, 'members'>,
  vote: Vote,
): boolean | undefined {
  if (majority === null) return undefined
  const counted = majority.ofMembers ? members : members.filter(({ took }) => took)
  return vote.agree >= leastOf(majority, counted.length)
}

/**
 * What the latest meeting that voted on an assessment said: too few agreed, or nobody voted though the rule set tells how many have to. A
 * council that is not sure, whose majority nobody read, or none, says nothing.
 */
export function councilSaid(
  { council }: Pick<RuleSet, 'council'>,
  latestFirst: readonly Pick<Meeting, 'members' | 'votes'>[],
  assessmentId: string,
): 'against' | 'not-voted' | 'nothing-against' {
  if (council === null || !decides(council.mark) || council.majority === null) return 'nothing-against'
  for (const meeting of latestFirst) {
    const vote = meeting.votes.find((one) => one.assessmentId === assessmentId)
    if (vote !== undefined) return hasMajority(council, meeting, vote) ? 'nothing-against' : 'against'
  }
  return 'not-voted'
}

/**
 * That a meeting on a day leaves less time than papers have to be with members before it; undefined where there is enough, or the text
 * does not tell how much.
 */
export function shortNotice(
  council: Pick<Council, 'materialsAheadWorkingDays' | 'source'>,
  { meetsOn, today, calendar }: { meetsOn: Day; today: Day; calendar: Calendar },
): string | undefined {
  const ahead = council.materialsAheadWorkingDays
  if (ahead === null || addWorkingDays(meetsOn, -ahead, calendar).day >= today) return undefined
  return `Tài liệu phải đến thành viên trước cuộc họp ít nhất ${ahead} ngày làm việc (${council.source}); ngày họp này không còn đủ.`
}

/** The least whole number that is that share of all, or more than it. */
const leastOf = ({ numerator, denominator, isMore }: Fraction, all: number) =>
  isMore ? Math.floor((all * numerator) / denominator) + 1 : Math.ceil((all * numerator) / denominator)

/** «từ 2/3», «quá 1/2». */
export const showFraction = ({ numerator, denominator, isMore }: Fraction) =>
  `${isMore ? 'quá' : 'từ'} ${numerator}/${denominator}`

/** A council whose rule is not sure is none. */
export function requireCouncil({ council }: Pick<RuleSet, 'council'>): NonNullable<RuleSet['council']> {
  if (council === null || !decides(council.mark)) throw meetingRefusals.noCouncil
  return council
}

/** «Nguyễn Văn A; Phó Chủ tịch; vắng» a line; who is not said to be away took part. */
export function readMember(line: string): Member | undefined {
  const [name = '', title = '', took = ''] = line.split(';').map((part) => part.trim())
  if (name.length < 2 || name.length > 100 || title.length > 150) return undefined
  return { name, title, took: !/^vắng/iu.test(took.normalize('NFC')) }
}

/** «Phường Kinh Bắc: 12, 0» a line: agreed, against. */
export function readVote(line: string, communes: readonly { id: string; placeName: string }[]): Vote | undefined {
  const found = /^(.+?)\s*:\s*(\d{1,2})\s*[,;/]\s*(\d{1,2})\s*$/u.exec(line.normalize('NFC'))
  const commune =
    found && communes.find(({ placeName }) => placeName.toLocaleLowerCase('vi') === found[1]!.toLocaleLowerCase('vi'))
  return found && commune ? { assessmentId: commune.id, agree: Number(found[2]), against: Number(found[3]) } : undefined
}
