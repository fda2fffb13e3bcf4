import { showDay } from '#base/day.ts'
import { villageKinds } from '#domains/places/village.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import type { CommuneBody, CountedVillage } from '#domains/places/villages.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type VillagesPageProps = {
  communes: CommuneBody[]
  commune: CommuneBody | undefined
  villages: CountedVillage[]
  /** Still in a commune that this one took over. */
  waiting: CountedVillage[]
}

export const kindOptions = Object.entries(villageKinds).map(([value, label]) => ({ value, label }))

/** Thôn, tổ dân phố of one commune, with the number of households that elections are counted by. */
export function villagesPage({ communes, commune, villages, waiting }: VillagesPageProps, view: View): PageParts {
  const standing = villages.filter(({ toDay }) => toDay === null)
  const sum = standing.reduce((total, { households }) => total + (households ?? 0), 0)
  return {
    title: 'Thôn, tổ dân phố',
    section: 'villages',
    body: (
      <>
        <PageHead
          title={commune === undefined ? 'Thôn, tổ dân phố' : `Thôn, tổ dân phố – ${commune.communeName}`}
          lead="Số hộ của mỗi nơi là mẫu số khi bầu hòa giải viên; mỗi số liệu ghi kèm ngày."
        />
        <ErrorSummary refusal={view.refusal} />
        {communes.length > 1 && (
          <FilterForm action={villagePaths.list}>
            <SelectField
              name="co-quan"
              label="Xã, phường"
              options={communes.map(({ bodyId, communeName }) => ({ value: bodyId, label: communeName }))}
              value={commune?.bodyId}
              width="medium"
            />
          </FilterForm>
        )}
        {commune === undefined ? (
          <EmptyState title="Chưa có xã, phường nào trong phạm vi của ông/bà">
            <p>Hãy nhờ người quản trị giao vai trò ở UBND xã, phường.</p>
          </EmptyState>
        ) : (
          <>
            {waiting.length > 0 && (
              <>
                <p>
                  Còn ở xã, phường cũ. Đêm tới sẽ sang; nơi nào trùng tên với nơi đã có ở đây thì phải đổi tên mới sang
                  được:
                </p>
                <ul>
                  {waiting.map(({ id, name }) => (
                    <li key={id}>
                      <a href={villagePaths.village(id)}>{name}</a>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <DataTable
              caption="Danh sách thôn, tổ dân phố"
              captionUnseen
              rows={villages}
              rowKey={({ id }) => id}
              rowHref={({ id }) => villagePaths.village(id)}
              cards
              empty={
                <EmptyState title="Chưa ghi thôn, tổ dân phố nào">
                  <p>Hãy ghi từng nơi ở mẫu dưới, với số hộ gia đình hiện có.</p>
                </EmptyState>
              }
              columns={[
                { head: 'Tên', cell: ({ name }) => name, width: 'roomy' },
                {
                  head: 'Số hộ',
                  align: 'end',
                  cell: ({ households }) => (households === null ? 'chưa ghi' : showNumber(households)),
                },
                {
                  head: 'Số hộ vào ngày',
                  cell: ({ householdsOn }) => (householdsOn === null ? '' : showDay(householdsOn)),
                },
                {
                  head: 'Tình trạng',
                  cell: ({ toDay }) =>
                    toDay === null ? (
                      <Chip tone="good" label="Đang có" />
                    ) : (
                      <Chip tone="neutral" label={`Thôi từ ${showDay(toDay)}`} />
                    ),
                },
              ]}
              foot={standing.length > 1 ? [`Cộng ${standing.length} nơi đang có`, showNumber(sum), '', ''] : undefined}
            />
            <FoundForm bodyId={commune.bodyId} view={view} />
            {standing.length > 1 && <MergeForm bodyId={commune.bodyId} standing={standing} view={view} />}
          </>
        )}
      </>
    ),
  }
}

function FoundForm({ bodyId, view }: { bodyId: string; view: View }) {
  const field = fieldsOf(view.typed.villageIds === undefined ? view : { typed: {} }, { kind: 'thon' })
  return (
    <details open={view.refusal !== undefined && view.typed.day === undefined}>
      <summary>Ghi thêm một thôn, tổ dân phố</summary>
      <FormPost action={villagePaths.of(bodyId)} csrf={view.csrf} submit="Ghi vào danh sách" hidden={{ bodyId }}>
        <TextField
          {...field('name')}
          label="Tên"
          hint="Cả chữ «Thôn», «Tổ dân phố», ví dụ: Thôn Đoài"
          lengthMax={120}
          required
        />
        <RadioGroup {...field('kind')} label="Loại" options={kindOptions} layout="line" />
        <TextField {...field('households')} label="Số hộ gia đình" keyboard="numeric" width="short" required />
        <DateField {...field('fromDay')} label="Từ ngày" hint="Ngày thành lập, hoặc ngày có số hộ này" required />
        <TextField {...field('decision')} label="Văn bản" hint="Số, ngày, cơ quan; nếu có" lengthMax={300} />
      </FormPost>
    </details>
  )
}

function MergeForm({ bodyId, standing, view }: { bodyId: string; standing: CountedVillage[]; view: View }) {
  const isHere = view.typed.day !== undefined
  const field = fieldsOf(isHere ? view : { typed: {} }, { kind: 'thon' })
  const choices = choicesOf(isHere ? view : { typed: {} })
  return (
    <details open={view.refusal !== undefined && isHere}>
      <summary>Sáp nhập thôn, tổ dân phố</summary>
      <FormPost
        action={`${villagePaths.merge}?co-quan=${bodyId}`}
        csrf={view.csrf}
        submit="Ghi sáp nhập"
        hidden={{ bodyId }}
      >
        <CheckboxGroup
          {...choices('villageIds')}
          label="Những nơi sáp nhập"
          options={standing.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...field('name')} id="merge-name" label="Tên nơi mới" lengthMax={120} required />
        <RadioGroup {...field('kind')} id="merge-kind" label="Loại" options={kindOptions} layout="line" />
        <TextField
          {...field('households')}
          id="merge-households"
          label="Số hộ của nơi mới"
          keyboard="numeric"
          width="short"
          required
        />
        <DateField {...field('day')} label="Có hiệu lực từ ngày" required />
        <TextField {...field('decision')} id="merge-decision" label="Văn bản" lengthMax={300} />
      </FormPost>
    </details>
  )
}
