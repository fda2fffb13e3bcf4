/**
 * Kiến nghị hoàn thiện pháp luật: what is hard about one place of the law, how it should read, on how many matters that rests. It is
 * written and taken along as a Word file; whoever signs does so on paper.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { SignsAs } from '#domains/reports/signature.ts'

export type AmendingProposal = {
  id: string
  bodyId: string
  lawNumber: string
  lawName: string
  place: string
  matters: number
  unsettled: number
  from: Day
  to: Day
  paper: ProposalPaper
  version: number
}

/** What the officer types. */
export type ProposalPaper = {
  difficulty: string
  wish: string
  reason: string
  recipients: string[]
  signsAs: SignsAs
  position: string
  signer: string
}

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy kiến nghị này, hoặc ông/bà không được giao quyền. Hãy mở lại từ danh sách.',
  ),
  noClause: new Refusal(
    422,
    'Chưa có từ hai vụ việc trở lên dẫn điều, khoản này ở cơ quan đã chọn. Hãy chọn lại trong danh sách.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa kiến nghị này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
}
