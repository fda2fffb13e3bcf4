import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import {
  BookNumberFields,
  SessionFields,
  SessionOutbox,
  sessionOutbox,
  withoutNames,
} from '#domains/mediation/pages/session-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type Props = { formKey: string; communeId: string | undefined; teams: string[] }

/** Mẫu mang theo: a session by the number in the book, without anybody's name or cases; kept on a telephone it opens without a line. */
export function alongPage({ formKey, communeId, teams }: Props, view: View): PageParts {
  return {
    title: 'Ghi buổi hòa giải',
    islands: ['desk-outbox', 'take-along'],
    about: { description: 'Hòa giải viên ghi buổi hòa giải, kể cả nơi không có mạng.', hidden: true },
    body: (
      <>
        <PageHead
          title="Ghi buổi hòa giải"
          lead="Dành cho hòa giải viên. Giữ mẫu này trên máy thì nơi không có mạng vẫn mở và ghi được; có mạng, đăng nhập rồi gửi. Vụ, việc mới thì ghi khi có mạng, ở trang Vụ, việc hòa giải."
        />
        <Notice tone="warning" title="Không ghi điều bí mật vào mẫu này">
          Không ghi tên, địa chỉ của các bên, chuyện riêng của họ. Chữ đã ghi nằm trên máy cho đến khi gửi xong, ai cầm
          máy cũng có thể đọc. Vụ, việc chỉ nêu bằng số trong sổ.
        </Notice>
        <SessionOutbox view={view} />
        <FormPost
          action={mediationPaths.quick}
          csrf={view.csrf}
          submit="Ghi buổi hòa giải"
          icon="check"
          deskOutbox={sessionOutbox}
          hidden={{ formKey }}
        >
          <BookNumberFields view={view} teams={teams} />
          <SessionFields view={view} heldOn="" hints={withoutNames} />
        </FormPost>
        <h2>Mang theo</h2>
        <div class="take-along" data-take-along={mediationPaths.alongIn(communeId)} data-text-size="60 KB">
          <p>Việc này cần JavaScript. Không có thì ông/bà vẫn ghi được khi có mạng.</p>
        </div>
      </>
    ),
  }
}
