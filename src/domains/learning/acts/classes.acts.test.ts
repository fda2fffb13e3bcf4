import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { answerClassQuiz } from '#domains/learning/acts/answer-class-quiz.ts'
import { closeClassQuiz } from '#domains/learning/acts/close-class-quiz.ts'
import { forgetEntrants } from '#domains/learning/acts/forget-entrants.ts'
import { makeClassQuiz } from '#domains/learning/acts/make-class-quiz.ts'
import { withdrawQuestion } from '#domains/learning/acts/withdraw-question.ts'
import { writeQuestion } from '#domains/learning/acts/write-question.ts'
import { findClassQuiz, listClassAnswers } from '#domains/learning/classes/class-quiz.queries.ts'
import { readClassCode, refusals } from '#domains/learning/classes/class-quiz.ts'
import { publicClassesRoutes } from '#domains/learning/classes/classes.routes.ts'
import { anybody, questionForm } from '#domains/learning/learning.fixtures.ts'
import { onGuides } from '#domains/library/guides/guides.fixtures.ts'
import { aDeskRequest } from '#domains/matters/matters.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onGuides('hỏi nhanh trong lớp', (world) => {
  const write = async (change: object = {}) =>
    (await world().does('lan', writeQuestion, questionForm(world(), { ...change }))).id
  const make = (questions: string[], more: object = {}) =>
    world().does('lan', makeClassQuiz, { bodyId: world().bodies.first.id, title: 'Lớp 9A', questions, ...more })
  const sends = (code: string, typed: object, formKey = newSecret()) =>
    perform(answerClassQuiz, { house: world().house, actor: anybody }, { code, formKey, ...typed })

  test('bị từ chối: không câu nào, câu của cơ quan khác, mã lạ, thiếu tên khi giáo viên cần, đã đóng, người ngoài đóng', async () => {
    const { does, bodies } = world()
    await expect(make([])).rejects.toBe(refusals.noQuestion)
    const id = await write()
    await expect(does('tu', makeClassQuiz, { bodyId: bodies.first.id, title: 'x', questions: [id] })).rejects.toBe(
      permissionRefusals.notFound,
    )
    await expect(does('tu', makeClassQuiz, { bodyId: bodies.second.id, title: 'x', questions: [id] })).rejects.toBe(
      refusals.noQuestion,
    )
    const quiz = await make([id], { asksNames: 'co' })
    const other = quiz.code === '000000' ? '000001' : '000000'
    await expect(sends(other, {})).rejects.toBe(refusals.wrongCode)
    await expect(sends(quiz.code, { [`c-${id}`]: '1' })).rejects.toThrow('Giáo viên cần họ tên')
    await expect(does('tu', closeClassQuiz, { quizId: quiz.id })).rejects.toBe(refusals.notFound)
    await does('lan', closeClassQuiz, { quizId: quiz.id })
    await expect(sends(quiz.code, { name: 'An', [`c-${id}`]: '1' })).rejects.toBe(refusals.closed)
  })

  test('cả lớp sau một địa chỉ vẫn gửi được, nhưng gửi mãi thì phải chờ: mỗi mạng 600 lần trong mười phút', async () => {
    const id = await write()
    const quiz = await make([id])
    const route = publicClassesRoutes['POST /lop/:code']!
    if (route.kind !== 'submit') throw new Error('It is a form.')
    const posts = (networkAddress: string) =>
      route.answer({ ...aDeskRequest(world().house), params: { code: quiz.code }, networkAddress } as WebRequest, {
        typed: { formKey: newSecret(), [`c-${id}`]: '1' },
        files: {},
      })
    expect(await posts('10.0.0.1')).toMatchObject({ kind: 'page' })
    // as if the network had sent all that it may
    const spent = await sql`update rate_limit set count = 600`.execute(world().db)
    expect(spent.numAffectedRows).toBeGreaterThan(0n)
    await expect(posts('10.0.0.1')).rejects.toMatchObject({ status: 429 })
    expect(await posts('10.0.0.2')).toMatchObject({ kind: 'page' })
  })

  test('gửi một lần: xem đáp án rồi gửi lại cùng biểu mẫu không sửa được; không hỏi tên thì tên không được giữ', async () => {
    const { db, actors } = world()
    const [first, second] = [await write(), await write({ cited: '901/2020/QH99 Điều 1 khoản 1' })]
    const quiz = await make([first, second])
    const key = newSecret()
    const sent = await sends(quiz.code, { name: 'Lê An', [`c-${first}`]: '1', [`c-${second}`]: '0' }, key)
    expect(sent.right).toBe(1)
    expect((await sends(quiz.code, { [`c-${first}`]: '1', [`c-${second}`]: '1' }, key)).right).toBe(1)
    const found = await findClassQuiz(db, actors.lan, quiz.id)
    expect(found).toMatchObject({ questionIds: [first, second] })
    expect(await findClassQuiz(db, actors.tu, quiz.id)).toBeUndefined()
    expect(await listClassAnswers(db, actors.lan, found!)).toEqual([{ name: '', choices: { [first]: 1, [second]: 0 } }])
  })

  test('câu đã rút không hỏi nữa; họ tên mất sau 30 ngày, kết quả còn', async () => {
    const { does, db, house, clock, actors } = world()
    const [first, second] = [await write(), await write()]
    const quiz = await make([first, second], { asksNames: 'co' })
    await does('lan', withdrawQuestion, { questionId: second, version: '0', why: 'Sai đáp án' })
    const sent = await sends(quiz.code, { name: 'Lê An', [`c-${first}`]: '1', [`c-${second}`]: '1' })
    expect(sent).toMatchObject({ right: 1, choices: { [first]: 1 } })
    expect(sent.questions).toHaveLength(1)
    const found = (await findClassQuiz(db, actors.lan, quiz.id))!
    // another who runs contests at the same body opens it, and sees no name
    expect(await findClassQuiz(db, actors.hung, quiz.id)).toBeDefined()
    expect(await listClassAnswers(db, actors.hung, found)).toEqual([{ name: '', choices: { [first]: 1 } }])
    clock.moveTo('2026-12-20T02:00:00Z')
    await perform(forgetEntrants, { house, actor: systemActor }, {})
    expect(await listClassAnswers(db, actors.lan, found)).toMatchObject([{ name: 'Lê An' }])
    clock.moveTo('2026-12-23T02:00:00Z')
    await perform(forgetEntrants, { house, actor: systemActor }, {})
    expect(await listClassAnswers(db, actors.lan, found)).toEqual([{ name: '', choices: { [first]: 1 } }])
  })

  test('một bài hỏi nhận nhiều nhất 1.000 bài gửi', async () => {
    const { db } = world()
    const id = await write()
    const quiz = await make([id])
    await sql`
      insert into class_answer (id, quiz_id, form_hash, name, choices, sent_at)
      select gen_random_uuid(), ${quiz.id}, encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), '', '{}', now()
      from generate_series(1, 999) n`.execute(db)
    const key = newSecret()
    await sends(quiz.code, { [`c-${id}`]: '1' }, key)
    await expect(sends(quiz.code, { [`c-${id}`]: '1' })).rejects.toBe(refusals.full)
    expect((await sends(quiz.code, {}, key)).right).toBe(1)
  })

  test('mã đọc được dù viết cách nào', () => {
    expect(readClassCode('48 12-07')).toBe('481207')
    expect(readClassCode('48120')).toBeUndefined()
  })
})
