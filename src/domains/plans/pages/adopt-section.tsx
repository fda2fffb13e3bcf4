import { amendingOf } from '#domains/plans/changes/amending.ts'
import { horizonOf, openObligations } from '#domains/plans/open-obligations.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { periodOf } from '#domains/plans/plan-draft.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'

/** Nhập kế hoạch: what it will bring, before it is done. */
export function AdoptSection({ props, openDoubts, view }: { props: UploadPageProps; openDoubts: number; view: View }) {
  const { upload, mayAdopt, planId } = props
  if (planId !== null)
    return <LinkButton href={paths.plan(planId)} label="Mở kế hoạch đã nhập" tone="primary" icon="arrow-right" />
  if (upload.state !== 'read') return null
  return (
    <section class="adopt" aria-labelledby="nhap">
      <h2 id="nhap">Nhập kế hoạch</h2>
      <p>{effectWords(props, view)}</p>
      {openDoubts > 0 && (
        <p class="hint">Còn {openDoubts} chỗ cần xem. Vẫn nhập được; những chỗ đó giữ nguyên như văn bản.</p>
      )}
      <div class="steps">
        {mayAdopt ? (
          <PostButton
            action={`${paths.upload(upload.id)}/nhap`}
            csrf={view.csrf}
            label="Nhập kế hoạch thành nhiệm vụ"
            icon="check"
            hidden={{ version: String(upload.draft_version) }}
          />
        ) : (
          <ClosedStep
            label="Nhập kế hoạch thành nhiệm vụ"
            reason="Ông/bà chưa được giao quyền nhập kế hoạch của cơ quan này."
          />
        )}
        <PostButton
          action={`${paths.upload(upload.id)}/bo-tai-lieu`}
          csrf={view.csrf}
          label="Bỏ tài liệu này"
          tone="plain"
        />
      </div>
    </section>
  )
}

function effectWords({ upload, amended, comparison }: UploadPageProps, view: View): string {
  const { tasks, header } = upload.draft!
  const kept = tasks.filter((task) => !task.dropped)
  const period = periodOf(header)
  const horizon = horizonOf(view.today)
  const obligations = kept.reduce((sum, task) => sum + openObligations(task.time, period, horizon).length, 0)
  const bodies = new Set(kept.flatMap((task) => [...task.leads, ...task.partners]).flatMap((body) => body.bodyIds)).size
  const amends =
    amended === null
      ? ''
      : amendingOf(upload.draft!).how === 'whole'
        ? ` Kế hoạch «${amended.title}» sẽ được thay bằng kế hoạch này; việc đã làm được giữ lại.`
        : ` ${comparison?.kept.length ?? 0} nhiệm vụ của kế hoạch «${amended.title}» mà văn bản này không nhắc tới vẫn còn hiệu lực, đi cùng vào bản sau sửa đổi; việc đã làm được giữ lại.`
  return `Sẽ thành ${kept.length} nhiệm vụ với ${obligations} mốc, giao cho ${bodies} cơ quan.${amends} Hoàn tác được khi chưa ai làm việc trên các nhiệm vụ.`
}
