import { showMoment } from '#base/day.ts'
import { perPage, phaseAt } from '#domains/learning/contests/contest.ts'
import { orderOptions } from '#domains/learning/contests/contest-draw.ts'
import type { OwnEntry, OwnResult } from '#domains/learning/contests/entry.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type EntryPageProps = { entry: OwnEntry; pass: string; page: number; result: OwnResult | undefined }

export function lastPage(entry: Pick<OwnEntry, 'drawn'>): number {
  return Math.max(1, Math.ceil(entry.drawn.length / perPage))
}

/** Bài dự thi: a page of questions while the contest is open, what was written afterwards, the result when it is published. */
export function entryPage(props: EntryPageProps, view: View): PageParts {
  const { entry, pass, page, result } = props
  const phase = phaseAt(entry, view.now)
  const isOpen = entry.state === 'approved' && phase === 'open'
  return {
    title: `Bài dự thi: ${entry.title}`,
    section: 'contests',
    trail: [
      { label: 'Cuộc thi', href: learningPaths.contests },
      { label: entry.title, href: learningPaths.contest(entry.slug) },
    ],
    about: { hidden: true },
    body: (
      <>
        <PageHead title={entry.title} lead={`Số báo danh ${entry.number}. ${sayWritten(entry)}`} />
        {!isOpen && result === undefined && (
          <Notice tone="info" title={phase === 'soon' ? 'Cuộc thi chưa mở' : 'Cuộc thi đã đóng'}>
            Các câu đã ghi được chấm. Kết quả công bố ở trang cuộc thi; mở lại trang này bằng mã để xem bài của bạn.
          </Notice>
        )}
        {result !== undefined && <Result entry={entry} result={result} pass={pass} />}
        {isOpen && page <= lastPage(entry) && <Questions {...props} view={view} />}
        {isOpen && page > lastPage(entry) && <Written {...props} />}
      </>
    ),
  }
}

function sayWritten({ answered, drawn }: OwnEntry): string {
  return `Đã ghi ${answered.length} trên ${drawn.length} câu.`
}

function Questions({ entry, pass, page, view }: EntryPageProps & { view: View }) {
  const last = lastPage(entry)
  return (
    <>
      <ErrorSummary refusal={view.refusal} />
      <p>
        Trang {page} trên {last}. Không tính giờ; sửa được đến {showMoment(entry.closesAt)}.
      </p>
      <FormPost
        action={learningPaths.entry(pass)}
        csrf={view.csrf}
        submit={page === last ? 'Ghi và xem lại' : 'Ghi và sang trang sau'}
        hidden={{ trang: String(page) }}
      >
        {entry.questions.map((question, index) => {
          const name = `c${question.number}`
          const typed = view.typed[name]
          const saved = question.choice === null ? undefined : String(question.choice)
          return (
            <RadioGroup
              key={name}
              name={name}
              label={`Câu ${(page - 1) * perPage + index + 1}. ${question.words}`}
              hint={
                question.withdrawn ? 'Câu này đã rút vì luật đổi: bạn được tính đúng, không phải trả lời.' : undefined
              }
              options={orderOptions(entry.drawSeed, question.number, question.options.length).map((option) => ({
                value: String(option),
                label: question.options[option]!,
              }))}
              value={typeof typed === 'string' ? typed : saved}
            />
          )
        })}
        {page === last && entry.asksGuess && (
          <TextField
            name="doan"
            label="Bạn đoán có bao nhiêu người trả lời đúng tất cả các câu?"
            hint="Một con số. Dùng để xếp hạng những người bằng số câu đúng."
            keyboard="numeric"
            width="short"
            value={
              typeof view.typed.doan === 'string' ? view.typed.doan : entry.guess === null ? '' : String(entry.guess)
            }
          />
        )}
      </FormPost>
      {page > 1 && (
        <p>
          <a href={learningPaths.entry(pass, page - 1)}>Trang trước</a>
        </p>
      )}
    </>
  )
}

function Written({ entry, pass }: EntryPageProps) {
  const missing = entry.drawn.length - entry.answered.length
  return (
    <>
      <Notice
        tone={missing === 0 ? 'saved' : 'warning'}
        title={missing === 0 ? 'Đã ghi đủ bài' : `Còn ${missing} câu chưa trả lời`}
      >
        {`Bài được chấm với những câu đã ghi, không phải nộp gì thêm. Sửa được đến ${showMoment(entry.closesAt)}.`}
      </Notice>
      {entry.asksGuess && (
        <p>
          {entry.guess === null
            ? 'Bạn chưa đoán số người đúng tất cả.'
            : `Bạn đoán ${showNumber(entry.guess)} người đúng tất cả.`}
        </p>
      )}
      <ul>
        {Array.from({ length: lastPage(entry) }, (_, index) => {
          const own = entry.drawn.slice(index * perPage, (index + 1) * perPage)
          const done = own.filter((number) => entry.answered.includes(number)).length
          return (
            <li key={index}>
              <a href={learningPaths.entry(pass, index + 1)}>
                Trang {index + 1}: đã ghi {done} trên {own.length} câu
              </a>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Result({ entry, result, pass }: { entry: OwnEntry; result: OwnResult; pass: string }) {
  return (
    <>
      <Facts
        facts={[
          { term: 'Đúng', detail: `${result.right} trên ${entry.drawn.length} câu` },
          { term: 'Xếp hạng', detail: showNumber(result.rank) },
        ]}
      />
      <LinkButton href={learningPaths.certificate(pass)} label="Giấy chứng nhận (.docx)" icon="download" />
      <ol>
        {result.questions.map((question) => (
          <li key={question.words}>
            <p>
              {question.words}{' '}
              <Chip
                tone={question.withdrawn || question.choice === question.answer ? 'good' : 'danger'}
                label={
                  question.withdrawn
                    ? 'Tính đúng'
                    : question.choice === question.answer
                      ? 'Đúng'
                      : question.choice === null
                        ? 'Chưa trả lời'
                        : 'Sai'
                }
              />
            </p>
            <p>
              Trả lời đúng: {question.options[question.answer]} <span class="soft">({question.cited})</span>
            </p>
            {question.explanation !== '' && <p>{question.explanation}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
