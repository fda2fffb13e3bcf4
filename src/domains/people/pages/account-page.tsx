import { GrantTable } from '#domains/people/pages/grant-table.tsx'
import { NewPasswordFields } from '#domains/people/pages/set-password-page.tsx'
import type { GrantRow } from '#domains/people/people.queries.ts'
import type { Person } from '#domains/people/person.ts'
import { browserName, type Session } from '#domains/people/session.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showMomentNear } from '#ui/show.ts'

export type AccountProps = {
  person: Person
  homeBodyName: string | null
  grants: GrantRow[]
  delegations: GrantRow[]
  sessions: Session[]
  currentSessionId: string | undefined
  recoveryCodesLeft: number
  maySetDelegation: boolean
}

/** Tài khoản của tôi. */
export function accountPage(props: AccountProps, view: View): PageParts {
  const { person } = props
  return {
    title: 'Tài khoản của tôi',
    section: 'account',
    islands: ['password'],
    body: (
      <>
        <PageHead
          title="Tài khoản của tôi"
          lead={[person.name, person.title, props.homeBodyName].filter(Boolean).join(' · ')}
        />
        <h2>Vai trò của tôi</h2>
        <GrantTable
          caption="Vai trò của tôi"
          rows={props.grants.filter((row) => row.state !== 'over')}
          empty={<p>Chưa được giao vai trò nào nên chưa thấy công việc. Hãy liên hệ người quản trị của cơ quan.</p>}
        />
        <h2>Ủy quyền</h2>
        <GrantTable
          caption="Việc tôi đang ủy quyền"
          rows={props.delegations}
          whose
          empty={<p>Khi đi công tác hoặc nghỉ, có thể giao việc của mình cho đồng nghiệp trong một số ngày.</p>}
          actions={(row) => (
            <PostButton
              action={`/tai-khoan/uy-quyen/${row.id}/ket-thuc`}
              csrf={view.csrf}
              label="Kết thúc ủy quyền"
              tone="quiet"
            />
          )}
        />
        {props.maySetDelegation && (
          <p>
            <LinkButton href="/tai-khoan/uy-quyen" label="Ủy quyền việc của tôi" icon="people" />
          </p>
        )}
        <h2>Lịch trên điện thoại</h2>
        <p>Việc đến hạn hiện trong lịch của điện thoại, Outlook hay Google.</p>
        <p>
          <LinkButton href="/tai-khoan/lich" label="Đưa việc vào lịch của tôi" icon="calendar" />
        </p>
        <SecondFactor {...props} view={view} />
        <Sessions {...props} view={view} />
        <ChangePassword person={person} view={view} />
      </>
    ),
  }
}

function SecondFactor({ person, recoveryCodesLeft, view }: AccountProps & { view: View }) {
  if (!person.hasSecondFactor)
    return (
      <>
        <h2>Xác thực hai lớp</h2>
        <p>Chưa bật. Bật lên thì người biết mật khẩu vẫn không vào được nếu không có điện thoại của ông/bà.</p>
        <p>
          <LinkButton href="/tai-khoan/xac-thuc-hai-lop" label="Bật xác thực hai lớp" icon="lock" />
        </p>
      </>
    )
  return (
    <>
      <h2>Xác thực hai lớp</h2>
      <p>
        <Chip tone="good" label="Đang bật" /> Còn {recoveryCodesLeft} mã dự phòng.
      </p>
      <FormPost action="/tai-khoan/ma-du-phong" csrf={view.csrf} submit="Lấy mã dự phòng mới" tone="plain">
        <PasswordField
          name="password"
          id="renew-password"
          label="Mật khẩu, để lấy mã dự phòng mới"
          purpose="current-password"
        />
      </FormPost>
      <FormPost action="/tai-khoan/tat-xac-thuc-hai-lop" csrf={view.csrf} submit="Tắt xác thực hai lớp" tone="danger">
        <PasswordField
          name="password"
          id="off-password"
          label="Mật khẩu, để tắt xác thực hai lớp"
          purpose="current-password"
        />
      </FormPost>
    </>
  )
}

function Sessions({ sessions, currentSessionId, view }: AccountProps & { view: View }) {
  return (
    <>
      <h2>Đang đăng nhập ở đâu</h2>
      <DataTable
        caption="Các phiên đăng nhập"
        captionUnseen
        rows={sessions}
        rowKey={(session) => session.id}
        cards
        columns={[
          { head: 'Trình duyệt', cell: (session) => browserName(session.userAgent), width: 'roomy' },
          { head: 'Địa chỉ mạng', cell: (session) => session.address ?? 'không rõ' },
          { head: 'Đăng nhập', cell: (session) => showMomentNear(session.createdAt, view.now) },
          { head: 'Dùng gần nhất', cell: (session) => showMomentNear(session.lastSeenAt, view.now) },
          {
            head: 'Việc',
            cell: (session) =>
              session.id === currentSessionId ? (
                'Phiên này'
              ) : (
                <PostButton
                  action={`/tai-khoan/phien/${session.id}/ket-thuc`}
                  csrf={view.csrf}
                  label="Đăng xuất ở đó"
                  tone="quiet"
                />
              ),
          },
        ]}
      />
      <PostButton
        action="/tai-khoan/dang-xuat-moi-noi"
        csrf={view.csrf}
        label="Đăng xuất khỏi mọi thiết bị"
        tone="danger"
      />
    </>
  )
}

function ChangePassword({ person, view }: { person: Person; view: View }) {
  const field = fieldsOf(view)
  return (
    <>
      <h2>Đổi mật khẩu</h2>
      <ErrorSummary refusal={view.refusal} />
      {person.hasPassword ? (
        <FormPost action="/tai-khoan/mat-khau" csrf={view.csrf} submit="Đổi mật khẩu">
          <p class="hint">Đổi xong, các thiết bị khác phải đăng nhập lại.</p>
          <PasswordField
            name="current"
            error={field('current').error}
            label="Mật khẩu hiện tại"
            purpose="current-password"
            required
          />
          <NewPasswordFields view={view} />
        </FormPost>
      ) : (
        <p>
          Tài khoản này đăng nhập bằng tài khoản dùng chung. Muốn có thêm mật khẩu, hãy mở{' '}
          <a href="/quen-mat-khau">«Quên mật khẩu»</a>.
        </p>
      )}
    </>
  )
}
