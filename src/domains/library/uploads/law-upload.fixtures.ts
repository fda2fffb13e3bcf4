import { newId } from '#base/ids.ts'
import type { Desk } from '#domains/library/desk/desk.fixtures.ts'
import type { DraftArticle, DraftRelation, LawDraft } from '#domains/library/uploads/law-draft.ts'
import { json } from '#platform/database/database.ts'

export function aDraftArticle(number: string, text: string, change: Partial<DraftArticle> = {}): DraftArticle {
  const headings = ['Chương I. QUY ĐỊNH CHUNG']
  return { key: `a${number}`, number, headings, title: `Tên điều ${number}`, text, dropped: false, ...change }
}

export function aDraftRelation(number: string, change: Partial<DraftRelation> = {}): DraftRelation {
  return {
    key: 'r0',
    kind: 'replaces',
    target: { number, name: null, date: null },
    scope: [],
    fromDay: null,
    excerpt: `Luật này thay thế Luật số ${number}.`,
    dropped: false,
    ...change,
  }
}

/** A made-up law of three articles that takes the place of another. */
export function aLawDraft(change: Partial<LawDraft> = {}): LawDraft {
  return {
    header: {
      number: '902/2026/QH99',
      kind: 'luat',
      name: 'Luật Thử nghiệm mới',
      issuer: 'Quốc hội',
      signedBy: 'Nguyễn Văn Thử',
      issuedOn: '2026-06-01',
      effectiveOn: '2027-01-01',
      expiresOn: null,
    },
    articles: [
      aDraftArticle('1', '1. Luật này quy định việc thử nghiệm.\n3. Khoản hai đã mất.'),
      aDraftArticle('2', 'Mọi người được thử.'),
      aDraftArticle('3', '1. Luật này có hiệu lực từ ngày 01 tháng 01 năm 2027.\n2. Luật này thay thế luật cũ.'),
    ],
    relations: [aDraftRelation('901/2030/QH99')],
    doubts: [{ key: 'd0', sentence: 'Sau khoản 1 là khoản 3: ở giữa có thể thiếu.', articleKey: 'a1' }],
    settled: [],
    adoptAs: { how: 'new' },
    ...change,
  }
}

/** A file that was read and waits to be checked, as the reading job leaves it. */
export async function readLawUpload(
  { db, clock, ids }: Desk,
  draft: LawDraft,
  keeperBodyId: string | null = null,
): Promise<string> {
  const id = newId()
  const now = clock.now()
  await db
    .insertInto('law_upload')
    .values({
      id,
      keeper_body_id: keeperBodyId,
      file_id: newId(),
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      file_name: 'luat-thu.docx',
      state: 'read',
      job_id: null,
      document: json({ format: 'docx', blocks: [], recognised: false, doubts: [] }),
      draft: json(draft),
      refusal: null,
      document_id: null,
      uploaded_by: ids.hoa,
      uploaded_at: now,
      read_at: now,
    })
    .execute()
  return id
}

export async function uploadNow({ db }: Desk, id: string) {
  return db.selectFrom('law_upload').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
