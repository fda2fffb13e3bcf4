import { subscribingPaths } from '#domains/library/subscribing/subscribing-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export function confirmPage({ token, name }: { token: string; name: string }, view: View): PageParts {
  return {
    title: 'Xác nhận theo dõi',
    section: 'law',
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Xác nhận theo dõi" lead={`Bạn muốn được báo bằng thư khi có thay đổi về ${name}.`} />
        <FormPost action={subscribingPaths.confirm(token)} csrf={view.csrf} submit="Xác nhận" icon="check" />
        <p>Không phải bạn đăng ký? Hãy đóng trang này; sau 48 giờ địa chỉ của bạn được xóa.</p>
      </>
    ),
  }
}
