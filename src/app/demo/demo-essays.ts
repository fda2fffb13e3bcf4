import { citizen } from '#app/demo/demo-matters.ts'
import type { Story } from '#app/demo/demo-story.ts'
import { addDays, type Day, showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { approveEssayContest } from '#domains/learning/acts/approve-essay-contest.ts'
import { dealEssays } from '#domains/learning/acts/deal-essays.ts'
import { enterEssay } from '#domains/learning/acts/enter-essay.ts'
import { markEssay } from '#domains/learning/acts/mark-essay.ts'
import { nameEssayMarker } from '#domains/learning/acts/name-essay-marker.ts'
import { submitEssayContest } from '#domains/learning/acts/submit-essay-contest.ts'
import { writeEssayContest } from '#domains/learning/acts/write-essay-contest.ts'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import { listPapersFor } from '#domains/learning/essays/marking.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

type People = { lan: string; hung: string }

/** Two essay contests of the ward: one that takes essays now, one that is being marked. */
export async function tellEssays(story: Story, { lan, hung }: People, wardId: string, placeId: string): Promise<void> {
  const { house } = story
  story.moveToNow()
  const now = today(house.clock)
  const start = addDays(now, -2)
  // in the first days of a year the story has no days behind it
  if (start < `${story.year}-01-05`) return
  story.moveTo(start)
  const approves = async (title: string, question: string, closesOn: Day): Promise<EssayContest> => {
    const days = { opensDay: showDay(start), closesDay: showDay(closesOn) }
    const draft = await story.does(lan, writeEssayContest, { ...demoForm, ...days, bodyId: wardId, title, question })
    await story.does(lan, submitEssayContest, { contestId: draft.id, version: '0' })
    return story.does(hung, approveEssayContest, { contestId: draft.id, version: '1' })
  }
  await approves(
    'Em viết về an toàn giao thông',
    'Kể một lần em hoặc người thân đi đường chưa đúng luật, và em sẽ làm khác thế nào.',
    addDays(now, 20),
  )
  const marking = await approves(
    'Kể chuyện hòa giải ở tổ dân phố',
    'Kể một vụ việc đã hòa giải được ở nơi bạn sống, và điều bạn học được.',
    addDays(start, 1),
  )
  story.moveTo(addDays(start, 1))
  for (const [index, { name, words }] of essays.entries())
    await perform(
      enterEssay,
      { house, actor: citizen },
      {
        formKey: newSecret(),
        slug: marking.slug,
        name,
        phone: `09120009${index + 10}`,
        place: placeId,
        group: String(index % 2),
        agrees: 'co',
        showsName: 'co',
        words,
        files: {},
      },
    )
  story.moveToNow()
  let { version } = marking
  for (const personId of [lan, hung])
    version = (await story.does(lan, nameEssayMarker, { contestId: marking.id, version: String(version), personId }))
      .version
  await story.does(lan, dealEssays, { contestId: marking.id, version: String(version) })
  const [first] = await listPapersFor(house.database.kysely, await loadActor(house.database.kysely, hung, now))
  if (first !== undefined)
    await story.does(hung, markEssay, {
      contestId: marking.id,
      paper: String(first.paper),
      d1: '40',
      d2: '25',
      d3: '16',
      note: 'Kể rõ ràng; nên dẫn thêm điều luật.',
    })
}

const demoForm = {
  contestId: '',
  version: '0',
  about:
    'Mọi người đang sinh sống ở tỉnh Bắc Ninh đều dự thi được, mỗi người một bài. Giải trao tại nhà văn hóa phường.',
  wordsMax: '800',
  consent: 'Tôi đồng ý để UBND phường Kinh Bắc ghi họ tên, xã phường và bài viết của tôi để chấm và trao giải.',
  groups: 'Học sinh, sinh viên\nNgười dân',
  criteria: 'Hiểu đúng luật: 50\nVí dụ thật, có ích cho người đọc: 30\nViết rõ, dễ hiểu: 20',
  gapPoints: '15',
  opensHour: '10:00',
  closesHour: '17 giờ',
  'count-prize-first': '1',
  'amount-prize-first': '1.000.000',
  'count-prize-third': '2',
  'amount-prize-third': '300.000',
}

const essays = [
  {
    name: 'Nguyễn Thị Mai Hương',
    words:
      'Ngõ em có hai nhà tranh nhau một lối đi rộng chưa đầy mét. Bác tổ trưởng mời cả hai nhà ra nhà văn hóa, pha ấm nước rồi hỏi từng người cần lối đi vào việc gì.\nHóa ra một nhà cần dắt xe, một nhà cần thoát nước. Hai bên ký biên bản, lối đi để chung. Em hiểu hòa giải không phải xem ai đúng hơn, mà là hai bên tự thỏa thuận được.',
  },
  {
    name: 'Trần Quốc Bảo Long',
    words:
      'Chuyện ở tổ em là chuyện con gà. Gà nhà này sang vườn nhà kia, hai nhà không nhìn mặt nhau nửa năm. Hòa giải viên đi lại ba buổi tối.\nCuối cùng một nhà rào lại, một nhà góp lưới. Không ai phải ra xã, không ai mất tiền.',
  },
  {
    name: 'Lê Thị Thu Hà',
    words:
      'Bà em là hòa giải viên. Bà bảo: nghe cho hết đã rồi hãy nói. Có vụ chia ruộng của bốn anh em, bà nghe ba buổi rồi mới đọc cho mọi người nghe luật nói gì.\nBốn anh em thỏa thuận, ghi vào giấy, và vẫn ăn Tết chung.',
  },
]
