import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { tidy } from '#base/vietnamese.ts'
import type { LawEntry } from '#domains/library/search/law-entry.ts'
import type { KnownDocument } from '#domains/library/search/named-documents.ts'
import { readSourceNote } from '#domains/library/source-note.ts'

/** Texts and questions for measuring, where a developer has them: LGD_SHARED names the folder that holds `law/`. */
export type LawQuestion = { id: string; question: string; relevant: { law: string; article: string }[] }

export function lawFolder(): string | undefined {
  const folder = process.env.LGD_SHARED && join(process.env.LGD_SHARED, 'law')
  return folder && existsSync(join(folder, 'phapdien.jsonl.gz')) ? folder : undefined
}

export function readQuestions(folder: string): LawQuestion[] {
  return JSON.parse(readFileSync(join(folder, 'alqac-questions.dev.json'), 'utf8'))
}

/** What makes an article the same in both collections: the name of its law and its number. */
export function articleKey(law: string, article: string): string {
  return `${tidy(law).toLowerCase()} ${article.trim()}`
}

/** The 17 laws of the plain list. The first line is the title, unless it is a khoản or the whole text. */
export function readLawList(folder: string): LawEntry[] {
  const rows: { law: string; article: string; text: string }[] = JSON.parse(
    gunzipSync(readFileSync(join(folder, 'alqac-articles.json.gz'))).toString(),
  )
  return rows.map(({ law, article, text }, index) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const hasTitle = lines.length > 1 && !/^\s*\d/.test(lines[0]!) && lines[0]!.split(' ').length <= 60
    return entry({
      articleId: `list-${index}`,
      documentId: `list ${law}`,
      documentName: law,
      articleNumber: article,
      title: hasTitle ? lines[0]!.trim() : '',
      text: (hasTitle ? lines.slice(1) : lines).join('\n'),
      kind: law.startsWith('Bộ luật') ? 'bo-luat' : law === 'Hiến pháp' ? 'hien-phap' : 'luat',
    })
  })
}

type CodifiedRow = {
  title: string
  text: string
  path: string[]
  topic: string
  documentNumber: string
  sourceNote: string
}

export function readCodification(folder: string): LawEntry[] {
  const rows = gunzipSync(readFileSync(join(folder, 'phapdien.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .map((line): CodifiedRow => JSON.parse(line))
    .map((row) => ({ row, note: readSourceNote(row.sourceNote ?? '') }))
  // A document's name stands at its first article alone.
  const names = new Map<string, string>()
  for (const { row, note } of rows) {
    const known = names.get(row.documentNumber)?.length ?? 0
    if (note.documentName && note.documentNumber === row.documentNumber && note.documentName.length > known) {
      names.set(row.documentNumber, note.documentName)
    }
  }
  return rows.map(({ row, note }, index) => {
    const kind = note.documentKind ?? ''
    const bare = names.get(row.documentNumber) ?? note.documentName ?? row.documentNumber ?? ''
    const documentName = bare.toLowerCase().startsWith(kind.toLowerCase()) ? bare : `${kind} ${bare}`
    return entry({
      articleId: `code-${index}`,
      documentId: `code ${row.documentNumber || documentName}`,
      documentName,
      documentNumber: row.documentNumber || null,
      articleNumber: note.article ?? `${index}`,
      title: row.title,
      headings: row.path,
      text: row.text,
      kind: kind === 'Bộ luật' ? 'bo-luat' : kind === 'Luật' ? 'luat' : kind,
      issuer: note.issuer ?? '',
      year: note.issuedOn === null ? null : Number(note.issuedOn.slice(0, 4)),
      topic: row.topic,
      effectiveFrom: note.effectiveOn,
      effectiveTo: note.expiresOn,
    })
  })
}

function entry(known: Partial<LawEntry> & Pick<LawEntry, 'articleId' | 'title' | 'text'>): LawEntry {
  return {
    documentId: '',
    documentName: '',
    documentNumber: null,
    articleNumber: '',
    headings: [],
    kind: '',
    issuer: 'Quốc hội',
    year: null,
    topic: null,
    effectiveFrom: null,
    effectiveTo: null,
    textHash: createHash('sha256')
      .update(tidy(`${known.title} ${known.text}`))
      .digest('hex'),
    ...known,
  }
}

export function documentsOf(entries: readonly LawEntry[]): KnownDocument[] {
  const documents = entries.map(({ documentId, documentName, documentNumber }) => ({
    id: documentId,
    name: documentName,
    number: documentNumber,
  }))
  return [...new Map(documents.map((document) => [document.id, document])).values()]
}
