import { showDay } from '#base/day.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { type CasePageProps, stepState } from '#domains/mediation/pages/step-state.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { showNumber } from '#ui/show.ts'

/** Thù lao theo vụ, việc: asked, decided, passed on. */
export function FeePart({ one, fee, feeMonth, limit, mayDecideFee, view }: CasePageProps & { view: View }) {
  const today = showDay(view.today)
  const asks = stepState(view, one.id, 'de-nghi-thu-lao', {
    requestedOn: today,
    amount: limit === undefined ? undefined : showNumber(limit.amount),
  })
  const decides = stepState(view, one.id, 'quyet-dinh-thu-lao', { decidedOn: today, decision: 'grant' })
  const passes = stepState(view, one.id, 'da-tra', { passedOn: today })
  return (
    <>
      <h2>Thù lao hòa giải viên</h2>
      {fee === undefined ? (
        <FormPost action={asks.path} csrf={view.csrf} submit="Đề nghị trả thù lao" tone="plain">
          <TextField
            {...asks.field('amount')}
            label="Số tiền"
            hint={
              limit === undefined
                ? undefined
                : `Nhiều nhất ${showNumber(limit.amount)} đồng cho vụ, việc này (${limit.source})`
            }
            keyboard="numeric"
            width="short"
            suffix="đồng"
            required
          />
          <DateField {...asks.field('requestedOn')} label="Ngày nộp đề nghị hợp lệ" required />
        </FormPost>
      ) : (
        <Facts
          facts={[
            { term: 'Đề nghị', detail: `${showNumber(fee.amount)} đồng, ngày ${showDay(fee.requestedOn)}` },
            ...(fee.decidedOn === null
              ? []
              : [
                  {
                    term: 'UBND quyết định',
                    detail: `${fee.isGranted ? 'trả' : `từ chối: ${fee.reason}`}, ngày ${showDay(fee.decidedOn)}`,
                  },
                ]),
            ...(fee.paidOn === null ? [] : [{ term: 'Tổ nhận tiền', detail: showDay(fee.paidOn) }]),
            ...(feeMonth === undefined
              ? []
              : [
                  {
                    term: `Cả tổ đề nghị trong tháng ${feeMonth.month.split('-').toReversed().join('/')}`,
                    detail: `${feeMonth.cases} vụ, việc, cộng ${showNumber(feeMonth.amount)} đồng`,
                  },
                ]),
            ...(fee.passedOn === null ? [] : [{ term: 'Đã trả hòa giải viên', detail: showDay(fee.passedOn) }]),
          ]}
        />
      )}
      {fee !== undefined && (
        <LinkButton href={mediationPaths.feeFile(one.id)} label="Tải giấy đề nghị (.docx)" icon="file" />
      )}
      {fee !== undefined && fee.decidedOn === null && mayDecideFee && (
        <FormPost action={decides.path} csrf={view.csrf} submit="Ghi quyết định">
          <RadioGroup
            {...decides.field('decision')}
            label="Quyết định"
            options={[
              { value: 'grant', label: 'Trả thù lao' },
              { value: 'refuse', label: 'Từ chối bằng văn bản, nêu lý do' },
            ]}
          />
          <TextField {...decides.field('reason')} label="Lý do từ chối" lengthMax={1000} />
          <DateField {...decides.field('decidedOn')} label="Ngày quyết định" required />
          <DateField {...decides.field('paidOn')} label="Ngày tổ nhận tiền" hint="Để trống: cùng ngày quyết định" />
        </FormPost>
      )}
      {fee?.paidOn != null && fee.passedOn === null && (
        <FormPost action={passes.path} csrf={view.csrf} submit="Ghi đã trả hòa giải viên" tone="plain">
          <DateField {...passes.field('passedOn')} label="Ngày trả cho hòa giải viên" required />
        </FormPost>
      )}
    </>
  )
}
