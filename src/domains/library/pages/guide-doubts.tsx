import type { GuideDoubt } from '#domains/library/guides/guide-doubts.ts'
import type { GuidePageProps } from '#domains/library/guides/guide-page.queries.ts'
import { levelNames } from '#domains/library/reading-level.ts'
import { durationInWords } from '#domains/library/speaking-time.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { showNumber } from '#ui/show.ts'

/** What stands beside the text: places that somebody must look at, and how hard it is to read. */
export function GuideDoubts({ doubts, level, speakingSeconds, shown }: GuidePageProps) {
  const without = shown.sources.filter(({ hasText, href }) => !hasText && href !== undefined).length
  return (
    <>
      <h2>Chỗ cần xem ({doubts.length})</h2>
      {doubts.length === 0 && <p>Mọi căn cứ đều tìm thấy và còn hiệu lực hôm nay.</p>}
      <ul class="doubts">
        {doubts.slice(0, doubtsShown).map((doubt) => (
          <Doubt key={`${doubt.about} ${doubt.sentence}`} doubt={doubt} />
        ))}
      </ul>
      {doubts.length > doubtsShown && <p class="hint">Và {doubts.length - doubtsShown} chỗ khác.</p>}
      {without > 0 && (
        <p class="hint">
          {without} văn bản được dẫn có trong danh mục nhưng thư viện chưa có phần chữ: khoản, điểm chưa đối chiếu được
          bằng máy.
        </p>
      )}
      <h2>Độ dễ đọc</h2>
      <p>
        <Chip tone={levelTones[level.level]} label={levelNames[level.level]} /> Trung bình{' '}
        {showNumber(level.meanSyllables)} tiếng một câu, {level.sentenceCount} câu; đọc trên loa khoảng{' '}
        {durationInWords(speakingSeconds)}.
      </p>
      {level.reasons.length > 0 && (
        <ul>
          {level.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </>
  )
}

const doubtsShown = 60
const levelTones: Record<keyof typeof levelNames, Tone> = { easy: 'good', fair: 'action', hard: 'warm' }

function Doubt({ doubt: { about, sentence, kind } }: { doubt: GuideDoubt }) {
  return (
    <li>
      <strong>{kind === 'form' ? about : `«${about}»`}</strong>
      <br />
      {sentence}
    </li>
  )
}
