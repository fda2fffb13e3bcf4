import { showDay } from '#base/day.ts'
import type { DeskDocumentProps } from '#domains/library/desk/desk-document.queries.ts'
import { documentKinds, fullName, markNames } from '#domains/library/document.ts'
import { statusNames } from '#domains/library/document-status.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { AddRelationForm, DeskRelations } from '#domains/library/pages/desk-relations.tsx'
import { DocumentForm } from '#domains/library/pages/document-form.tsx'
import { statusTones } from '#domains/library/pages/status-words.ts'
import { wholeText } from '#domains/library/unclear/unclear-place.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { StatusLine } from '#ui/drawings/status-line.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** Một văn bản ở bàn biên tập: how it stands today and why, over its days, what is related to it, its articles. */
export function deskDocumentPage(props: DeskDocumentProps, view: View): PageParts {
  const { document, status, relations } = props
  return {
    title: fullName(document),
    section: 'library',
    islands: ['keys', 'form-guard'],
    trail: [{ label: 'Thư viện pháp luật', href: deskPaths.desk }],
    body: (
      <>
        <PageHead
          title={fullName(document)}
          chip={<Chip tone={statusTones[status.kind]} label={statusNames[status.kind]} />}
          lead={status.sentence}
          actions={<LinkButton href={deskPaths.reading(document.slug)} label="Xem trang công khai" icon="book" />}
        />
        <ErrorSummary refusal={view.refusal} idOf={(name) => idOfField(view, name)} />
        {status.possible.length > 0 && (
          <Notice tone="warning" title="Chưa chắc, nên chưa quyết định điều gì">
            <ul>
              {status.possible.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Facts facts={factsOf(props)} />
        <OverTime {...props} view={view} />
        <DeskRelations document={document} relations={relations} />
        <AddRelationForm document={document} view={view} />
        <DocumentForm document={document} view={view} />
        <Articles {...props} />
        <Unclear {...props} />
        <KeySheet />
      </>
    ),
  }
}

/** Two forms stand on the page; the one that came back says which by its step. */
export function idOfField(view: View, name: string): string {
  return `f-${String(view.typed.step ?? 'sua')}-${name}`
}

function factsOf({ document, status }: DeskDocumentProps) {
  const { kind, issuer, signedBy, mark, source, keeperName, slug } = document
  return [
    { term: 'Loại văn bản', detail: documentKinds[kind] },
    { term: 'Cơ quan ban hành', detail: issuer === '' ? 'chưa ghi' : issuer },
    { term: 'Người ký', detail: signedBy === '' ? 'chưa ghi' : signedBy },
    { term: 'Các ngày biết từ', detail: `${source} (${markNames[mark]})` },
    { term: 'Nơi giữ', detail: keeperName ?? 'chung của hệ thống' },
    { term: 'Địa chỉ công khai', detail: deskPaths.reading(slug) },
    ...(status.next === null
      ? []
      : [{ term: 'Sắp tới', detail: `Ngày ${showDay(status.next.day)}: ${status.next.sentence}` }]),
  ]
}

const markSources = { own: 'ngày của văn bản', 'acted-on': 'đã xác nhận', possible: 'chưa xác nhận, chưa quyết định' }

function OverTime({ spans, marks, view }: DeskDocumentProps & { view: View }) {
  return (
    <section aria-labelledby="qua-thoi-gian">
      <h2 id="qua-thoi-gian">Hiệu lực qua thời gian</h2>
      <StatusLine
        title="Hiệu lực qua thời gian"
        today={view.today}
        spans={spans.map(({ from, kind }) => ({ from, label: statusNames[kind], tone: statusTones[kind] }))}
        marks={marks}
      />
      <DataTable
        caption="Hiệu lực từng khoảng ngày"
        rows={spans}
        rowKey={(span) => span.from ?? 'tu-dau'}
        cards
        columns={[
          { head: 'Từ ngày', width: 'tight', cell: ({ from }) => (from === null ? 'trước đó' : showDay(from)) },
          {
            head: 'Hiệu lực',
            width: 'tight',
            cell: ({ kind }) => <Chip tone={statusTones[kind]} label={statusNames[kind]} />,
          },
          { head: 'Vì sao', width: 'roomy', cell: ({ sentence }) => sentence },
        ]}
      />
      {marks.length > 0 && (
        <details>
          <summary>{showNumber(marks.length)} mốc trên đường thời gian</summary>
          <ul>
            {marks.map(({ day, what, kind }) => (
              <li key={`${day}-${what}`}>
                {showDay(day)}: {what} ({markSources[kind]})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Unclear({ document, unclear }: DeskDocumentProps) {
  if (unclear.length === 0) return null
  return (
    <DataTable
      caption="Chỗ người đọc báo chưa hiểu"
      rows={unclear}
      rowKey={({ slug, place }) => `${slug} ${place}`}
      rowHref={({ slug }) => deskPaths.article(document.id, slug)}
      cards
      columns={[
        {
          head: 'Chỗ',
          width: 'roomy',
          cell: ({ number, place }) => `${place === wholeText ? '' : `Khoản ${place} `}Điều ${number}`,
        },
        { head: 'Số lần', align: 'end', cell: ({ times }) => showNumber(times) },
        { head: 'Gần nhất', width: 'tight', cell: ({ lastOn }) => showDay(lastOn) },
      ]}
    />
  )
}

function Articles({ document, articles, articleCount }: DeskDocumentProps) {
  return (
    <DataTable
      caption={
        articleCount > articles.length
          ? `${showNumber(articles.length)} điều đầu trong ${showNumber(articleCount)} điều`
          : `${showNumber(articleCount)} điều`
      }
      rows={articles}
      rowKey={(article) => article.id}
      rowHref={(article) => deskPaths.article(document.id, article.slug)}
      cards
      columns={[
        { head: 'Điều', width: 'roomy', cell: ({ number, title }) => `Điều ${number}. ${title}` },
        { head: 'Số bản chữ', align: 'end', cell: ({ versions }) => showNumber(versions) },
        {
          head: 'Bản mới nhất từ',
          width: 'tight',
          cell: ({ fromDay }) => (fromDay === null ? 'chưa rõ' : showDay(fromDay)),
        },
      ]}
      empty={<p class="hint">Thư viện mới biết số hiệu và các ngày của văn bản này, chưa có phần chữ.</p>}
    />
  )
}
