import { excludedGrounds } from '#domains/standard/assessment.ts'
import { type LookedAtAlone, showLookedAtAlone } from '#domains/standard/looked-at-alone.ts'
import type { AssessmentProps } from '#domains/standard/pages/standard-props.ts'
import { indicatorsOf, showCode } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

type StepsProps = Pick<
  AssessmentProps,
  'assessment' | 'ruleSet' | 'judgment' | 'states' | 'alone' | 'newlyAgainst' | 'can' | 'otherRules'
> & { view: View }

/** The step that comes next; one that is closed says why. */
export function AssessmentSteps(props: StepsProps) {
  const { assessment, can } = props
  switch (assessment.state) {
    case 'preparing':
      return <Preparing {...props} />
    case 'submitted':
      return can.appraise ? <Appraising {...props} /> : <p>Đang chờ cơ quan thẩm định.</p>
    case 'appraised':
      return (
        <>
          {can.decide ? (
            <div class="buttons">
              <LinkButton href={standardPaths.decisions} label="Ký quyết định" tone="primary" />
            </div>
          ) : (
            <p>Đang chờ người có thẩm quyền quyết định.</p>
          )}
          {can.appraise && <ReturnForm {...props} />}
        </>
      )
    case 'excluded':
      return can.appraise ? (
        <PostButton
          action={standardPaths.step(assessment.id, 'danh-gia-lai')}
          csrf={props.view.csrf}
          label="Đưa trở lại diện đánh giá"
          tone="plain"
          hidden={{ version: String(assessment.version) }}
        />
      ) : null
    case 'decided':
      return null
  }
}

function Preparing(props: StepsProps) {
  const { assessment, ruleSet, judgment, states, alone, newlyAgainst, can, otherRules, view } = props
  const hidden = { version: String(assessment.version) }
  const unsigned = indicatorsOf(ruleSet).filter(({ code }) => !states.get(code)?.self).length
  const found = new Map(
    judgment.criteria.flatMap(({ indicators }) => indicators).map(({ code, verdict }) => [code, verdict]),
  )
  const leftOut = alone.filter(
    ({ code }) =>
      newlyAgainst.includes(code) ||
      (ruleSet.mode === 'pass' && !states.get(code)?.self && ['met', 'not-applicable'].includes(found.get(code)!)),
  )
  const field = fieldsOf(view)
  return (
    <>
      <div class="buttons">
        {can.assess && otherRules !== null && (
          <PostButton
            action={standardPaths.step(assessment.id, 'bo-quy-tac')}
            csrf={view.csrf}
            label="Chuyển sang bộ quy tắc của năm"
            hidden={hidden}
            tone="primary"
          />
        )}
        {can.assess && (
          <PostButton
            action={standardPaths.step(assessment.id, 'lay-so')}
            csrf={view.csrf}
            label="Lấy số liệu từ hồ sơ"
            tone="plain"
            hidden={hidden}
          />
        )}
        {can.assess && unsigned > 0 && ruleSet.mode === 'pass' && (
          <PostButton
            action={standardPaths.step(assessment.id, 'ky-da-dat')}
            csrf={view.csrf}
            label="Ký các chỉ tiêu đã đạt mức"
            tone="plain"
            hidden={hidden}
          />
        )}
        {can.submit &&
          (otherRules !== null ? (
            <ClosedStep label="Trình bản đánh giá" reason="Hãy chuyển sang bộ quy tắc của năm trước." />
          ) : unsigned > 0 ? (
            <ClosedStep label="Trình bản đánh giá" reason={`Còn ${unsigned} chỉ tiêu chưa ai ký.`} />
          ) : newlyAgainst.length > 0 ? (
            <ClosedStep
              label="Trình bản đánh giá"
              reason={`Số ghi tay nay khác sổ ở chỉ tiêu ${newlyAgainst.map(showCode).join(', ')}: hãy ký riêng lại.`}
            />
          ) : (
            <PostButton
              action={standardPaths.step(assessment.id, 'trinh')}
              csrf={view.csrf}
              label="Trình bản đánh giá"
              hidden={hidden}
              tone="primary"
            />
          ))}
      </div>
      {can.assess && <LeftOut assessment={assessment} leftOut={leftOut} deed="ký" />}
      {can.appraise && (
        <details>
          <summary>Không đánh giá năm này</summary>
          <FormPost
            action={standardPaths.step(assessment.id, 'khong-danh-gia')}
            csrf={view.csrf}
            submit="Ghi không đánh giá"
            tone="plain"
            hidden={hidden}
          >
            <SelectField
              {...field('ground')}
              label="Lý do công khai"
              empty="Hãy chọn"
              options={Object.entries(excludedGrounds).map(([value, label]) => ({ value, label }))}
              required
            />
            <TextArea
              {...field('why')}
              label="Vì sao không đánh giá"
              hint="Chỉ cán bộ đọc được."
              rows={2}
              lengthMax={500}
              required
            />
          </FormPost>
        </details>
      )}
    </>
  )
}

/** What is not taken with the others, each opened by itself. */
function LeftOut({
  assessment,
  leftOut,
  deed,
}: Pick<AssessmentProps, 'assessment'> & { leftOut: LookedAtAlone[]; deed: 'ký' | 'thẩm định' }) {
  if (leftOut.length === 0) return null
  return (
    <Notice tone="warning" title={`Phải ${deed} riêng`}>
      <p>{showLookedAtAlone(leftOut, deed)}</p>
      <div class="buttons">
        {leftOut.map(({ code }) => (
          <LinkButton
            key={code}
            href={standardPaths.indicator(assessment.id, code)}
            label={`Mở chỉ tiêu ${showCode(code)}`}
          />
        ))}
      </div>
    </Notice>
  )
}

function Appraising(props: StepsProps) {
  const { assessment, ruleSet, states, alone, view } = props
  const unreviewed = indicatorsOf(ruleSet).filter(({ code }) => !states.get(code)?.review).length
  const leftOut = alone.filter(({ code }) => !states.get(code)?.review)
  const together = unreviewed - leftOut.length
  const field = fieldsOf(view)
  return (
    <>
      {unreviewed > 0 ? (
        <div class="buttons">
          <ClosedStep label="Thẩm định xong, trình quyết định" reason={`Còn ${unreviewed} chỉ tiêu chưa thẩm định.`} />
          {together > 0 && (
            <PostButton
              action={standardPaths.step(assessment.id, 'dong-y-con-lai')}
              csrf={view.csrf}
              label={`Đồng ý với ${together} chỉ tiêu còn lại`}
              tone="plain"
              hidden={{ version: String(assessment.version) }}
            />
          )}
        </div>
      ) : (
        <FormPost
          action={standardPaths.step(assessment.id, 'tham-dinh-xong')}
          csrf={view.csrf}
          submit="Thẩm định xong, trình quyết định"
          hidden={{ version: String(assessment.version) }}
        >
          <TextField {...field('note')} label="Ý kiến thẩm định (không bắt buộc)" lengthMax={1000} />
        </FormPost>
      )}
      <LeftOut assessment={assessment} leftOut={leftOut} deed="thẩm định" />
      <ReturnForm {...props} />
    </>
  )
}

function ReturnForm({ assessment, view }: StepsProps) {
  const field = fieldsOf(view)
  return (
    <details>
      <summary>Trả lại để xã bổ sung</summary>
      <FormPost
        action={standardPaths.step(assessment.id, 'tra-lai')}
        csrf={view.csrf}
        submit="Trả lại bản đánh giá"
        tone="plain"
        hidden={{ version: String(assessment.version) }}
      >
        <TextArea {...field('why')} label="Cần bổ sung gì" rows={3} lengthMax={1000} required />
      </FormPost>
    </details>
  )
}
