import { sql } from 'kysely'
import { daysBefore, type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { namesKeptDays } from '#domains/learning/names-kept.ts'

const atContest = { path: learningPaths.deskContest, deed: 'read contests' } as const
const atEssays = { path: learningPaths.deskEssay, deed: 'read contests' } as const
const atSurvey = { path: learningPaths.deskSurvey, deed: 'read surveys' } as const

export const learningChecks: IntegrityCheck[] = [
  {
    id: 'learning.entered-out-of-time',
    name: 'Có bài vào thi trước giờ mở hoặc sau giờ đóng',
    means: 'Kết quả cuộc thi không công bằng.',
    severity: 'error',
    over: slicesOf('contest_entry', 500),
    find: () => sql`select distinct c.id::text as id, c.body_id from slice e join contest c on c.id = e.contest_id
      where e.entered_at < c.opens_at or e.entered_at > c.closes_at + interval '1 minute'`,
    mend: 'Không công bố kết quả; báo người phụ trách kỹ thuật.',
    at: atContest,
  },
  {
    id: 'learning.answer-not-drawn',
    name: 'Có câu trả lời cho câu không rút trúng',
    means: 'Điểm của bài này không đúng.',
    severity: 'error',
    over: slicesOf('contest_entry', 500),
    find: () => sql`select distinct c.id::text as id, c.body_id from slice e join contest c on c.id = e.contest_id
      join contest_answer a on a.entry_id = e.id where a.question <> 0 and not a.question = any(e.drawn)`,
    mend: 'Không công bố kết quả; báo người phụ trách kỹ thuật.',
    at: atContest,
  },
  {
    id: 'learning.drawn-unknown',
    name: 'Bài thi rút phải câu không có trong đề',
    means: 'Người thi không thể trả lời đủ.',
    severity: 'error',
    over: slicesOf('contest_entry', 500),
    find: () => sql`select distinct c.id::text as id, c.body_id from slice e join contest c on c.id = e.contest_id
      cross join lateral unnest(e.drawn) drawn (number)
      where not exists (select 1 from contest_question q where q.contest_id = e.contest_id and q.number = drawn.number)`,
    mend: 'Không công bố kết quả; báo người phụ trách kỹ thuật.',
    at: atContest,
  },
  {
    id: 'learning.result-of-another-contest',
    name: 'Kết quả ghi ở cuộc thi khác cuộc thi của bài',
    means: 'Bảng xếp hạng có người không dự thi.',
    severity: 'error',
    over: slicesOf('contest_entry', 500),
    find: () => sql`select distinct r.contest_id::text as id, c.body_id from slice e join contest_result r on r.entry_id = e.id
      join contest c on c.id = r.contest_id where r.contest_id <> e.contest_id`,
    mend: 'Chấm lại cuộc thi.',
    at: atContest,
  },
  {
    id: 'learning.counted-without-results',
    name: 'Cuộc thi ghi là đã chấm mà không có kết quả',
    means: 'Trang kết quả trống.',
    severity: 'error',
    over: slicesOf('contest', 200),
    find: () => sql`select c.id::text as id, c.body_id from slice c where c.state in ('counted', 'published')
      and exists (select 1 from contest_entry e join contest_answer a on a.entry_id = e.id where e.contest_id = c.id)
      and not exists (select 1 from contest_result r where r.contest_id = c.id)`,
    mend: 'Chấm lại cuộc thi.',
    at: atContest,
  },
  {
    id: 'learning.right-beyond-answered',
    name: 'Số câu đúng nhiều hơn số câu đã trả lời và số câu rút',
    means: 'Xếp hạng sai.',
    severity: 'error',
    over: slicesOf('contest_entry', 500),
    find: () => sql`select distinct c.id::text as id, c.body_id from slice e join contest_result r on r.entry_id = e.id join contest c on c.id = r.contest_id
      where r.right_count > cardinality(e.drawn)`,
    mend: 'Chấm lại cuộc thi.',
    at: atContest,
  },
  {
    id: 'learning.too-few-questions',
    name: 'Cuộc thi sắp hoặc đang mở còn ít câu hơn số phải rút',
    means: 'Người thi không vào thi được.',
    severity: 'error',
    over: slicesOf('contest', 200),
    find: ({
      now,
    }) => sql`select c.id::text as id, c.body_id from slice c where c.state = 'approved' and c.closes_at > ${now}
      and (select count(*) from contest_question q where q.contest_id = c.id) < c.draw_count`,
    mend: 'Báo người soạn đề: cuộc thi này không mở được, cần lập cuộc thi khác.',
    at: atContest,
  },
  {
    id: 'learning.names-kept',
    name: 'Tên người dự thi còn giữ quá thời hạn đã hứa',
    means: 'Giữ dữ liệu cá nhân không còn cần.',
    severity: 'error',
    over: slicesOf('contest', 200),
    find: ({
      now,
    }) => sql`select c.id::text as id, c.body_id from slice c where c.closes_at < ${daysBefore(now, namesKeptDays + 3)}
      and exists (select 1 from contest_entry e where e.contest_id = c.id and e.sealed is not null)`,
    mend: 'Bấm «Chạy ngay việc đêm»; nếu vẫn còn, xem nhật ký máy chủ.',
    at: atContest,
    next: [{ kind: 'night', job: 'learning.forget' }],
  },
  {
    id: 'learning.contest-of-ended-body',
    name: 'Cuộc thi đang mở của cơ quan đã kết thúc',
    means: 'Không ai chấm và trao giải.',
    severity: 'warning',
    find: ({ today, now }) => sql`select c.id::text as id, c.body_id from body join contest c on c.body_id = body.id
      where body.to_day <= ${today} and c.state = 'approved' and c.closes_at > ${now}`,
    mend: 'Giao cho một người có vai trò ở cơ quan này đến khi cuộc thi kết thúc.',
    at: atContest,
  },
  {
    id: 'learning.essay-without-paper',
    name: 'Đã rọc phách mà có bài không có số phách',
    means: 'Bài này không ai chấm.',
    severity: 'error',
    over: slicesOf('essay_contest', 200),
    find: () => sql`select c.id::text as id, c.body_id from slice c where c.dealt_at is not null
      and exists (select 1 from essay_entry e where e.contest_id = c.id and e.paper is null)`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã cuộc thi.',
    at: atEssays,
  },
  {
    id: 'learning.essay-mark-elsewhere',
    name: 'Điểm chấm ghi ở cuộc thi khác cuộc thi của bài',
    means: 'Bài được chấm bởi người không thuộc ban giám khảo.',
    severity: 'error',
    over: slicesOf('essay_entry', 500),
    find: () => sql`select distinct e.contest_id::text as id, c.body_id from slice e join essay_mark m on m.entry_id = e.id
      join essay_contest c on c.id = e.contest_id where m.contest_id <> e.contest_id`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã cuộc thi.',
    at: atEssays,
  },
  {
    id: 'learning.essay-result-unmarked',
    name: 'Bài có kết quả mà chưa được chấm',
    means: 'Giải trao cho bài chưa ai đọc.',
    severity: 'error',
    over: slicesOf('essay_entry', 500),
    find: () => sql`select distinct e.contest_id::text as id, c.body_id from slice e join essay_result r on r.entry_id = e.id
      join essay_contest c on c.id = e.contest_id
      where not exists (select 1 from essay_mark m where m.entry_id = e.id and m.total is not null)`,
    mend: 'Không công bố; chấm lại bài này.',
    at: atEssays,
  },
  {
    id: 'learning.response-out-of-time',
    name: 'Có phiếu khảo sát nộp ngoài thời gian',
    means: 'Kết quả gồm cả ý kiến ngoài đợt.',
    severity: 'error',
    over: slicesOf('survey_response'),
    find: () => sql`select distinct s.id::text as id, s.body_id from slice r join survey s on s.id = r.survey_id
      where r.form_hash is not null and (r.received_on < s.opens_on or r.received_on > s.closes_on)`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã khảo sát.',
    at: atSurvey,
  },
  {
    id: 'learning.quiz-of-lost-question',
    name: 'Bài trong lớp có câu không còn trong ngân hàng',
    means: 'Học sinh mở ra thấy thiếu câu.',
    severity: 'error',
    over: slicesOf('class_quiz', 500),
    find: () => sql`select distinct k.id::text as id, k.body_id from slice k cross join lateral unnest(k.question_ids) asked (id)
      where not exists (select 1 from learning_question q where q.id = asked.id)`,
    mend: 'Lập bài khác cho lớp.',
    at: { path: learningPaths.classResults, deed: 'read contests' },
  },
]
