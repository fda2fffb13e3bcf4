import { showDay } from '#base/day.ts'
import type { ModelRow } from '#domains/activities/models/model.queries.ts'
import { type Model, modelStates } from '#domains/activities/models/model.ts'
import { modelPaths } from '#domains/activities/models/model-paths.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type ModelsPageProps = { rows: ModelRow[]; choice: BodyChoice | undefined }

/** Mô hình, sáng kiến: what was shared, and one's own drafts. */
export function modelsPage({ rows, choice }: ModelsPageProps, view: View): PageParts {
  return {
    title: 'Mô hình, sáng kiến',
    section: 'models',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Mô hình, sáng kiến"
          lead="Nơi khác đã làm gì, được gì, ai làm theo. Nhiều nơi làm theo đứng trước."
        />
        <ErrorSummary refusal={view.refusal} />
        <DataTable
          caption="Mô hình, sáng kiến"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => modelPaths.one(id)}
          cards
          empty={
            <EmptyState title="Mô hình hay của các nơi sẽ nằm ở đây" icon="book">
              Ghi mô hình của cơ quan mình ở dưới, thêm minh chứng, nhờ người khác đọc rồi chia sẻ.
            </EmptyState>
          }
          columns={[
            { head: 'Mô hình', width: 'roomy', cell: ({ title }) => title },
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            { head: 'Từ ngày', width: 'tight', cell: ({ sinceDay }) => showDay(sinceDay) },
            { head: 'Làm theo', align: 'end', cell: ({ uses }) => `${showNumber(uses)} nơi` },
            {
              head: 'Tình trạng',
              width: 'tight',
              cell: ({ state }) => <Chip tone={state === 'shared' ? 'good' : 'neutral'} label={modelStates[state]} />,
            },
          ]}
        />
        {choice !== undefined && (
          <details open={view.refusal !== undefined}>
            <summary>Ghi mô hình</summary>
            <FormPost
              action={modelPaths.list}
              csrf={view.csrf}
              submit="Lưu mô hình"
              icon="check"
              hidden={{ version: '0' }}
            >
              <ModelFields choice={choice} view={view} />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}

export function ModelFields({ model, choice, view }: { model?: Model; choice?: BodyChoice; view: View }) {
  const field = fieldsOf(view, {
    bodyId: model?.bodyId ?? choice?.bodies[0]?.bodyId,
    title: model?.title,
    what: model?.what,
    outcome: model?.outcome,
    sinceDay: model?.sinceDay,
  })
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
      <TextField {...field('title')} label="Tên mô hình" lengthMax={200} required />
      <TextArea
        {...field('what')}
        label="Cách làm"
        hint="Đủ để nơi khác làm theo."
        rows={5}
        lengthMax={5_000}
        required
      />
      <TextArea
        {...field('outcome')}
        label="Kết quả"
        hint="Số liệu, điều thay đổi."
        rows={3}
        lengthMax={5_000}
        required
      />
      <DateField {...field('sinceDay')} label="Bắt đầu làm từ ngày" required />
    </>
  )
}
