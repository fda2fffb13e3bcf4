import { showMoment } from '#base/day.ts'
import { type BodyChoices, BodySearch, bodyOptions, GrantFields } from '#domains/people/pages/grant-fields.tsx'
import { peoplePath } from '#domains/people/pages/people-page.tsx'
import type { Person } from '#domains/people/person.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const trail = [{ label: 'Người dùng', href: peoplePath }]

/** Mời cán bộ. */
export function invitePage({ choices }: { choices: BodyChoices }, view: View): PageParts {
  return {
    title: 'Mời cán bộ',
    trail,
    section: 'people',
    body: (
      <>
        <PageHead title="Mời cán bộ" lead="Hệ thống tạo một liên kết dùng một lần để người được mời tự đặt mật khẩu." />
        <BodySearch action={`${peoplePath}/moi`} choices={choices} />
        <FormPost
          action={peoplePath}
          csrf={view.csrf}
          submit="Mời cán bộ"
          cancel={{ label: 'Về danh sách', href: peoplePath }}
          guard="people-invite"
        >
          <ErrorSummary refusal={view.refusal} />
          <PersonFields person={undefined} choices={choices} view={view} />
          <GrantFields choices={choices} view={view} />
        </FormPost>
      </>
    ),
  }
}

export function PersonFields({
  person,
  choices,
  view,
}: {
  person: Person | undefined
  choices: BodyChoices
  view: View
}) {
  const field = fieldsOf(view, person === undefined ? {} : savedOf(person))
  return (
    <>
      <TextField {...field('name')} label="Họ và tên" width="medium" required />
      <TextField
        {...field('userName')}
        label="Tên đăng nhập"
        hint={
          person === undefined
            ? 'Chữ thường không dấu và số; để trống thì hệ thống đặt theo họ tên'
            : 'Chữ thường không dấu và số'
        }
        width="medium"
      />
      <TextField
        {...field('title')}
        label="Chức vụ"
        hint="Ví dụ: Công chức tư pháp – hộ tịch"
        width="medium"
        lengthMax={120}
      />
      <TextField
        {...field('email')}
        kind="email"
        label="Thư điện tử"
        hint="Có thì liên kết được gửi tới đây; không có thì trao tay"
        width="medium"
      />
      <TextField {...field('phone')} kind="tel" keyboard="tel" label="Điện thoại" width="medium" />
      {person !== undefined && (
        <SelectField
          {...field('homeBodyId')}
          label="Cơ quan công tác"
          empty="Chưa ghi"
          options={bodyOptions(choices.bodies)}
        />
      )}
    </>
  )
}

function savedOf({ name, userName, title, email, phone, homeBodyId }: Person) {
  return { name, userName, title, email, phone, homeBodyId }
}

export type HandedLinkProps = { person: Person; address: string; expiresAt: Date }

/** Shown once, in answer to the form: the link is kept nowhere. */
export function handedLinkPage({ person, address, expiresAt }: HandedLinkProps, _view: View): PageParts {
  return {
    title: 'Liên kết cho người được mời',
    trail,
    section: 'people',
    body: (
      <>
        <PageHead title={`Liên kết cho ${person.name}`} lead={`Tên đăng nhập: ${person.userName}`} />
        <Notice tone="warning" title="Chỉ hiện lần này">
          <p>
            <code class="link-to-hand">{address}</code>
          </p>
          <p>
            Dùng một lần, đến {showMoment(expiresAt)}. Người có liên kết này đặt được mật khẩu, nên chỉ trao tận tay.
          </p>
        </Notice>
        {person.email !== null && <p>Liên kết cũng đang được gửi tới {person.email}.</p>}
        <p>
          <LinkButton href={`${peoplePath}/${person.id}`} label={`Mở tài khoản của ${person.name}`} tone="primary" />
        </p>
      </>
    ),
  }
}
