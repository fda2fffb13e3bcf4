import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { TrackedMatter } from '#domains/matters/tracking/tracked.ts'
import type { View } from '#platform/http/web-request.ts'
import { PostButton } from '#ui/parts/form-post.tsx'

/** Đồng ý công bố câu trả lời, hoặc rút lại: on the page of whoever holds the code. */
export function PublishingConsent({ matter, publishing, answers, view }: TrackedMatter & { view: View }) {
  if (publishing === null || answers.length === 0) return null
  const action = matterPaths.trackedStep(matter.id, 'cong-bo')
  return (
    <section aria-label="Công bố câu trả lời">
      <h3>Cho người khác đọc câu trả lời?</h3>
      {publishing.href !== null && (
        <p>
          Câu trả lời đang được công bố, không có tên và thông tin của bạn: <a href={publishing.href}>xem trang đó</a>.
        </p>
      )}
      {publishing.agrees ? (
        <>
          {publishing.href === null && (
            <p>Bạn đã đồng ý. Cơ quan bỏ hết thông tin riêng, hai người đọc rồi mới công bố.</p>
          )}
          <div class="buttons">
            <PostButton
              action={action}
              csrf={view.csrf}
              label="Tôi không đồng ý công bố nữa"
              tone="plain"
              hidden={{ agrees: 'khong' }}
            />
          </div>
        </>
      ) : (
        <>
          <p>
            Cơ quan chỉ công bố khi bạn từ 18 tuổi và đồng ý; tên, số điện thoại, địa chỉ được bỏ hết. Bạn rút lại được
            bất cứ lúc nào.
          </p>
          <div class="buttons">
            <PostButton
              action={action}
              csrf={view.csrf}
              label="Tôi từ 18 tuổi và đồng ý công bố"
              tone="plain"
              hidden={{ agrees: 'co' }}
            />
          </div>
        </>
      )}
    </section>
  )
}
