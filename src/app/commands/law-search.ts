import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type Call, type Command, UsageError } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { Refusal } from '#base/refusal.ts'
import { fullName } from '#domains/library/document.ts'
import { statusNames } from '#domains/library/document-status.ts'
import { bringSearchUpToDate } from '#domains/library/search/bring-up-to-date.store.ts'
import {
  type FoundArticle,
  listArticleNames,
  listFoundArticles,
} from '#domains/library/search/found-articles.queries.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { highlight, type LawQuery } from '#domains/library/search/law-search.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { showList } from '#ui/show.ts'

const hitsMax = 10
/** A measuring program looks at ten; articles with the same words stand behind the one that is shown. */
const batchHitsMax = 20

/** A question in, articles out: for people with the state of each, for programs as lines of JSON. */
export const lawSearch: Command = {
  arguments: [{ name: 'QUESTION', optional: true, summary: { vi: 'câu hỏi, hoặc số hiệu', en: 'what to look for' } }],
  options: {
    verbatim: {
      summary: {
        vi: 'tìm đúng như đã gõ: không sửa chữ gõ nhầm, không đổi lời thường ra lời của luật',
        en: 'search just what was typed: mends no slips, takes no word for another',
      },
    },
    batch: {
      summary: {
        vi: 'đọc mỗi dòng một {"id","question"} và in mỗi dòng một {"id","ms","results":[{"law","article"}]}',
        en: 'reads {"id","question"} a line and prints {"id","ms","results"} a line',
      },
    },
  },
  async run({ arguments: [question], options, print, remark }) {
    if (options.batch === undefined && question === undefined)
      throw new UsageError({ vi: 'Thiếu QUESTION.', en: 'QUESTION is missing.' })
    await withHouse(remark, async (house) => {
      const search = new LawSearch(house)
      const asTyped = options.verbatim ? { asTyped: true as const } : {}
      await search.open()
      if (options.batch) {
        await bringSearchUpToDate(house) // what is measured is the whole index
        await answerLines(house, search, { print, asTyped })
      } else await answer(house, search, { text: question ?? '', ...asTyped }, { print, remark })
    })
  },
}

async function answer(
  house: House,
  search: LawSearch,
  asked: Pick<LawQuery, 'text' | 'asTyped'>,
  { print, remark }: Pick<Call, 'print' | 'remark'>,
) {
  const day = today(house.clock)
  const { hits, total, notice, readAs } = await search.ask({ ...asked, limit: hitsMax, today: day })
  if (notice !== null) remark(notice)
  const read = [
    ...readAs.corrections.map(({ typed, read }) => `«${typed}» là ${read}`),
    ...readAs.said.map(({ typed, legal }) => `«${typed}» là ${showList(legal)}`),
  ]
  if (read.length > 0) remark(`Đã hiểu ${read.join(', ')}. Tìm đúng như đã gõ: --verbatim`)
  const ids = hits.map(({ articleId }) => articleId)
  const found = await listFoundArticles(house.database.kysely, ids, day)
  if (found.length === 0) return print('Không tìm thấy điều nào. Hãy thử ít chữ hơn, hoặc tên, số hiệu của văn bản.')
  for (const [index, article] of found.entries()) {
    const twins = hits.find(({ articleId }) => articleId === article.articleId)?.twins.length ?? 0
    print(linesOf(index + 1, article, asked.text, twins))
  }
  if (total === 'many' || total > found.length) remark(`Chỉ in ${found.length} điều đầu; có thể còn nữa.`)
}

function linesOf(place: number, article: FoundArticle, question: string, twins: number): string {
  const name = fullName({ name: article.documentName, number: article.documentNumber })
  const title = article.title === '' ? '' : `. ${article.title}`
  return [
    `${String(place).padStart(2)}. Điều ${article.number}${title}`,
    `    ${name} · ${statusNames[article.status.kind]}`,
    `    ${snippetOf(article.text, question)}`,
    `    /phap-luat/${article.documentSlug}/${article.slug}${twins > 0 ? ` · cùng chữ với ${twins} điều khác` : ''}`,
  ].join('\n')
}

const snippetLetters = 160

/** The words around the first that answers, on one line. */
function snippetOf(text: string, question: string): string {
  const first = highlight(text, question)[0]?.start ?? 0
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, first - snippetLetters / 4)))
  const part = text
    .slice(from, from + snippetLetters)
    .replace(/\s+/gu, ' ')
    .trim()
  return `${from > 0 ? '…' : ''}${part}${from + snippetLetters < text.length ? '…' : ''}`
}

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), question: z.string() })

async function answerLines(
  house: House,
  search: LawSearch,
  { print, asTyped }: Pick<Call, 'print'> & { asTyped: Pick<LawQuery, 'asTyped'> },
): Promise<void> {
  const names = await listArticleNames(house.database.kysely)
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const { id, question } = questionIn(line)
    const begin = performance.now()
    const { hits } = await search.ask({ text: question, ...asTyped, limit: batchHitsMax, today: today(house.clock) })
    const ms = Math.round((performance.now() - begin) * 100) / 100
    const results = hits.flatMap(({ articleId, twins }) =>
      [articleId, ...twins].flatMap((each) => names.get(each) ?? []),
    )
    print(JSON.stringify({ id, ms, results }))
  }
}

function questionIn(line: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch (error) {
    throw new Refusal(422, 'Mỗi dòng phải là một đối tượng JSON có id và question.', { cause: error })
  }
}
