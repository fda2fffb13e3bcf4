import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { Mediator } from '#domains/mediation/team.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type MediatorFormsProps = {
  teamId: string
  mediator: Mediator
  grounds: { id: string; what: string; article: string }[]
  mayRun: boolean
  mayRecognise: boolean
  view: View
}

/** What the committee may do about one mediator: leader, release, account. */
export function MediatorForms({ teamId, mediator, grounds, mayRun, mayRecognise, view }: MediatorFormsProps) {
  const path = (step: 'to-truong' | 'thoi' | 'tai-khoan' | 'danh-ba') =>
    mediationPaths.mediatorStep(teamId, mediator.id, step)
  const stateOf = (step: 'to-truong' | 'thoi' | 'tai-khoan') =>
    fieldsOf(view.path === path(step) ? view : { typed: {} })
  const [leads, leaves, signsIn] = [stateOf('to-truong'), stateOf('thoi'), stateOf('tai-khoan')]
  const id = (name: string) => `${name}-${mediator.id}`
  return (
    <details open={view.refusal !== undefined && view.path.includes(mediator.id)}>
      <summary>Ghi về {mediator.name}</summary>
      {mayRecognise && !mediator.isLeader && (
        <FormPost action={path('to-truong')} csrf={view.csrf} submit="Công nhận tổ trưởng" tone="plain">
          <TextField
            {...leads('decision')}
            id={id('lead-decision')}
            label="Quyết định công nhận tổ trưởng số"
            width="medium"
            lengthMax={160}
            required
          />
          <DateField {...leads('day')} id={id('lead-day')} label="Ngày quyết định" required />
        </FormPost>
      )}
      {mayRecognise && (
        <FormPost action={path('thoi')} csrf={view.csrf} submit="Ghi thôi làm hòa giải viên" tone="danger">
          <RadioGroup
            {...leaves('ground')}
            id={id('ground')}
            label="Căn cứ thôi làm hòa giải viên"
            options={grounds.map((one) => ({ value: one.id, label: one.what, hint: one.article }))}
          />
          <TextField
            {...leaves('decision')}
            id={id('leave-decision')}
            label="Quyết định thôi làm số"
            width="medium"
            lengthMax={160}
            required
          />
          <DateField {...leaves('day')} id={id('leave-day')} label="Ngày quyết định" required />
        </FormPost>
      )}
      {mayRun && (
        <FormPost action={path('danh-ba')} csrf={view.csrf} submit="Lưu việc hiện tên" tone="plain">
          <Checkbox
            name="isShown"
            id={id('shown')}
            label="Người này đồng ý hiện họ tên và tên tổ ở danh bạ công khai"
            checked={mediator.shownOn !== null}
          />
        </FormPost>
      )}
      {mayRun && (
        <FormPost action={path('tai-khoan')} csrf={view.csrf} submit="Gắn tài khoản" tone="plain">
          <TextField
            {...signsIn('userName')}
            id={id('account')}
            label="Tên đăng nhập"
            hint="Tài khoản có vai trò «Hòa giải viên»: xem và ghi vụ việc của mình trên điện thoại"
            width="medium"
            lengthMax={60}
            required
          />
        </FormPost>
      )}
    </details>
  )
}
