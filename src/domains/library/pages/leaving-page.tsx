import { subscribingPaths } from '#domains/library/subscribing/subscribing-paths.ts'
import type { Subscription } from '#domains/library/subscribing/subscription.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Những gì đang theo dõi: left one by one or all at once; the link that led here is enough. */
export function leavingPage(
  { token, subscriptions }: { token: string; subscriptions: Subscription[] },
  view: View,
): PageParts {
  return {
    title: 'Thôi theo dõi',
    section: 'law',
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Thôi theo dõi"
          lead="Thôi hết thì địa chỉ của bạn được xóa, cùng các thư đã gửi."
          actions={
            <PostButton
              action={subscribingPaths.leaving(token)}
              csrf={view.csrf}
              label="Thôi theo dõi tất cả"
              icon="close"
            />
          }
        />
        <h2>Bạn đang theo dõi</h2>
        <ul class="shelf-entries">
          {subscriptions.map(({ id, name, path }) => (
            <li key={id}>
              <p>
                <a href={path}>{name}</a>
              </p>
              <PostButton
                action={subscribingPaths.leavingOne(token, id)}
                csrf={view.csrf}
                label="Thôi theo dõi mục này"
                tone="quiet"
              />
            </li>
          ))}
        </ul>
      </>
    ),
  }
}
