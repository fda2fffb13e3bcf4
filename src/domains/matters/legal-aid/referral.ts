/** Giấy giới thiệu đến tổ chức trợ giúp pháp lý: what the body writes for the person; the centre checks and decides. */
import { Refusal } from '#base/refusal.ts'
import { type AidRules, type Hardship, hardshipNames, lookAhead } from '#domains/matters/legal-aid/aid-rules.ts'
import { officialSheet } from '#domains/matters/official-sheet.ts'
import type { PaperMatter } from '#domains/matters/papers/matter-papers.ts'
import { footOf, formOf } from '#domains/matters/papers/paper-form.ts'
import type { Paper } from '#engines/word/paper.ts'

export type Referral = {
  matterId: string
  centre: string
  about: string
  groups: string[]
  hardship: Hardship
  papers: string
}

export const refusals = {
  notThatKind: new Refusal(422, 'Chỉ yêu cầu trợ giúp pháp lý mới lập giấy giới thiệu. Hãy xem lại loại của vụ việc.'),
  noneYet: new Refusal(404, 'Vụ việc này chưa có giấy giới thiệu. Hãy điền và lưu trước.'),
}

export function referralPaper(referral: Referral, of: PaperMatter, rules: AidRules): Paper {
  const { submitter, bodyName, placeName, today, now, matter } = of
  const groups = lookAhead(rules, referral.groups, referral.hardship).map(({ group }) => group.name)
  return officialSheet({
    issuer: bodyName,
    placeName,
    day: today,
    kind: 'Giấy giới thiệu',
    title: 'Người yêu cầu trợ giúp pháp lý',
    to: referral.centre,
    body: [
      `${bodyName} giới thiệu ông/bà ${submitter.name || '………………'}${submitter.address === '' ? '' : `, địa chỉ: ${submitter.address}`}${submitter.phone === '' ? '' : `, điện thoại: ${submitter.phone}`}, đến quý Trung tâm để được xem xét trợ giúp pháp lý.`,
      `Việc cần trợ giúp: ${referral.about}`,
      `Có thể thuộc diện: ${groups.length === 0 ? 'chưa xác định, đề nghị Trung tâm xem xét' : groups.join('; ')}.`,
      ...(referral.hardship === 'unknown' || referral.hardship === 'none'
        ? []
        : [`Điều kiện khó khăn về tài chính: ${hardshipNames[referral.hardship].toLowerCase()}.`]),
      `Giấy tờ kèm theo: ${referral.papers === '' ? '………………' : referral.papers}.`,
      'Ủy ban nhân dân chỉ giới thiệu. Trung tâm kiểm tra và quyết định theo quy định của pháp luật.',
    ],
    signerTitle: 'Người có thẩm quyền',
    foot: `${footOf(formOf('gioi-thieu-tro-giup'))} Vụ việc số ${matter.number}/${matter.year}.`,
    madeAt: now,
  })
}
