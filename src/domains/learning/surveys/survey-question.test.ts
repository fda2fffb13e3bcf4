import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { surveyPaper } from '#domains/learning/surveys/survey-paper.ts'
import {
  onPath,
  pageFrom,
  pathOf,
  readAnswers,
  readQuestions,
  type SurveyQuestion,
} from '#domains/learning/surveys/survey-question.ts'
import { resultOf } from '#domains/learning/surveys/survey-results.ts'

const written = `1. Ông/bà đã nghe về hòa giải ở cơ sở chưa? [một]
- Đã nghe
- Chưa nghe -> 3
- Không ở đây → hết
2. Nghe qua đâu? [nhiều]
- Loa phường
- Họp tổ dân phố
3. Hài lòng đến mức nào? [thang 5]
4. Muốn tìm hiểu điều gì? [chữ]
5. Nhà có mấy người? [số]`

const { questions } = readQuestions(written)
const numbers = (list: SurveyQuestion[]) => list.map(({ number }) => number)

describe('viết câu hỏi', () => {
  test('đọc được kiểu câu, phương án, chuyển câu', () => {
    expect(readQuestions(written).faults).toEqual([])
    expect(questions.map(({ kind }) => kind)).toEqual(['one', 'many', 'scale', 'text', 'number'])
    expect(questions[0]).toMatchObject({ options: ['Đã nghe', 'Chưa nghe', 'Không ở đây'], branches: [null, 3, 6] })
    expect(questions[2]!.options).toEqual(['1', '2', '3', '4', '5'])
  })

  test.each([
    ['1. Hỏi gì đó', 'Hãy viết câu hỏi như'],
    ['2. Hỏi? [một]\n- a\n- b', 'phải mang số 1'],
    ['1. Hỏi? [một]\n- a', 'ít nhất hai phương án'],
    ['1. Hỏi? [chữ]\n- a', 'Chỉ câu [một] và [nhiều]'],
    ['1. Hỏi? [một]\n- a -> 1\n- b\n2. Hỏi nữa? [chữ]', 'phía sau'],
    ['1. Hỏi? [một]\n- a -> 9\n- b', 'phía sau'],
    ['1. Hỏi? [nhiều]\n- a -> 2\n- b\n2. Hỏi nữa? [chữ]', 'Chỉ câu [một] chuyển câu được'],
    ['1. Hỏi? [một]\n- a\n- a', 'đã có'],
    ['1. Hỏi? [thang 11]', 'Thang từ 2 đến 10'],
    ['', 'Chưa có câu hỏi nào'],
  ])('%j bị từ chối', (text, sentence) => {
    expect(
      readQuestions(text)
        .faults.map(({ sentence }) => sentence)
        .join(' '),
    ).toContain(sentence)
  })

  test('phiếu giấy ghi rõ chuyển đến câu nào', () => {
    const paper = surveyPaper(
      { title: 'Khảo sát', about: 'Xin chào', questions, closesOn: '2026-12-01', bodyName: 'UBND xã' },
      new Date(0),
    )
    const text = JSON.stringify(paper)
    expect(text).toContain('Chưa nghe → chuyển đến câu 3')
    expect(text).toContain('Không ở đây → xin dừng ở đây')
  })
})

describe('đi qua các câu', () => {
  test('câu trả lời quyết định câu sau; câu bị bỏ qua không được giữ', () => {
    expect(numbers(pathOf(questions, {}))).toEqual([1, 2, 3, 4, 5])
    expect(numbers(pathOf(questions, { 1: 1 }))).toEqual([1, 3, 4, 5])
    expect(numbers(pathOf(questions, { 1: 2 }))).toEqual([1])
    expect(onPath(questions, { 1: 1, 2: [0], 5: 4 })).toEqual({ answers: { 1: 1, 5: 4 }, left: [2] })
    expect(numbers(pageFrom(pathOf(questions, {}), 1))).toEqual([1])
    expect(numbers(pageFrom(pathOf(questions, { 1: 1 }), 2))).toEqual([3, 4, 5])
  })

  test('đọc câu trả lời: sai thì nói, trống thì thôi', () => {
    const { answers, wrong } = readAnswers(questions, {
      c1: '0',
      c2: ['1', '0', '9'],
      c3: '7',
      c4: ' Đất đai ',
      c5: 'bốn',
    })
    expect(answers).toEqual({ 1: 0, 2: [0, 1], 4: 'Đất đai' })
    expect(Object.keys(wrong)).toEqual(['c3', 'c5'])
    expect(readAnswers(questions, { c5: '' })).toEqual({ answers: {}, wrong: {} })
    expect(readAnswers(questions, { c5: '1.250' }).answers).toEqual({ 5: 1250 })
    expect(Object.keys(readAnswers(questions, { c5: '4.5' }).wrong)).toEqual(['c5'])
  })

  test('chuyển câu thế nào cũng đi đến hết, không gặp câu nào hai lần', () => {
    const survey = fc
      .integer({ min: 1, max: 12 })
      .chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, index) =>
            fc.array(fc.option(fc.integer({ min: index + 2, max: count + 1 }), { nil: null }), {
              minLength: 2,
              maxLength: 4,
            }),
          ),
        ),
      )
      .map((all) =>
        all.map(
          (branches, index): SurveyQuestion => ({
            number: index + 1,
            words: 'x',
            kind: 'one',
            options: branches.map(String),
            branches,
          }),
        ),
      )
    fc.assert(
      fc.property(survey, fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), (list, chosen) => {
        const answers = Object.fromEntries(chosen.map((choice, index) => [index + 1, choice]))
        const path = numbers(pathOf(list, answers))
        expect(path[0]).toBe(1)
        expect(path).toEqual([...new Set(path)].toSorted((one, other) => one - other))
        const pages: number[] = []
        for (let from = 1; ; ) {
          const page = numbers(pageFrom(pathOf(list, answers), from))
          if (page.length === 0) break
          pages.push(...page)
          from = page.at(-1)! + 1
        }
        expect(pages).toEqual(path)
      }),
    )
  })
})

describe('kết quả không nói về ai', () => {
  const raw = { answered: 20, byOption: [14, 2, 4], mean: null, median: null, texts: [] }
  test('ô dưới 5 không hiện; chỉ một ô nhỏ thì che thêm một ô', () => {
    expect(resultOf(questions[0]!, 20, raw).cells.map(({ cell }) => cell)).toEqual([14, 'under-5', 'under-5'])
    const one = resultOf(questions[0]!, 20, { ...raw, byOption: [12, 2, 6] })
    expect(one.cells.map(({ cell }) => cell)).toEqual([12, 'under-5', 'hidden'])
  })

  test('thang điểm: ô nào cũng hiện thì có trung bình, che một ô thì không', () => {
    const scale = { ...raw, mean: 3.5, median: 4 }
    expect(resultOf(questions[2]!, 20, { ...scale, byOption: [0, 5, 5, 5, 5] })).toMatchObject({ mean: 3.5, median: 4 })
    expect(resultOf(questions[2]!, 20, { ...scale, byOption: [0, 4, 6, 5, 5] })).toMatchObject({
      mean: null,
      median: null,
    })
  })

  test('chọn nhiều: số người không chọn dưới 5 cũng không đoán ra được', () => {
    const result = resultOf(questions[1]!, 20, { ...raw, byOption: [18, 10] })
    expect(result.cells.map(({ cell }) => cell)).toEqual(['hidden', 10])
  })

  test('dưới 5 người trả lời thì không hiện gì', () => {
    const few = resultOf(questions[4]!, 20, { answered: 4, byOption: [], mean: 3, median: 3, texts: ['a'] })
    expect(few).toMatchObject({ answered: 'under-5', mean: null, median: null, texts: [] })
    expect(
      resultOf(questions[0]!, 4, { ...raw, answered: 4, byOption: [4, 0, 0] }).cells.every(
        ({ cell }) => cell === 'hidden',
      ),
    ).toBe(true)
  })
})
