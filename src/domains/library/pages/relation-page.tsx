import { showMoment } from '#base/day.ts'
import type { DeskRelation } from '#domains/library/desk/desk-document.queries.ts'
import { refusals as keepingRefusals, movesEffect } from '#domains/library/desk/keeping.ts'
import { refusals } from '#domains/library/desk/relation-decision.ts'
import type { RelationPageProps } from '#domains/library/desk/relation-preview.queries.ts'
import { fullName, type LawDocument, markNames } from '#domains/library/document.ts'
import { sayScope, shortName, statusNames } from '#domains/library/document-status.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { sayFrom } from '#domains/library/pages/desk-relations.tsx'
import { relationStates, statusTones } from '#domains/library/pages/status-words.ts'
import { relationNames } from '#domains/library/relation.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button, ClosedStep } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Một quan hệ: the words it was read from, what would follow, and the decision. */
export function relationPage(props: RelationPageProps, view: View): PageParts {
  const { relation } = props
  const { acting, target, kind } = relation
  const title = `${shortName(acting)} ${relationNames[kind].acting} ${shortName(target)}`
  return {
    title,
    section: 'library',
    islands: ['keys'],
    trail: [
      { label: 'Thư viện pháp luật', href: deskPaths.desk },
      { label: 'Quan hệ chờ xác nhận', href: deskPaths.waiting },
    ],
    body: (
      <>
        <PageHead title={title} chip={<Chip {...relationStates[relation.state]} />} />
        <ErrorSummary refusal={view.refusal} />
        <Facts facts={factsOf(relation)} />
        {relation.excerpt !== '' && <blockquote>{relation.excerpt}</blockquote>}
        <Preview {...props} />
        {relation.state === 'read' ? <Decide {...props} view={view} /> : <TakeBack {...props} view={view} />}
        <KeySheet />
      </>
    ),
  }
}

function factsOf({ acting, target, scope, source, mark, state, decidedBy, decidedAt }: DeskRelation) {
  return [
    { term: 'Văn bản tác động', detail: <DocumentLink document={acting} /> },
    { term: 'Văn bản bị tác động', detail: <DocumentLink document={target} /> },
    { term: 'Phạm vi', detail: scope.length === 0 ? 'toàn bộ văn bản' : scope.map(sayScope).join('; ') },
    { term: 'Biết từ', detail: `${source} (${markNames[mark]})` },
    ...(state === 'read' || decidedAt === null
      ? []
      : [{ term: 'Người quyết định', detail: `${decidedBy ?? 'nguồn nhập'}, ${showMoment(decidedAt)}` }]),
  ]
}

function DocumentLink({ document }: { document: LawDocument }) {
  return <a href={deskPaths.document(document.id)}>{fullName(document)}</a>
}

function Preview({ relation, changes }: RelationPageProps) {
  const { state, target, kind } = relation
  const what = state === 'read' ? 'xác nhận' : 'hoàn tác quyết định'
  if (changes.length === 0)
    return (
      <p>
        Nếu {what}, hiệu lực của {shortName(target)} không đổi ngày nào
        {movesEffect(kind) ? '' : ': quan hệ loại này chỉ để người đọc đi từ văn bản này sang văn bản kia'}.
      </p>
    )
  return (
    <DataTable
      caption={`Nếu ${what}, hiệu lực của ${shortName(target)} đổi như sau`}
      rows={changes}
      rowKey={({ from }) => from ?? 'tu-dau'}
      cards
      columns={[
        { head: 'Từ ngày', width: 'tight', cell: ({ from }) => sayFrom(from) },
        { head: 'Bây giờ', cell: ({ before }) => <Status {...before} /> },
        { head: `Sau khi ${what}`, cell: ({ after }) => <Status {...after} /> },
      ]}
    />
  )
}

function Status({ kind, sentence }: RelationPageProps['changes'][number]['before']) {
  return (
    <>
      <Chip tone={statusTones[kind]} label={statusNames[kind]} /> {sentence}
    </>
  )
}

/** Both versions together: they only grow, so their sum says whether either document changed meanwhile. */
function versionsOf({ acting, target }: DeskRelation): string {
  return String(acting.version + target.version)
}

function Decide({ relation, said, view }: RelationPageProps & { view: View }) {
  const path = deskPaths.relation(relation.id)
  if (!relation.mayDecide) return <ClosedStep label="Xác nhận quan hệ" reason={keepingRefusals.notDeciding.message} />
  const field = fieldsOf(view, {
    fromDay: said.fromDay,
    toDay: said.toDay,
    scope: said.scope.map(sayScope).join('; '),
    source: said.source,
  })
  const hidden = { versions: versionsOf(relation) }
  return (
    <section aria-labelledby="quyet-dinh">
      <h2 id="quyet-dinh">Quyết định</h2>
      <form class="form" method="get" action={path} id="xem-truoc">
        <DateField {...field('fromDay')} label="Từ ngày" />
        {relation.kind === 'suspends' && <DateField {...field('toDay')} label="Ngày đầu tiên hết ngưng hiệu lực" />}
        <TextField
          {...field('scope')}
          label="Những điều, khoản nào"
          hint="Ví dụ «Điều 3; khoản 1 Điều 5»; để trống nếu là toàn bộ văn bản"
        />
        <TextField
          {...field('source')}
          label="Ông/bà lấy từ đâu"
          hint="Cần ghi khi sửa ngày hoặc khi nguồn chưa được đối chiếu, ví dụ «khoản 2 Điều 33 Luật 35/2013/QH13»"
        />
        <div class="buttons">
          <Button label="Xem trước với các giá trị này" tone="plain" />
        </div>
      </form>
      <div class="steps">
        <FormPost
          action={`${path}/xac-nhan`}
          csrf={view.csrf}
          submit="Xác nhận quan hệ"
          icon="check"
          hidden={{
            ...hidden,
            fromDay: said.fromDay ?? '',
            toDay: said.toDay ?? '',
            scope: said.scope.join('; '),
            source: said.source,
          }}
        />
        <PostButton action={`${path}/bo`} csrf={view.csrf} label="Bỏ, máy đọc nhầm" tone="plain" hidden={hidden} />
      </div>
      <p class="hint">Xác nhận theo đúng ngày và phạm vi của bảng xem trước ở trên. Mỗi quyết định ghi vào nhật ký.</p>
    </section>
  )
}

function TakeBack({ relation, leaning, view }: RelationPageProps & { view: View }) {
  const label = 'Hoàn tác quyết định'
  if (!relation.mayDecide) return <ClosedStep label={label} reason={keepingRefusals.notDeciding.message} />
  if (relation.state === 'confirmed' && leaning > 0)
    return <ClosedStep label={label} reason={refusals.leanedOn.message} />
  return (
    <PostButton
      action={`${deskPaths.relation(relation.id)}/hoan-tac`}
      csrf={view.csrf}
      label={label}
      icon="back"
      tone="danger"
      hidden={{ versions: versionsOf(relation) }}
    />
  )
}
