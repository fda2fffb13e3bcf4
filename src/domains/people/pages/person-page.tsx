import { type BodyChoices, BodySearch, GrantFields } from '#domains/people/pages/grant-fields.tsx'
import { GrantTable } from '#domains/people/pages/grant-table.tsx'
import { PersonFields } from '#domains/people/pages/invite-page.tsx'
import { peoplePath, stateWords } from '#domains/people/pages/people-page.tsx'
import type { GrantRow } from '#domains/people/people.queries.ts'
import type { AccountState } from '#domains/people/people-filter.ts'
import type { Person } from '#domains/people/person.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PersonPageProps = {
  person: Person
  state: AccountState
  homeBodyName: string | null
  grants: GrantRow[]
  delegations: GrantRow[]
  choices: BodyChoices
  /** Why the account's details, links and closing are not open to this administrator; undefined: they are. */
  closedBecause: string | undefined
  /** Grants that this administrator may end. */
  endable: ReadonlySet<string>
  isOwn: boolean
}

/** Một tài khoản, as its administrator sees it. */
export function personPage(props: PersonPageProps, view: View): PageParts {
  const { person, state } = props
  return {
    title: person.name,
    trail: [{ label: 'Người dùng', href: peoplePath }],
    section: 'people',
    body: (
      <>
        <PageHead title={person.name} chip={<Chip {...stateWords[state]} />} lead={person.title} />
        <ErrorSummary refusal={view.refusal} />
        <Facts
          facts={[
            { term: 'Tên đăng nhập', detail: person.userName },
            { term: 'Thư điện tử', detail: person.email ?? 'không có' },
            { term: 'Điện thoại', detail: person.phone ?? 'không có' },
            { term: 'Cơ quan', detail: props.homeBodyName ?? 'chưa ghi' },
            { term: 'Xác thực hai lớp', detail: person.hasSecondFactor ? 'đang bật' : 'chưa bật' },
          ]}
        />
        <h2>Vai trò</h2>
        <GrantTable
          caption="Vai trò"
          rows={props.grants}
          empty={<p>Chưa có vai trò nào.</p>}
          actions={(row) => <EndGrant row={row} {...props} view={view} />}
        />
        {state !== 'closed' && <GiveRole {...props} view={view} />}
        {state !== 'closed' && <Delegations {...props} view={view} />}
        {state !== 'closed' && <Account {...props} view={view} />}
      </>
    ),
  }
}

function EndGrant({ row, person, endable, view }: PersonPageProps & { row: GrantRow; view: View }) {
  if (row.state === 'over' || !endable.has(row.id)) return null
  return (
    <PostButton
      action={`${peoplePath}/${person.id}/vai-tro/${row.id}/ket-thuc`}
      csrf={view.csrf}
      label="Kết thúc vai trò"
      tone="quiet"
    />
  )
}

function GiveRole({ person, isOwn, choices, view }: PersonPageProps & { view: View }) {
  const label = 'Giao vai trò'
  if (isOwn) return <ClosedStep label={label} reason="Không ai tự đổi vai trò của chính mình." />
  return (
    <>
      <h2>Giao vai trò</h2>
      <BodySearch action={`${peoplePath}/${person.id}`} choices={choices} />
      <FormPost action={`${peoplePath}/${person.id}/vai-tro`} csrf={view.csrf} submit={label}>
        <GrantFields choices={choices} view={view} />
      </FormPost>
    </>
  )
}

function Delegations({ person, delegations, isOwn, view }: PersonPageProps & { view: View }) {
  return (
    <>
      <h2>Ủy quyền</h2>
      <GrantTable
        caption="Việc đang ủy quyền"
        rows={delegations}
        whose
        empty={<p>Không ủy quyền việc nào.</p>}
        actions={(row) => (
          <PostButton
            action={`/tai-khoan/uy-quyen/${row.id}/ket-thuc`}
            csrf={view.csrf}
            label="Kết thúc ủy quyền"
            tone="quiet"
          />
        )}
      />
      {!isOwn && (
        <p>
          <LinkButton
            href={`${peoplePath}/${person.id}/uy-quyen`}
            label={`Ủy quyền việc của ${person.name}`}
            icon="people"
          />
        </p>
      )}
    </>
  )
}

function Account({ person, choices, closedBecause, isOwn, view }: PersonPageProps & { view: View }) {
  if (closedBecause !== undefined)
    return (
      <>
        <h2>Tài khoản</h2>
        <ClosedStep label="Sửa, cấp lại liên kết, đóng tài khoản" reason={closedBecause} />
      </>
    )
  const path = `${peoplePath}/${person.id}`
  return (
    <>
      <h2>Thông tin tài khoản</h2>
      <FormPost action={path} csrf={view.csrf} submit="Lưu thông tin" tone="plain">
        <PersonFields person={person} choices={choices} view={view} />
      </FormPost>
      {!isOwn && (
        <>
          <h2>Việc khác</h2>
          <div class="steps">
            <PostButton
              action={`${path}/lien-ket`}
              csrf={view.csrf}
              tone="plain"
              label={person.hasPassword ? 'Cấp liên kết đặt lại mật khẩu' : 'Cấp lại liên kết mời'}
            />
            {person.hasSecondFactor && (
              <PostButton
                action={`${path}/go-xac-thuc-hai-lop`}
                csrf={view.csrf}
                tone="plain"
                label="Gỡ xác thực hai lớp"
              />
            )}
            <PostButton action={`${path}/dong`} csrf={view.csrf} tone="danger" label="Đóng tài khoản" />
          </div>
        </>
      )}
    </>
  )
}
