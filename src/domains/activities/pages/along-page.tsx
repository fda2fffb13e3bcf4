import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import { ActivityOutbox, activityOutbox } from '#domains/activities/pages/activity-outbox.tsx'
import { QuickFields } from '#domains/activities/pages/quick-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type Props = { formKey: string; communeId: string | undefined; villages: VillageLine[] }

/** Mẫu mang theo: the short form without anybody's name, bodies or tasks; kept on a telephone it opens without a line. */
export function alongPage({ formKey, communeId, villages }: Props, view: View): PageParts {
  return {
    title: 'Ghi hoạt động',
    islands: ['desk-outbox', 'take-along'],
    about: { description: 'Cán bộ ghi hoạt động phổ biến pháp luật, kể cả nơi không có mạng.', hidden: true },
    body: (
      <>
        <PageHead
          title="Ghi hoạt động"
          lead="Dành cho cán bộ. Giữ mẫu này trên máy thì nơi không có mạng vẫn mở và ghi được; có mạng, đăng nhập rồi gửi."
        />
        <ActivityOutbox view={view} />
        <FormPost
          action={activityPaths.quick}
          csrf={view.csrf}
          submit="Ghi hoạt động"
          icon="check"
          deskOutbox={activityOutbox}
          hidden={{ formKey }}
        >
          <QuickFields view={view} heldOn="" villages={villages} />
        </FormPost>
        <h2>Mang theo</h2>
        <div class="take-along" data-take-along={activityPaths.alongIn(communeId)} data-text-size="60 KB">
          <p>Việc này cần JavaScript. Không có thì ông/bà vẫn ghi được khi có mạng.</p>
        </div>
      </>
    ),
  }
}
