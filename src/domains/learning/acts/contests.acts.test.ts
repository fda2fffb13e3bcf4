import { expect, test } from 'vitest'
import { newId, newSecret } from '#base/ids.ts'
import { approveContest } from '#domains/learning/acts/approve-contest.ts'
import { chooseQuestions } from '#domains/learning/acts/choose-questions.ts'
import { countContest } from '#domains/learning/acts/count-contest.ts'
import { forgetEntrants } from '#domains/learning/acts/forget-entrants.ts'
import { publishResults } from '#domains/learning/acts/publish-results.ts'
import { returnContest } from '#domains/learning/acts/return-contest.ts'
import { submitContest } from '#domains/learning/acts/submit-contest.ts'
import { withdrawQuestion } from '#domains/learning/acts/withdraw-question.ts'
import { writeContest } from '#domains/learning/acts/write-contest.ts'
import { writeQuestion } from '#domains/learning/acts/write-question.ts'
import { AnswerWriter } from '#domains/learning/contests/answer-writer.store.ts'
import { listHandWithdrawals, listResults } from '#domains/learning/contests/contest.queries.ts'
import { refusals } from '#domains/learning/contests/contest.ts'
import { drawHash } from '#domains/learning/contests/contest-draw.ts'
import { refusals as entryRefusals } from '#domains/learning/contests/contest-entry.ts'
import { findOwnEntry, findOwnResult } from '#domains/learning/contests/entry.queries.ts'
import {
  approvedContest,
  closed,
  contestForm,
  enters,
  opened,
  questionForm,
  settled,
} from '#domains/learning/learning.fixtures.ts'
import { withdrawQuestions } from '#domains/learning/questions/follow-questions.store.ts'
import { loadQuestion, saveQuestion } from '#domains/learning/questions/question.store.ts'
import { refusals as questionRefusals } from '#domains/learning/questions/question.ts'
import { amendText, onGuides } from '#domains/library/guides/guides.fixtures.ts'
import { FormRefusal, perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onGuides('cuộc thi tìm hiểu pháp luật', (world) => {
  const writer = () => new AnswerWriter(world().database)
  const step = (contest: { id: string; version: number }) => ({
    contestId: contest.id,
    version: String(contest.version),
  })
  const writes = (entryId: string, answers: [number, number][]) =>
    writer().write({
      entryId,
      receivedAt: world().clock.now(),
      answers: answers.map(([question, choice]) => ({ question, choice })),
    })
  const drawnOf = async (entryId: string) => (await findOwnEntry(world().db, entryId, { from: 0, until: 50 }))!.drawn

  test('câu hỏi bị từ chối: không căn cứ, văn bản lạ, khoản không có, phương án đúng không tồn tại, người ngoài cơ quan', async () => {
    const write = (change: object, who: 'lan' | 'tu' = 'lan') =>
      world().does(who, writeQuestion, questionForm(world(), { ...change }))
    await expect(write({ cited: 'Luật Thử' })).rejects.toBeInstanceOf(FormRefusal)
    await expect(write({ cited: '999/2020/QH99 Điều 1' })).rejects.toThrow('Thư viện chưa có văn bản 999/2020/QH99')
    await expect(write({ cited: '901/2020/QH99 Điều 1 khoản 9' })).rejects.toThrow('không có khoản 9')
    await expect(write({ answer: '4' })).rejects.toThrow('Có 3 phương án')
    await expect(write({ options: 'Một\nMột' })).rejects.toThrow('phương án khác nhau')
    await expect(write({}, 'tu')).rejects.toBe(permissionRefusals.notFound)
    const question = await write({})
    const change = { questionId: question.id, version: '7' }
    await expect(write(change)).rejects.toBe(questionRefusals.changedMeanwhile)
  })

  test('trình, duyệt bị từ chối: đề thiếu câu, giải vượt mức, người soạn tự duyệt, giờ mở đã qua', async () => {
    const { does, db } = world()
    const few = await does('lan', writeContest, contestForm(world()))
    await expect(does('lan', submitContest, step(few))).rejects.toThrow('Mỗi người rút 2 câu mà đề mới có 0 câu')
    const rich = await does('lan', writeContest, contestForm(world(), { 'amount-prize-first': '9.000.001' }))
    const ids = [
      (await does('lan', writeQuestion, questionForm(world()))).id,
      (await does('lan', writeQuestion, questionForm(world()))).id,
    ]
    await does('lan', chooseQuestions, { ...step(rich), questions: ids })
    await expect(does('lan', submitContest, { contestId: rich.id, version: '1' })).rejects.toThrow(
      'tối đa 9.000.000 đồng (Thông tư 56/2023/TT-BTC, Điều 3',
    )
    await db
      .insertInto('spending_rate')
      .values({
        id: newId(),
        province_id: '24',
        norm: 'prize-first',
        amount: 1_000_000,
        document: 'Nghị quyết 1/2024/NQ-HĐND',
        article: 'Điều 2',
        from_day: '2024-01-01',
        to_day: null,
        entered_by: world().ids.hung,
        entered_at: new Date(),
      })
      .execute()
    await expect(does('lan', submitContest, { contestId: rich.id, version: '1' })).rejects.toThrow(
      'tối đa 1.000.000 đồng (Nghị quyết 1/2024/NQ-HĐND, Điều 2',
    )
    const change = { contestId: rich.id, version: '1', 'amount-prize-first': '1.000.000' }
    await does('hung', writeContest, contestForm(world(), change))
    await does('hung', submitContest, { contestId: rich.id, version: '2' })
    await expect(does('hung', approveContest, { contestId: rich.id, version: '3' })).rejects.toBe(refusals.ownContest)
    await expect(does('lan', approveContest, { contestId: rich.id, version: '3' })).rejects.toBe(
      permissionRefusals.mayNot,
    )
    await expect(does('tu', approveContest, { contestId: rich.id, version: '3' })).rejects.toBe(refusals.notFound)
    const back = await does('hung', returnContest, {
      contestId: rich.id,
      version: '3',
      why: 'Thiếu đối tượng nông dân.',
    })
    expect(back).toMatchObject({ state: 'draft', returnedWhy: 'Thiếu đối tượng nông dân.' })
    const late = await does('lan', writeContest, contestForm(world()))
    await does('lan', chooseQuestions, { ...step(late), questions: ids })
    await does('lan', writeContest, contestForm(world(), { contestId: late.id, version: '1', 'count-prize-first': '' }))
    await does('lan', submitContest, { contestId: late.id, version: '2' })
    world().clock.moveTo(opened)
    await expect(does('hung', approveContest, { contestId: late.id, version: '3' })).rejects.toBe(refusals.opensTooSoon)
  })

  test('cuộc thi đã duyệt không sửa được, kể cả thẳng trong cơ sở dữ liệu', async () => {
    const contest = await approvedContest(world())
    await expect(
      world().does('lan', writeContest, contestForm(world(), { contestId: contest.id, version: '3' })),
    ).rejects.toBe(refusals.notDraft)
    await expect(
      world().db.updateTable('contest').set({ draw_count: 1 }).where('id', '=', contest.id).execute(),
    ).rejects.toThrow('an approved contest never changes')
  })

  test('vào thi: chưa mở, sai xã, chưa đồng ý, hai lần một số điện thoại; gửi lại cùng biểu mẫu là một bài một mã', async () => {
    const { slug } = await approvedContest(world())
    await expect(enters(world(), slug)).rejects.toBe(entryRefusals.notOpen)
    world().clock.moveTo(opened)
    await expect(enters(world(), slug, { place: '24' })).rejects.toThrow('Hãy chọn xã, phường')
    await expect(enters(world(), slug, { agrees: undefined })).rejects.toThrow('Cần đồng ý')
    await expect(enters(world(), slug, { group: '2' })).rejects.toThrow('Hãy chọn đối tượng')
    const first = await enters(world(), slug, { phone: '0912 345 678' })
    const again = await enters(world(), slug, first.form)
    expect(again).toMatchObject({ code: first.code, entryId: first.entryId })
    await expect(enters(world(), slug, { phone: '+84 912-345-678', name: 'Trần Văn Khác' })).rejects.toBe(
      entryRefusals.entered,
    )
    const rows = await world().db.selectFrom('contest_entry').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/912.?345.?678|Nguyễn Thị Tư|nguyen thi tu/u)
    world().clock.moveTo(closed)
    await expect(enters(world(), slug)).rejects.toBe(entryRefusals.closed)
  })

  test('chung số điện thoại: mỗi tên một bài, nhiều nhất năm', async () => {
    const { slug } = await approvedContest(world(), { sharesPhones: 'co' })
    world().clock.moveTo(opened)
    const phone = '0912345678'
    await enters(world(), slug, { phone, name: 'Người Một' })
    await expect(enters(world(), slug, { phone, name: 'NGUOI  mot' })).rejects.toBe(entryRefusals.entered)
    for (const name of ['Người Hai', 'Người Ba', 'Người Bốn', 'Người Năm']) await enters(world(), slug, { phone, name })
    await expect(enters(world(), slug, { phone, name: 'Người Sáu' })).rejects.toBe(entryRefusals.seatsFull)
  })

  test('câu trả lời: chỉ câu đã rút, chỉ trong giờ; ghi lại là sửa; đến trước giờ đóng thì được ghi dù ghi xong sau đó', async () => {
    const contest = await approvedContest(world())
    world().clock.moveTo(opened)
    const { entryId } = await enters(world(), contest.slug)
    const drawn = await drawnOf(entryId)
    const other = [1, 2, 3].find((number) => !drawn.includes(number))!
    await expect(writes(entryId, [[other, 1]])).rejects.toBe(entryRefusals.closed)
    await writes(entryId, [
      [drawn[0]!, 0],
      [other, 1],
    ])
    await writes(entryId, [[drawn[0]!, 2]])
    const rows = await world().db.selectFrom('contest_answer').selectAll().execute()
    expect(rows).toMatchObject([{ entry_id: entryId, question: drawn[0], choice: 2 }])
    const inTime = new Date(new Date(closed).getTime() - 1)
    world().clock.moveTo(closed)
    await expect(writes(entryId, [[drawn[1]!, 1]])).rejects.toBe(entryRefusals.closed)
    await writer().write({ entryId, receivedAt: inTime, answers: [{ question: drawn[1]!, choice: 1 }] })
    await writer().write({ entryId, receivedAt: new Date(opened), answers: [{ question: drawn[1]!, choice: 0 }] })
    const kept = await world()
      .db.selectFrom('contest_answer')
      .select('choice')
      .where('question', '=', drawn[1]!)
      .execute()
    expect(kept).toEqual([{ choice: 1 }])
    await expect(writes(newSecretId(), [[1, 1]])).rejects.toBe(entryRefusals.closed)
  })

  test('nhiều người gửi cùng lúc: mỗi câu một dòng; cơ sở dữ liệu lỗi thì không ai được báo đã ghi', async () => {
    const contest = await approvedContest(world())
    world().clock.moveTo(opened)
    const one = writer()
    const entries = await Promise.all(Array.from({ length: 12 }, () => enters(world(), contest.slug)))
    const pages = await Promise.all(entries.map(async ({ entryId }) => ({ entryId, drawn: await drawnOf(entryId) })))
    const sent = pages.flatMap(({ entryId, drawn }) =>
      [0, 1, 2].map((turn) =>
        one.write({
          entryId,
          receivedAt: new Date(world().clock.now().getTime() + turn),
          answers: drawn.map((question) => ({ question, choice: turn })),
        }),
      ),
    )
    await Promise.all(sent)
    const rows = await world().db.selectFrom('contest_answer').selectAll().execute()
    expect(rows).toHaveLength(24)
    expect(rows.every(({ choice }) => choice === 2)).toBe(true)
    const broken = new AnswerWriter({ ...world().database, kysely: undefined as never })
    await expect(
      broken.write({
        entryId: entries[0]!.entryId,
        receivedAt: world().clock.now(),
        answers: [{ question: 1, choice: 1 }],
      }),
    ).rejects.toThrow()
  })

  test('trong một lượt ghi, từng lần gửi được xét riêng: lần muộn không xóa lần đúng giờ, cũng không được báo đã ghi', async () => {
    const contest = await approvedContest(world())
    world().clock.moveTo(opened)
    const { entryId } = await enters(world(), contest.slug)
    const [first, second] = await drawnOf(entryId)
    const one = writer()
    const inTime = new Date(new Date(closed).getTime() - 1)
    const late = new Date(closed)
    const page = (receivedAt: Date, question: number, choice: number) =>
      one.write({ entryId, receivedAt, answers: [{ question, choice }] }).then(
        () => 'đã ghi',
        (why: unknown) => why,
      )
    expect(await Promise.all([page(inTime, first!, 1), page(late, first!, 2), page(late, second!, 1)])).toEqual([
      'đã ghi',
      entryRefusals.closed,
      entryRefusals.closed,
    ])
    const rows = await world().db.selectFrom('contest_answer').select(['question', 'choice']).execute()
    expect(rows).toEqual([{ question: first, choice: 1 }])
  })

  test('vào sau khi hai câu bị rút thì gặp ít câu hơn, đúng hết vẫn thắng người sai một câu', async () => {
    const { does, clock, db } = world()
    const contest = await approvedContest(world(), { drawCount: '3', asksGuess: undefined })
    clock.moveTo(opened)
    const early = await enters(world(), contest.slug)
    await writes(early.entryId, [
      [1, 0],
      [2, 1],
      [3, 1],
    ])
    const wrong = await db.selectFrom('contest_question').select('question_id').where('number', '>', 1).execute()
    for (const { question_id: questionId } of wrong)
      await does('lan', withdrawQuestion, { questionId, version: '0', why: 'Sai đáp án' })
    const after = await enters(world(), contest.slug)
    expect(await drawnOf(after.entryId)).toEqual([1])
    await writes(after.entryId, [[1, 1]])
    clock.moveTo(settled)
    await does('lan', countContest, step(contest))
    const results = await listResults(db, contest.id, 10)
    expect(results.map(({ entryId, right, drawn }) => [entryId, right, drawn])).toEqual([
      [after.entryId, 1, 1],
      [early.entryId, 2, 3],
    ])
  })

  test('chấm, bốc thăm, công bố: ai cũng tính lại được; người chấm không tự công bố', async () => {
    const { does, clock, db } = world()
    const contest = await approvedContest(world())
    clock.moveTo(opened)
    const people = []
    for (const [right, guess] of [
      [2, 3],
      [2, 9],
      [1, null],
      [1, null],
      [0, 1],
    ] as const) {
      const { entryId } = await enters(world(), contest.slug)
      const drawn = await drawnOf(entryId)
      await writes(entryId, [
        ...drawn.map((question, index): [number, number] => [question, index < right ? 1 : 0]),
        ...(guess === null ? [] : [[0, guess] as [number, number]]),
      ])
      people.push({ entryId, right })
    }
    await enters(world(), contest.slug)
    clock.moveTo(closed)
    await expect(does('lan', countContest, step(contest))).rejects.toBe(refusals.notClosed)
    clock.moveTo(settled)
    const counted = await does('lan', countContest, step(contest))
    expect(counted).toMatchObject({ state: 'counted', allRight: 2 })
    const results = await listResults(db, contest.id, 10)
    expect(results.map(({ right, gap }) => [right, gap])).toEqual([
      [2, 1],
      [2, 7],
      [1, null],
      [1, null],
      [0, 1],
    ])
    for (const row of results) expect(row.drawHash).toBe(drawHash(contest.seed!, row.number))
    expect(results[2]!.drawHash < results[3]!.drawHash).toBe(true)
    const again = await does('lan', countContest, step(counted))
    expect(await listResults(db, contest.id, 10)).toEqual(results)
    expect(await findOwnResult(db, people[0]!.entryId)).toBeUndefined()
    await expect(does('lan', publishResults, step(again))).rejects.toBe(permissionRefusals.mayNot)
    const byHung = await does('hung', countContest, step(again))
    await expect(does('hung', publishResults, step(byHung))).rejects.toBe(refusals.ownCount)
    const byLan = await does('lan', countContest, step(byHung))
    await does('hung', publishResults, step(byLan))
    expect(await findOwnResult(db, people[0]!.entryId)).toMatchObject({ rank: 1, right: 2 })
    await expect(
      db.updateTable('contest').set({ all_right: 9 }).where('id', '=', contest.id).execute(),
    ).rejects.toThrow('published results never change')
  })

  test('câu trong đề theo chỗ dựa của chính nó: ngân hàng đã sửa câu sang điều khác thì đề vẫn rút khi điều cũ đổi', async () => {
    const { does, clock, db, database, law, articleIds } = world()
    const contest = await approvedContest(world())
    const { question_id: questionId } = await db
      .selectFrom('contest_question')
      .select('question_id')
      .where('number', '=', 3)
      .executeTakeFirstOrThrow()
    await does('lan', writeQuestion, questionForm(world(), { questionId, cited: '902/2020/NĐ-CP Điều 1' }))
    clock.moveTo(opened)
    await amendText(db, articleIds[1]!, '1. Không hỏi việc mật của Nhà nước.', '2026-11-22')
    const turn = { documentId: law.id, today: '2026-11-22', now: clock.now(), publicUrl: '', flagged: [] }
    await database.transaction((tx) => withdrawQuestions(tx, turn))
    const asked = await db
      .selectFrom('contest_question')
      .select(['number', 'withdrawn_by'])
      .where('contest_id', '=', contest.id)
      .where('withdrawn_at', 'is not', null)
      .execute()
    expect(asked).toEqual([{ number: 3, withdrawn_by: null }])
    const bank = await db.selectFrom('learning_question').select('id').where('withdrawn_at', 'is not', null).execute()
    expect(bank).toEqual([])
  })

  test('người viết hay sửa một câu của đề không duyệt cuộc thi; lưu từ biểu mẫu cũ không mở lại câu đã rút', async () => {
    const { does, db, database, actors, ids } = world()
    const first = await does('lan', writeQuestion, questionForm(world()))
    const second = await does('lan', writeQuestion, questionForm(world()))
    await does(
      'hung',
      writeQuestion,
      questionForm(world(), { questionId: second.id, words: 'Thời hạn trả lời là mấy?' }),
    )
    const draft = await does('lan', writeContest, contestForm(world()))
    await does('lan', chooseQuestions, { ...step(draft), questions: [first.id, second.id] })
    await does('lan', submitContest, { contestId: draft.id, version: '1' })
    await expect(does('hung', approveContest, { contestId: draft.id, version: '2' })).rejects.toBe(refusals.ownQuestion)
    const stale = await loadQuestion(db, actors.lan, 'run contests', first.id)
    await does('lan', withdrawQuestion, { questionId: first.id, version: '0', why: 'Sai đáp án' })
    await database.transaction((tx) => saveQuestion(tx, stale, { personId: ids.lan, now: world().clock.now() }))
    expect(await loadQuestion(db, actors.lan, 'run contests', first.id)).toMatchObject({ withdrawnWhy: 'Sai đáp án' })
  })

  test('rút câu hỏi bằng tay sau giờ mở: người công bố thấy ai rút, vì sao; người rút không tự công bố', async () => {
    const { does, clock, db, ids } = world()
    const contest = await approvedContest(world())
    const { question_id: questionId } = await db
      .selectFrom('contest_question')
      .select('question_id')
      .where('number', '=', 2)
      .executeTakeFirstOrThrow()
    clock.moveTo(closed)
    await does('hung', withdrawQuestion, { questionId, version: '0', why: 'Hai phương án cùng đúng' })
    expect(await listHandWithdrawals(db, contest.id)).toMatchObject([
      { number: 2, personId: ids.hung, why: 'Hai phương án cùng đúng' },
    ])
    clock.moveTo(settled)
    const counted = await does('lan', countContest, step(contest))
    await expect(does('hung', publishResults, step(counted))).rejects.toBe(refusals.ownWithdrawal)
  })

  test('quên người dự thi sau 180 ngày: họ tên và dấu số điện thoại mất, bài và kết quả còn', async () => {
    const { house, db, clock } = world()
    const contest = await approvedContest(world())
    clock.moveTo(opened)
    const { entryId } = await enters(world(), contest.slug)
    const before = await db.selectFrom('contest_entry').selectAll().executeTakeFirstOrThrow()
    const forget = () => perform(forgetEntrants, { house, actor: systemActor }, {})
    clock.moveTo('2027-05-21T00:00:00Z')
    expect(await forget()).toBe(0)
    clock.moveTo('2027-05-23T00:00:00Z')
    expect([await forget(), await forget()]).toEqual([1, 0])
    const after = await db.selectFrom('contest_entry').selectAll().executeTakeFirstOrThrow()
    expect(after).toMatchObject({ id: entryId, sealed: null, drawn: before.drawn })
    expect(after.phone_hash).not.toBe(before.phone_hash)
    expect(after.name_hash).not.toBe(before.name_hash)
  })

  test('khoản đổi: câu hỏi tự rút, người vào sau không gặp, ai đã gặp được tính đúng', async () => {
    const { does, clock, db, database, law, articleIds } = world()
    const contest = await approvedContest(world(), { drawCount: '1' })
    clock.moveTo(opened)
    const entries = []
    while (entries.length < 40) {
      const { entryId } = await enters(world(), contest.slug)
      const [question] = await drawnOf(entryId)
      await writes(entryId, [[question!, 0]])
      entries.push({ entryId, question })
      if (question === 3 && entries.some(({ question: other }) => other !== 3)) break
    }
    await amendText(
      db,
      articleIds[1]!,
      '1. Không hỏi các việc sau:\na) Việc mật của Nhà nước;\nb) Việc riêng.',
      '2026-11-22',
    )
    const turn = { documentId: law.id, today: '2026-11-22', now: clock.now(), publicUrl: '', flagged: [] }
    await database.transaction((tx) => withdrawQuestions(tx, turn))
    await database.transaction((tx) => withdrawQuestions(tx, turn))
    const bank = await db.selectFrom('learning_question').select(['article', 'withdrawn_why', 'version']).execute()
    expect(bank.filter(({ withdrawn_why }) => withdrawn_why !== '')).toMatchObject([{ article: '2', version: 1 }])
    for (let count = 0; count < 6; count++) {
      const { entryId } = await enters(world(), contest.slug)
      expect(await drawnOf(entryId)).not.toContain(3)
    }
    clock.moveTo(settled)
    await does('lan', countContest, step(contest))
    const results = await listResults(db, contest.id, 100)
    for (const { entryId, question } of entries)
      expect(results.find((row) => row.entryId === entryId)?.right).toBe(question === 3 ? 1 : 0)
  })
})

function newSecretId(): string {
  return `00000000-0000-7000-8000-${Buffer.from(newSecret()).subarray(0, 6).toString('hex')}`
}
