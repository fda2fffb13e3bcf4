import type { ReturnPageProps } from '#domains/statistics/pages/return-props.ts'
import { notOver, returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

/** What can be done now; a step that is closed to this person stands with its reason. */
export function ReturnSteps({
  one,
  mayWrite,
  mayApprove,
  isWriter,
  numbers,
  without,
  view,
}: ReturnPageProps & { view: View }) {
  const hidden = { version: String(one.version) }
  const field = fieldsOf(view)
  const early = notOver(one, view.today)
  const isLast = numbers[0]?.id === one.id
  const reasoned = (step: 'tra-lai' | 'dinh-chinh', summary: string, label: string, hint: string) => (
    <details>
      <summary>{summary}</summary>
      <FormPost
        action={statisticsPaths.returnStep(one.id, step)}
        csrf={view.csrf}
        submit={summary}
        icon="back"
        hidden={hidden}
        guard={`form-return-${step}-${one.id}`}
      >
        <TextArea {...field('why')} label={label} hint={hint} rows={3} required />
      </FormPost>
    </details>
  )
  return (
    <section class="steps" aria-label="Bước tiếp theo">
      {one.state === 'draft' && mayWrite && early !== undefined && (
        <ClosedStep label="Trình duyệt biểu" reason={early.message} />
      )}
      {one.state === 'draft' && mayWrite && early === undefined && (
        <>
          <PostButton
            action={statisticsPaths.returnStep(one.id, 'trinh')}
            csrf={view.csrf}
            label="Trình duyệt biểu"
            icon="send"
            hidden={hidden}
          />
          <p class="hint">Hãy lưu trước. Khi trình, số được đếm lại lần cuối rồi giữ nguyên cùng bản ghi.</p>
        </>
      )}
      {one.state === 'submitted' && mayApprove && (
        <>
          {isWriter ? (
            <ClosedStep label="Duyệt và gửi" reason={returnRefusals.ownReturn.message} />
          ) : (
            <PostButton
              action={statisticsPaths.returnStep(one.id, 'duyet')}
              csrf={view.csrf}
              label="Duyệt và gửi"
              icon="check"
              hidden={hidden}
            />
          )}
          {reasoned('tra-lai', 'Trả lại để sửa', 'Lý do trả lại', 'Nói rõ cần sửa gì, từ 10 chữ cái trở lên')}
        </>
      )}
      {mayApprove &&
        without.map(({ id, bodyName, title }) => (
          <PostButton
            key={id}
            action={statisticsPaths.returnStep(one.id, 'gui')}
            csrf={view.csrf}
            label={`Gửi bản đã duyệt cho ${bodyName} (${title})`}
            icon="send"
            hidden={{ ...hidden, askingId: id }}
          />
        ))}
      {one.state === 'approved' &&
        mayWrite &&
        isLast &&
        reasoned(
          'dinh-chinh',
          'Đính chính',
          'Lý do đính chính',
          'Bản đã ký giữ nguyên; bản đính chính ký lại và gửi lại',
        )}
    </section>
  )
}
