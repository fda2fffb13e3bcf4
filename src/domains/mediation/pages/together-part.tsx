import type { ComponentChildren } from 'preact'
import { showDay } from '#base/day.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { closedFor } from '#domains/mediation/pages/case-steps.tsx'
import { type CasePageProps, stepState } from '#domains/mediation/pages/step-state.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type PartProps = CasePageProps & { view: View }

/** Who else is in it, as facts of the case. */
export function togetherFacts({ coMediators, guests, joint, teamName, before, triedAgain }: CasePageProps) {
  const facts: { term: string; detail: ComponentChildren }[] = []
  if (coMediators.length > 0)
    facts.push({
      term: 'Cùng hòa giải',
      detail: coMediators.map((each) => `${each.name} (${each.teamName})`).join(', '),
    })
  if (guests.length > 0)
    facts.push({
      term: 'Người được mời',
      detail: guests.map(({ name, role, invitedOn }) => `${name}, ${role}, mời ngày ${showDay(invitedOn)}`).join('; '),
    })
  if (joint !== undefined)
    facts.push({
      term: 'Hai tổ phối hợp',
      detail: `${teamName} chủ trì và tính số liệu; ${joint.teamName} (${joint.communeName}) phối hợp, vào sổ số ${joint.number}/${joint.year}`,
    })
  const link = (of: { id: string; number: number; year: number }) => (
    <a href={mediationPaths.oneCase(of.id)}>{`Vụ, việc số ${of.number}/${of.year}`}</a>
  )
  if (before !== undefined) facts.push({ term: 'Hòa giải lại của', detail: link(before) })
  if (triedAgain !== undefined) facts.push({ term: 'Đã mở hòa giải lại', detail: link(triedAgain) })
  return facts
}

/** Cùng hòa giải, người được mời, phối hợp hai tổ: while the case is open; afterwards two teams may still part. */
export function TogetherPart(props: PartProps) {
  const { one } = props
  if (one.state === 'ended' || one.state === 'out-of-scope')
    return one.mayAssign && props.joint !== undefined ? <OtherTeam {...props} /> : null
  return (
    <>
      {one.mayAssign && one.mediatorId !== null && <CoMediators {...props} />}
      <Guests {...props} />
      {one.mayAssign && <OtherTeam {...props} />}
    </>
  )
}

function CoMediators({ one, choices, coMediators, view }: PartProps) {
  const { path, isHere, field, typed, id } = stepState(view, one.id, 'cung-hoa-giai', { day: showDay(view.today) })
  const leaving = stepState(view, one.id, 'thoi-cung')
  const free = choices.filter((each) => each.id !== one.mediatorId && !coMediators.some((co) => co.id === each.id))
  return (
    <details open={isHere || leaving.isHere}>
      <summary>Thêm hòa giải viên cùng hòa giải</summary>
      {coMediators.map((each) => (
        <FormPost
          key={each.id}
          action={leaving.path}
          csrf={view.csrf}
          submit={`${each.name}: thôi cùng hòa giải`}
          tone="plain"
          hidden={{ mediatorId: each.id }}
        />
      ))}
      {free.length === 0 ? (
        <p>Tổ không còn hòa giải viên nào khác.</p>
      ) : (
        <FormPost action={path} csrf={view.csrf} submit="Ghi cùng hòa giải">
          <RadioGroup
            {...field('mediatorId')}
            id={id('mediator')}
            label="Cùng hòa giải"
            options={free.map((each) => ({ value: each.id, label: each.name, ...closedFor(each.barredFor) }))}
          />
          <Checkbox
            name="interestAsked"
            label="Đã hỏi người này: không có quyền lợi, nghĩa vụ liên quan"
            checked={typed.interestAsked === 'co'}
          />
          <DateField {...field('day')} id={id('day')} label="Từ ngày" required />
        </FormPost>
      )}
    </details>
  )
}

function Guests({ one, guests, formKey, view }: PartProps) {
  const { path, isHere, field, typed, id, once } = stepState(view, one.id, 'moi', { invitedOn: showDay(view.today) })
  const leaving = stepState(view, one.id, 'bo-moi')
  return (
    <details open={isHere || leaving.isHere}>
      <summary>Ghi người được mời tham gia</summary>
      {guests.map((each) => (
        <FormPost
          key={each.id}
          action={leaving.path}
          csrf={view.csrf}
          submit={`Bỏ ${each.name}`}
          tone="plain"
          hidden={{ guestId: each.id }}
        />
      ))}
      <FormPost action={path} csrf={view.csrf} submit="Ghi người được mời" hidden={once(formKey)}>
        <TextField
          {...field('name')}
          id={id('name')}
          label="Họ tên người được mời"
          hint="Giữ kín như tên các bên"
          lengthMax={160}
          required
        />
        <TextField
          {...field('role')}
          label="Vai trò, vì sao mời"
          hint="Trưởng họ, người cao tuổi, người hiểu pháp luật…"
          lengthMax={200}
          required
        />
        <Checkbox
          name="consentAsked"
          label="Bên kia đã đồng ý mời người này (Điều 19)"
          checked={typed.consentAsked === 'co'}
        />
        <DateField {...field('invitedOn')} label="Ngày mời" required />
      </FormPost>
    </details>
  )
}

function OtherTeam({ one, joint, view }: PartProps) {
  const { path } = stepState(view, one.id, 'phoi-hop')
  const leaving = stepState(view, one.id, 'thoi-phoi-hop')
  if (joint === undefined) return <LinkButton href={path} label="Phối hợp với tổ hòa giải khác" icon="plus" />
  return (
    <details open={leaving.isHere}>
      <summary>Thôi phối hợp với {joint.teamName}</summary>
      <FormPost
        action={leaving.path}
        csrf={view.csrf}
        submit="Ghi thôi phối hợp"
        tone="danger"
        hidden={{ teamId: joint.teamId }}
      >
        <p>Tổ ấy không đọc được vụ, việc này nữa; hòa giải viên của tổ ấy thôi cùng hòa giải.</p>
      </FormPost>
    </details>
  )
}
