import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { approveScript } from '#domains/activities/acts/approve-script.ts'
import { noteAiring } from '#domains/activities/acts/note-airing.ts'
import { planSlot } from '#domains/activities/acts/plan-slot.ts'
import { saveBroadcastStation } from '#domains/activities/acts/save-station.ts'
import { submitScript } from '#domains/activities/acts/submit-script.ts'
import { writeScript } from '#domains/activities/acts/write-script.ts'
import { today } from '#platform/clock.ts'

/** The ward's loudspeakers: a script that was aired yesterday and comes again today, one that waits for approval. */
export async function tellBroadcasts(
  { house, does }: Story,
  { lan, hung }: { lan: string; hung: string },
  bodyId: string,
): Promise<void> {
  const clusters = ['Cụm Niềm Xá', 'Cụm Thị Chung', 'Cụm Yên Mẫn']
  const about = 'Bài pháp luật của loa phường Kinh Bắc, phát 17 giờ hằng ngày.'
  await does(hung, saveBroadcastStation, {
    bodyId,
    version: '0',
    rate: '170',
    clusters: clusters.join('\n'),
    about,
    isOpen: 'co',
  })
  const sends = async (script: { title: string; text: string }) => {
    const { id } = await does(lan, writeScript, { scriptId: '', version: '0', bodyId, ...script })
    await does(lan, submitScript, { scriptId: id, version: '0' })
    return id
  }
  const scriptId = await sends(mediation)
  await does(hung, approveScript, { scriptId, version: '1' })
  await sends(aid)
  const plans = (days: number, cluster: string) =>
    does(lan, planSlot, { scriptId, day: showDay(addDays(today(house.clock), days)), starts: '17:00', cluster })
  for (const cluster of clusters) {
    const slot = await plans(-1, cluster)
    await does(lan, noteAiring, { slotId: slot.id, how: 'aired', note: '' })
    await plans(0, cluster)
  }
}

const mediation = {
  title: 'Nhà bên có chuyện, nhờ tổ hòa giải',
  text: `Nhà bên có chuyện, bà con nói với nhau trước.
Chưa xong thì nhờ hòa giải viên của thôn, tổ dân phố. [35/2013/QH13 Điều 16 khoản 1]
Hòa giải là tự nguyện, nên ai cũng có quyền từ chối. [35/2013/QH13 Điều 4 khoản 1; 35/2013/QH13 Điều 17 khoản 2]
Thỏa thuận được thì ghi thành văn bản, hai bên ký. [35/2013/QH13 Điều 24 khoản 2]`,
}

const aid = {
  title: 'Ai được trợ giúp pháp lý miễn phí',
  text: `Người thuộc hộ nghèo được trợ giúp pháp lý miễn phí. [11/2017/QH14 Điều 7 khoản 2]
Bà con không phải trả tiền hay quà cho người giúp. [11/2017/QH14 Điều 8 khoản 1]`,
}
