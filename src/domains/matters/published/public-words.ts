import { shorten, tidy } from '#base/vietnamese.ts'
import type { GuideWords } from '#domains/library/guide.ts'
import type { GuideTopic } from '#domains/library/guide-file.ts'

/** What the first reader typed: the question and the answer without whoever asked. */
export type PublicWording = { title: string; question: string; answer: string; topic: GuideTopic }

const summaryLettersMax = 280

/** The wording as an answer of the library: one sentence a line, each with the places that it leans on behind it. */
export function publicWords({ title, question, answer, topic }: PublicWording): GuideWords {
  return {
    title,
    summary: shorten(tidy(withoutPlaces(question)), summaryLettersMax),
    topics: [topic],
    audience: 'moi-nguoi',
    terms: [],
    text: ['## Câu hỏi', ...sentencesOf(question), '', '## Trả lời', ...sentencesOf(answer)].join('\n'),
  }
}

function sentencesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r\n?|\n|(?<=[.?!]|[.?!]\s?\[[^[\]]{1,200}\])\s+(?=\p{Lu})/u)
    .map((line) => sentenceOf(line.replace(/^[#\s-]+/u, '').trim()))
    .filter((line) => line !== '')
}

/** «theo [45/2013/QH13 khoản 2 Điều 12] thì …» has its places at the end, as the library writes them. */
function sentenceOf(line: string): string {
  const places = [...line.matchAll(/\[([^[\]]{1,200})\]/gu)].flatMap(([, inner]) => placesIn(inner!))
  const words = tidy(withoutPlaces(line)).replace(/\s+([.,;:?!])/gu, '$1')
  if (words === '') return ''
  const ended = /[.?!:»]$/u.test(words) ? words : `${words}.`
  return places.length === 0 ? ended : `${ended} [${[...new Set(places)].join('; ')}]`
}

function withoutPlaces(text: string): string {
  return text.replace(/\[[^[\]]{0,200}\]/gu, ' ').replace(/[[\]]/gu, '')
}

function placesIn(inner: string): string[] {
  return inner.split(';').flatMap((one) => {
    const number = /^\s*([^\s,]+\/[^\s,]+)/u.exec(one)?.[1]
    const article = /điều (\d+[a-zđ]?)/iu.exec(one)?.[1]
    if (number === undefined || article === undefined) return []
    const clause = /khoản (\d+[a-zđ]?)/iu.exec(one)?.[1]
    const point = /điểm ([a-zđ]\d?)(?!\p{L})/iu.exec(one)?.[1]
    const rest = [clause && `khoản ${clause}`, point && `điểm ${point}`].filter(Boolean).join(' ')
    return [`${number} Điều ${article}${rest === '' ? '' : ` ${rest}`}`]
  })
}
