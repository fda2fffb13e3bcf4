import { isCapitals } from '#base/vietnamese.ts'
import { type KindLine, readKindLine } from '#domains/plans/plan-reader/layout/document-kinds.ts'
import { readMark } from '#domains/plans/plan-reader/layout/numbering.ts'
import { isBareHeading } from '#domains/plans/plan-reader/layout/section-roles.ts'
import type { Strip } from '#domains/plans/plan-reader/layout/strips.ts'
import { columnsOf, type Line } from '#engines/documents/line.ts'

/**
 * Các phần của văn bản: what stands above the title, the title, the opening (căn cứ), the body, the closing (nơi nhận,
 * người ký) and the appendices. A decision that issues a plan has the plan's text as its body.
 */
export type Regions = {
  head: Line[]
  kind?: KindLine
  title: Line[]
  opening: Line[]
  /** Heading of a plan that the document issues with itself. */
  attached: Line[]
  body: Strip[]
  closing: Line[]
  appendices: Appendix[]
}

/** `label` is how a path begins, «Phụ lục I»; empty where the appendix bears no name. */
export type Appendix = { label: string; strips: Strip[] }

type State = 'head' | 'title' | 'opening' | 'attached' | 'body' | 'closing' | 'appendix'

const headLinesMax = 80

export function regionsOf(strips: Strip[]): Regions {
  const regions: Regions = { head: [], title: [], opening: [], attached: [], body: [], closing: [], appendices: [] }
  const start = kindIndex(strips)
  let state: State = start === -1 ? (firstSection(strips) === 0 ? 'body' : 'opening') : 'head'

  for (const [index, strip] of strips.entries()) {
    if (strip.kind === 'table') {
      if (state === 'closing') state = openAppendix('')
      if (state === 'appendix') regions.appendices.at(-1)!.strips.push(strip)
      else regions.body.push(strip)
      if (state !== 'appendix') state = 'body'
      continue
    }
    const { line } = strip
    state = nextState(state, line, index)
    if (state === 'head') regions.head.push(...columnsOf(line))
    else if (state === 'title' && line !== regions.kind?.line && !isLetterhead(line)) regions.title.push(line)
    else if (state === 'opening') regions.opening.push(line)
    else if (state === 'attached') regions.attached.push(line)
    else if (state === 'body') regions.body.push(strip)
    else if (state === 'closing') regions.closing.push(...columnsOf(line))
    else regions.appendices.at(-1)?.strips.push(strip)
  }
  return regions

  function nextState(now: State, line: Line, index: number): State {
    const isEarly = now === 'head' || now === 'title'
    const label = isEarly ? undefined : appendixLabel(line)
    if (label !== undefined) return openAppendix(label)
    if (index === start) {
      regions.kind = readKindLine(line)
      return 'title'
    }
    if (now === 'head') return 'head'
    if (now === 'title' && isLetterhead(line)) {
      regions.head.push(...columnsOf(line))
      return 'title'
    }
    if (now === 'title') return endsTitle(regions, line) ? afterTitle(line) : 'title'
    const attached = readKindLine(line)
    if (attached && isAttachedPlan(now, attached, regions)) {
      regions.body = []
      return 'attached'
    }
    if (now === 'attached') return opensBody(line) ? 'body' : 'attached'
    if (now === 'opening') return opensBody(line) ? 'body' : opensClosing(line) ? 'closing' : 'opening'
    if (now === 'body') return opensClosing(line) ? 'closing' : 'body'
    if (now === 'closing' && /^\((?:ban hanh )?kem theo\b/u.test(line.folded)) return openAppendix('')
    return now
  }

  function openAppendix(label: string): State {
    regions.appendices.push({ label, strips: [] })
    return 'appendix'
  }
}

/** The line that names the document: the first that names nothing else, or else the first that begins with a kind. */
function kindIndex(strips: Strip[]): number {
  const kindAt = (strip: Strip) => (strip.kind === 'line' ? readKindLine(strip.line) : undefined)
  const early = strips.slice(0, headLinesMax)
  const alone = early.findIndex((strip) => {
    const kind = kindAt(strip)
    return kind !== undefined && kind.titleStart === kind.line.text.length
  })
  const titled = early.findIndex((strip) => kindAt(strip) !== undefined)
  const section = firstSection(early)
  const isBeforeSections = (index: number) => index !== -1 && (section === -1 || index < section)
  if (isBeforeSections(titled) && (alone === -1 || titled < alone)) return titled
  return isBeforeSections(alone) ? alone : -1
}

function firstSection(strips: Strip[]): number {
  return strips.findIndex((strip) => strip.kind === 'line' && opensBody(strip.line))
}

/** A numbered heading, an article, or an unnumbered one that names a usual section. */
function opensBody(line: Line): boolean {
  const mark = readMark(line)
  if (!mark) return isBareHeading(line)
  return ['part', 'chapter', 'upper', 'roman', 'article', 'decimal'].includes(mark.kind) && mark.ordinals.at(-1) === 1
}

/** Number, date and motto that a text box puts behind the title. */
function isLetterhead(line: Line): boolean {
  return (
    line.text.length < 120 &&
    /^(?:so\s*:?\s*\d*\s*\/|cong hoa xa hoi|doc lap - tu do|[^,]{2,40}, ngay\b.{0,24}\bthang\b)/u.test(line.folded)
  )
}

/** «BỘ TRƯỞNG BỘ TƯ PHÁP» under a decision's title says who decides. */
function isIssuingOffice(line: Line, kind: KindLine | undefined): boolean {
  return (
    kind?.kind === 'Quyết định' &&
    /^(?:bo truong|thu tuong|chu tich|giam doc|tong giam doc|uy ban nhan dan|hoi dong nhan dan|hoi dong|chanh|cuc truong|truong ban|ban thuong vu|thong doc|vien truong)\b/u.test(
      line.folded,
    )
  )
}

const titleLinesMax = 12

/** The title goes on over wrapped lines until the opening, a section, a blank line or a change of look. */
function endsTitle(regions: Regions, line: Line): boolean {
  const { title, kind } = regions
  if (opensBody(line) || /^\((?:ban hanh )?kem theo\b/u.test(line.folded)) return true
  const hasTitle = title.length > 0 || (kind !== undefined && kind.titleStart < kind.line.text.length)
  // A title may itself begin «Thực hiện Kế hoạch số …»; the opening is a sentence that leads on.
  if (!hasTitle) return opensOpening(line) && !line.centred && !line.bold && /(?:nhu sau|[:;])\W*$/u.test(line.folded)
  if (title.length >= titleLinesMax) return true
  if (line.blankBefore && !(line.centred && title.at(-1)?.centred)) return true
  const last = title.at(-1) ?? kind!.line
  if (isCapitals(line.text) && hasTitle && (!isCapitals(last.text) || isIssuingOffice(line, kind))) return true
  if (last.centred !== line.centred && (last.centred || line.text.length > 150)) return true
  if (last.bold && !line.bold && line.text.length > 100) return true
  return opensOpening(line) || /(?:nhu sau|[:;.])$/u.test(line.folded)
}

function opensOpening(line: Line): boolean {
  if (!/^\p{Lu}/u.test(line.text)) return false
  return (
    /^(?:can cu|xet|tren co so|nham|thuc hien (?:nhiem vu|su chi dao)|theo de nghi)\b/u.test(line.folded) ||
    /^(?:thuc hien|trien khai|tiep tuc|de )\b.{0,60}\bso:? ?\d/u.test(line.folded)
  )
}

function afterTitle(line: Line): State {
  if (opensClosing(line)) return 'closing'
  return opensBody(line) ? 'body' : 'opening'
}

/** After the articles of a decision, the plan that it issues: the only one that is read as the body. */
function isAttachedPlan(now: State, attached: KindLine, regions: Regions): boolean {
  if (now === 'appendix')
    return regions.kind?.kind === 'Quyết định' && regions.body.length === 0 && /^Kế hoạch/u.test(attached.kind)
  return /^(?:Kế hoạch|Chương trình|Phương án|Đề án)/u.test(attached.kind) && regions.kind?.kind === 'Quyết định'
}

/** «Nơi nhận:» or the first line of a signature. */
function opensClosing(line: Line): boolean {
  return /^noi nhan\s*(?:[:.]|$)/u.test(line.folded) || isAuthority(line)
}

/** «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», «TL.», «TUQ.», «Q. GIÁM ĐỐC». */
export function isAuthority(line: Line): boolean {
  return (
    /^(?:(?:t\/?m|k\/?t|tl|tuq|q)\s?\.\s?|[tk]\/[mt]\s)\p{L}/u.test(line.folded) &&
    line.text.length < 120 &&
    !/\p{Ll}{3}/u.test(line.text.slice(0, 14))
  )
}

/** «PHỤ LỤC I» → «Phụ lục I»; undefined for a line that is no appendix's heading. */
function appendixLabel(line: Line): string | undefined {
  const match = /^phu luc(?: so)?(?:\s*:?\s*(\d{1,2}|[ivx]{1,5}|[a-h])(?![\p{L}\p{N}]))?/u.exec(line.folded)
  if (!match || line.marker !== undefined) return undefined
  const rest = line.folded.slice(match[0].length)
  const isHeading =
    !/\p{Ll}/u.test(line.text.slice(0, 7)) ||
    line.centred ||
    line.headingLevel !== undefined ||
    /^[\s.:)-]*$/u.test(rest) ||
    (/^\s?[.:-]/u.test(rest) && line.text.length < 120)
  if (!isHeading) return undefined
  return match[1] ? `Phụ lục ${match[1].toUpperCase()}` : 'Phụ lục'
}
