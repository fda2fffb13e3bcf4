import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Tra cứu hồ sơ: one box for the code. */
export function trackPage(_: object, view: View): PageParts {
  const field = fieldsOf(view)
  return {
    title: 'Tra cứu hồ sơ',
    section: 'track',
    about: {
      description: 'Xem hồ sơ đã gửi bằng mã 16 chữ số, không cần tài khoản.',
      canonicalPath: matterPaths.track,
    },
    body: (
      <>
        <PageHead title="Tra cứu hồ sơ" lead="Dùng mã 16 chữ số trên phiếu tiếp nhận. Không cần tài khoản." />
        <FormPost action={matterPaths.track} csrf={view.csrf} submit="Xem hồ sơ" icon="search">
          <ErrorSummary refusal={view.refusal} />
          <TextField
            {...field('code')}
            label="Mã hồ sơ"
            hint="Bốn nhóm, mỗi nhóm bốn chữ số, ví dụ 1234 5678 9012 3456."
            width="medium"
            keyboard="numeric"
            autocomplete="off"
            lengthMax={30}
            required
          />
        </FormPost>
        <p>
          <a href={matterPaths.lost}>Tôi mất mã</a> · <a href={matterPaths.doors}>Gửi việc mới</a>
        </p>
      </>
    ),
  }
}
