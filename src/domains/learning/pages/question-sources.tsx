import { dayAt, showDay } from '#base/day.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import type { ChosenSource, QuestionSources } from '#domains/learning/questions/question-sources.queries.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'

type SourcesProps = { bodyId: string; sources: QuestionSources }

/** Lấy ý từ đâu: an approved guide, or what people asked and was published. */
export function Sources({ bodyId, sources }: SourcesProps) {
  const { chosen, sentence, search } = sources
  const isOpen = chosen !== undefined && sentence === undefined
  return (
    <>
      <details open={isOpen && chosen.answer === undefined}>
        <summary>Lấy ý từ bài hướng dẫn đã duyệt</summary>
        <FilterForm action={learningPaths.newQuestion} keep={{ 'co-quan': bodyId }}>
          <SelectField
            name="bai"
            label="Bài hướng dẫn"
            empty="Chọn bài"
            options={sources.guides.map(({ id, title }) => ({ value: id, label: title }))}
            value={chosen?.id}
            width="medium"
          />
        </FilterForm>
        {chosen?.answer === undefined && <Sentences bodyId={bodyId} chosen={chosen} />}
      </details>
      <details open={(isOpen && chosen.answer !== undefined) || (search !== undefined && chosen === undefined)}>
        <summary>Lấy ý từ điều người dân đã hỏi</summary>
        <Answers bodyId={bodyId} sources={sources} />
        {chosen?.answer !== undefined && (
          <>
            <h2>{chosen.title}</h2>
            <Sentences bodyId={bodyId} chosen={chosen} />
          </>
        )}
      </details>
      {chosen?.answer !== undefined && (
        <Notice tone={chosen.answer.isFlagged ? 'warning' : 'info'} title="Câu hỏi lấy ý từ câu trả lời đã công bố">
          <p>
            <a href={chosen.answer.href}>{chosen.title}</a>.{' '}
            {chosen.answer.isFlagged &&
              'Luật mà câu trả lời dẫn đã thay đổi, bài đang được rà lại: hãy đọc khoản hiện hành. '}
            Đừng thêm chi tiết làm lộ ai đã hỏi.
          </p>
        </Notice>
      )}
    </>
  )
}

function Answers({ bodyId, sources: { answers, search, chosen } }: SourcesProps) {
  return (
    <>
      <FilterForm action={learningPaths.newQuestion} keep={{ 'co-quan': bodyId }}>
        <TextField
          name="hoi"
          kind="search"
          label="Tìm trong câu trả lời đã công bố"
          hint="Ví dụ: hàng xóm lấn đất"
          value={search}
          width="medium"
          lengthMax={100}
        />
      </FilterForm>
      {answers.length === 0 ? (
        <p>
          {search
            ? 'Chưa có câu trả lời đã công bố nào có đủ các từ này. Hãy bớt từ, hoặc tìm bằng từ khác.'
            : 'Chưa có câu trả lời nào được công bố. Câu trả lời mà người hỏi đồng ý công bố, hai người đã đọc, sẽ hiện ở đây.'}
        </p>
      ) : (
        <ul>
          {answers.map(({ id, title, bodyName, publishedAt, isFlagged }) => (
            <li key={id}>
              <a
                href={address(learningPaths.newQuestion, { 'co-quan': bodyId, hoi: search, bai: id })}
                aria-current={id === chosen?.id ? 'true' : undefined}
              >
                {title}
              </a>{' '}
              <span class="soft">
                {bodyName}, {showDay(dayAt(publishedAt))}
                {isFlagged && ', đang rà lại vì luật đổi'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Each leads to the form with its place in the law filled in. */
function Sentences({ bodyId, chosen }: { bodyId: string; chosen: ChosenSource | undefined }) {
  if (chosen === undefined) return null
  if (chosen.sentences.length === 0) return <p>Không có câu nào ở đây ghi căn cứ. Hãy chọn bài khác.</p>
  return (
    <ul>
      {chosen.sentences.map(({ text, cited }, index) => (
        <li key={text}>
          <a href={address(learningPaths.newQuestion, { 'co-quan': bodyId, bai: chosen.id, cau: String(index) })}>
            {text}
          </a>{' '}
          <span class="soft">{cited}</span>
        </li>
      ))}
    </ul>
  )
}
