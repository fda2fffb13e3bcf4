import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { correctDisclosure } from '#domains/disclosure/acts/correct-disclosure.ts'
import { enterDisclosure } from '#domains/disclosure/acts/enter-disclosure.ts'
import { makeDisclosureList } from '#domains/disclosure/acts/make-disclosure-list.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { postDisclosureList } from '#domains/disclosure/acts/post-disclosure-list.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { today } from '#platform/clock.ts'

const site = 'https://kinhbac.example.vn'

/** What the ward has to make public: in time, late, corrected, waiting, too late by now; and the list of it. Days count from today. */
const lines = [
  {
    kind: 'contact',
    title: 'Đầu mối tiếp nhận yêu cầu cung cấp thông tin',
    number: '',
    made: -58,
    at: `${site}/dau-moi`,
  },
  { kind: 'budget', title: 'Dự toán ngân sách phường', number: '45/QĐ-UBND', made: -46, at: `${site}/ngan-sach` },
  {
    kind: 'plan',
    title: 'Chương trình công tác năm của UBND phường',
    number: '12/CTr-UBND',
    made: -40,
    on: -22,
    at: site,
  },
  {
    kind: 'procedure',
    title: 'Danh mục thủ tục hành chính làm tại phường',
    number: '61/QĐ-UBND',
    made: -30,
    at: 'Bảng niêm yết, sảnh trụ sở UBND phường',
  },
  { kind: 'relief-and-funds', title: 'Thu, chi quỹ Đền ơn đáp nghĩa', number: '18/BC-UBND', made: -20 },
  { kind: 'fees', title: 'Mức thu lệ phí hộ tịch tại phường', number: '70/TB-UBND', made: -1 },
  { kind: 'work-report', title: 'Báo cáo công tác tháng của UBND phường', number: '25/BC-UBND', made: 0 },
  { kind: 'budget', title: 'Dự toán ngân sách phường (ghi trùng)', number: '45/QĐ-UBND', made: -46 },
] as const

export async function tellDisclosures({ house, does }: Story, lan: string, bodyId: string): Promise<void> {
  const day = (days: number) => showDay(addDays(today(house.clock), days))
  const entered = []
  for (const line of lines) {
    const { id, version } = await does(lan, enterDisclosure, {
      ...{ disclosureId: '', version: '0', bodyId, dueOn: '', dueBy: '', keepUntil: '' },
      ...{ kind: line.kind, title: line.title, number: line.number, madeOn: day(line.made) },
      channels: 'at' in line && !line.at.startsWith('https:') ? ['posting'] : ['portal'],
    })
    const form = { disclosureId: id, version: String(version) }
    if ('at' in line)
      await does(lan, notePublished, {
        ...form,
        publishedOn: day('on' in line ? line.on : line.made),
        publishedAt: line.at,
        why: '',
      })
    entered.push(form)
  }
  const published = { version: '1' }
  await does(lan, correctDisclosure, {
    ...{ ...entered[3]!, ...published },
    correctedOn: day(-12),
    words: 'Thủ tục số 14: thời gian giải quyết là 3 ngày làm việc, không phải 5 ngày.',
  })
  await does(lan, withdrawDisclosure, { ...entered[7]!, withdrawnWhy: 'Ghi trùng với mục Dự toán ngân sách phường' })
  const list = await does(lan, makeDisclosureList, {
    ...{ bodyId, formerId: '', listMadeOn: day(-25), listNumber: '58/QĐ-UBND' },
  })
  await does(lan, postDisclosureList, {
    ...{ bodyId, listId: list.id, version: '0', postedOn: day(-24) },
    postedAt: `${site}/danh-muc-cong-khai`,
    postWhy: '',
  })
}
