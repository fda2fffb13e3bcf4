import { showMoment } from '#base/day.ts'
import type { LinkPurpose } from '#domains/people/one-time-link.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type SetPasswordProps = {
  token: string
  purpose: LinkPurpose
  expiresAt: Date
  /** undefined for the first administrator, who has no account yet. */
  person: { name: string; userName: string } | undefined
  /** Links the invited account to the outside place instead of a password. */
  provider: string | undefined
}

export function setPasswordPage(props: SetPasswordProps, view: View): PageParts {
  const field = fieldsOf(view)
  const { person, purpose } = props
  return {
    title: titles[purpose],
    islands: ['password'],
    body: (
      <section>
        <PageHead title={titles[purpose]} lead={leadOf(props)} />
        <FormPost
          action={`/dat-mat-khau/${props.token}${person === undefined ? '/quan-tri' : ''}`}
          csrf={view.csrf}
          submit={person === undefined ? 'Tạo tài khoản quản trị' : 'Đặt mật khẩu và đăng nhập'}
        >
          <ErrorSummary refusal={view.refusal} />
          {person === undefined ? (
            <>
              <TextField {...field('name')} label="Họ và tên" autocomplete="name" width="medium" required />
              <TextField
                {...field('userName')}
                label="Tên đăng nhập"
                hint="Chữ thường không dấu và số, ví dụ: nguyenthilan"
                autocomplete="username"
                width="medium"
                required
              />
              <TextField {...field('email')} label="Thư điện tử" kind="email" autocomplete="email" width="medium" />
            </>
          ) : (
            <p>
              Tên đăng nhập: <strong>{person.userName}</strong>
            </p>
          )}
          <NewPasswordFields view={view} />
        </FormPost>
        {props.provider !== undefined && purpose === 'invitation' && (
          <>
            <h2>Không muốn thêm một mật khẩu?</h2>
            <p>
              <LinkButton href={props.provider} label="Dùng tài khoản dùng chung để đăng nhập" icon="person" />
            </p>
          </>
        )}
      </section>
    ),
  }
}

export function NewPasswordFields({ view }: { view: View }) {
  const field = fieldsOf(view)
  return (
    <>
      <PasswordField
        name="password"
        error={field('password').error}
        label="Mật khẩu mới"
        hint="Ít nhất 10 ký tự. Dễ nhớ và khó đoán: ghép ba, bốn từ không liên quan."
        purpose="new-password"
        required
      />
      <PasswordField
        name="repeated"
        error={field('repeated').error}
        label="Gõ lại mật khẩu mới"
        purpose="new-password"
        required
      />
    </>
  )
}

const titles: Record<LinkPurpose, string> = {
  invitation: 'Đặt mật khẩu để bắt đầu',
  'password-reset': 'Đặt lại mật khẩu',
  'first-administrator': 'Tạo tài khoản quản trị đầu tiên',
}

function leadOf({ person, expiresAt }: SetPasswordProps): string {
  const until = `Liên kết dùng một lần, đến ${showMoment(expiresAt)}.`
  return person === undefined
    ? `Hệ thống chưa có người quản trị. Tài khoản tạo ở đây quản trị toàn hệ thống. ${until}`
    : `Tài khoản của ${person.name}. ${until}`
}
