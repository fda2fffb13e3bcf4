import { describe, expect, test } from 'vitest'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import { releaseAdviceQuestion } from '#domains/matters/acts/release-advice-question.ts'
import { returnAdvice } from '#domains/matters/acts/return-advice.ts'
import { signAdvice } from '#domains/matters/acts/sign-advice.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { takeAdviceQuestion } from '#domains/matters/acts/take-advice-question.ts'
import { transferMatter } from '#domains/matters/acts/transfer-matter.ts'
import { writeAdvice } from '#domains/matters/acts/write-advice.ts'
import { listAdvice, loadAdvicePage } from '#domains/matters/advice/advice.queries.ts'
import { refusals } from '#domains/matters/advice/advice.ts'
import { findFrontDesk } from '#domains/matters/desk/front-desk.queries.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { type Matter, refusals as matterRefusals } from '#domains/matters/matter.ts'
import { addLaw, files, onMatters } from '#domains/matters/matters.fixtures.ts'
import { refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'

/** Xã Hai stands for the association: Tư keeps its desk, Sen and Minh are volunteers, Bình is the jurist. */
onMatters('tư vấn miễn phí', (world) => {
  const people = async () => {
    const { house, bodies, does, db } = world()
    const desk = (await findFrontDesk(db, bodies.second.id))!
    const version = String(desk.version)
    await does('tu', openFrontDesk, { ...desk, bodyId: bodies.second.id, version, isOpen: 'co', givesAdvice: 'co' })
    const join = async (name: string, role: 'volunteer' | 'jurist') => {
      const id = await addOfficer(house, { name, homeBodyId: bodies.second.id })
      await giveRole(house, id, role, { bodyId: bodies.second.id, reach: 'body' })
      return actorFor(house, id)
    }
    return {
      sen: await join('Hoàng Thị Sen', 'volunteer'),
      minh: await join('Vũ Văn Minh', 'volunteer'),
      binh: await join('Đỗ Văn Bình', 'jurist'),
    }
  }
  const asks = async (words = 'Tôi tên Nguyễn Văn An, số 0912 345 678, hỏi về thừa kế.') =>
    (await files(world(), 'hoi-dap', { bodyId: world().bodies.second.id, words })).matter
  const step = async <Input, Output>(actor: Actor, deed: Act<Input, Output>, matter: Matter, more: object = {}) => {
    const [now] = await listMattersOf(world().db, [matter.submissionId])
    return perform(
      deed,
      { house: world().house, actor },
      { matterId: matter.id, version: String(now!.version), ...more },
    )
  }
  const queue = (actor: Actor) => listAdvice(world().db, actor, today(world().clock))

  test('Sen nhận, soạn, Bình trả lại rồi ký; người hỏi thấy tên luật gia; không ai thấy người hỏi', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const { sen, minh, binh } = await people()
    const matter = await asks()
    expect(await queue(sen)).toMatchObject([{ id: matter.id, takenBy: null }])
    expect(JSON.stringify(await queue(sen))).not.toMatch(/An|0912/u)
    const { words } = await loadAdvicePage(world().db, sen, today(world().clock), matter.id)
    expect(words).toBe('Tôi tên (tên người), số (số điện thoại), hỏi về thừa kế.')
    await step(sen, takeAdviceQuestion, matter, { days: '5' })
    await expect(step(minh, takeAdviceQuestion, matter, { days: '5' })).rejects.toBe(refusals.taken)
    const text = 'Con được hưởng phần bằng nhau. [901/2020/QH99 Điều 1]'
    await expect(step(minh, writeAdvice, matter, { text })).rejects.toBe(refusals.notYours)
    await step(sen, writeAdvice, matter, { text, send: 'co' })
    await expect(step(sen, signAdvice, matter)).rejects.toMatchObject({ status: 403 })
    await step(binh, returnAdvice, matter, { reason: 'Nói thêm thời hiệu khởi kiện.' })
    await step(sen, writeAdvice, matter, { text: `${text} Hãy mang giấy tờ đến Hội.`, send: 'co' })
    await step(binh, signAdvice, matter)
    const [tracked] = await listTracked(world().db, [matter.submissionId], today(world().clock))
    expect(tracked!.matters[0]).toMatchObject({ matter: { state: 'answered' }, answers: [{ signedBy: 'Đỗ Văn Bình' }] })
    expect(await queue(binh)).toEqual([])
  })

  test('người giữ sổ của Hội không trả lời thay luật gia', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const { sen } = await people()
    const matter = await asks()
    await step(sen, takeAdviceQuestion, matter, { days: '3' })
    await step(sen, writeAdvice, matter, { text: 'Bạn hỏi Hội. [901/2020/QH99 Điều 1]', send: 'co' })
    await expect(step(world().actors.tu, approveAnswer, matter)).rejects.toBe(refusals.signedOnly)
  })

  test('luật gia tự soạn thì luật gia khác ký', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const { binh } = await people()
    const matter = await asks()
    await step(binh, takeAdviceQuestion, matter, { days: '3' })
    await step(binh, writeAdvice, matter, { text: 'Bạn hỏi Hội. [901/2020/QH99 Điều 1]', send: 'co' })
    await expect(step(binh, signAdvice, matter)).rejects.toMatchObject({ status: 403 })
  })

  test('trả hàng đợi, hết ngày giữ, nhiều nhất ba câu', async () => {
    const { sen, minh } = await people()
    const matter = await asks()
    await step(sen, takeAdviceQuestion, matter, { days: '3' })
    await step(sen, releaseAdviceQuestion, matter)
    await step(minh, takeAdviceQuestion, matter, { days: '3' })
    world().later(4 * 86_400_000)
    await expect(step(minh, writeAdvice, matter, { text: 'Quá ngày rồi mới soạn.' })).rejects.toBe(refusals.notYours)
    await step(sen, takeAdviceQuestion, matter, { days: '3' })
    for (const words of ['Câu hai hỏi gì?', 'Câu ba hỏi gì?'])
      await step(sen, takeAdviceQuestion, await asks(words), { days: '3' })
    await expect(step(sen, takeAdviceQuestion, await asks('Câu bốn hỏi gì?'), { days: '3' })).rejects.toBe(
      refusals.tooMany,
    )
  })

  describe('việc phải giữ kín không đến đây', () => {
    test('không gửi, không chuyển đến được; câu hỏi hóa ra tố cáo rời hàng đợi', async () => {
      const { sen } = await people()
      const { bodies, does, actors, db } = world()
      for (const door of ['to-cao', 'khieu-nai', 'phan-anh'] as const)
        await expect(files(world(), door, { bodyId: bodies.second.id })).rejects.toBe(submissionRefusals.noDesk)
      const { matter: told } = await files(world(), 'phan-anh')
      await expect(
        does('lan', transferMatter, {
          matterId: told.id,
          version: String(told.version),
          toBodyId: bodies.second.id,
          told: 'Chuyển cho đúng nơi tư vấn.',
        }),
      ).rejects.toBe(matterRefusals.bodyClosed)
      const matter = await asks('Cán bộ nhận tiền thì tôi nói với ai?')
      await step(actors.tu, sortMatter, matter, {
        kind: 'denunciation-information',
        title: 'Thông tin',
        circumstances: [],
      })
      expect(await queue(sen)).toEqual([])
      await expect(loadAdvicePage(db, sen, today(world().clock), matter.id)).rejects.toBe(refusals.notFound)
      await expect(step(sen, takeAdviceQuestion, matter, { days: '3' })).rejects.toBe(refusals.notFound)
    })

    test('tình nguyện viên không mở sổ, người nơi khác không thấy hàng đợi', async () => {
      await people()
      await asks()
      await expect(queue(world().actors.lan)).resolves.toEqual([])
    })
  })
})
