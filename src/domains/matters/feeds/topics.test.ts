import { describe, expect, test } from 'vitest'
import { decideTopic } from '#domains/matters/acts/decide-topic.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { topicOf } from '#domains/matters/feeds/topic.ts'
import { listUnansweredTopics } from '#domains/matters/feeds/topics.queries.ts'
import { countUnmetStory } from '#domains/matters/feeds/topics.store.ts'
import { aCitizen, filingForm, onMatters } from '#domains/matters/matters.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

describe('chủ đề', () => {
  test.each([
    ['Hàng xóm xây lấn đất nhà tôi, sổ đỏ ghi rõ', 'dat-nha'],
    ['toi muon ly hon, con o voi ai', 'gia-dinh'],
    ['Con sinh ở quê thì đăng ký khai sinh ở đâu?', 'ho-tich-cu-tru'],
    ['Trời hôm nay đẹp', 'viec-khac'],
  ])('%s', (text, topic) => expect(topicOf(text)).toBe(topic))
})

onMatters('chủ đề chưa được trả lời', (world) => {
  const asks = (words: string) =>
    perform(
      fileSubmission,
      { house: world().house, actor: aCitizen },
      filingForm(world().bodies.first.id, 'hoi-dap', { words }),
    )
  const topics = (who: 'lan' | 'tu' = 'lan') =>
    listUnansweredTopics(world().db, world().actors[who], today(world().clock))

  test('từ năm lần trở lên mới hiện, không có lời nào của ai; ghi lý do thì năm nay không hiện nữa', async () => {
    for (const at of [1, 2, 3, 4]) await asks(`Nhà tôi bị lấn đất, lần hỏi thứ ${at}?`)
    await asks('Tôi hỏi về ly hôn.')
    world().later(40 * 86_400_000)
    expect(await topics()).toEqual([])
    await countUnmetStory(world().db, {
      day: today(world().clock),
      topic: 'dat-nha',
      placeId: '00001',
    })
    expect(await topics()).toEqual([
      {
        bodyId: world().bodies.first.id,
        bodyName: expect.any(String),
        topic: 'dat-nha',
        total: 5,
        matters: 'under-5',
        stories: 'under-5',
      },
    ])
    expect(await topics('tu')).toEqual([])
    const decided = {
      bodyId: world().bodies.first.id,
      topic: 'dat-nha',
      reason: 'Đã có chuyên đề riêng trong quý này.',
    }
    await expect(world().does('tu', decideTopic, decided)).rejects.toMatchObject({ status: 404 })
    await world().does('lan', decideTopic, decided)
    expect(await topics()).toEqual([])
  })
})
