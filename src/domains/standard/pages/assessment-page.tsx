import { showDay, showMoment } from '#base/day.ts'
import { decides } from '#domains/library/document.ts'
import { excludedGrounds, type IndicatorState, selfNames } from '#domains/standard/assessment.ts'
import type { JudgedIndicator } from '#domains/standard/judge.ts'
import type { Block } from '#domains/standard/look-ahead.ts'
import { AssessmentSteps } from '#domains/standard/pages/assessment-steps.tsx'
import { ConditionValues } from '#domains/standard/pages/condition-values.tsx'
import { EventsPart } from '#domains/standard/pages/events-part.tsx'
import { countOf, lackNames } from '#domains/standard/pages/look-ahead-page.tsx'
import { RecountedNotice } from '#domains/standard/pages/recounted-notice.tsx'
import {
  AssessmentChip,
  judgmentWords,
  MarkChip,
  showFrom,
  VerdictChip,
} from '#domains/standard/pages/standard-chips.tsx'
import type { AssessmentProps } from '#domains/standard/pages/standard-props.ts'
import { standardStep } from '#domains/standard/pages/standard-trail.ts'
import { type Criterion, type Indicator, indicatorsOf, type RuleSet, showCode } from '#domains/standard/rule-set.ts'
import { nameProgramme } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Một bản đánh giá: criteria, indicators, conditions, what comes next. */
export function assessmentPage(props: AssessmentProps, view: View): PageParts {
  const { assessment, ruleSet, judgment, outcome, blocks } = props
  return {
    title: `${assessment.placeName}, năm ${assessment.year}`,
    section: 'standard',
    trail: [standardStep],
    body: (
      <>
        <PageHead
          title={`${assessment.placeName}, năm ${assessment.year}`}
          lead={`${judgmentWords[outcome]} theo quy tắc đã xác minh${showCounts(blocks)}. Quyết định là của người có thẩm quyền.`}
          chip={<AssessmentChip {...assessment} />}
          actions={
            <>
              <LinkButton href={standardPaths.step(assessment.id, 'con-thieu')} label="Còn thiếu gì, đến khi nào" />
              <LinkButton href={standardPaths.step(assessment.id, 'niem-yet')} label="Niêm yết, ý kiến" />
              <LinkButton href={standardPaths.step(assessment.id, 'ho-so')} label="Hồ sơ, biểu mẫu" />
            </>
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <Standing {...props} />
        <AssessmentSteps {...props} view={view} />
        {!namesAnySure(ruleSet) && <p>Tên các tiêu chí, chỉ tiêu dưới đây chưa đối chiếu với văn bản.</p>}
        {ruleSet.criteria.map((criterion, index) => (
          <CriterionPart
            key={criterion.code}
            {...props}
            criterion={criterion}
            judged={judgment.criteria[index]!.indicators}
          />
        ))}
        <h2 id="dieu-kien">Điều kiện công nhận</h2>
        <DataTable
          caption="Điều kiện công nhận"
          captionUnseen
          cards
          rows={ruleSet.conditions.map((condition, index) => ({ condition, judged: judgment.conditions[index]! }))}
          rowKey={({ condition }) => condition.code}
          columns={[
            {
              head: 'Điều kiện',
              width: 'roomy',
              cell: ({ condition }) => (
                <>
                  {condition.name} <MarkChip mark={condition.mark} />
                </>
              ),
            },
            { head: 'Theo quy tắc', cell: ({ judged }) => <VerdictChip verdict={judged.verdict} /> },
            { head: 'Vì sao', width: 'roomy', cell: ({ judged }) => judged.reason },
          ]}
        />
        <ConditionValues {...props} view={view} />
        <EventsPart {...props} view={view} />
        <About {...props} />
      </>
    ),
  }
}

function Standing({ assessment, versionName, otherRules, recounted }: AssessmentProps) {
  return (
    <>
      <RecountedNotice assessment={assessment} recounted={recounted} />
      {otherRules !== null && (
        <Notice tone="warning" title="Năm này nay đánh giá theo bộ quy tắc khác">
          {assessment.state === 'preparing'
            ? `Theo ${otherRules.basis[0]!.number}. Xã chuyển sang bộ ấy rồi ký lại từng chỉ tiêu; việc đã làm theo bộ này được giữ nguyên.`
            : `Theo ${otherRules.basis[0]!.number}. Cơ quan thẩm định trả lại để xã chuyển sang bộ ấy và ký lại.`}
        </Notice>
      )}
      {assessment.state === 'preparing' && assessment.returnedWhy !== '' && (
        <Notice tone="warning" title="Trả lại để làm tiếp">
          {assessment.returnedWhy}
        </Notice>
      )}
      {assessment.state === 'excluded' && (
        <Notice tone="info" title="Không đánh giá năm này">
          {assessment.excludedGround === null ? '' : `${excludedGrounds[assessment.excludedGround]}: `}
          {assessment.excludedWhy}
        </Notice>
      )}
      {assessment.frozen !== null &&
        assessment.state !== 'decided' &&
        assessment.frozen.versionName !== versionName && (
          <Notice tone="warning" title="Quy tắc đã có phiên bản mới">
            {`Bản này trình theo ${assessment.frozen.versionName} (${judgmentWords[assessment.frozen.judgment.outcome].toLowerCase()}); trang này xét lại theo ${versionName}. Muốn công nhận theo phiên bản mới thì trả lại để xã trình lại.`}
          </Notice>
        )}
      {assessment.state === 'decided' && (
        <Notice tone={assessment.outcome === 'recognised' ? 'saved' : 'warning'}>
          {`Quyết định ${assessment.decisionNumber} ngày ${showDay(assessment.decidedOn!)}${assessment.decisionWhy === '' ? '' : `: ${assessment.decisionWhy}`}. Xét theo ${assessment.frozen!.versionName}.`}
        </Notice>
      )}
    </>
  )
}

function CriterionPart(props: AssessmentProps & { criterion: Criterion; judged: JudgedIndicator[] }) {
  const { assessment, ruleSet, criterion, judged, states, owners } = props
  const rows = criterion.indicators.map((indicator, index) => ({ indicator, judged: judged[index]! }))
  const points = ruleSet.mode === 'points'
  const isMixed = namesAnySure(ruleSet)
  return (
    <>
      <h2>
        {showCode(criterion.code)}. {criterion.name} {isMixed && <MarkChip mark={criterion.nameMark} what="Tên" />}
      </h2>
      <DataTable<{ indicator: Indicator; judged: JudgedIndicator }>
        caption={criterion.name}
        captionUnseen
        rows={rows}
        rowKey={({ indicator }) => indicator.code}
        rowHref={({ indicator }) => standardPaths.indicator(assessment.id, indicator.code)}
        rowTone={({ judged: one }) => (one.verdict === 'not-met' ? 'danger' : undefined)}
        cards
        columns={[
          {
            head: 'Chỉ tiêu',
            width: 'roomy',
            cell: ({ indicator }) => `${showCode(indicator.code)}. ${indicator.name}`,
          },
          {
            head: 'Theo quy tắc',
            cell: ({ indicator, judged: one }) => (
              <>
                <VerdictChip verdict={one.verdict} /> {isMixed && <MarkChip mark={indicator.nameMark} what="Tên" />}
              </>
            ),
          },
          ...(points
            ? [
                {
                  head: 'Điểm',
                  align: 'end' as const,
                  cell: ({ judged: one }: { judged: JudgedIndicator }) => one.points ?? '–',
                },
              ]
            : []),
          { head: 'Phụ trách', cell: ({ indicator }) => owners.get(indicator.code) ?? 'chưa giao' },
          { head: 'Tự đánh giá', cell: ({ indicator }) => <SelfChip state={states.get(indicator.code)} /> },
          { head: 'Thẩm định', cell: ({ indicator }) => <ReviewChip state={states.get(indicator.code)} /> },
        ]}
      />
    </>
  )
}

/** Whether somebody compared the name of any criterion or indicator with the text; where nobody did, it is said once. */
function namesAnySure(ruleSet: RuleSet): boolean {
  return [...ruleSet.criteria, ...indicatorsOf(ruleSet)].some(({ nameMark }) => decides(nameMark))
}

/** «: 2 chưa đạt mức, 11 thiếu số liệu, 14 chưa ký»; '' where nothing is missing. */
function showCounts(blocks: readonly Block[]): string {
  const told = (Object.keys(lackNames) as Block['lack'][]).flatMap((lack) => {
    const { count } = countOf(blocks, lack)
    return count === 0 ? [] : [`${count} ${lackNames[lack].toLowerCase()}`]
  })
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}

function SelfChip({ state }: { state: IndicatorState | undefined }) {
  if (!state?.self) return <>chưa ký</>
  return <Chip tone={state.self === 'not-met' ? 'danger' : 'good'} label={selfNames[state.self]} />
}

function ReviewChip({ state }: { state: IndicatorState | undefined }) {
  if (!state?.review) return <>–</>
  return state.review === 'confirmed' ? (
    <Chip tone="good" label="Đồng ý" />
  ) : (
    <Chip tone="danger" label="Không đồng ý" />
  )
}

function About({ assessment, ruleSet, versionName, programmes }: AssessmentProps) {
  return (
    <>
      <h2>Căn cứ</h2>
      <Facts
        facts={[
          {
            term: 'Bộ quy tắc',
            detail: `${ruleSet.basis.map(({ number, mark }) => showFrom(number, mark)).join('; ')}; phiên bản ${versionName}`,
          },
          { term: 'Cơ quan tiếp nhận', detail: showFrom(ruleSet.handler.name, ruleSet.handler.mark) },
          { term: 'Người công nhận', detail: showFrom(ruleSet.recognizer.name, ruleSet.recognizer.mark) },
          ...(assessment.submittedAt === null
            ? []
            : [{ term: 'Trình', detail: `${assessment.submittedByName}, ${showMoment(assessment.submittedAt)}` }]),
          ...(assessment.appraisedByName === null
            ? []
            : [{ term: 'Thẩm định', detail: `${assessment.appraisedByName}. ${assessment.appraisalNote}` }]),
          ...(assessment.decidedByName === null ? [] : [{ term: 'Quyết định', detail: assessment.decidedByName }]),
          ...programmes.map((link) => ({
            term: 'Dùng cho chương trình khác',
            detail: `${nameProgramme(link)}: ${link.name}, theo ${showFrom(link.law, link.mark)}`,
          })),
        ]}
      />
    </>
  )
}
