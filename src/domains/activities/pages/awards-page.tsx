import { showDay } from '#base/day.ts'
import type { AwardLine } from '#domains/activities/awards/award.queries.ts'
import { type AwardRound, type AwardState, awardStates, nomineeKinds } from '#domains/activities/awards/award.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type AwardsPageProps = { rows: AwardLine[]; choice: BodyChoice | undefined }

/** Tôn vinh, khen thưởng: the rounds of one's bodies. */
export function awardsPage({ rows, choice }: AwardsPageProps, view: View): PageParts {
  return {
    title: 'Tôn vinh, khen thưởng',
    section: 'awards',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Tôn vinh, khen thưởng"
          lead="Nhận đề cử, hỏi ý kiến người được đề cử, cho bình chọn tham khảo, rồi quyết định."
        />
        <ErrorSummary refusal={view.refusal} />
        <DataTable
          caption="Đợt tôn vinh"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => awardPaths.one(id)}
          cards
          empty={
            <EmptyState title="Các đợt tôn vinh sẽ nằm ở đây" icon="people">
              Soạn đợt ở dưới, ví dụ «Gương sáng pháp luật», rồi trình duyệt.
            </EmptyState>
          }
          columns={[
            { head: 'Đợt', width: 'roomy', cell: ({ title }) => title },
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            { head: 'Hạn đề cử', width: 'tight', cell: ({ nominateUntil }) => showDay(nominateUntil) },
            { head: 'Chờ đọc', align: 'end', cell: ({ waiting }) => showNumber(waiting) },
            { head: 'Tình trạng', width: 'tight', cell: ({ state }) => <AwardChip state={state} /> },
          ]}
        />
        {choice !== undefined && (
          <details open={view.refusal !== undefined}>
            <summary>Soạn đợt tôn vinh</summary>
            <FormPost
              action={awardPaths.list}
              csrf={view.csrf}
              submit="Lưu đợt tôn vinh"
              icon="check"
              hidden={{ version: '0' }}
            >
              <AwardFields choice={choice} view={view} />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}

export function AwardChip({ state }: { state: AwardState }) {
  return <Chip tone={state === 'decided' ? 'good' : 'neutral'} label={awardStates[state]} />
}

export function AwardFields({ round, choice, view }: { round?: AwardRound; choice?: BodyChoice; view: View }) {
  const field = fieldsOf(view, {
    bodyId: round?.bodyId ?? choice?.bodies[0]?.bodyId,
    title: round?.title,
    criteria: round?.criteria,
    nominateUntil: round && showDay(round.nominateUntil),
    voteFrom: round && showDay(round.voteFrom),
    voteTo: round && showDay(round.voteTo),
  })
  const choices = choicesOf(view, { kinds: round?.kinds ?? ['person'] })
  return (
    <>
      {choice !== undefined && (
        <SelectField
          {...field('bodyId')}
          label="Cơ quan"
          options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
          required
        />
      )}
      <TextField {...field('title')} label="Tên đợt" lengthMax={200} required />
      <TextArea
        {...field('criteria')}
        label="Tiêu chí"
        hint="Người dân đọc được: ai xứng đáng, vì sao."
        rows={5}
        lengthMax={5_000}
        required
      />
      <CheckboxGroup
        {...choices('kinds')}
        label="Ai được đề cử"
        options={Object.entries(nomineeKinds).map(([value, label]) => ({ value, label }))}
        layout="line"
      />
      <DateField {...field('nominateUntil')} label="Hạn đề cử" required />
      <DateField {...field('voteFrom')} label="Bình chọn từ ngày" hint="Sau hạn đề cử đủ ngày để đọc." required />
      <DateField {...field('voteTo')} label="Bình chọn đến hết ngày" required />
    </>
  )
}
