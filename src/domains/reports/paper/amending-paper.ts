/** Kiến nghị hoàn thiện pháp luật trên giấy: what rests on how many matters, what is hard, what is proposed, why. */
import { type Day, showDay, yearOf } from '#base/day.ts'
import type { AmendingProposal } from '#domains/reports/amending/amending-proposal.ts'
import { collectiveOf, fullName, issuerLines, superiorOf, symbolOf } from '#domains/reports/issuing-body.ts'
import { officialForm } from '#domains/reports/official-form.ts'
import { officialDocument } from '#domains/reports/paper/official-document.ts'
import { heading, running, typedText } from '#domains/reports/paper/pieces.ts'
import type { ReportSubject } from '#domains/reports/report-subject.ts'
import { signatureLines } from '#domains/reports/signature.ts'
import type { Paper } from '#engines/word/paper.ts'

export function amendingPaper(
  proposal: AmendingProposal,
  { subject, today, madeAt }: { subject: ReportSubject; today: Day; madeAt: Date },
): Paper {
  const { paper, place, lawName } = proposal
  const issuerName = fullName(subject.body.name)
  const collective = collectiveOf(subject.body)
  const where = `${place} ${lawName}`
  return officialDocument({
    superior: superiorOf(subject.body, subject.parent),
    issuer: issuerLines(subject.body),
    issuerName,
    number: null,
    symbol: symbolOf(officialForm.abbreviations['Báo cáo'], subject.body) ?? null,
    placeName: subject.placeName,
    day: null,
    year: yearOf(today),
    kind: 'Báo cáo',
    title: `Kiến nghị hoàn thiện pháp luật tại ${where}`,
    bases: [],
    body: [
      running(
        `Qua tiếp nhận, trả lời câu hỏi, phản ánh, kiến nghị của người dân, ${issuerName} kiến nghị hoàn thiện quy định tại ${where} như sau:`,
      ),
      heading('1. Cơ sở của kiến nghị'),
      running(basisOf(proposal)),
      heading('2. Khó khăn, vướng mắc'),
      ...typedText(paper.difficulty),
      heading('3. Nội dung kiến nghị'),
      ...typedText(paper.wish),
      ...(paper.reason === '' ? [] : [heading('4. Lý do'), ...typedText(paper.reason)]),
    ],
    signatureLines: signatureLines({ ...paper, headPosition: collective === null ? '' : 'Chủ tịch' }, collective),
    signer: paper.signer,
    recipients: paper.recipients,
    appendices: [],
    madeAt,
    author: issuerName,
  })
}

/** Counts alone; nothing of whoever brought the matters. */
function basisOf({ matters, unsettled, from, to }: AmendingProposal): string {
  const still = unsettled === 0 ? '' : `; trong đó ${unsettled} vụ việc người dân cho biết chưa được giải quyết xong`
  return `Từ ngày ${showDay(from)} đến ngày ${showDay(to)}, cơ quan đã trả lời ${matters} vụ việc có căn cứ là quy định này${still}.`
}
