import { showDay } from '#base/day.ts'
import type { KeptShelfPage } from '#domains/library/shelf/shelf-page.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { PostButton } from '#ui/parts/form-post.tsx'

/** Tủ sách dùng chung của cấp trên: followed as it is on the day, or a collection taken over as one's own. */
export function KeptSharedShelves({ shelf, above, view }: KeptShelfPage & { view: View }) {
  if (above.length === 0) return null
  const version = String(shelf.version)
  return (
    <section>
      <h2>Tủ sách dùng chung của cấp trên</h2>
      {above.map((one) => (
        <div key={one.id} class="shelf-above">
          <h3>
            <a href={shelfPaths.shelf(one.slug)}>{one.name}</a>
          </h3>
          <p>
            {one.since === null
              ? 'Theo tủ sách này thì người dân thấy nó bên dưới các ngăn của tủ mình, luôn như bản của cấp trên hôm đó.'
              : `Đang theo từ ${showDay(one.since)}: người dân thấy tủ sách này bên dưới các ngăn của tủ mình.`}
          </p>
          <div class="buttons">
            <PostButton
              action={shelfPaths.step(shelf.id, 'theo')}
              csrf={view.csrf}
              label={one.since === null ? 'Theo tủ sách này' : 'Thôi theo'}
              tone="plain"
              hidden={{ version, followedId: one.id, follows: one.since === null ? 'yes' : 'no' }}
            />
          </div>
          <ul>
            {one.collections.map(({ id, name, entries }) => (
              <li key={id}>
                {name} ({entries} mục){' '}
                <PostButton
                  action={shelfPaths.step(shelf.id, 'lay-ve')}
                  csrf={view.csrf}
                  label="Lấy ngăn này về"
                  tone="quiet"
                  hidden={{ version, fromShelfId: one.id, fromCollectionId: id }}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
