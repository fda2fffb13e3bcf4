import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { tidy } from '#base/vietnamese.ts'
import { textHashOf } from '#domains/library/article.ts'
import { cleanText } from '#domains/library/imports/codified-article.ts'
import type { FlawBook } from '#domains/library/imports/import-flaws.ts'
import { bytesOf, type LawSource, sourceLimits } from '#domains/library/imports/law-source.ts'
import { articleOrdinalOf, articleSlugOf } from '#domains/library/imports/planned-article.ts'

/** A law of a plain list of articles: known by its name alone. */
export type ListedLaw = { name: string; articles: ListedArticle[] }

export type ListedArticle = {
  number: string
  slug: string
  ordinal: number
  title: string
  text: string
  textHash: string
}

const entrySchema = z.object({ law: z.string(), article: z.union([z.string(), z.number()]), text: z.string() })
const entriesMax = 200_000

const refusals = {
  tooLarge: new Refusal(
    413,
    `Danh sách điều luật lớn hơn ${Math.floor(sourceLimits.listBytesMax / 1_048_576)} MB. Hãy tách thành nhiều tệp rồi nhập từng tệp.`,
  ),
  notAList: new Refusal(
    422,
    'Tệp không phải một danh sách JSON của các điều luật, mỗi điều ghi law (tên luật), article (số điều), text (chữ của điều). Hãy kiểm tra lại tệp; chưa có gì được ghi.',
  ),
}

/** `[{law, article, text}]`: the first paragraph of a text is the article's title. */
export async function readArticleList(source: LawSource, flaws: FlawBook): Promise<ListedLaw[]> {
  const laws = new Map<string, Listing>()
  for (const [index, value] of listIn(await bytesOf(source, sourceLimits.listBytesMax, refusals.tooLarge)).entries()) {
    const place = `mục ${index + 1}`
    const entry = entrySchema.safeParse(value)
    const name = entry.success ? tidy(cleanText(entry.data.law)) : ''
    if (!entry.success || name === '' || String(entry.data.article).trim() === '') {
      flaws.note('bad-line', place)
      continue
    }
    const law: Listing = laws.get(name) ?? { name, articles: [], slugs: new Map() }
    laws.set(name, law)
    const { title, text } = partsOf(entry.data.text)
    const number = tidy(String(entry.data.article)).slice(0, 20)
    const textHash = textHashOf(title, text)
    if (text === '') flaws.note('empty-text', `${name}, Điều ${number}`, title)
    let set = 1
    while (law.slugs.has(articleSlugOf(number, set)) && law.slugs.get(articleSlugOf(number, set)) !== textHash) set += 1
    const slug = articleSlugOf(number, set)
    if (law.slugs.has(slug)) {
      flaws.note('repeated-article', `${name}, Điều ${number}`, title)
      continue
    }
    law.slugs.set(slug, textHash)
    law.articles.push({ number, slug, ordinal: articleOrdinalOf(number, set), title, text, textHash })
  }
  if (laws.size === 0) throw refusals.notAList
  return [...laws.values()].map(({ name, articles }) => ({ name, articles }))
}

/** With the words of each article by its address: the same again is passed over. */
type Listing = ListedLaw & { slugs: Map<string, string> }

function listIn(bytes: Uint8Array): unknown[] {
  try {
    return z
      .array(z.unknown())
      .max(entriesMax)
      .parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (error) {
    throw new Refusal(refusals.notAList.status, refusals.notAList.message, { cause: error })
  }
}

function partsOf(whole: string): { title: string; text: string } {
  const paragraphs = cleanText(whole)
    .trim()
    .split(/\n\s*\n/u)
  const [title = '', ...rest] = paragraphs
  // the Constitution has no titles: there, the words themselves come first
  const isTitle = rest.length > 0 && title.length <= titleLettersMax && !/^\d+[.)] |[;:]$/u.test(title)
  if (!isTitle || (title.length > shortTitleMax && title.endsWith('.')))
    return { title: '', text: paragraphs.map((each) => each.trim()).join('\n') }
  return { title: tidy(title), text: rest.map((each) => each.trim()).join('\n') }
}

const titleLettersMax = 700
/** A sentence with a full stop that is longer than this is no title. */
const shortTitleMax = 120
