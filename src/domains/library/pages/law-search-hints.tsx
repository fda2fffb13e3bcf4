import { type Day, showDay } from '#base/day.ts'
import { lawPaths } from '#domains/library/law-paths.ts'
import { isNarrowed, type LawSearchFilter } from '#domains/library/search/law-search-filter.ts'
import type { LibraryState, SearchChoices } from '#domains/library/search/search-choices.queries.ts'
import { address } from '#ui/address.ts'
import { showNumber } from '#ui/show.ts'

/** Nothing was found: what to try, words that are alike, other ways in, whom to ask. */
export function NothingFound({ filter, similar }: { filter: LawSearchFilter; similar: readonly string[] }) {
  return (
    <section class="law-nothing" aria-labelledby="khong-thay">
      <h2 id="khong-thay">Không tìm thấy điều nào cho «{filter.text}»</h2>
      <ul>
        {isNarrowed(filter) && (
          <li>
            Bộ lọc có thể chặt quá: <a href={address(lawPaths.search, { q: filter.text })}>tìm lại, bỏ hết bộ lọc</a>.
          </li>
        )}
        {filter.asTyped && (
          <li>
            Đang tìm đúng như đã gõ:{' '}
            <a href={address(lawPaths.search, { q: filter.text })}>tìm cả chữ gần giống và lời của luật</a>.
          </li>
        )}
        <li>Gõ ít chữ hơn, chỉ tên việc. Ví dụ: «ly hôn», «lấn đất», «chậm trả lương». Không dấu cũng được.</li>
        <li>Biết số hiệu thì gõ số hiệu. Ví dụ: «35/2013/QH13».</li>
        {similar.length > 0 && (
          <li>
            Có thể bạn muốn tìm:{' '}
            {similar.map((words, index) => (
              <span key={words}>
                {index > 0 && '; '}
                <a href={address(lawPaths.search, { q: words })}>{words}</a>
              </span>
            ))}
          </li>
        )}
        <li>
          Xem <a href={lawPaths.topics}>luật theo chủ đề</a>, <a href={lawPaths.documents}>danh sách văn bản</a> hoặc{' '}
          <a href="/huong-dan">các hướng dẫn</a>.
        </li>
        <li>Hỏi công chức tư pháp – hộ tịch ở xã, phường nơi bạn ở. Hỏi không mất tiền.</li>
      </ul>
    </section>
  )
}

/** Before anything is asked: how to ask, and other ways in. */
export function SearchStart({
  topics,
  library,
}: Pick<SearchChoices, 'topics'> & { library: LibraryState & { day: Day | null } }) {
  return (
    <>
      <p>Hãy kể bằng lời thường, có dấu hay không dấu đều được. Bạn cũng có thể gõ số hiệu, hoặc «điều 5 luật…».</p>
      <ul>
        {topics.length > 0 && (
          <li>
            <a href={lawPaths.topics}>Xem luật theo chủ đề</a>
          </li>
        )}
        {library.documents > 0 && (
          <li>
            <a href={lawPaths.documents}>Xem danh sách văn bản</a>
          </li>
        )}
        <li>
          <a href="/huong-dan">Xem các hướng dẫn dễ hiểu</a>
        </li>
      </ul>
      <LibrarySays {...library} />
    </>
  )
}

/** What the library has, and to which day it is right. */
export function LibrarySays({ documents, articles, day }: LibraryState & { day: Day | null }) {
  if (documents === 0) return <p class="soft">Thư viện chưa có văn bản nào.</p>
  return (
    <p class="soft">
      Thư viện có {showNumber(documents)} văn bản{articles > 0 && `, ${showNumber(articles)} điều`}
      {day !== null && `; đúng đến ngày ${showDay(day)}`}.
    </p>
  )
}
