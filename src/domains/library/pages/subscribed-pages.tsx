import { subscribingPaths } from '#domains/library/subscribing/subscribing-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { PageHead } from '#ui/parts/page-head.tsx'

/** The same for every address: it tells nobody whether that one is known. */
export function sentPage(): PageParts {
  return {
    title: 'Hãy xem thư của bạn',
    section: 'law',
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Hãy xem thư của bạn" lead="Nếu địa chỉ đúng, thư xác nhận đến trong vài phút." />
        <ul>
          <li>Mở đường dẫn trong thư rồi bấm «Xác nhận». Chưa bấm thì chưa có gì được gửi.</li>
          <li>Không thấy thư? Hãy xem trong mục thư rác, hoặc kiểm tra lại địa chỉ rồi gửi lại.</li>
          <li>Mỗi địa chỉ nhận nhiều nhất ba thư xác nhận một ngày.</li>
        </ul>
        <p>
          <a href="/tu-sach">Xem tủ sách pháp luật nơi bạn ở</a>
        </p>
      </>
    ),
  }
}

export function confirmedPage(): PageParts {
  return {
    title: 'Đã theo dõi',
    section: 'law',
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Đã theo dõi" lead="Khi có thay đổi, bạn nhận một thư vào buổi sáng." />
        <p>Trong thư nào cũng có đường dẫn để thôi theo dõi.</p>
        <p>
          <a href={subscribingPaths.form}>Theo dõi thêm chủ đề khác</a>
        </p>
      </>
    ),
  }
}

export function leftPage(): PageParts {
  return {
    title: 'Đã thôi theo dõi',
    section: 'law',
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Đã thôi theo dõi"
          lead="Việc bạn chọn đã dừng. Nếu không còn theo dõi gì, địa chỉ của bạn đã được xóa."
        />
        <p>
          Bấm nhầm? <a href={subscribingPaths.form}>Đăng ký lại</a>.
        </p>
      </>
    ),
  }
}
