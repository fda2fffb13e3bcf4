import { showDay } from '#base/day.ts'
import { agreementFields, draftAgreement } from '#domains/mediation/agreement.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { type CasePageProps, stepState } from '#domains/mediation/pages/step-state.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Văn bản hòa giải thành: offered when the parties want one; signed, its words stay. */
export function AgreementPart(props: CasePageProps & { view: View }) {
  const { one, agreement, view } = props
  const draft = agreement?.words ?? draftAgreement(props)
  const { path, isHere, field } = stepState(view, one.id, 'van-ban', draft)
  const signs = stepState(view, one.id, 'da-ky', { signedOn: showDay(view.today) })
  const isSigned = agreement?.signedOn != null
  const version = String(agreement?.version ?? 0)
  return (
    <>
      <h2>Văn bản hòa giải thành</h2>
      <p>
        {isSigned
          ? `Đã ký ngày ${showDay(agreement.signedOn!)}.`
          : 'Lập khi các bên muốn (Điều 24 khoản 2). Muốn Tòa án công nhận thì cần văn bản này và gửi đơn trong sáu tháng.'}
      </p>
      {agreement !== undefined && (
        <LinkButton href={mediationPaths.agreementFile(one.id)} label="Tải văn bản (.docx)" icon="file" />
      )}
      {!isSigned && (
        <details open={isHere}>
          <summary>{agreement === undefined ? 'Soạn văn bản' : 'Sửa văn bản'}</summary>
          <FormPost action={path} csrf={view.csrf} submit="Lưu văn bản" hidden={{ version }}>
            {agreementFields.map(({ key, letter, name }) => (
              <TextArea key={key} {...field(key)} label={`${letter}) ${name}`} rows={3} lengthMax={6000} required />
            ))}
          </FormPost>
        </details>
      )}
      {agreement !== undefined && !isSigned && (
        <FormPost action={signs.path} csrf={view.csrf} submit="Ghi đã ký" tone="plain" hidden={{ version }}>
          <DateField {...signs.field('signedOn')} label="Ngày các bên và hòa giải viên ký, điểm chỉ" required />
        </FormPost>
      )}
    </>
  )
}
