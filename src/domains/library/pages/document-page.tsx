import { type Day, showDay } from '#base/day.ts'
import { documentKinds, fullName, markNames } from '#domains/library/document.ts'
import type { LawStatus } from '#domains/library/document-status.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import { type AsAt, AsAtForm } from '#domains/library/pages/as-at-form.tsx'
import { ContentsList } from '#domains/library/pages/contents-list.tsx'
import { QrBlock, SubscribeLine } from '#domains/library/pages/reading-tools.tsx'
import { RelationList } from '#domains/library/pages/relation-list.tsx'
import { StatusView } from '#domains/library/pages/status-view.tsx'
import type { ReadDocument, RelationBeside } from '#domains/library/reading/read-document.ts'
import { type ContentsLine, contentsPageSize } from '#domains/library/reading/reading.queries.ts'
import { structuredDocument } from '#domains/library/reading/structured-law.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { Facts } from '#ui/parts/facts.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type DocumentPageProps = {
  document: ReadDocument
  status: LawStatus
  relations: RelationBeside[]
  contents: { lines: ContentsLine[]; total: number; page: number }
  asAt: AsAt
  libraryDay: Day | null
  publicUrl: string
}

const relationsShown = 12

/** Văn bản: in force or not, what is in it, what it does to others and others to it. */
export function documentPage(props: DocumentPageProps): PageParts {
  const { document, status, relations, contents, asAt, libraryDay, publicUrl } = props
  const path = lawPath({ document: document.slug })
  const name = fullName(document)
  const day = asAt.isToday ? undefined : asAt.day
  return {
    title: name,
    section: 'law',
    trail: [{ label: 'Tìm luật', href: lawPaths.search }],
    about: {
      description: `${name}: ${status.sentence} ${contents.total > 0 ? `${contents.total} điều.` : ''}`.trim(),
      canonicalPath: path,
      structured: structuredDocument(document, { status, relations, publicUrl, asOf: libraryDay }),
      feeds: [{ title: `Thay đổi của ${name}`, href: lawPaths.documentFeed(document.slug) }],
    },
    body: (
      <>
        <PageHead title={name} lead={leadOf(document)} />
        <StatusView
          status={status}
          asAt={day}
          libraryDay={libraryDay}
          byHref={status.by === null ? undefined : lawPath({ document: status.by.by.slug })}
        />
        <AsAtForm action={path} asAt={asAt} />
        {contents.total === 0 ? (
          <Notice tone="info" title="Thư viện chưa có phần chữ của văn bản này">
            <p>Dưới đây là những điều thư viện biết: số hiệu, ngày và quan hệ với văn bản khác.</p>
            <p>Cần đọc nguyên văn, bạn hỏi công chức tư pháp của xã, phường, hoặc tìm theo số hiệu trên Công báo.</p>
          </Notice>
        ) : (
          <section aria-labelledby="muc-luc">
            <h2 id="muc-luc">Mục lục</h2>
            <ContentsList document={document.slug} lines={contents.lines} asAt={day} />
            {contents.total > contentsPageSize && (
              <Pagination
                page={contents.page}
                pageSize={contentsPageSize}
                total={contents.total}
                unit="điều"
                href={(page) => address(path, { ngay: day, trang: page === 1 ? undefined : String(page) })}
              />
            )}
          </section>
        )}
        <Relations relations={relations} slug={document.slug} />
        <h2>Về văn bản này</h2>
        <Facts facts={factsOf(document)} />
        <QrBlock url={publicUrl + path} what="văn bản này" />
        <SubscribeLine document={document.slug} />
      </>
    ),
  }
}

function leadOf({ kind, issuer, issuedOn }: ReadDocument): string {
  const by = issuer === '' ? '' : ` của ${issuer}`
  return `${documentKinds[kind]}${by}${issuedOn === null ? '' : `, ban hành ngày ${showDay(issuedOn)}`}`
}

function Relations({ relations, slug }: { relations: readonly RelationBeside[]; slug: string }) {
  const groups = [
    ['Văn bản khác tác động đến văn bản này', relations.filter(({ direction }) => direction === 'acted-on')],
    ['Văn bản này tác động đến văn bản khác', relations.filter(({ direction }) => direction === 'acting')],
  ] as const
  return (
    <>
      {groups.map(
        ([title, found]) =>
          found.length > 0 && (
            <section key={title}>
              <h2>{title}</h2>
              <RelationList relations={found.slice(0, relationsShown)} />
              {found.length > relationsShown && (
                <p>
                  <a href={lawPaths.relations(slug)}>Xem cả {found.length} quan hệ</a>
                </p>
              )}
            </section>
          ),
      )}
    </>
  )
}

function factsOf(document: ReadDocument) {
  const days = (day: Day | null) => (day === null ? 'chưa rõ' : showDay(day))
  const { number, kind, issuer, signedBy, issuedOn, effectiveOn, expiresOn, mark, source } = document
  return [
    { term: 'Số hiệu', detail: number ?? 'không có, hoặc chưa rõ' },
    { term: 'Loại văn bản', detail: documentKinds[kind] },
    { term: 'Cơ quan ban hành', detail: issuer === '' ? 'chưa rõ' : issuer },
    ...(signedBy === '' ? [] : [{ term: 'Người ký', detail: signedBy }]),
    { term: 'Ngày ban hành', detail: days(issuedOn) },
    { term: 'Ngày có hiệu lực', detail: days(effectiveOn) },
    ...(expiresOn === null ? [] : [{ term: 'Hết hiệu lực từ ngày', detail: showDay(expiresOn) }]),
    { term: 'Độ chắc của các ngày', detail: markNames[mark] },
    { term: 'Nguồn', detail: source },
  ]
}
