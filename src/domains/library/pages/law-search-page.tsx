import type { Day } from '#base/day.ts'
import { fullName } from '#domains/library/document.ts'
import type { LawStatus } from '#domains/library/document-status.ts'
import { shortName } from '#domains/library/document-status.ts'
import type { GuideLine } from '#domains/library/guides/guides.queries.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import { NothingFound, SearchStart } from '#domains/library/pages/law-search-hints.tsx'
import { GuideItem } from '#domains/library/pages/public-guides-page.tsx'
import { StatusChip } from '#domains/library/pages/status-chip.tsx'
import type { ReadAs } from '#domains/library/search/law-search.ts'
import {
  addressOfFilter,
  isNarrowed,
  type LawSearchFilter,
  queryLettersMax,
} from '#domains/library/search/law-search-filter.ts'
import type { LibraryState, NamedDocument, SearchChoices } from '#domains/library/search/search-choices.queries.ts'
import type { SearchResult } from '#domains/library/search/search-results.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Icon } from '#ui/icons.tsx'
import { AskBox } from '#ui/parts/ask-box.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { showList, showNumber } from '#ui/show.ts'

export type LawSearchPageProps = {
  filter: LawSearchFilter
  choices: SearchChoices
  results: SearchResult[]
  readAs: ReadAs
  total: number | 'many'
  hasNext: boolean
  /** Documents that the words name. */
  documents: (NamedDocument & { status: LawStatus })[]
  guides: GuideLine[]
  /** What is begun like the words, when nothing is found. */
  similar: string[]
  /** What one must know of the answer, e.g. that the index is being built. */
  notice: string | null
  library: LibraryState & { day: Day | null }
}

/** Tìm luật: the box, what was found with its state first, and what helps when nothing was. */
export function lawSearchPage(props: LawSearchPageProps): PageParts {
  const { filter, notice, library } = props
  const isAsked = filter.text !== ''
  const isFound = props.results.length + props.documents.length + props.guides.length > 0
  return {
    title: isAsked ? `${filter.text} – tìm luật` : 'Tìm luật',
    section: 'law',
    islands: ['suggest'],
    about: {
      description: 'Tìm điều luật theo lời thường, số hiệu hay tên văn bản.',
      canonicalPath: lawPaths.search,
      hidden: isAsked,
    },
    body: (
      <>
        <h1 class={isAsked ? 'unseen' : undefined}>Tìm luật</h1>
        <AskBox
          action={lawPaths.search}
          name="q"
          label="Bạn đang gặp chuyện gì?"
          submit="Tìm luật"
          value={filter.text}
          lengthMax={queryLettersMax}
          suggestFrom={lawPaths.suggest}
        >
          <Filters {...props} />
        </AskBox>
        {filter.doubts.map((sentence) => (
          <Notice key={sentence} tone="warning">
            {sentence}
          </Notice>
        ))}
        {notice !== null && <Notice tone="info">{notice}</Notice>}
        {isAsked && <ReadAsLine filter={filter} readAs={props.readAs} />}
        {isAsked && <Found {...props} />}
        {isAsked && !isFound && <NothingFound filter={filter} similar={props.similar} />}
        {!isAsked && <SearchStart topics={props.choices.topics} library={library} />}
      </>
    ),
  }
}

/** «Đã hiểu là»: the place that was named, and words that were taken for others, with the way to what was really typed. */
function ReadAsLine({ filter, readAs }: { filter: LawSearchFilter; readAs: ReadAs }) {
  const { documents, article, clause, point, corrections, said } = readAs
  const place = [point && `điểm ${point}`, clause && `khoản ${clause}`, article && `Điều ${article}`].filter(Boolean)
  const names = documents.slice(0, namesShown).map(fullName)
  const isPlace = article !== null || names.length > 0
  const words = [
    ...corrections.map(({ typed, read }) => ({ typed, read })),
    ...said.map(({ typed, legal }) => ({ typed, read: showList(legal.slice(0, namesShown)) })),
  ]
  if (!isPlace && words.length === 0 && !filter.asTyped) return null
  return (
    <p class="law-read-as">
      {(isPlace || words.length > 0) && 'Đã hiểu là: '}
      {isPlace && <strong>{[...place, showList(names)].filter(Boolean).join(' ')}</strong>}
      {isPlace && words.length > 0 && '; '}
      {words.map(({ typed, read }, index) => (
        <span key={typed}>
          {index > 0 && ', '}«{typed}» là <strong>{read}</strong>
        </span>
      ))}
      {(isPlace || words.length > 0) && '. '}
      {words.length > 0 && <a href={otherReading(filter, { asTyped: true })}>Tìm đúng như đã gõ</a>}
      {filter.asTyped && (
        <>
          Đang tìm đúng như đã gõ.{' '}
          <a href={otherReading(filter, { asTyped: false })}>Tìm cả chữ gần giống và lời của luật</a>
        </>
      )}
    </p>
  )
}

const namesShown = 3

function otherReading(filter: LawSearchFilter, change: Pick<LawSearchFilter, 'asTyped'>): string {
  return address(lawPaths.search, addressOfFilter({ ...filter, ...change }))
}

/** Folded until something narrows; they stand in the form of the box, so that one press sends both. */
function Filters({ filter, choices }: LawSearchPageProps) {
  return (
    <details class="law-filters" open={isNarrowed(filter) || filter.asTyped}>
      <summary>
        <Icon name="filter" />
        Lọc: loại văn bản, cơ quan, năm, chủ đề, còn hiệu lực
      </summary>
      <div class="law-filter-fields">
        <SelectField
          name="loai"
          label="Loại văn bản"
          empty="Mọi loại"
          options={choices.kinds}
          {...(filter.kind === undefined ? {} : { value: filter.kind })}
        />
        <SelectField
          name="co-quan"
          label="Cơ quan ban hành"
          empty="Mọi cơ quan"
          options={choices.issuers.map((issuer) => ({ value: issuer, label: issuer }))}
          {...(filter.issuer === undefined ? {} : { value: filter.issuer })}
        />
        <SelectField
          name="chu-de"
          label="Chủ đề"
          empty="Mọi chủ đề"
          options={choices.topics.map(({ code, name }) => ({ value: code, label: name }))}
          {...(filter.topic === undefined ? {} : { value: filter.topic })}
        />
        <TextField
          name="nam"
          label="Năm ban hành"
          width="short"
          keyboard="numeric"
          lengthMax={4}
          value={filter.year?.toString() ?? ''}
        />
        <DateField name="con-hieu-luc" label="Còn hiệu lực vào ngày" value={filter.inForceOn ?? ''} />
        <Checkbox
          name="dung-nhu-go"
          label="Tìm đúng như đã gõ"
          hint="Không sửa chữ gõ nhầm, không đổi lời thường ra lời của luật."
          checked={filter.asTyped}
        />
        <Button label="Lọc kết quả" tone="plain" icon="filter" />
        {isNarrowed(filter) && <a href={address(lawPaths.search, { q: filter.text })}>Bỏ hết bộ lọc</a>}
      </div>
    </details>
  )
}

function Found(props: LawSearchPageProps) {
  const { filter, results, total, documents, guides } = props
  return (
    <>
      {guides.length > 0 && (
        <section aria-labelledby="huong-dan">
          <h2 id="huong-dan">Hướng dẫn dễ hiểu</h2>
          <ul class="guide-list">
            {guides.map((guide) => (
              <GuideItem key={guide.id} guide={guide} />
            ))}
          </ul>
        </section>
      )}
      {documents.length > 0 && (
        <section aria-labelledby="van-ban">
          <h2 id="van-ban">Văn bản</h2>
          <ul class="law-hits">
            {documents.map((document) => (
              <li key={document.slug}>
                <StatusChip kind={document.status.kind} />
                <h3>
                  <a href={lawPath({ document: document.slug })}>{shortName(document)}</a>
                </h3>
                <p>{document.status.sentence}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {results.length > 0 && (
        <section aria-labelledby="dieu-luat">
          <h2 id="dieu-luat">Điều luật</h2>
          <p class="soft">{countSentence(total)}</p>
          <ol class="law-hits" start={(filter.page - 1) * 10 + 1}>
            {results.map((result) => (
              <Result key={result.article.articleId} result={result} inForceOn={filter.inForceOn} />
            ))}
          </ol>
          <Pages {...props} />
        </section>
      )}
    </>
  )
}

function countSentence(total: number | 'many'): string {
  return total === 'many'
    ? 'Nhiều điều có các chữ này; điều sát nhất đứng trước.'
    : `${showNumber(total)} điều, sát nhất đứng trước.`
}

function Result({ result: { article, best, twins }, inForceOn }: { result: SearchResult; inForceOn: Day | undefined }) {
  const { documentSlug, documentName, documentNumber, slug, number, title, status } = article
  const href = lawPath({ document: documentSlug, article: slug, clause: best.clause }, inForceOn)
  return (
    <li>
      <StatusChip kind={status.kind} />
      <h3>
        <a href={href}>
          Điều&nbsp;{number}
          {title === '' ? '' : `. ${title}`}
        </a>
      </h3>
      <p class="law-hit-from">
        {documentNumber === null || documentName.includes(documentNumber)
          ? documentName
          : `${documentName} số ${documentNumber}`}
      </p>
      {status.kind !== 'in-force' && <p class="law-hit-from">{status.sentence}</p>}
      <p>
        {best.clause !== null && <strong>Khoản {best.clause}: </strong>}
        {best.pieces.map(({ text, isMatch }, index) =>
          isMatch ? <mark key={`${index}-${text}`}>{text}</mark> : <span key={`${index}-${text}`}>{text}</span>,
        )}
      </p>
      {twins.length > 0 && (
        <p class="law-hit-from">
          Cùng nội dung tại:{' '}
          {twins.map((twin, index) => (
            <span key={twin.articleId}>
              {index > 0 && '; '}
              <a href={lawPath({ document: twin.documentSlug, article: twin.slug })}>
                Điều {twin.number} {twin.documentNumber ?? twin.documentName}
              </a>
            </span>
          ))}
        </p>
      )}
    </li>
  )
}

function Pages({ filter, hasNext }: LawSearchPageProps) {
  if (filter.page === 1 && !hasNext) return null
  const href = (page: number) =>
    address(lawPaths.search, addressOfFilter(filter), { trang: page === 1 ? undefined : String(page) })
  return (
    <nav class="law-beside" aria-label="Các trang kết quả">
      {filter.page > 1 && (
        <a href={href(filter.page - 1)} rel="prev">
          <Icon name="arrow-left" />
          Trang trước
        </a>
      )}
      <span>Trang {filter.page}</span>
      {hasNext && (
        <a href={href(filter.page + 1)} rel="next">
          Trang sau
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
