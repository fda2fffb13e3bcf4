import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Các bản lưu trên máy này: only this browser knows them; the server is not asked and not told. */
export function takenAlongPage(): PageParts {
  return {
    title: 'Bản lưu trên máy này',
    section: 'shelves',
    islands: ['take-along'],
    trail: [{ label: 'Tủ sách pháp luật', href: shelfPaths.list }],
    about: { hidden: true, manifest: shelfPaths.manifest },
    body: (
      <>
        <PageHead
          title="Bản lưu trên máy này"
          lead="Những tủ sách bạn đã chọn mang theo, đọc được khi không có mạng. Chỉ máy này biết; chúng tôi không biết."
        />
        <div class="take-along" data-kept-list>
          <p>Máy này chưa giữ bản lưu nào, hoặc trình duyệt không bật JavaScript.</p>
        </div>
        <p>
          Muốn mang theo: mở <a href={shelfPaths.list}>tủ sách của nơi bạn ở</a> rồi bấm «Mang tủ sách theo».
        </p>
      </>
    ),
  }
}
