import { showDay } from '#base/day.ts'
import type { AmendingProposal } from '#domains/reports/amending/amending-proposal.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { waysToSign } from '#domains/reports/signature.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type AmendingFormProps = {
  clause: Pick<AmendingProposal, 'bodyId' | 'lawNumber' | 'lawName' | 'place' | 'matters' | 'unsettled' | 'from' | 'to'>
  /** undefined: it is being begun. */
  proposal: AmendingProposal | undefined
}

/** Một kiến nghị: what it rests on, what the officer writes, and the Word file. */
export function amendingFormPage({ clause, proposal }: AmendingFormProps, view: View): PageParts {
  const { bodyId, lawNumber, lawName, place, matters, unsettled } = clause
  const paper = proposal?.paper
  const field = fieldsOf(view, {
    difficulty: paper?.difficulty,
    wish: paper?.wish,
    reason: paper?.reason,
    recipients: paper?.recipients.join('\n') ?? 'Sở Tư pháp\nLưu: VT',
    signsAs: paper?.signsAs ?? 'head',
    position: paper?.position ?? 'Chủ tịch',
    signer: paper?.signer,
  })
  const fresh = address(`${reportPaths.amending}/moi`, { 'co-quan': bodyId, so: lawNumber, cho: place })
  return {
    title: `Kiến nghị: ${place} ${lawName}`,
    section: 'reports',
    trail: [
      { label: 'Báo cáo', href: reportPaths.list },
      { label: 'Kiến nghị hoàn thiện pháp luật', href: reportPaths.amending },
    ],
    islands: ['form-guard'],
    body: (
      <>
        <PageHead
          title={`Kiến nghị về ${place}`}
          lead={`${lawName}. ${matters} vụ việc từ ${showDay(clause.from)} đến ${showDay(clause.to)} dựa vào chỗ này; ${unsettled} người gửi nói chưa xong.`}
          actions={
            proposal && (
              <LinkButton
                href={reportPaths.proposalFile(proposal.id)}
                label="Tệp Word"
                icon="download"
                tone="primary"
              />
            )
          }
        />
        <FormPost
          action={proposal === undefined ? fresh : reportPaths.proposal(proposal.id)}
          csrf={view.csrf}
          submit="Lưu kiến nghị"
          icon="edit"
          tone={proposal === undefined ? 'primary' : 'plain'}
          guard={`amending-${proposal?.id ?? `${bodyId}-${lawNumber}-${place}`}`}
          hidden={{
            bodyId,
            lawNumber,
            place,
            proposalId: proposal?.id ?? '',
            version: String(proposal?.version ?? 0),
          }}
        >
          <ErrorSummary refusal={view.refusal} />
          <TextArea
            {...field('difficulty')}
            label="Khó khăn, vướng mắc"
            hint="Quy định chưa rõ, chồng chéo, khó làm ở chỗ nào. Đừng nêu tên hay việc riêng của ai."
            rows={6}
            required
          />
          <TextArea
            {...field('wish')}
            label="Nội dung kiến nghị"
            hint="Sửa, bổ sung hay hướng dẫn thế nào; nên viết thành câu chữ đề xuất."
            rows={6}
            required
          />
          <TextArea {...field('reason')} label="Lý do" hint="Để trống thì mục này không in" rows={4} />
          <TextArea {...field('recipients')} label="Nơi nhận" hint="Mỗi dòng một nơi nhận" rows={3} />
          <SelectField
            {...field('signsAs')}
            label="Cách ký"
            width="medium"
            options={Object.entries(waysToSign).map(([value, label]) => ({ value, label }))}
            required
          />
          <TextField {...field('position')} label="Chức vụ người ký" width="medium" />
          <TextField {...field('signer')} label="Họ tên người ký" width="medium" autocomplete="off" />
        </FormPost>
      </>
    ),
  }
}
