import { showDay, showMoment } from '#base/day.ts'
import { selfNames } from '#domains/standard/assessment.ts'
import { EvidencePart } from '#domains/standard/pages/evidence-part.tsx'
import { RulePart } from '#domains/standard/pages/rule-part.tsx'
import { MarkChip, showFrom, VerdictChip } from '#domains/standard/pages/standard-chips.tsx'
import type { IndicatorProps } from '#domains/standard/pages/standard-props.ts'
import { assessmentTrail } from '#domains/standard/pages/standard-trail.ts'
import { showCode } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Một chỉ tiêu: its rules with their values, evidence, who signs, who reviews. */
export function indicatorPage(props: IndicatorProps, view: View): PageParts {
  const { assessment, indicator, judged, can } = props
  const mayChange = can.assess && assessment.state === 'preparing'
  const title = `${showCode(indicator.code)}. ${indicator.name}`
  return {
    title,
    section: 'standard',
    trail: assessmentTrail(assessment),
    body: (
      <>
        <PageHead title={title} lead={judged.reason} chip={<VerdictChip verdict={judged.verdict} />} />
        <ErrorSummary refusal={view.refusal} />
        <p>
          Nguồn: {showFrom(indicator.source, indicator.nameMark)}. <MarkChip mark={indicator.nameMark} what="Tên" />
        </p>
        {assessment.state === 'preparing' && props.state.reviewWhy !== '' && (
          <Notice tone="warning" title="Người thẩm định nêu lần trước">
            {props.state.reviewWhy}
          </Notice>
        )}
        {indicator.rules.map((rule, index) => (
          <RulePart
            key={rule.code}
            {...props}
            rule={rule}
            judgedRule={judged.rules[index]!}
            mayChange={mayChange}
            view={view}
          />
        ))}
        {indicator.rules.length === 0 && (
          <p>Chưa thấy văn bản quy định cách tính của chỉ tiêu này: điểm do người phụ trách ghi.</p>
        )}
        <EvidencePart {...props} mayChange={mayChange} view={view} />
        <SelfPart {...props} mayChange={mayChange} view={view} />
        <ReviewPart {...props} view={view} />
      </>
    ),
  }
}

type PartProps = IndicatorProps & { mayChange: boolean; view: View }

function SelfPart(props: PartProps) {
  const { assessment, indicator, state, ruleSet, officers, mayChange, isOwner, view } = props
  const field = fieldsOf(view, {
    ownerId: state.ownerId,
    dueOn: state.dueOn === null ? '' : showDay(state.dueOn),
    self: state.self,
    points: state.selfPoints === null ? '' : String(state.selfPoints).replace('.', ','),
    why: state.selfWhy,
  })
  const hidden = { version: String(assessment.version) }
  const step = (name: 'giao' | 'ky') => standardPaths.indicatorStep(assessment.id, indicator.code, name)
  return (
    <>
      <h2>Tự đánh giá</h2>
      <p>
        Phụ trách: {props.ownerName ?? 'chưa giao'}
        {state.dueOn === null ? '' : `, hạn hết ngày ${showDay(state.dueOn)}`}.{' '}
        {state.self === null
          ? 'Chưa ký.'
          : `${props.signedByName} ký ${showMoment(state.signedAt!)}: ${selfNames[state.self].toLowerCase()}${state.selfPoints === null ? '' : `, ${String(state.selfPoints).replace('.', ',')} điểm`}${state.selfWhy === '' ? '' : ` (${state.selfWhy})`}.`}
      </p>
      {mayChange && (
        <details open={view.refusal?.fields.dueOn !== undefined || view.refusal?.fields.ownerId !== undefined}>
          <summary>Giao người phụ trách</summary>
          <FormPost action={step('giao')} csrf={view.csrf} submit="Giao chỉ tiêu" tone="plain" hidden={hidden}>
            <SelectField
              {...field('ownerId')}
              label="Người phụ trách"
              empty="Chưa giao: ai cũng ký được"
              options={officers.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <DateField
              {...field('dueOn')}
              label="Hạn làm xong"
              hint="Do xã, phường tự đặt; bản tin đôn đốc nhắc người phụ trách trước hạn. Để trống cũng được."
            />
          </FormPost>
        </details>
      )}
      {mayChange && isOwner && (
        <FormPost action={step('ky')} csrf={view.csrf} submit="Ký tự đánh giá" hidden={hidden}>
          <RadioGroup
            {...field('self')}
            label="Tôi đánh giá chỉ tiêu này"
            options={Object.entries(selfNames).map(([value, label]) => ({ value, label }))}
            layout="line"
            required
          />
          {ruleSet.mode === 'points' && (
            <TextField {...field('points')} label="Điểm tự chấm" keyboard="decimal" width="short" required />
          )}
          <TextArea {...field('why')} label="Lý do (cần khi khác với kết quả theo quy tắc)" rows={2} lengthMax={1000} />
        </FormPost>
      )}
    </>
  )
}

function ReviewPart({
  assessment,
  indicator,
  state,
  ruleSet,
  reviewedByName,
  can,
  view,
}: IndicatorProps & { view: View }) {
  const field = fieldsOf(view, { review: state.review, points: '', why: state.reviewWhy })
  return (
    <>
      <h2>Thẩm định</h2>
      <p>
        {state.review === null
          ? 'Chưa thẩm định.'
          : `${reviewedByName}: ${state.review === 'confirmed' ? 'đồng ý' : 'không đồng ý'}${state.reviewPoints === null ? '' : `, ${String(state.reviewPoints).replace('.', ',')} điểm`}${state.reviewWhy === '' ? '' : ` (${state.reviewWhy})`}.`}
      </p>
      {can.appraise && assessment.state === 'submitted' && (
        <FormPost
          action={standardPaths.indicatorStep(assessment.id, indicator.code, 'tham-dinh')}
          csrf={view.csrf}
          submit="Ghi thẩm định"
          hidden={{ version: String(assessment.version) }}
        >
          <RadioGroup
            {...field('review')}
            id="review"
            label="Với tự đánh giá của xã"
            options={[
              { value: 'confirmed', label: 'Đồng ý' },
              { value: 'differs', label: 'Không đồng ý' },
            ]}
            layout="line"
            required
          />
          {ruleSet.mode === 'points' && (
            <TextField
              {...field('points')}
              id="review-points"
              label="Điểm thẩm định (khi không đồng ý)"
              keyboard="decimal"
              width="short"
            />
          )}
          <TextArea {...field('why')} id="review-why" label="Lý do (khi không đồng ý)" rows={2} lengthMax={1000} />
        </FormPost>
      )}
    </>
  )
}
