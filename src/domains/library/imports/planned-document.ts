import type { Day } from '#base/day.ts'
import { fold, tidy, uncapitalise } from '#base/vietnamese.ts'
import { type DocumentKind, documentKinds, type Mark, numberKeyOf } from '#domains/library/document.ts'
import type { NotedDocument } from '#domains/library/source-note.ts'

/** A document as a source names it, before it is known whether the library has it. */
export type PlannedDocument = {
  /** The same for the same document within one import. */
  key: string
  number: string | null
  kind: DocumentKind
  name: string
  /** The name says no more than the number does. */
  isNameless: boolean
  issuer: string
  signedBy?: string
  issuedOn: Day | null
  effectiveOn: Day | null
  expiresOn: Day | null
  mark: Mark
  source: string
}

const kindsByName: Record<string, DocumentKind> = {
  ...Object.fromEntries(Object.entries(documentKinds).map(([kind, name]) => [name, kind as DocumentKind])),
  'Nghị quyết liên tịch': 'nghi-quyet',
  'Quyết định liên tịch': 'quyet-dinh',
  'Thông tư liên bộ': 'thong-tu-lien-tich',
  'Chỉ thị liên tịch': 'chi-thi',
}

/** Numbers are used anew: «55/2010/QH12» is a law and a resolution. */
export function documentKeyOf(number: string | null, kind: DocumentKind, name: string): string {
  return number === null ? `tên ${fold(name)}` : `${numberKeyOf(number)} ${kind}`
}

export function plannedDocument(
  noted: NotedDocument,
  number: string | null,
  from: { mark: Mark; source: string },
): PlannedDocument {
  const kindName = noted.documentKind ?? kindNameOf(number)
  const kind = isJoint(number) && kindName === 'Thông tư' ? 'thong-tu-lien-tich' : (kindsByName[kindName] ?? 'khac')
  const { name, isNameless } = nameOf(kindName, noted.documentName, number)
  return {
    key: documentKeyOf(number, kind, name),
    number,
    kind,
    name,
    isNameless,
    issuer: noted.issuer ?? '',
    issuedOn: noted.issuedOn,
    effectiveOn: possible(noted.effectiveOn, noted.issuedOn),
    expiresOn: null,
    ...from,
  }
}

/** «Du lịch» of a law → «Luật Du lịch»; «Về việc …» of a decision → «Quyết định về việc …». */
function nameOf(kindName: string, noted: string | null, number: string | null): { name: string; isNameless: boolean } {
  const name = tidy(noted ?? '').replace(/^(?:Không số|không số) /u, '')
  if (name === '') return { name: number === null ? kindName : `${kindName} số ${number}`, isNameless: true }
  if (fold(name).startsWith(`${fold(kindName)} `) && !/^Luật sư/iu.test(name)) return { name, isNameless: false }
  const isLaw = kindName === 'Luật' || kindName === 'Bộ luật'
  return { name: `${kindName} ${isLaw ? name : lowerFirst(name)}`, isNameless: false }
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}*(?: |$)/u.test(text) ? uncapitalise(text) : text
}

const kindNamesByEnding: [RegExp, string][] = [
  [/\/nd-cp$/u, 'Nghị định'],
  [/^.*\/ttlt/u, 'Thông tư liên tịch'],
  [/\/tt-/u, 'Thông tư'],
  [/\/qd-/u, 'Quyết định'],
  [/\/qh\d+$/u, 'Luật'],
  [/\/nq-/u, 'Nghị quyết'],
  [/\/ct-/u, 'Chỉ thị'],
  [/\/(?:pl-)?ubtvqh/u, 'Pháp lệnh'],
]

function kindNameOf(number: string | null): string {
  const key = number === null ? '' : numberKeyOf(number)
  return kindNamesByEnding.find(([ending]) => ending.test(key))?.[1] ?? documentKinds.khac
}

function isJoint(number: string | null): boolean {
  return number !== null && /\/ttlt/u.test(numberKeyOf(number))
}

/** A day of effect long before the day of issue is a slip of the source. */
function possible(effectiveOn: Day | null, issuedOn: Day | null): Day | null {
  if (effectiveOn === null || issuedOn === null) return effectiveOn
  return Number(effectiveOn.slice(0, 4)) < Number(issuedOn.slice(0, 4)) - 9 ? null : effectiveOn
}

/** «Luật Du lịch» → `luat`. */
export function kindOfName(name: string): DocumentKind {
  const kind = Object.keys(kindsByName)
    .sort((a, b) => b.length - a.length)
    .find((kindName) => `${fold(name)} `.startsWith(`${fold(kindName)} `))
  return kind === undefined ? 'khac' : kindsByName[kind]!
}
