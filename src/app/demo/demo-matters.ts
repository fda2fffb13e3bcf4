import type { Story } from '#app/demo/demo-story.ts'
import { addDays, type Day, showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { approveGuide } from '#domains/library/acts/approve-guide.ts'
import { foundGuide } from '#domains/library/acts/steps/found-guide.ts'
import { submitGuide } from '#domains/library/acts/submit-guide.ts'
import { acceptMatter } from '#domains/matters/acts/accept-matter.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { askPerson } from '#domains/matters/acts/ask-person.ts'
import { askWithdrawal } from '#domains/matters/acts/ask-withdrawal.ts'
import { assignMatter } from '#domains/matters/acts/assign-matter.ts'
import { bookReception } from '#domains/matters/acts/book-reception.ts'
import { extendMatter } from '#domains/matters/acts/extend-matter.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { linkDuplicate } from '#domains/matters/acts/link-duplicate.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import { preparePublicAnswer } from '#domains/matters/acts/prepare-public-answer.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { saveReceptionRule } from '#domains/matters/acts/save-reception-rule.ts'
import { saveTemplateAct } from '#domains/matters/acts/save-template.ts'
import { sayOutcome } from '#domains/matters/acts/say-outcome.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { writeRelease } from '#domains/matters/acts/write-release.ts'
import type { DoorSlug } from '#domains/matters/filing-door.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { loadSchedule } from '#domains/matters/reception/reception.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'

/** Somebody without an account. */
export const citizen: Actor = {
  personId: null,
  name: 'Người dân',
  grants: [],
  bodyId: null,
  actingFor: null,
  address: null,
  userAgent: null,
}

type People = { lan: string; hung: string }

/** What people brought to the ward in the last weeks: each at another point of its way, so that a visitor can go on from there. */
export async function tellMatters(story: Story, { lan, hung }: People, wardId: string): Promise<void> {
  const { house } = story
  const now = today(house.clock)
  const daysAgo = (days: number): Day => {
    const day = addDays(now, -days)
    return day < `${story.year}-01-05` ? `${story.year}-01-05` : day
  }
  const brings = async (door: DoorSlug, words: string, more: object = {}) => {
    const form = { door, formKey: newSecret(), bodyId: wardId, words, ...somebody, files: {}, ...more }
    const { submissionId } = await perform(fileSubmission, { house, actor: citizen }, form)
    return (await listMattersOf(house.database.kysely, [submissionId]))[0]!
  }
  const step = async <Input, Output>(
    who: string,
    deed: Act<Input, Output>,
    { id, submissionId }: Matter,
    more: object = {},
  ) => {
    const [{ version } = { version: 0 }] = await listMattersOf(house.database.kysely, [submissionId])
    const typed = { matterId: id, version: String(version), files: {}, ...more }
    await story.does(who, deed, typed)
  }

  story.moveTo(daysAgo(24))
  await story.does(hung, openFrontDesk, { bodyId: wardId, version: '0', isOpen: 'co', ...desk })
  await story.does(hung, saveReceptionRule, { ...reception, bodyId: wardId, fromDay: showDay(daysAgo(24)) })
  const question = await brings(
    'hoi-dap',
    'Hàng xóm xây tường lấn sang đất nhà tôi khoảng nửa mét. Tôi phải làm gì trước?',
    { publish: 'co' },
  )
  const complaint = await brings(
    'khieu-nai',
    'Tôi bị phạt vì đổ vật liệu ra vỉa hè, nhưng đó không phải của nhà tôi.',
    {
      against: 'Quyết định xử phạt của Chủ tịch UBND phường',
      files: { files: [signedLetter] },
    },
  )
  story.moveTo(daysAgo(21))
  await step(lan, assignMatter, question, { officerId: lan })
  await step(lan, writeAnswer, question, { text: wallAnswer })
  await step(lan, submitAnswer, question)
  await step(hung, approveAnswer, question)
  await step(hung, acceptMatter, complaint)
  const template = {
    templateId: '',
    version: '0',
    bodyId: wardId,
    title: 'Tranh chấp ranh giới: hòa giải trước',
    text: wallAnswer,
  }
  await story.does(lan, saveTemplateAct, template)
  story.moveTo(daysAgo(18))
  const own = { matterId: question.id, submissionIds: [question.submissionId] }
  await perform(sayOutcome, { house, actor: citizen }, { ...own, says: 'resolved', words: '' })
  await publishes(story, { lan, hung }, question)
  story.moveTo(daysAgo(6))
  const drain = await brings('phan-anh', 'Cống trước ngõ 12 đường Nguyễn Đăng Đạo tắc hai tháng, mưa là ngập vào nhà.')
  await step(lan, assignMatter, drain, { officerId: lan })
  await step(lan, askPerson, drain, {
    told: 'Mong ông/bà gửi ảnh chỗ cống tắc và số nhà gần nhất để đội thoát nước tìm đúng chỗ.',
  })
  const drainAgain = await brings(
    'phan-anh',
    'Cống trước ngõ 12 đường Nguyễn Đăng Đạo tắc hai tháng rồi, mưa là ngập vào nhà tôi.',
    { name: 'Lý Thị Cúc', phone: '0912 000 333' },
  )
  await step(lan, linkDuplicate, drainAgain, { ofId: drain.id })
  await brings('phan-anh', 'Cống trước ngõ 12 đường Nguyễn Đăng Đạo tắc, mưa là ngập vào nhà, mong phường cho thông.', {
    name: 'Trần Văn Dần',
    phone: '0912 000 444',
  })
  const reason = 'Vụ việc cần xác minh thêm với đội quản lý trật tự đô thị và hai hộ liền kề.'
  await step(hung, extendMatter, complaint, { told: reason })
  story.moveTo(daysAgo(3))
  const birth = await brings(
    'hoi-dap',
    'Con tôi sinh ở quê ngoại, bố mẹ thường trú ở phường thì đăng ký khai sinh ở đâu?',
    {
      name: '',
      address: '',
    },
  )
  await step(lan, writeAnswer, birth, { text: birthAnswer })
  await step(lan, submitAnswer, birth)
  const fee = await brings('khieu-nai', 'Phường báo tôi nộp phí chỗ đỗ xe hai lần cho một tháng.', {
    name: 'Vũ Văn Hải',
    address: 'Tổ dân phố số 7',
    phone: '0912 000 777',
    against: 'Thông báo nộp phí của Chủ tịch UBND phường',
    files: { files: [signedLetter] },
  })
  story.moveTo(daysAgo(1))
  const wish = 'Phường đã trả lại khoản nộp thừa, tôi không khiếu nại nữa.'
  await perform(
    askWithdrawal,
    { house, actor: citizen },
    { matterId: fee.id, submissionIds: [fee.submissionId], words: wish },
  )
  const request = await brings('thong-tin', 'Tôi cần bản sao quy hoạch chi tiết khu dân cư phía bắc phường.', {
    form: 'Tệp gửi qua thư',
    email: 'an@example.vn',
  })
  const pickUp = 'Đến bộ phận một cửa phường nhận bản sao, giờ làm việc.'
  await step(lan, writeRelease, request, { outcome: 'full', how: pickUp, cost: '' })
  await brings('to-cao', 'Một cán bộ thu tiền «bồi dưỡng» khi làm giấy. Có người chứng kiến và tin nhắn còn giữ.')
  story.moveToNow()
  const { sessions } = await loadSchedule(house.database.kysely, wardId, now)
  const next = sessions.find(({ day }) => day > now)
  if (next !== undefined)
    await perform(
      bookReception,
      { house, actor: citizen },
      {
        formKey: newSecret(),
        ruleId: next.rule.id,
        day: next.day,
        slot: '0',
        about: 'Hỏi về ranh giới đất',
        ...somebody,
      },
    )
  const { submissionId } = await story.does(lan, recordSubmission, {
    formKey: newSecret(),
    bodyId: wardId,
    channel: 'reception',
    kind: 'mediation-request',
    receivedOn: showDay(today(house.clock)),
    words: 'Hai nhà cạnh nhau cãi cọ vì nước mưa từ mái nhà này đổ sang sân nhà kia.',
    name: 'Đỗ Văn Bình',
    address: 'Tổ dân phố số 4',
    phone: '0912 000 111',
    helperName: 'Bà Hòa, Chi hội trưởng Phụ nữ tổ 4',
    consent: 'co',
    wantsCall: 'co',
    files: {},
  })
  const [quarrel] = await listMattersOf(house.database.kysely, [submissionId])
  await step(lan, askPerson, quarrel!, {
    told: 'Mong ông chọn giúp một buổi tối trong tuần để hai nhà gặp tổ hòa giải.',
  })
  const mediation = await brings('hoi-dap', 'Nhờ tổ hòa giải của khu phố có mất tiền không, ai đứng ra làm?')
  await step(lan, writeAnswer, mediation, { text: mediationAnswer })
  await step(lan, submitAnswer, mediation)
  await step(hung, approveAnswer, mediation)
}

/** Lan writes it for everybody, Hùng reads it second. */
async function publishes(story: Story, { lan, hung }: People, { id: matterId, submissionId }: Matter): Promise<void> {
  const [{ version } = { version: 0 }] = await listMattersOf(story.house.database.kysely, [submissionId])
  const form = { matterId, version: String(version), ...wallWording }
  const { id: guideId } = await story.does(lan, preparePublicAnswer(foundGuide), form)
  await story.does(lan, submitGuide, { guideId, version: '0' })
  await story.does(hung, approveGuide, { guideId, version: '1', acceptUncited: '1' })
}

const desk = {
  address: 'Nơi tiếp công dân, trụ sở UBND phường Kinh Bắc',
  phone: '0222 000 1111',
  hours: 'Thứ Hai đến thứ Sáu, 7 giờ 30 đến 11 giờ 30 và 13 giờ 30 đến 17 giờ',
}

const reception = {
  ruleId: '',
  version: '0',
  receiver: 'Chủ tịch UBND phường',
  room: 'Phòng tiếp công dân, trụ sở UBND phường Kinh Bắc',
  weekday: '4',
  weeks: [],
  starts: '7:30',
  ends: '11:30',
  slotMinutes: '30',
  seats: '1',
  toDay: '',
}

const somebody = { name: 'Nguyễn Văn An', address: 'Tổ dân phố số 2', phone: '0912 000 222' }

const wallAnswer = `Trước hết hai nhà nên nhờ tổ hòa giải: hòa giải viên giúp hai bên đo lại ranh giới, không mất tiền. [35/2013/QH13 Điều 16]
Hòa giải viên bắt đầu trong ba ngày kể từ khi được phân công. [35/2013/QH13 Điều 20]
Nếu hòa giải không thành, bạn mang giấy tờ đất đến UBND phường để được hướng dẫn bước tiếp.`

const mediationAnswer = `Không mất tiền. Bạn hoặc người nhà nói với tổ trưởng tổ hòa giải là được. [35/2013/QH13 Điều 16]`

const wallWording = {
  title: 'Hàng xóm xây tường lấn sang đất nhà mình thì làm gì trước?',
  topic: 'dat-nha',
  question: 'Hàng xóm xây tường lấn sang đất nhà tôi. Tôi phải làm gì trước?',
  answer: wallAnswer,
  grown: 'co',
}

const birthAnswer = `Bạn đăng ký ở nơi cư trú của cha hoặc của mẹ, nên làm được ở phường Kinh Bắc. [60/2014/QH13 Điều 13]
Mang giấy chứng sinh và căn cước của cha, mẹ đến bộ phận một cửa.`

/** One white pixel stands for the photograph of a letter. */
const signedLetter = {
  name: 'don-khieu-nai.png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
}
