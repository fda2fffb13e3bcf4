import { showDay } from '#base/day.ts'
import type { OpenShelfPage } from '#domains/library/shelf/shelf-page.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { TakenAlong } from '#domains/library/shelf/take-along.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { Facts } from '#ui/parts/facts.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showBytes } from '#ui/show.ts'

/** Mang tủ sách theo: what would be kept, how heavy, until when it is right; the buttons come with the script. */
export function takeAlongPage({ shelf, day, along }: OpenShelfPage & { along: TakenAlong }): PageParts {
  const { pages, sounds, pageBytes, soundBytes } = along
  return {
    title: `Mang theo: ${shelf.name}`,
    section: 'shelves',
    islands: ['take-along'],
    trail: [
      { label: 'Tủ sách pháp luật', href: shelfPaths.list },
      { label: shelf.name, href: shelfPaths.shelf(shelf.slug) },
    ],
    about: { hidden: true, manifest: shelfPaths.manifest },
    body: (
      <>
        <PageHead title="Mang tủ sách theo" lead={`Giữ ${shelf.name} trên máy này để đọc và nghe khi không có mạng.`} />
        <div
          class="take-along"
          data-take-along={shelfPaths.shelf(shelf.slug)}
          data-text-size={showBytes(pageBytes)}
          data-sound-size={sounds.length > 0 ? showBytes(pageBytes + soundBytes) : undefined}
        >
          <p>
            Việc này cần JavaScript. Không có thì bạn vẫn đọc được mọi trang khi có mạng, và{' '}
            <a href={shelfPaths.sheet(shelf.slug)}>in ra giấy</a>.
          </p>
        </div>
        <h2>Máy giữ những gì</h2>
        <Facts
          facts={[
            { term: 'Trang', detail: `${pages.length} trang của tủ sách, khoảng ${showBytes(pageBytes)}` },
            {
              term: 'Bản đọc',
              detail: sounds.length === 0 ? 'chưa có' : `${sounds.length} tệp, khoảng ${showBytes(soundBytes)}`,
            },
            { term: 'Đúng đến ngày', detail: showDay(day) },
          ]}
        />
        <ul>
          <li>Mỗi trang đã lưu ghi rõ «Bản lưu, đúng đến ngày…». Luật có thể đổi sau ngày đó.</li>
          <li>Khi có mạng, máy luôn mở trang mới nhất, không mở bản lưu.</li>
          <li>Chỉ giữ tủ sách bạn chọn. Không giữ tên, không giữ trang nào khác bạn đã xem.</li>
          <li>Máy dùng chung: không bấm thì không có gì được giữ; bấm rồi thì xóa được ở đây bất cứ lúc nào.</li>
        </ul>
        <p>
          <a href={shelfPaths.takenAlong}>Xem mọi bản lưu trên máy này</a>
        </p>
      </>
    ),
  }
}
