import type { Refusal } from '#base/refusal.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

/** A refusal as a page: the sentence, and a way on. */
export function refusalPage(refusal: Refusal, request: WebRequest): PageParts {
  const title = titles[refusal.status]
  return {
    title,
    body: (
      <section class="refusal">
        <h1>{title}</h1>
        <p role="alert">{refusal.message}</p>
        {request.cameFrom !== undefined && (
          <p>
            <a href={request.cameFrom}>Về trang vừa rồi</a>
          </p>
        )}
        <p>{request.actor === undefined ? <a href="/">Về trang đầu</a> : <a href="/nghiep-vu">Về «Việc của tôi»</a>}</p>
      </section>
    ),
  }
}

export function faultPage(number: string): PageParts {
  return {
    title: 'Lỗi hệ thống',
    body: (
      <section class="refusal">
        <h1>Lỗi hệ thống</h1>
        <p role="alert">
          Lỗi hệ thống, số <strong>{number}</strong>. Bộ phận vận hành đã được báo. Những gì đã báo «Đã lưu» vẫn còn
          nguyên. Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy gọi bộ phận vận hành và đọc số này.
        </p>
      </section>
    ),
  }
}

const titles: Record<Refusal['status'], string> = {
  400: 'Yêu cầu chưa hợp lệ',
  401: 'Cần đăng nhập',
  403: 'Chưa được giao quyền',
  404: 'Không tìm thấy',
  409: 'Chưa thực hiện được',
  410: 'Không còn hiệu lực',
  413: 'Dữ liệu quá lớn',
  415: 'Loại tệp không nhận',
  422: 'Cần sửa trước khi gửi',
  429: 'Thao tác quá nhanh',
  503: 'Tạm thời chưa phục vụ được',
}
