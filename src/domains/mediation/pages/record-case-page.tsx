import { showDay } from '#base/day.ts'
import type { MediationRequest } from '#domains/matters/mediation-request.queries.ts'
import type { TeamChoice } from '#domains/mediation/case.queries.ts'
import { caseTopics } from '#domains/mediation/case.ts'
import type { CaseToTryAgain } from '#domains/mediation/case-together.queries.ts'
import type { LawFact } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { PartyFields, partiesTyped } from '#domains/mediation/pages/party-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type RecordCasePageProps = {
  teams: TeamChoice[]
  formKey: string
  grounds: LawFact[]
  exclusions: LawFact[]
  /** Room for so many parties. */
  parties: readonly number[]
  isMediator: boolean
  /** From a request at the front door. */
  from: MediationRequest | undefined
  /** A case that is tried again. */
  again: CaseToTryAgain | undefined
}

/** Ghi vụ, việc vào sổ: the gate is asked first, and a person answers it. */
export function recordCasePage(props: RecordCasePageProps, view: View): PageParts {
  const { teams, formKey, grounds, exclusions, parties, isMediator, from, again } = props
  const field = fieldsOf(view, {
    teamId: again?.teamId ?? (teams.length === 1 ? teams[0]?.id : undefined),
    receivedOn: showDay(from?.receivedOn ?? view.today),
    ground: from === undefined ? undefined : 'party',
    name1: from?.name,
    address1: from?.address,
    story: from?.words,
    ...(again !== undefined && {
      ...partiesTyped(again.words.parties),
      topic: again.topic,
      others: again.words.others,
      story: again.words.story,
    }),
  })
  return {
    title: 'Ghi vụ, việc hòa giải',
    section: 'mediation',
    trail: [{ label: 'Vụ, việc hòa giải', href: mediationPaths.cases }],
    body: (
      <>
        <PageHead
          title={
            again !== undefined
              ? `Hòa giải lại vụ, việc số ${again.number}/${again.year}`
              : from === undefined
                ? 'Ghi vụ, việc hòa giải'
                : `Lập vụ, việc hòa giải từ việc số ${from.number}`
          }
          lead="Tên các bên và nội dung được giữ kín: chỉ hòa giải viên của vụ, việc, tổ trưởng và cán bộ phụ trách của xã, phường đọc được; khi hai tổ phối hợp thì cả tổ trưởng, cán bộ của tổ, xã, phường cùng làm."
        />
        <ErrorSummary refusal={view.refusal} />
        {teams.length === 0 ? (
          <EmptyState title="Ông/bà chưa thuộc tổ hòa giải nào">
            <p>Hãy nhờ cán bộ UBND xã, phường gắn tài khoản với hòa giải viên, hoặc ghi tổ hòa giải trước.</p>
          </EmptyState>
        ) : (
          <FormPost
            action={
              again !== undefined
                ? mediationPaths.recordAgain(again.caseId)
                : from === undefined
                  ? mediationPaths.record
                  : `${mediationPaths.record}?viec=${from.matterId}`
            }
            csrf={view.csrf}
            submit="Ghi vụ, việc"
            hidden={{
              formKey,
              ...(from !== undefined && { matterId: from.matterId }),
              ...(again !== undefined && { againOf: again.caseId }),
            }}
          >
            <RadioGroup
              {...field('gate')}
              label="Vụ, việc có thuộc trường hợp không được hòa giải ở cơ sở không?"
              options={[
                { value: 'none', label: 'Không thuộc trường hợp nào dưới đây: được hòa giải' },
                ...exclusions.map(({ id, what, article }) => ({ value: id, label: what, hint: article })),
              ]}
            />
            <SelectField
              {...field('teamId')}
              label="Tổ hòa giải"
              empty="Chọn tổ"
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
              required
            />
            <DateField {...field('receivedOn')} label="Ngày nhận" required />
            <RadioGroup
              {...field('ground')}
              label="Căn cứ tiến hành"
              options={grounds.map(({ id, what, article }) => ({ value: id, label: what, hint: article }))}
            />
            <SelectField
              {...field('topic')}
              label="Loại việc"
              empty="Chọn loại"
              options={Object.entries(caseTopics).map(([value, label]) => ({ value, label }))}
              width="medium"
              required
            />
            <PartyFields parties={parties} field={field} />
            <TextField {...field('others')} label="Người liên quan" lengthMax={1000} />
            <TextArea {...field('story')} label="Nội dung chủ yếu" rows={5} lengthMax={6000} required />
            {isMediator && (
              <Checkbox
                name="isWitness"
                label="Tôi chứng kiến và hòa giải ngay (Điều 20 khoản 2)"
                checked={view.typed.isWitness === 'co'}
              />
            )}
          </FormPost>
        )}
      </>
    ),
  }
}
