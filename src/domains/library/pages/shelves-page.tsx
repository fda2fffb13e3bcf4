import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { ShelfRow } from '#domains/library/shelf/shelves.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ShelvesProps = {
  words: string
  provinces: { id: string; name: string; shelves: number }[]
  provinceId: string
  shelves: ShelfRow[]
}

/** Tủ sách của các nơi: one's own commune is found by typing its name, or through its province. */
export function shelvesPage({ words, provinces, provinceId, shelves }: ShelvesProps, _view: View): PageParts {
  const isAsked = words !== '' || provinceId !== ''
  return {
    title: 'Tủ sách pháp luật',
    section: 'shelves',
    about: {
      description: 'Tủ sách pháp luật của các tỉnh, xã, phường: văn bản và hướng dẫn được chọn cho người dân từng nơi.',
      canonicalPath: shelfPaths.list,
      hidden: isAsked,
    },
    body: (
      <>
        <PageHead
          title="Tủ sách pháp luật"
          lead="Mỗi xã, phường chọn sẵn những văn bản và hướng dẫn mà người dân ở đó hay cần."
        />
        <form class="form" method="get" action={shelfPaths.list}>
          <TextField
            name="noi"
            kind="search"
            label="Bạn ở xã, phường nào?"
            hint="Gõ tên, có dấu hay không dấu đều được. Ví dụ: kinh bac"
            value={words}
            lengthMax={100}
          />
          <div class="buttons">
            <Button label="Tìm tủ sách" icon="search" />
          </div>
        </form>
        {provinces.length > 0 && (
          <nav aria-label="Theo tỉnh, thành phố">
            <h2>Theo tỉnh, thành phố</h2>
            <ul class="shelf-places">
              {provinces.map(({ id, name, shelves: count }) => (
                <li key={id}>
                  <a href={`${shelfPaths.list}?tinh=${id}`} aria-current={id === provinceId ? 'true' : undefined}>
                    {name}
                  </a>{' '}
                  ({count})
                </li>
              ))}
            </ul>
          </nav>
        )}
        {shelves.length > 0 ? (
          <section aria-label="Các tủ sách">
            {isAsked && <h2>{shelves.length} tủ sách</h2>}
            <ul class="shelf-list">
              {shelves.map((shelf) => (
                <li key={shelf.id}>
                  <a href={shelfPaths.shelf(shelf.slug)}>{shelf.name}</a>
                  <p>
                    {shelf.bodyName} · {shelf.entries} mục
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ) : (
          <EmptyState title={isAsked ? 'Chưa tìm thấy tủ sách nào' : 'Chưa có nơi nào mở tủ sách'}>
            {isAsked ? (
              <p>
                Có thể nơi bạn ở chưa mở tủ sách. Hãy thử tên tỉnh, hoặc{' '}
                <a href="/phap-luat">tìm thẳng trong thư viện</a>.
              </p>
            ) : (
              <p>
                Tủ sách sẽ có ở đây khi xã, phường mở cho người dân. Bây giờ bạn có thể{' '}
                <a href="/phap-luat">tìm trong thư viện pháp luật</a>.
              </p>
            )}
          </EmptyState>
        )}
      </>
    ),
  }
}
