import { showDay } from '#base/day.ts'
import { bodyKinds, shortNameOf } from '#domains/bodies/body.ts'
import type { BodyPageProps } from '#domains/bodies/body-pages.queries.ts'
import { StateChip } from '#domains/bodies/pages/bodies-page.tsx'
import { BodyForms } from '#domains/bodies/pages/body-forms.tsx'
import { bodyEvents } from '#domains/bodies/pages/body-history.tsx'
import { bodiesPath, bodyPath, branchPath } from '#domains/bodies/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldId } from '#ui/fields/form-state.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'
import { showNumber } from '#ui/show.ts'

/** Hồ sơ một cơ quan: what it is called, where it stands, what became of it, and what can be changed. */
export function bodyPage(props: BodyPageProps, view: View): PageParts {
  const { body, place, above } = props
  const step = String(view.typed.step ?? '')
  return {
    title: shortNameOf(body),
    section: 'bodies',
    trail: [
      { label: 'Cơ quan, tổ chức', href: bodiesPath },
      ...above
        .filter(({ isWithin }) => isWithin)
        .map((one) => ({ label: shortNameOf(one.body), href: branchPath(one.body.id) })),
    ],
    body: (
      <>
        <PageHead
          title={body.name}
          chip={<StateChip body={body} today={view.today} />}
          lead={`${bodyKinds[body.kind]}, ${place.fullName}.`}
          actions={
            props.mayReadAudit ? (
              <LinkButton
                href={address('/nghiep-vu/quan-tri/nhat-ky', { ve: body.id })}
                label="Xem nhật ký cơ quan này"
                icon="clock"
              />
            ) : undefined
          }
        />
        <ErrorSummary refusal={view.refusal} idOf={(name) => `f-${step}-${fieldId(name).slice(2)}`} />
        <Facts facts={factsOf(props)} />
        <Children {...props} />
        <h2>Lịch sử</h2>
        <Timeline events={bodyEvents(props)} />
        <BodyForms {...props} view={view} />
      </>
    ),
  }
}

function factsOf({ body, place, above, names }: BodyPageProps) {
  const parent = above.at(-1)
  const former = names.filter(({ kind }) => kind === 'former').map(({ name }) => name)
  const also = names.filter(({ kind }) => kind === 'also').map(({ name }) => name)
  return [
    { term: 'Tên đầy đủ', detail: body.name },
    { term: 'Gọi tắt', detail: body.shortName ?? 'không có' },
    ...(also.length > 0 ? [{ term: 'Tên gọi khác', detail: also.join('; ') }] : []),
    ...(former.length > 0 ? [{ term: 'Tên cũ', detail: former.join('; ') }] : []),
    { term: 'Loại', detail: bodyKinds[body.kind] },
    { term: 'Địa bàn', detail: place.fullName },
    {
      term: 'Cơ quan cấp trên',
      detail:
        parent === undefined ? (
          'không có'
        ) : parent.isWithin ? (
          <a href={bodyPath(parent.body.id)}>{parent.body.name}</a>
        ) : (
          parent.body.name
        ),
    },
    {
      term: 'Hoạt động từ',
      detail: body.fromDay === null ? 'không ghi ngày thành lập' : withDecision(showDay(body.fromDay), body.foundedBy),
    },
    ...(body.toDay === null ? [] : [{ term: 'Kết thúc từ', detail: withDecision(showDay(body.toDay), body.endedBy) }]),
  ]
}

function withDecision(day: string, decision: string): string {
  return decision === '' ? day : `${day}, theo ${decision}`
}

function Children({ body, children }: BodyPageProps) {
  return (
    <>
      <h2>Cơ quan trực thuộc</h2>
      {children.length > shownMax ? (
        <p>
          <a href={branchPath(body.id)}>{showNumber(children.length)} cơ quan trực thuộc</a>
        </p>
      ) : (
        <DataTable
          caption="Cơ quan trực thuộc"
          captionUnseen
          rows={children}
          rowKey={(row) => row.id}
          rowHref={(row) => bodyPath(row.id)}
          cards
          empty={<p>Chưa có cơ quan trực thuộc nào.</p>}
          columns={[
            { head: 'Tên đầy đủ', cell: (row) => row.name, width: 'roomy' },
            { head: 'Gọi tắt', cell: (row) => row.shortName ?? '' },
            { head: 'Loại', cell: (row) => bodyKinds[row.kind] },
            {
              head: 'Từ ngày',
              cell: (row) => (row.fromDay === null ? 'không ghi' : showDay(row.fromDay)),
              align: 'end',
            },
            { head: 'Trực thuộc', cell: (row) => showNumber(row.below), align: 'end' },
          ]}
        />
      )}
    </>
  )
}

/** A committee of a province has a hundred below it: those have a page of their own. */
const shownMax = 40
