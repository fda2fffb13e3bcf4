/**
 * Viện dẫn trong chữ của luật: «khoản 1 Điều 14 Luật Báo chí», «điểm a và điểm b khoản 2 Điều 5 của Luật này», «Nghị định số
 * 15/2020/NĐ-CP». Only where they stand and what they name; whether the library has it is asked later. Linear in the text.
 */
export type CitedPlace = {
  /** Offsets into the text, end exclusive. */
  start: number
  end: number
  document: CitedDocument
  /** «14»; `this` is the article that is being read. */
  article?: string | undefined
  clause?: string | undefined
  point?: string | undefined
}

export type CitedDocument =
  | { by: 'this' }
  | { by: 'number'; number: string }
  /**
   * Words that may be its name, and where each ends: how many of them belong to it only the library knows. A place that holds the
   * name ends where the last of them does.
   */
  | { by: 'name'; words: string[]; ends: number[] }

const placesMax = 400

export function citedPlacesIn(text: string): CitedPlace[] {
  const documents = documentsIn(text)
  const places: CitedPlace[] = []
  let next = 0
  for (const group of groupsIn(text)) {
    const last = group.at(-1)!
    while (next < documents.length && documents[next]!.start < last.end) next += 1
    const candidate = documents[next]
    const isNamed = candidate !== undefined && joins.test(text.slice(last.end, candidate.start))
    if (isNamed) documents.splice(next, 1)
    places.push(...placesOf(group, isNamed ? candidate : undefined))
    if (places.length >= placesMax) break
  }
  const alone = documents.filter(({ document }) => document.by !== 'this')
  return [...places, ...alone].sort((one, other) => one.start - other.start).slice(0, placesMax)
}

/** Between the last place and its document: nothing, or «của». */
const joins = /^,? (?:của |tại |thuộc |trong )?$/u

type Token = { kind: 'point' | 'clause' | 'article'; value: string; start: number; end: number }

const token =
  /(?<![\p{L}\d])(?:([Đđ]iểm) ([a-zđ]\d{0,2})(?![\p{L}\d])|([Kk]hoản) (\d{1,3}[a-zđ]?|này)(?![\p{L}\d])|([Đđ]iều) (\d{1,4}[a-zđ]?|này)(?![\p{L}\d]))/gu
const more = /^(?:, | và | hoặc |, hoặc | hay )(\d{1,4}[a-zđ]?|[a-zđ])(?![\p{L}\d/]|\.\d)/u
const between = /^(?: |, | và | hoặc |, hoặc | hay | của | tại |; )$/u

/** Runs of điểm, khoản, điều that belong together. */
function groupsIn(text: string): Token[][] {
  const groups: Token[][] = []
  for (const one of tokensIn(text)) {
    const group = groups.at(-1)
    if (group && between.test(text.slice(group.at(-1)!.end, one.start))) group.push(one)
    else groups.push([one])
  }
  return groups
}

function tokensIn(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(token)) {
    const value = (match[2] ?? match[4] ?? match[6])!
    const kind = match[2] ? 'point' : match[4] ? 'clause' : 'article'
    tokens.push({
      kind,
      value: value === 'này' ? 'this' : value,
      start: match.index,
      end: match.index + match[0].length,
    })
    // «khoản 1, 2 và 3 Điều 5»: numbers go on, each a place
    for (let end = tokens.at(-1)!.end; tokens.length < tokensMax; ) {
      const further = more.exec(text.slice(end, end + 16))
      if (!further || value === 'này' || /^\d/u.test(further[1]!) !== /^\d/u.test(value)) break
      const start = end + further[0].length - further[1]!.length
      end += further[0].length
      tokens.push({ kind, value: further[1]!, start, end })
    }
    if (tokens.length >= tokensMax) break
  }
  return tokens
}

const tokensMax = 2_000
const order = { point: 0, clause: 1, article: 2 }

/** From the right: what stands further right is what the smaller ones lie in. «Điều 3 khoản 2» is read too. */
function placesOf(group: Token[], named: CitedPlace | undefined): CitedPlace[] {
  const found: CitedPlace[] = []
  let [article, clause] = [group.findLast(({ kind }) => kind === 'article')?.value, undefined as string | undefined]
  for (let index = group.length - 1; index >= 0; index--) {
    const { kind, value, start, end } = group[index]!
    if (kind === 'article') [article, clause] = [value, undefined]
    if (kind === 'clause') clause = value
    if (article === undefined) continue
    if (named === undefined && article !== 'this') continue
    const place: CitedPlace = {
      start,
      end,
      document: named?.document ?? { by: 'this' },
      article,
      clause: kind === 'article' || clause === 'this' ? undefined : clause,
      point: kind === 'point' ? value : undefined,
    }
    const after = found[0]
    const isWhole = after && order[kind] < order[group[index + 1]!.kind] && after.start - end <= ' của '.length
    if (isWhole) found[0] = { ...place, end: after.end, document: after.document }
    else found.unshift(place)
  }
  const last = found.at(-1)
  if (named && last) last.end = named.end
  return found
}

const kinds =
  'Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị'
const documentStart = new RegExp(`(?<![\\p{L}\\d])(?:${kinds})(?![\\p{L}])`, 'gu')
const number = /^(?: số)? ?(\d{1,5}[a-z]?(?:\/\d{4})?\/\p{Lu}[\p{L}\d-]{1,40})/u
const namesAnother = new RegExp(`,|[Đđ]iều \\d|(?:${kinds})(?!\\p{L})`, 'u')
const wordsMax = 16
const lookAhead = 160

function documentsIn(text: string): CitedPlace[] {
  const found: CitedPlace[] = []
  let taken = 0
  for (const match of text.matchAll(documentStart)) {
    if (found.length >= tokensMax) break
    const start = match.index
    if (start < taken) continue
    const from = start + match[0].length
    const rest = text.slice(from, from + lookAhead)
    if (/^ này(?!\p{L})/u.test(rest)) found.push({ start, end: from + ' này'.length, document: { by: 'this' } })
    else found.push(otherDocument(text, start, from, rest))
    // words that may be a name may hold the next document
    const { document, end } = found.at(-1)!
    taken = document.by === 'name' ? from : end
  }
  return found
}

function otherDocument(text: string, start: number, from: number, rest: string): CitedPlace {
  const direct = number.exec(rest)
  if (direct) return { start, end: from + direct[0].length, document: { by: 'number', number: direct[1]! } }
  const named = /^[^.;:()“”"\n]*/u.exec(rest)![0]
  const later = / số (\d{1,5}\/\d{4}\/\p{Lu}[\p{L}\d-]{1,40})/u.exec(named)
  if (later && !namesAnother.test(named.slice(0, later.index)))
    return { start, end: from + later.index + later[0].length, document: { by: 'number', number: later[1]! } }
  const words: string[] = []
  const ends: number[] = []
  for (const { 0: word, index } of `${text.slice(start, from)}${named}`.matchAll(/\S+/gu)) {
    if (words.length >= wordsMax) break
    words.push(word)
    ends.push(start + index + word.replace(/,$/u, '').length)
  }
  return { start, end: ends.at(-1)!, document: { by: 'name', words, ends } }
}
