import { showCell } from '#base/small-cells.ts'
import type { QuestionResult } from '#domains/learning/surveys/survey-results.ts'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { showNumber } from '#ui/show.ts'

export type ResultsPartProps = { results: QuestionResult[]; responses: number; weighting: string; showsTexts: boolean }

/** Bars with their numbers, question by question; small cells say that they are not shown. */
export function ResultsPart({ results, responses, weighting, showsTexts }: ResultsPartProps) {
  return (
    <section aria-labelledby="ket-qua">
      <h2 id="ket-qua">Kết quả</h2>
      <p>
        {responses < 5 ? 'Dưới 5 phiếu: chưa hiện kết quả nào.' : `${showNumber(responses)} phiếu.`} Ô dưới 5 không
        hiện, để không ai bị nhận ra.
      </p>
      <p>
        {weighting === ''
          ? 'Chưa gia quyền: số liệu chỉ nói về người đã trả lời, không suy ra cho cả địa bàn.'
          : `Ghi chú về gia quyền: ${weighting}`}
      </p>
      {responses >= 5 &&
        results.map((result) => <OneResult key={result.question.number} result={result} showsTexts={showsTexts} />)}
    </section>
  )
}

function OneResult({ result, showsTexts }: { result: QuestionResult; showsTexts: boolean }) {
  const { question, answered, cells, mean, median, texts } = result
  return (
    <article>
      <h3>
        Câu {question.number}. {question.words}
      </h3>
      <p class="soft">Người trả lời: {showCell(answered)}</p>
      {cells.length > 0 && (
        <SmallBars
          caption={`Câu ${question.number}`}
          heads={{ label: 'Phương án', value: 'Số người chọn' }}
          bars={cells.map(({ label, cell }) =>
            typeof cell === 'number' ? { label, value: cell } : { label, value: 0, shown: showCell(cell) },
          )}
        />
      )}
      {mean !== null && median !== null && (
        <p>
          Trung bình {mean.toLocaleString('vi-VN', { maximumFractionDigits: 1 })}, trung vị{' '}
          {median.toLocaleString('vi-VN', { maximumFractionDigits: 1 })}.
        </p>
      )}
      {question.kind === 'text' &&
        (showsTexts ? (
          <ul>
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          <p>Ý kiến ghi bằng chữ không công khai.</p>
        ))}
    </article>
  )
}
