import { showDay } from '#base/day.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { moneyWords } from '#domains/activities/pages/activity-words.tsx'
import type { KeptRate, RateProvince } from '#domains/activities/rates.queries.ts'
import { normOf, spendingNorms } from '#domains/activities/spending.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type RatesPageProps = { provinces: RateProvince[]; province: RateProvince | undefined; rates: KeptRate[] }

/** Mức chi của tỉnh beside the most that the circular allows. */
export function ratesPage({ provinces, province, rates }: RatesPageProps, view: View): PageParts {
  const field = fieldsOf(view)
  return {
    title: 'Mức chi của tỉnh',
    section: 'spending-rates',
    wide: true,
    body: (
      <>
        <PageHead
          title="Mức chi của tỉnh"
          lead="Mức chi cho phổ biến, giáo dục pháp luật do Hội đồng nhân dân tỉnh quyết định. Khoản nào tỉnh chưa có thì áp dụng mức tối đa của Thông tư 56/2023/TT-BTC (Điều 5 khoản 1)."
        />
        {provinces.length > 1 && (
          <FilterForm action={activityPaths.rates}>
            <SelectField
              name="tinh"
              label="Tỉnh"
              options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
              value={province?.id}
              width="medium"
            />
          </FilterForm>
        )}
        <DataTable
          caption="Mức tối đa của Thông tư 56/2023/TT-BTC"
          rows={spendingNorms}
          rowKey={({ id }) => id}
          columns={[
            { head: 'Khoản chi', cell: ({ name }) => name },
            { head: 'Tối đa', align: 'end', cell: ({ max, per }) => `${moneyWords(max)}/${per}` },
            { head: 'Căn cứ', cell: ({ article }) => article },
          ]}
        />
        <DataTable
          caption={`Mức đã nhập${province === undefined ? '' : ` của ${province.name}`}`}
          rows={rates}
          rowKey={({ id }) => id}
          cards
          empty={<p>Chưa nhập mức nào: mọi khoản đang theo mức tối đa của Thông tư.</p>}
          columns={[
            { head: 'Khoản chi', cell: ({ norm }) => normOf(norm)?.name ?? norm },
            {
              head: 'Mức',
              align: 'end',
              cell: ({ norm, amount }) => (
                <>
                  {moneyWords(amount)}{' '}
                  {amount > (normOf(norm)?.max ?? amount) && (
                    <Chip tone="warm" label="Cao hơn mức tối đa của Thông tư" />
                  )}
                </>
              ),
            },
            { head: 'Căn cứ', cell: ({ document, article }) => `${document}, ${article}` },
            {
              head: 'Áp dụng',
              cell: ({ fromDay, toDay }) =>
                `từ ${showDay(fromDay)}${toDay === null ? '' : ` đến hết ${showDay(toDay)}`}`,
            },
            {
              head: 'Hiệu lực ở đây',
              cell: ({ id, fromDay, isConfirmed }) =>
                isConfirmed ? (
                  'có'
                ) : (
                  <>
                    <p>Xã, phường từng ghi; chưa dùng để xét cho đến khi tỉnh xác nhận.</p>
                    <PostButton
                      action={`${activityPaths.rates}/${id}/xac-nhan`}
                      csrf={view.csrf}
                      label={`Xác nhận mức từ ${showDay(fromDay)}`}
                      icon="check"
                    />
                  </>
                ),
            },
            {
              head: 'Nhập sai',
              cell: (rate) => (
                <PostButton
                  action={`${activityPaths.rates}/${rate.id}/bo`}
                  csrf={view.csrf}
                  label={`Bỏ mức từ ${showDay(rate.fromDay)}`}
                  tone="quiet"
                />
              ),
            },
          ]}
        />
        {province !== undefined && (
          <FormPost
            action={activityPaths.rates}
            csrf={view.csrf}
            submit="Nhập mức chi"
            icon="check"
            hidden={{ provinceId: province.id }}
          >
            <h2>Nhập một mức</h2>
            <ErrorSummary refusal={view.refusal} />
            <SelectField
              {...field('norm')}
              label="Khoản chi"
              empty="Chọn khoản chi"
              options={spendingNorms.map(({ id, name, per }) => ({ value: id, label: `${name} (một ${per})` }))}
              required
            />
            <TextField {...field('amount')} label="Mức" keyboard="numeric" suffix="đồng" width="medium" required />
            <TextField
              {...field('document')}
              label="Nghị quyết"
              hint="Số, ngày, cơ quan ban hành."
              lengthMax={200}
              required
            />
            <TextField {...field('article')} label="Điều, khoản" width="medium" lengthMax={100} required />
            <DateField {...field('fromDay')} label="Áp dụng từ ngày" required />
            <DateField {...field('toDay')} label="Đến hết ngày" hint="Để trống nếu chưa có ngày hết." />
          </FormPost>
        )}
      </>
    ),
  }
}
