import { Refusal } from '#base/refusal.ts'
import { quotedSpans } from '#domains/library/clause-marks.ts'
import { isNextNumber } from '#domains/library/clause-order.ts'
import { clausesOf } from '#domains/library/clauses.ts'
import { type Heading, headingOf } from '#domains/library/law-reader/law-headings.ts'
import { wordsOf } from '#domains/library/law-reader/law-parts.ts'
import type { ArticleReading, LawDoubt } from '#domains/library/law-reader/law-reading.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

/** An article with the lines that it was read from, and where each begins in its text. */
export type ReadArticle = { reading: ArticleReading; heading: Line; lines: { line: Line; start: number }[] }

const articlesMax = 3_000
const partTitleLinesMax = 5
const doubtsMax = 500
/** A quotation that goes on longer is one whose end is missing. */
const quoteLengthMax = 60_000

/** Phần → Chương → Mục → Tiểu mục → Điều. */
export function lawTreeOf(body: Line[]): { articles: ReadArticle[]; doubts: LawDoubt[] } {
  const articles: ReadArticle[] = []
  const doubts: LawDoubt[] = []
  const isQuoted = quotedLines(body)
  const parts: string[] = []
  let last: string | null = null
  let open: Open | undefined
  let partLines = 0
  for (const line of body) {
    const heading: Heading | undefined = isQuoted.has(line) ? undefined : headingOf(wordsOf(line), last)
    if (heading?.kind === 'part') {
      if (open) articles.push(closed(open))
      open = undefined
      parts.length = Math.min(parts.length, heading.depth - 1)
      parts[heading.depth - 1] = heading.rest === '' ? heading.label : `${heading.label}. ${heading.rest}`
      partLines = heading.rest === '' ? partTitleLinesMax : 1
    } else if (heading) {
      if (open) articles.push(closed(open))
      if (articles.length >= articlesMax) throw tooMany
      doubts.push(...orderDoubts(last, heading, line, articles.length))
      last = heading.number
      open = { heading, line, headings: parts.filter(Boolean), lines: [] }
    } else if (open) open.lines.push(line)
    else if (partLines > 0 && parts.length > 0) {
      parts[parts.length - 1] = joinTitle(parts.at(-1)!, line)
      partLines -= 1
    } else doubts.push({ sentence: 'Dòng chữ đứng ngoài các điều; chưa rõ thuộc điều nào.', source: excerptOf(line) })
  }
  if (open) articles.push(closed(open))
  for (const [index, { reading, lines }] of articles.entries()) {
    for (const { sentence, start } of clausesOf(reading.text).doubts) {
      const at = lines.findLast((each) => each.start <= start)
      doubts.push({ sentence: `Điều ${reading.number}: ${sentence}`, article: index, source: at && excerptOf(at.line) })
    }
  }
  return { articles, doubts: doubts.slice(0, doubtsMax) }
}

const tooMany = new Refusal(
  422,
  `Văn bản có hơn ${articlesMax.toLocaleString('vi')} điều, nhiều hơn mọi luật từng ban hành. Hãy kiểm tra lại tệp, hoặc tách thành nhiều tệp.`,
)

type Open = { heading: Extract<Heading, { kind: 'article' }>; line: Line; headings: string[]; lines: Line[] }

function joinTitle(label: string, line: Line): string {
  return /[.:]$|\. /u.test(label) ? `${label} ${line.text}` : `${label}. ${line.text}`
}

/** «Điều 5. Nguyên tắc» has a title; «Điều 5. Quyết định này có hiệu lực kể từ ngày ký.» begins at once. */
function closed({ heading, line, headings, lines }: Open): ReadArticle {
  const { rest, number } = heading
  const isTitle = rest !== '' && lines.length > 0 && rest.length <= 300 && !/[.;:,]$/u.test(rest)
  const placed: ReadArticle['lines'] = []
  let text = ''
  const add = (each: Line, words: string) => {
    if (text !== '') text += '\n'
    placed.push({ line: each, start: text.length })
    text += words
  }
  if (!isTitle && rest !== '') add(line, rest)
  for (const each of lines) add(each, wordsOf(each))
  const source = excerptOf(line)
  return { reading: { number, headings, title: isTitle ? rest : '', text, source }, heading: line, lines: placed }
}

function orderDoubts(last: string | null, { number }: { number: string }, line: Line, article: number): LawDoubt[] {
  if (isNextNumber(last, number)) return []
  const [now, before] = [Number.parseInt(number, 10), Number.parseInt(last ?? '0', 10)]
  const source: Excerpt = excerptOf(line)
  if (last === null)
    return [{ sentence: `Văn bản bắt đầu từ Điều ${number}: phần trước có thể thiếu.`, article, source }]
  if (number === last) return [{ sentence: `Điều ${number} lặp lại.`, article, source }]
  return now < before
    ? [
        {
          sentence: `Điều ${number} đứng sau Điều ${last}: sai thứ tự, hoặc là điều của một văn bản khác.`,
          article,
          source,
        },
      ]
    : [{ sentence: `Sau Điều ${last} là Điều ${number}: ở giữa có thể thiếu.`, article, source }]
}

/** Lines within quotation marks: an amending law quotes the articles that it makes. */
function quotedLines(body: Line[]): Set<Line> {
  const words = body.map(wordsOf)
  const starts: number[] = []
  let length = 0
  for (const each of words) {
    starts.push(length)
    length += each.length + 1
  }
  const spans = quotedSpans(words.join('\n')).filter(({ start, end }) => end - start <= quoteLengthMax)
  const quoted = new Set<Line>()
  let span = 0
  for (const [index, start] of starts.entries()) {
    while (span < spans.length && spans[span]!.end <= start) span += 1
    if (spans[span] && spans[span]!.start <= start) quoted.add(body[index]!)
  }
  return quoted
}
