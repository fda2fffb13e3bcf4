import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { AssessmentLine } from '#domains/standard/assessments.queries.ts'
import type { Coverage } from '#domains/standard/coverage.ts'
import type { Judgment } from '#domains/standard/judge.ts'
import { AssessmentChip, judgmentWords, showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { assessedFrom, type YearRule } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
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
import { Tabs } from '#ui/parts/tabs.tsx'
import { showNumber } from '#ui/show.ts'

export type JudgedLine = AssessmentLine & { judged: Judgment['outcome'] | null }

export type AssessmentsProps = {
  year: number
  years: number[]
  rule: YearRule | undefined
  lines: JudgedLine[]
  coverage: Coverage | undefined
  /** Where one may open an assessment; undefined: nowhere. */
  choice: BodyChoice | undefined
  mayDecide: boolean
  mayKeepRules: boolean
  /** Provinces whose council and papers one keeps. */
  provinces: { id: string; name: string }[]
}

/** Bản đánh giá của các xã, phường trong một năm. */
export function assessmentsPage(props: AssessmentsProps, view: View): PageParts {
  const { year, rule, lines, coverage, choice } = props
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
        {coverage !== undefined && <CoverageLine coverage={coverage} year={year} />}
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
              example="Phường Kinh Bắc, năm 2026"
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
            { head: 'Chỉ tiêu đã ký', align: 'end', cell: (line) => showNumber(line.signed) },
            { head: 'Đã thẩm định', align: 'end', cell: (line) => showNumber(line.reviewed) },
          ]}
        />
        {choice !== undefined && rule?.kind === 'rules' && year >= assessedFrom && (
          <OpenForm choice={choice} year={year} view={view} />
        )}
      </>
    ),
  }
}

function CoverageLine({ coverage, year }: { coverage: Coverage; year: number }) {
  const { recognised, notRecognised, waiting, notAssessed, excluded, communes, share } = coverage
  return (
    <>
      <p>
        <strong>
          {share === null
            ? `Năm ${year} chưa quyết định xã, phường nào.`
            : `Năm ${year}: ${showNumber(recognised)}/${showNumber(recognised + notRecognised)} xã, phường đã quyết định được công nhận (${share}).`}
        </strong>{' '}
        Trong {showNumber(communes)} xã, phường của tỉnh: {showNumber(waiting)} đang làm, {showNumber(notAssessed)} chưa
        mở bản đánh giá, {showNumber(excluded.length)} không đánh giá.
      </p>
      {excluded.length > 0 && (
        <details>
          <summary>Không đánh giá: vì sao</summary>
          <ul>
            {excluded.map(({ placeName, why }) => (
              <li key={placeName}>
                {placeName}: {why}
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
