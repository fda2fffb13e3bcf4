import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** `provider`: the address that begins signing in at the outside place, where there is one. */
export function signInPage({ provider }: { provider: string | undefined }, view: View): PageParts {
  const field = fieldsOf(view)
  return {
    title: 'Đăng nhập',
    islands: ['password'],
    body: (
      <section>
        <PageHead
          title="Đăng nhập"
          lead="Dành cho cán bộ được giao việc trên hệ thống. Người dân không cần tài khoản."
        />
        <FormPost
          action="/dang-nhap"
          csrf={view.csrf}
          submit="Đăng nhập"
          hidden={{ tiep: onwardOf(view) }}
          cancel={{ label: 'Quên mật khẩu', href: '/quen-mat-khau' }}
        >
          <ErrorSummary refusal={view.refusal} />
          <TextField
            {...field('userName')}
            label="Tên đăng nhập hoặc thư điện tử"
            width="medium"
            autocomplete="username"
            lengthMax={254}
            required
          />
          <PasswordField name="password" label="Mật khẩu" purpose="current-password" required />
        </FormPost>
        {provider !== undefined && (
          <>
            <h2>Cách khác</h2>
            <p>
              <LinkButton href={provider} label="Đăng nhập bằng tài khoản dùng chung" icon="person" />
            </p>
          </>
        )}
        <p class="hint">Chưa có tài khoản? Người quản trị của cơ quan sẽ gửi liên kết mời.</p>
      </section>
    ),
  }
}

export function secondFactorPage(_: unknown, view: View): PageParts {
  return {
    title: 'Xác thực hai lớp',
    body: (
      <section>
        <PageHead title="Xác thực hai lớp" lead="Nhập mã 6 số đang hiện trong ứng dụng trên điện thoại." />
        <FormPost
          action="/dang-nhap/ma-xac-thuc"
          csrf={view.csrf}
          submit="Xác nhận mã"
          hidden={{ tiep: onwardOf(view) }}
          cancel={{ label: 'Đăng nhập lại', href: '/dang-nhap' }}
        >
          <ErrorSummary refusal={view.refusal} />
          <TextField
            name="code"
            label="Mã xác thực"
            hint="Không có điện thoại? Nhập một mã dự phòng, ví dụ k7mq-x2bd-9hwe; mỗi mã dùng một lần."
            width="short"
            autocomplete="one-time-code"
            lengthMax={30}
            required
          />
        </FormPost>
      </section>
    ),
  }
}

export function forgottenPasswordPage({ asked }: { asked: boolean }, view: View): PageParts {
  const field = fieldsOf(view)
  return {
    title: 'Quên mật khẩu',
    body: (
      <section>
        <PageHead title="Quên mật khẩu" />
        {asked ? (
          <>
            <p role="status">
              Nếu có tài khoản mang tên ấy và tài khoản có thư điện tử, liên kết đặt lại mật khẩu đang được gửi đi. Hãy
              mở hộp thư trong vài phút tới, xem cả mục thư rác.
            </p>
            <p>Không nhận được thư? Người quản trị của cơ quan cấp được liên kết mới ngay tại chỗ.</p>
            <p>
              <a href="/dang-nhap">Về trang đăng nhập</a>
            </p>
          </>
        ) : (
          <FormPost
            action="/quen-mat-khau"
            csrf={view.csrf}
            submit="Gửi liên kết đặt lại mật khẩu"
            cancel={{ label: 'Về trang đăng nhập', href: '/dang-nhap' }}
          >
            <ErrorSummary refusal={view.refusal} />
            <TextField
              {...field('userName')}
              label="Tên đăng nhập hoặc thư điện tử"
              width="medium"
              autocomplete="username"
              lengthMax={254}
              required
            />
          </FormPost>
        )}
      </section>
    ),
  }
}

/** The page to go on to, from the address or from the form that came back; the door checks it. */
function onwardOf(view: View): string {
  const typed = view.typed.tiep
  return (typeof typed === 'string' ? typed : view.query.tiep) ?? ''
}
