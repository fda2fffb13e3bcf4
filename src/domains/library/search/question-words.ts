import type { QuestionToken } from '#engines/search/question.ts'
import { foldedForm, tokensOf } from '#engines/search/syllables.ts'

/** The shell of a question: says that something is asked, not what. Longer ones first. */
const shells = phrases(
  'đúng hay sai',
  'đúng hay không',
  'có đúng không',
  'đúng không',
  'phải không',
  'hay không',
  'nào sau đây',
  'nào dưới đây',
  'sau đây',
  'dưới đây',
  'theo quy định của pháp luật',
  'chọn câu trả lời đúng nhất',
  'chọn đáp án đúng',
  'là gì',
  'như thế nào',
  'thế nào',
  'bao nhiêu',
  'bao lâu',
  'những gì',
  'khi nào',
  'tại sao',
  'làm sao',
  'xin hỏi',
  'cho tôi hỏi',
  'cho hỏi',
  'nào',
  'gì',
  'ai',
  'sai',
)

/** Words of grammar, and of who tells a story: they mean little, and «không» is often what a false premise puts in. */
const light = new Map(
  Object.entries({
    không: 0.3,
    thì: 0.3,
    mà: 0.3,
    anh: 0.2,
    ông: 0.3,
    chị: 0.4,
    bà: 0.4,
    em: 0.4,
    tôi: 0.4,
    là: 0.5,
    có: 0.5,
    được: 0.5,
    bị: 0.5,
    và: 0.5,
    các: 0.5,
    những: 0.5,
    của: 0.5,
    phải: 0.5,
    bạn: 0.6,
  }).map(([word, weight]) => [foldedForm(word), weight]),
)
const initialWeight = 0.2

/** Stands in front of every body and every law, and tells none from another. */
const formulas = phrases('nhà nước cộng hòa xã hội chủ nghĩa việt nam', 'cộng hòa xã hội chủ nghĩa việt nam')
const formulaWeight = 0.2

/** What a kind of question asks for, in the law's own words. */
const asked: { when: string[][]; words: string[][]; weight: number }[] = [
  {
    when: phrases('là gì', 'định nghĩa', 'được hiểu', 'khái niệm', 'gọi là gì'),
    words: phrases('giải thích từ ngữ'),
    weight: 0.5,
  },
  {
    when: phrases('bao lâu', 'mấy ngày', 'bao nhiêu ngày', 'thời gian nào'),
    words: phrases('thời hạn'),
    weight: 0.3,
  },
  {
    when: phrases('áp dụng cho ai', 'áp dụng đối với ai', 'đối tượng nào'),
    words: phrases('đối tượng áp dụng', 'phạm vi điều chỉnh'),
    weight: 0.4,
  },
  {
    when: phrases('có hiệu lực từ', 'có hiệu lực kể', 'có hiệu lực vào', 'có hiệu lực khi'),
    words: phrases('hiệu lực thi hành'),
    weight: 0.4,
  },
  {
    when: phrases('ai', 'cơ quan nào', 'người nào', 'tổ chức nào', 'bộ nào'),
    words: phrases('thẩm quyền', 'trách nhiệm'),
    weight: 0.2,
  },
]

/** In a story what is asked stands last; what comes before tells how it came to it. */
const storyWeight = 0.6

/**
 * Each syllable of a question with what it counts. A question that is a shell alone is searched as it is. `sentences` are the
 * places where sentences begin.
 */
export function weighWords(surfaces: readonly string[], sentences: readonly number[] = [0]): QuestionToken[] {
  const folds = surfaces.map(foldedForm)
  const weights: number[] = folds.map((fold) => (/^[a-z]$/.test(fold) ? initialWeight : (light.get(fold) ?? 1)))
  for (let at = 0; at < folds.length; at++) {
    const shell = shells.find((words) => standsAt(folds, words, at))
    if (!shell) continue
    weights.fill(0, at, at + shell.length)
    at += shell.length - 1
  }
  for (const words of formulas) {
    for (let at = 0; at < folds.length; at++) {
      if (standsAt(folds, words, at)) weights.fill(formulaWeight, at, at + words.length)
    }
  }
  const lastAsked = weights.findLastIndex((weight) => weight >= 0.5)
  const askedFrom = sentences.findLast((from) => from <= lastAsked) ?? 0
  for (let at = 0; at < askedFrom; at++) weights[at]! *= storyWeight
  const isEmpty = weights.every((weight) => weight < 0.5)
  return surfaces.map((surface, at) => ({ surface, weight: isEmpty ? 1 : weights[at]! }))
}

/** Neighbouring syllables that an answer to such a question has, with what they count. */
export function wordsOfAnswer(surfaces: readonly string[]): { first: string; second: string; weight: number }[] {
  const folds = surfaces.map(foldedForm)
  const isThere = (words: string[]) => folds.some((_, at) => standsAt(folds, words, at))
  return asked
    .filter(({ when }) => when.some(isThere))
    .flatMap(({ words, weight }) => words.flatMap((phrase) => pairsOf(phrase, weight)))
}

export function pairsOf(folds: readonly string[], weight: number): { first: string; second: string; weight: number }[] {
  return folds.slice(1).map((second, at) => ({ first: folds[at]!, second, weight }))
}

export function standsAt(folds: readonly string[], words: readonly string[], at: number): boolean {
  return words.every((word, index) => folds[at + index] === word)
}

function phrases(...texts: string[]): string[][] {
  return texts
    .map((text) => tokensOf(text).map(({ surface }) => foldedForm(surface)))
    .sort((a, b) => b.length - a.length)
}
