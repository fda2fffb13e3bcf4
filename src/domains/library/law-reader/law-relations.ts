import type { Day } from '#base/day.ts'
import { isDay } from '#base/day.ts'
import { type CitedDocument, citedDocumentsIn } from '#domains/library/cited-documents.ts'
import { type Effect, effectsIn } from '#domains/library/law-reader/effects.ts'
import type { LawParts } from '#domains/library/law-reader/law-parts.ts'
import type { LawDoubt, RelationReading } from '#domains/library/law-reader/law-reading.ts'
import type { ReadArticle } from '#domains/library/law-reader/law-tree.ts'
import { topmost } from '#domains/library/law-reader/topmost.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

type Own = { number: string | null; type: string | null; effectiveOn: Day | null }

const relationsMax = 600
const textMax = 400_000

/** What the document rests on, what it details, and what it does to others. */
export function lawRelationsOf(
  parts: LawParts,
  articles: ReadArticle[],
  own: Own,
): { relations: RelationReading[]; doubts: LawDoubt[] } {
  const doubts: LawDoubt[] = []
  const relations = [...basesOf(parts.preamble), ...titleRelations(parts.title, own), ...detailsOf(articles, own)]
  for (const [index, article] of articles.entries()) {
    if (!actsOnOthers(article, articles.length - index)) continue
    for (const { effect, source } of articleEffects(article, own)) {
      relations.push(relationOf(effect, source, own))
      if (effect.hasException)
        doubts.push({
          sentence: 'Câu này có ngoại lệ («trừ …»); quan hệ đọc được chưa nói hết. Hãy xem lại.',
          article: index,
          source,
        })
    }
  }
  const others = relations.filter(({ target }) => target.number === null || target.number !== own.number)
  return { relations: joined(others).slice(0, relationsMax), doubts }
}

/** «Căn cứ Luật …;»: in force or not, it is what the document rests on. */
function basesOf(preamble: Line[]): RelationReading[] {
  return preamble
    .filter(({ folded, text }) => /^can cu\b/u.test(folded) && text.length < 2_000)
    .flatMap((line) =>
      topmost(citedDocumentsIn(line.text, line.folded), line.folded).map((target) => ({
        kind: 'based-on' as const,
        target: targetOf(target),
        scope: [],
        fromDay: null,
        source: excerptOf(line),
      })),
    )
}

/** «Sửa đổi, bổ sung một số điều của Luật …», «Quy định chi tiết …», «Bãi bỏ …». */
function titleRelations(title: Line[], own: Own): RelationReading[] {
  if (title.length === 0) return []
  const text = title.map((line) => line.text).join(' ')
  return effectsIn(text).map((effect) => relationOf(effect, excerptOf(title[0]!), own))
}

/** «Nghị định này quy định chi tiết Điều 5, khoản 2 Điều 7 của Luật …», in the first articles. */
function detailsOf(articles: ReadArticle[], own: Own): RelationReading[] {
  return articles
    .slice(0, 2)
    .flatMap((article) => articleEffects(article, own))
    .filter(({ effect }) => effect.kind === 'guides')
    .map(({ effect, source }) => relationOf(effect, source, own))
}

const acting = /hiệu lực|thi hành|sửa đổi|bổ sung|bãi bỏ|thay thế|chuyển tiếp|áp dụng/iu

function actsOnOthers({ reading }: ReadArticle, left: number): boolean {
  return (
    acting.test(reading.title) ||
    left <= 3 ||
    (reading.title === '' && /sửa đổi|bãi bỏ|thay thế|hết hiệu lực/iu.test(reading.text.slice(0, 2_000)))
  )
}

function articleEffects({ reading, lines, heading }: ReadArticle, own: Own): { effect: Effect; source: Excerpt }[] {
  const [about] = effectsIn(reading.title).filter(({ kind }) => kind === 'amends')
  const text = reading.text.slice(0, textMax)
  const inTitle = about ? [{ effect: about, source: excerptOf(heading) }] : []
  const inText = effectsIn(text, { about: about?.target, type: own.type })
    .filter(({ kind }) => kind !== 'guides' || reading.number === '1' || reading.number === '2')
    .map((effect) => {
      const at = lines.findLast(({ start }) => start <= effect.start)
      return { effect, source: excerptOf(at?.line ?? heading) }
    })
  return [...inTitle, ...inText]
}

function relationOf({ kind, target, scope, fromDay }: Effect, source: Excerpt, { effectiveOn }: Own): RelationReading {
  const named = fromDay !== null && isDay(fromDay) ? fromDay : null
  const from = kind === 'guides' ? null : (named ?? effectiveOn)
  return { kind, target: targetOf(target), scope, fromDay: from, source }
}

function targetOf({ type, number, name, date }: CitedDocument): RelationReading['target'] {
  return { type, number, ...(name === undefined ? {} : { name }), date }
}

/** One relation a kind, document and day; its places together. The whole document swallows its places. */
function joined(relations: RelationReading[]): RelationReading[] {
  const byKey = new Map<string, RelationReading>()
  for (const relation of relations) {
    const { kind, target, scope, fromDay } = relation
    const key = [kind, target.number ?? target.name, fromDay].join('|')
    const known = byKey.get(key)
    if (!known) byKey.set(key, relation)
    else {
      known.target.date ??= target.date
      const isWhole = kind !== 'amends' && (scope.length === 0 || known.scope.length === 0)
      byKey.set(key, { ...known, scope: isWhole ? [] : [...new Set([...known.scope, ...scope])] })
    }
  }
  return [...byKey.values()]
}
