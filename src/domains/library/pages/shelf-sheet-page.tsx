import type { OpenShelfPage } from '#domains/library/shelf/shelf-page.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { QrCode } from '#ui/drawings/qr-code.tsx'

/** Tờ treo ở nhà văn hóa: one side of A4 in big letters, what it is for, a QR code and the address beside it for who types. */
export function shelfSheetPage({ shelf, publicUrl }: OpenShelfPage & { publicUrl: string }): PageParts {
  const address = `${publicUrl}${shelfPaths.shelf(shelf.slug)}`
  const collections = shelf.collections.filter(({ entries }) => entries.length > 0).slice(0, collectionsShown)
  return {
    title: `Tờ treo: ${shelf.name}`,
    section: 'shelves',
    trail: [
      { label: 'Tủ sách pháp luật', href: shelfPaths.list },
      { label: shelf.name, href: shelfPaths.shelf(shelf.slug) },
    ],
    about: { hidden: true },
    body: (
      <article class="hall-sheet">
        <h1>{shelf.name}</h1>
        <p class="hall-sheet-for">Đọc luật, nghe luật, xem hướng dẫn. Miễn phí, không cần tài khoản.</p>
        <div class="hall-sheet-way">
          <QrCode text={address} label={`Mã QR mở ${shelf.name}`} side={320} />
          <ol>
            <li>Mở máy ảnh của điện thoại.</li>
            <li>Đưa máy ảnh vào hình vuông này.</li>
            <li>Bấm vào dòng chữ hiện ra.</li>
          </ol>
        </div>
        <p>
          Hoặc gõ địa chỉ: <strong class="hall-sheet-address">{address.replace(/^https?:\/\//u, '')}</strong>
        </p>
        {collections.length > 0 && (
          <>
            <h2>Trong tủ có</h2>
            <ul>
              {collections.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          </>
        )}
        <p>
          Không có điện thoại? Hãy hỏi cán bộ tư pháp của {shelf.body.placeName}; văn bản được in cho bạn đọc tại chỗ.
        </p>
      </article>
    ),
  }
}

const collectionsShown = 6
