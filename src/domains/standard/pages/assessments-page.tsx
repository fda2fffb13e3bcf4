import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import { type AssessmentState, stateNames } from '#domains/standard/assessment.ts'
import { type AssessmentLine, assessmentsPageSize } from '#domains/standard/assessments.queries.ts'
import type { ExcludedCommune } from '#domains/standard/coverage.queries.ts'
import { endedWords, type ProvinceCoverage, sumCoverage } from '#domains/standard/coverage.ts'
import type { Judgment } from '#domains/standard/judge.ts'
import { CoverageTable } from '#domains/standard/pages/coverage-table.tsx'
import { AssessmentChip, judgmentWords, showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { indicatorsOf } from '#domains/standard/rule-set.ts'
import { assessedFrom, loadRuleSet, type YearRule } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showNumber } from '#ui/show.ts'

export type JudgedLine = AssessmentLine & { judged: Judgment['outcome'] | null }

type CoverageProps = {
  year: number
  /** Provinces of which one sees every commune. */
  coverage: ProvinceCoverage[]
  excluded: ExcludedCommune[]
  /** Provinces of the country. */
  provinceCount: number
}

export type AssessmentsProps = CoverageProps & {
  years: number[]
  rule: YearRule | undefined
  lines: JudgedLine[]
  /** Of the year, in every state and on every page. */
  total: number
  page: number
  byState: Partial<Record<AssessmentState, number>>
  state: AssessmentState | undefined
  provinceId: string | undefined
  /** Where one may open an assessment; undefined: nowhere. */
  choice: BodyChoice | undefined
  mayDecide: boolean
  mayKeepRules: boolean
  /** Provinces whose council and papers one keeps. */
  provinces: { id: string; name: string }[]
}

/** Bản đánh giá của các xã, phường trong một năm. */
export function assessmentsPage(props: AssessmentsProps, view: View): PageParts {
  const { year, rule, lines, choice, state, byState } = props
  const query = { nam: String(year), 'tinh-trang': state, tinh: props.provinceId }
  const all = Object.values(byState).reduce((sum, count) => sum + count, 0)
  return {
    title: 'Chuẩn tiếp cận pháp luật',
    section: 'standard',
    body: (
      <>
        <PageHead
          title="Chuẩn tiếp cận pháp luật"
          lead="Hệ thống đối chiếu hồ sơ với quy tắc và nói còn thiếu gì; công nhận hay không do người có thẩm quyền quyết định."
          actions={
            <>
              {props.mayDecide && <LinkButton href={standardPaths.decisions} label="Ký quyết định" tone="primary" />}
              {props.mayKeepRules && <LinkButton href={standardPaths.rules} label="Quy tắc đã xác minh" />}
              {rule?.kind === 'rules' &&
                props.provinces.map(({ id, name }) => (
                  <LinkButton key={id} href={standardPaths.council(id, year)} label={`Hội đồng, hồ sơ: ${name}`} />
                ))}
              {props.mayKeepRules && <LinkButton href={standardPaths.past} label="Kết quả các năm trước" />}
            </>
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <Tabs
          label="Năm đánh giá"
          tabs={props.years.map((one) => ({
            key: String(one),
            label: `Năm ${one}`,
            href: `${standardPaths.list}?nam=${one}`,
          }))}
          current={String(year)}
        />
        {rule === undefined ? (
          <Notice tone="info">{`Không có bộ quy tắc nào cho năm ${year}.`}</Notice>
        ) : rule.kind === 'suspended' ? (
          <Notice tone="warning" title={`Năm ${year} tạm dừng đánh giá, công nhận`}>
            {`Nguồn: ${showFrom(rule.source, rule.mark)}.`}
          </Notice>
        ) : (
          <p>
            Theo {rule.ruleSet.basis.map(({ number }) => number).join(', ')}: {rule.ruleSet.name.toLowerCase()}. Áp dụng
            cho năm {year} theo {showFrom(rule.source, rule.mark)}.
          </p>
        )}
        <CoveragePart {...props} />
        {all > 0 && (
          <Tabs
            label="Tình trạng"
            tabs={[
              {
                key: '',
                label: `Tất cả (${showNumber(all)})`,
                href: address(standardPaths.list, query, { 'tinh-trang': '' }),
              },
              ...(Object.keys(stateNames) as AssessmentState[])
                .filter((one) => byState[one] !== undefined)
                .map((one) => ({
                  key: one,
                  label: `${stateNames[one]} (${showNumber(byState[one]!)})`,
                  href: address(standardPaths.list, query, { 'tinh-trang': one }),
                })),
            ]}
            current={state ?? ''}
          />
        )}
        <DataTable
          caption={`Bản đánh giá năm ${year}`}
          captionUnseen
          rows={lines}
          rowKey={(line) => line.id}
          rowHref={(line) => standardPaths.one(line.id)}
          rowTone={(line) => (line.judged === 'lacking' ? 'warm' : undefined)}
          cards
          empty={
            <EmptyState
              title={`Bản đánh giá năm ${year} sẽ nằm ở đây`}
              icon="check"
              example={`Phường Kinh Bắc, năm ${year}`}
            >
              Mở bản đánh giá của xã, phường, rồi giao từng chỉ tiêu cho người phụ trách.
            </EmptyState>
          }
          columns={[
            { head: 'Xã, phường', width: 'roomy', cell: (line) => line.placeName },
            { head: 'Tình trạng', cell: (line) => <AssessmentChip {...line} /> },
            {
              head: 'Theo quy tắc đã xác minh',
              cell: (line) => (line.judged === null ? '–' : judgmentWords[line.judged]),
            },
            { head: 'Chỉ tiêu đã ký', align: 'end', cell: (line) => ofIndicators(line, line.signed) },
            { head: 'Đã thẩm định', align: 'end', cell: (line) => ofIndicators(line, line.reviewed) },
          ]}
        />
        {props.total > assessmentsPageSize && (
          <Pagination
            page={props.page}
            pageSize={assessmentsPageSize}
            total={props.total}
            unit="bản đánh giá"
            href={(one) => address(standardPaths.list, query, { trang: String(one) })}
          />
        )}
        {choice !== undefined && rule?.kind === 'rules' && year >= assessedFrom && (
          <OpenForm choice={choice} year={year} view={view} />
        )}
      </>
    ),
  }
}

function ofIndicators({ ruleSetId }: AssessmentLine, count: number): string {
  return `${count}/${indicatorsOf(loadRuleSet(ruleSetId)).length}`
}

/** What one sees whole: a province in a sentence, several as a table with all of them together. */
function CoveragePart({ coverage, excluded, year, provinceCount }: CoverageProps) {
  if (coverage.length === 0) return null
  const { recognised, notRecognised, waiting, notAssessed, communes, share, ...all } = sumCoverage(coverage)
  const of =
    coverage.length === 1
      ? coverage[0]!.provinceName
      : coverage.length >= provinceCount
        ? 'Cả nước'
        : `${showNumber(coverage.length)} tỉnh, thành phố`
  return (
    <>
      <p>
        <strong>
          {of}, năm {year}:{' '}
          {share === null
            ? 'chưa quyết định xã, phường nào.'
            : `${showNumber(recognised)}/${showNumber(recognised + notRecognised)} xã, phường đã quyết định được công nhận (${share}).`}
        </strong>{' '}
        Trong {showNumber(communes)} xã, phường: {showNumber(waiting)} đang làm,{' '}
        {coverage.length === 1 ? (
          <a href={standardPaths.undecided('unopened', { year, placeId: coverage[0]!.provinceId })}>
            {showNumber(notAssessed)} chưa mở bản đánh giá
          </a>
        ) : (
          `${showNumber(notAssessed)} chưa mở bản đánh giá`
        )}
        , {showNumber(all.excluded)} không đánh giá
        {endedWords(all)}.
      </p>
      {coverage.length > 1 && (
        <details>
          <summary>Từng tỉnh, thành phố</summary>
          <CoverageTable
            year={year}
            coverage={coverage}
            hrefOf={(row) => address(standardPaths.list, { nam: String(year), tinh: row.provinceId })}
          />
        </details>
      )}
      {excluded.length > 0 && (
        <details>
          <summary>Không đánh giá: vì sao</summary>
          <ul>
            {excluded.map(({ placeName, provinceName, why }) => (
              <li key={`${provinceName} ${placeName}`}>
                {placeName}
                {coverage.length > 1 ? ` (${provinceName})` : ''}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function OpenForm({ choice, year, view }: { choice: BodyChoice; year: number; view: View }) {
  const field = fieldsOf(view, { year, bodyId: choice.bodies[0]?.bodyId ?? '' })
  return (
    <details open={view.refusal !== undefined}>
      <summary>Mở bản đánh giá</summary>
      <FormPost action={standardPaths.open} csrf={view.csrf} submit="Mở bản đánh giá">
        <SelectField
          {...field('bodyId')}
          label="Ủy ban nhân dân xã, phường"
          options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
          required
        />
        <TextField {...field('year')} label="Năm đánh giá" keyboard="numeric" width="short" required />
      </FormPost>
    </details>
  )
}
