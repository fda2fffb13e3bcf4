import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import { openRegistration } from '#domains/practitioners/acts/open-registration.ts'
import { recognisePractitioner } from '#domains/practitioners/acts/recognise-practitioner.ts'
import { today } from '#platform/clock.ts'

/** The ward's people of the law: communicators who were recognised (answers with them), one who waits, a club, a trusted address. */
export async function tellPractitioners(
  story: Story,
  { lan, hung }: { lan: string; hung: string },
  bodyId: string,
): Promise<string[]> {
  const now = today(story.house.clock)
  const ago = (days: number) => showDay(addDays(now, -days))
  const adds = (typed: Record<string, string>) =>
    story.does(lan, addPractitioner, { bodyId, kind: 'communicator', askedOn: ago(40), ...typed })
  const recognised: string[] = []
  for (const [index, typed] of communicators.entries()) {
    const { id } = await adds(typed)
    await story.does(hung, recognisePractitioner, {
      practitionerId: id,
      version: '0',
      number: `${112 + index}/QĐ-UBND`,
      day: ago(36),
      decidedBy: 'Chủ tịch UBND phường Kinh Bắc',
      termTo: '',
    })
    recognised.push(id)
  }
  await adds({ ...waits, askedOn: ago(3) })
  await adds({ ...club, shownOn: ago(30) })
  await adds({ ...trustedAddress, shownOn: ago(30), phoneShownOn: ago(30) })
  const september = `${now.slice(0, 4)}-09-05`
  const year = september <= now ? story.year : story.year - 1
  await story.does(lan, openRegistration, {
    bodyId,
    openedOn: `05/09/${year}`,
    closesOn: `30/09/${year}`,
    whereTold: 'Bảng tin các nhà văn hóa khu phố; đăng ký tại bộ phận tư pháp, trụ sở UBND phường.',
  })
  return recognised
}

const communicators: Record<string, string>[] = [
  {
    name: 'Nguyễn Thị Mùi',
    title: 'Chi hội trưởng Phụ nữ khu Niềm Xá',
    gender: 'nu',
    isOfficial: 'khong',
    education: 'other',
    yearsInLaw: '4',
    fields: 'hôn nhân và gia đình, bình đẳng giới',
    serves: 'Khu Niềm Xá',
    whereMet: 'Nhà văn hóa khu Niềm Xá',
    whenMet: 'Chiều thứ Bảy hằng tuần',
  },
  {
    name: 'Trần Đức Thịnh',
    title: 'Trưởng ban công tác Mặt trận khu Thị Chung',
    gender: 'nam',
    isOfficial: 'khong',
    fields: 'đất đai, hòa giải ở cơ sở',
    serves: 'Khu Thị Chung',
    whereMet: 'Nhà văn hóa khu Thị Chung',
    whenMet: 'Tối thứ Năm, 19 giờ 30 đến 21 giờ',
  },
]

const waits = {
  name: 'Lương Thị Hạnh',
  title: 'Giáo viên nghỉ hưu, khu Yên Mẫn',
  gender: 'nu',
  fields: 'trẻ em, giáo dục',
  serves: 'Khu Yên Mẫn',
}

const club = {
  kind: 'club',
  name: 'Câu lạc bộ Nông dân với pháp luật phường Kinh Bắc',
  title: 'Chủ nhiệm: Nguyễn Văn Tạo',
  fields: 'đất đai, vay vốn',
  whereMet: 'Hội trường UBND phường',
  whenMet: 'Sáng Chủ nhật đầu tháng',
}

const trustedAddress = {
  kind: 'trusted-address',
  name: 'Địa chỉ tin cậy Trạm Y tế phường',
  title: 'Trạm trưởng',
  fields: 'bạo lực gia đình',
  whereMet: 'Trạm Y tế phường Kinh Bắc',
  whenMet: 'Ngày đêm',
  phone: '0222 000 1115',
}
