import type { PageParts } from '#platform/http/answer.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** The portal's first page. The doors for citizens open with the domains behind them. */
export function homePage(): PageParts {
  return {
    title: 'Luật Gần Dân',
    body: (
      <>
        <PageHead
          title="Đưa pháp luật đến gần người dân"
          lead="Hệ thống chung từ tỉnh đến xã cho việc phổ biến pháp luật, hòa giải ở cơ sở và chuẩn tiếp cận pháp luật."
        />
        <p>Cán bộ đăng nhập để biến kế hoạch thành nhiệm vụ, ghi việc đã làm và theo dõi kết quả.</p>
        <p>
          <LinkButton href="/dang-nhap" label="Cán bộ đăng nhập" tone="primary" icon="person" />
        </p>
      </>
    ),
  }
}
