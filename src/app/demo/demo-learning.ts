import { citizen } from '#app/demo/demo-matters.ts'
import type { Story } from '#app/demo/demo-story.ts'
import { addDays, type Day, showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { approveContest } from '#domains/learning/acts/approve-contest.ts'
import { approveSurvey } from '#domains/learning/acts/approve-survey.ts'
import { chooseQuestions } from '#domains/learning/acts/choose-questions.ts'
import { enterContest } from '#domains/learning/acts/enter-contest.ts'
import { enterPaper } from '#domains/learning/acts/enter-paper.ts'
import { submitContest } from '#domains/learning/acts/submit-contest.ts'
import { submitSurvey } from '#domains/learning/acts/submit-survey.ts'
import { writeContest } from '#domains/learning/acts/write-contest.ts'
import { writeQuestion } from '#domains/learning/acts/write-question.ts'
import { writeSurvey } from '#domains/learning/acts/write-survey.ts'
import { findPublishedAnswers } from '#domains/matters/published-answers.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

type People = { lan: string; hung: string }

/** A contest and a survey of the ward that are open now: a visitor can enter, answer, or look how they stand. */
export async function tellLearning(
  story: Story,
  { lan, hung }: People,
  wardId: string,
  placeId: string,
): Promise<void> {
  const { house } = story
  story.moveToNow()
  const now = today(house.clock)
  const before = addDays(now, -2)
  const start: Day = before < `${story.year}-01-05` ? now : before
  story.moveTo(start)
  await tellSurvey(story, { lan, hung }, wardId, { opensOn: showDay(start), closesOn: showDay(addDays(now, 30)) })
  const questions: string[] = []
  const [asked] = await findPublishedAnswers(house.database.kysely, 'hàng xóm xây tường')
  for (const [index, question] of demoQuestions.entries()) {
    // the first is from what somebody asked the ward
    const from = { guideId: (index === 0 && asked?.id) || '' }
    questions.push(
      (await story.does(lan, writeQuestion, { ...emptyQuestion, ...question, ...from, bodyId: wardId })).id,
    )
  }
  const opensDay = showDay(start)
  const draft = await story.does(lan, writeContest, {
    ...demoContest,
    bodyId: wardId,
    opensDay,
    closesDay: showDay(addDays(now, 20)),
  })
  const contest = { contestId: draft.id, version: '0' }
  await story.does(lan, chooseQuestions, { ...contest, questions })
  await story.does(lan, submitContest, { ...contest, version: '1' })
  // at nine; it opens an hour later
  if (house.clock.now() >= draft.opensAt) return
  await story.does(hung, approveContest, { ...contest, version: '2' })
  story.moveTo(addDays(start, 1))
  if (house.clock.now() < draft.opensAt) return
  for (const [index, name] of entrants.entries())
    await perform(
      enterContest,
      { house, actor: citizen },
      {
        formKey: newSecret(),
        slug: draft.slug,
        name,
        phone: `09120008${index + 10}`,
        place: placeId,
        group: String(index % 2),
        agrees: 'co',
      },
    )
}

/** A survey that is open, with some papers entered. */
async function tellSurvey(
  story: Story,
  { lan, hung }: People,
  wardId: string,
  days: { opensOn: string; closesOn: string },
): Promise<void> {
  const form = { surveyId: '', version: '0', bodyId: wardId, ...demoSurvey, ...days }
  const { id } = await story.does(lan, writeSurvey, form)
  await story.does(lan, submitSurvey, { surveyId: id, version: '0' })
  await story.does(hung, approveSurvey, { surveyId: id, version: '1' })
  for (let paper = 1; paper <= 12; paper++) {
    const hasHeard = paper <= 7
    await story.does(lan, enterPaper, {
      surveyId: id,
      paperNumber: String(paper),
      c1: hasHeard ? '0' : '1',
      ...(hasHeard && { c2: paper % 2 === 0 ? ['0'] : ['0', '1'] }),
      c3: String(paper % 3 === 0 ? 2 : 4),
      c4: paper % 2 === 0 ? 'Thủ tục đất đai' : '',
      c5: String(2 + (paper % 4)),
    })
  }
}

const demoSurvey = {
  title: 'Nhu cầu tìm hiểu pháp luật năm tới',
  about: 'Phường Kinh Bắc xin ý kiến ông/bà để chọn nội dung tuyên truyền năm tới. Mất khoảng hai phút.',
  weighting: '',
  written: `1. Ông/bà đã nghe về hòa giải ở cơ sở chưa? [một]
- Đã nghe
- Chưa nghe -> 3
2. Ông/bà nghe qua đâu? [nhiều]
- Loa phường
- Họp tổ dân phố
- Mạng xã hội
3. Cách tuyên truyền của phường hợp với ông/bà đến mức nào? [thang 5]
4. Ông/bà muốn tìm hiểu thêm điều gì? [chữ]
5. Nhà ông/bà có mấy người? [số]`,
}

const entrants = ['Nguyễn Văn An', 'Trần Thị Bích', 'Lê Thị Chi', 'Phạm Văn Dũng', 'Hoàng Thị Én', 'Vũ Văn Giang']

const emptyQuestion = { questionId: '', version: '0', explanation: '' }

const demoQuestions = [
  {
    words: 'Từ khi được phân công, hòa giải viên bắt đầu hòa giải chậm nhất trong mấy ngày?',
    options: '3 ngày\n7 ngày\n15 ngày',
    answer: '1',
    cited: '35/2013/QH13 Điều 20',
    explanation: 'Trong thời hạn 3 ngày, kể từ ngày được phân công.',
  },
  {
    words: 'Muốn được hòa giải ở cơ sở có bắt buộc phải viết đơn không?',
    options: 'Bắt buộc, theo mẫu\nKhông bắt buộc, nói miệng cũng được\nBắt buộc, có xác nhận của tổ dân phố',
    answer: '2',
    cited: '35/2013/QH13 Điều 16',
    explanation: '',
  },
  {
    words: 'Hòa giải thành là khi nào?',
    options: 'Hòa giải viên quyết định xong\nCác bên đạt được thỏa thuận\nĐã hòa giải đủ ba lần',
    answer: '2',
    cited: '35/2013/QH13 Điều 24',
    explanation: '',
  },
  {
    words: 'Mỗi tổ hòa giải có ít nhất mấy hòa giải viên?',
    options: '2 người\n3 người, trong đó có hòa giải viên nữ\n5 người',
    answer: '2',
    cited: '35/2013/QH13 Điều 12',
    explanation: '',
  },
  {
    words: 'Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam là ngày nào?',
    options: '02 tháng 9\n09 tháng 11\n24 tháng 11',
    answer: '2',
    cited: '14/2012/QH13 Điều 8',
    explanation: '',
  },
]

const demoContest = {
  contestId: '',
  version: '0',
  title: 'Tìm hiểu Luật Hòa giải ở cơ sở',
  about:
    'Mọi người từ 14 tuổi đang sinh sống ở tỉnh Bắc Ninh đều dự thi được, mỗi người một bài.\nGiải thưởng trao tại nhà văn hóa phường trong vòng 30 ngày sau khi công bố kết quả. Hỏi thêm: bộ phận một cửa UBND phường.',
  groups: 'Học sinh, sinh viên\nNgười dân',
  drawCount: '4',
  asksGuess: 'co',
  sharesPhones: 'co',
  opensHour: '10:00',
  closesHour: '17 giờ',
  'count-prize-first': '1',
  'amount-prize-first': '1.000.000',
  'count-prize-second': '2',
  'amount-prize-second': '500.000',
}
