import { Refusal } from '#base/refusal.ts'
import type { LawReading } from '#domains/library/law-reader/law-reading.ts'
import type { DraftArticle, DraftDoubt, LawDraft } from '#domains/library/uploads/law-draft.ts'

/** A letter or a plan of an evening is no document of the law: neither a number nor an article was found. */
export function refuseIfNoLaw({ header, articles }: Pick<LawReading, 'header' | 'articles'>): void {
  if (header.number === null && articles.length === 0) throw noLaw
}

const noLaw = new Refusal(
  422,
  'Không thấy số hiệu và không thấy điều nào trong tệp nên đây có thể không phải văn bản pháp luật. Hãy kiểm tra lại tệp; nếu là bản chụp mờ, hãy quét lại rõ hơn.',
)

/** Bản đọc → bản nháp: what the librarian begins with. An empty value stays empty; nothing is invented. */
export function draftOfReading({ header, articles, appendices, relations, doubts }: LawReading): LawDraft {
  return {
    header: {
      number: header.number,
      kind: header.kind,
      name: header.name ?? '',
      issuer: header.issuer ?? '',
      signedBy: header.signer?.name ?? '',
      issuedOn: header.issuedOn,
      effectiveOn: header.effectiveOn,
      expiresOn: header.expiresOn,
    },
    articles: articles.map(
      ({ number, headings, title, text }, index): DraftArticle => ({
        key: `a${index}`,
        number,
        headings,
        title,
        text,
        dropped: false,
      }),
    ),
    relations: relations.map(({ kind, target, scope, fromDay, source }, index) => ({
      key: `r${index}`,
      kind,
      target: { number: target.number, name: target.name ?? null, date: target.date },
      scope,
      fromDay,
      excerpt: source.text,
      dropped: false,
    })),
    doubts: [
      ...doubts.map(
        ({ sentence, article }, index): DraftDoubt => ({
          key: `d${index}`,
          sentence,
          articleKey: article === undefined ? null : `a${article}`,
        }),
      ),
      ...missingDoubts({ header, appendices }),
    ],
    settled: [],
    adoptAs: { how: 'new' },
  }
}

/** What a document should say and the file did not. */
function missingDoubts({ header, appendices }: Pick<LawReading, 'header' | 'appendices'>): DraftDoubt[] {
  const missing: [string, string | false][] = [
    ['number', header.number === null && 'Không thấy số hiệu văn bản. Hãy ghi ở phần thông tin, nếu văn bản có số.'],
    ['issuedOn', header.issuedOn === null && 'Không thấy ngày ban hành. Hãy ghi ở phần thông tin.'],
    [
      'effectiveOn',
      header.effectiveOn === null &&
        'Không thấy ngày có hiệu lực. Hãy xem điều khoản thi hành rồi ghi ở phần thông tin; để trống thì hiệu lực là chưa rõ.',
    ],
    [
      'appendices',
      appendices.length > 0 &&
        `Có ${appendices.length} phụ lục, biểu mẫu hoặc quy chế kèm theo; phần này chưa nhập vào thư viện.`,
    ],
  ]
  return missing.flatMap(([key, sentence]) => (sentence === false ? [] : [{ key, sentence, articleKey: null }]))
}
