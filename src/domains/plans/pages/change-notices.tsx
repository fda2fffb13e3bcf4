import { showMoment } from '#base/day.ts'
import type { MyNotice } from '#domains/plans/changes/change-notice.queries.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

/** Kế hoạch vừa đổi: what this person has not read yet, each with «Tôi đã đọc»; what was read lies folded under it. */
export function ChangeNotices({ notices, view }: { notices: readonly MyNotice[]; view: View }) {
  const unread = notices.filter((one) => one.acknowledgedAt === null)
  const read = notices.filter((one) => one.acknowledgedAt !== null)
  if (notices.length === 0) return null
  return (
    <section id="ke-hoach-doi" aria-labelledby="ke-hoach-doi-ten">
      <h2 id="ke-hoach-doi-ten">Kế hoạch vừa sửa đổi</h2>
      {unread.map((one) => (
        <Notice key={one.id} tone="warning">
          <p>
            <a href={paths.plan(one.planId)}>{one.planTitle}</a>, báo lúc {showMoment(one.notedAt)}.
          </p>
          <p>{one.summary}</p>
          <PostButton action={paths.readNotice(one.id)} csrf={view.csrf} label="Tôi đã đọc" icon="check" tone="plain" />
        </Notice>
      ))}
      {read.length > 0 && (
        <details>
          <summary>{read.length} tin báo đã đọc gần đây</summary>
          <ul>
            {read.map((one) => (
              <li key={one.id}>
                <a href={paths.plan(one.planId)}>{one.planTitle}</a>: {one.summary} Ông/bà đã đọc lúc{' '}
                {showMoment(one.acknowledgedAt!)}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
