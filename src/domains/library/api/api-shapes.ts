import { z } from 'zod'

/**
 * What programs are answered: names in English that stay as they are within `/api/v1`. Fields may be added; none changes its
 * meaning or goes. Days are `YYYY-MM-DD`; null: not known.
 */
const day = z.iso.date().nullable()

export const statusShape = z.object({
  kind: z.enum(['not-yet', 'in-force', 'partly-expired', 'expired', 'suspended', 'unknown']),
  name: z.string().describe('Tên gọi tiếng Việt: «Còn hiệu lực»'),
  sentence: z.string().describe('Một câu đủ nghĩa, có lý do'),
  since: day.describe('Ngày đầu của tình trạng này'),
  until: day.describe('Ngày đầu của tình trạng khác đã biết'),
  possible: z.array(z.string()).describe('Điều có thể đúng, chưa ai xác nhận'),
})

export const documentShape = z.object({
  id: z.string().describe('Địa chỉ của văn bản, không bao giờ đổi: `35-2013-qh13`'),
  number: z.string().nullable(),
  kind: z.string(),
  name: z.string(),
  issuer: z.string(),
  issuedOn: day,
  effectiveOn: day,
  certainty: z
    .enum(['S', 'C', 'E', 'G', 'P', 'T', 'R'])
    .describe('Độ chắc: S, C, E, G là chắc; P, T, R chưa đối chiếu văn bản'),
  status: statusShape,
  url: z.url().describe('Trang cho người đọc'),
})

export const documentListShape = z.object({
  documents: z.array(documentShape),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
})

const otherDocument = z.object({ id: z.string(), number: z.string().nullable(), name: z.string() })

export const documentDetailShape = documentShape.extend({
  day: z.iso.date().describe('Ngày được hỏi'),
  signedBy: z.string(),
  source: z.string(),
  relations: z.array(
    z.object({
      direction: z.enum(['acting', 'acted-on']).describe('Văn bản này tác động, hay bị tác động'),
      kind: z.enum(['amends', 'replaces', 'repeals', 'suspends', 'guides', 'based-on', 'consolidates']),
      other: otherDocument,
      scope: z.array(z.string()).describe('Rỗng: cả văn bản; hoặc `dieu-3`, `dieu-3/khoan-1`'),
      fromDay: day,
      toDay: day,
      confirmed: z.boolean().describe('false: máy đọc được, chưa ai xác nhận'),
    }),
  ),
  articles: z.array(
    z.object({ id: z.string(), number: z.string(), title: z.string().nullable(), headings: z.array(z.string()) }),
  ),
  articlesTotal: z.int(),
  page: z.int(),
  pageSize: z.int(),
})

export const articleShape = z.object({
  id: z.string(),
  document: otherDocument,
  number: z.string(),
  headings: z.array(z.string()),
  day: z.iso.date(),
  status: statusShape,
  /** null: the library has no words of that day. */
  text: z
    .object({
      title: z.string(),
      body: z.string(),
      hash: z.string().describe('SHA-256 của tiêu đề và chữ'),
      fromDay: day,
      toDay: day,
      clauses: z.array(
        z.object({
          number: z.string().nullable(),
          text: z.string(),
          points: z.array(z.object({ letter: z.string(), text: z.string() })),
        }),
      ),
    })
    .nullable(),
  versions: z.array(z.object({ fromDay: day, toDay: day, amendedBy: z.array(z.string()), hash: z.string() })),
  url: z.url(),
})

export const statusAnswerShape = z.object({ id: z.string(), day: z.iso.date(), status: statusShape })

export const searchShape = z.object({
  results: z.array(
    z.object({
      article: z.object({ id: z.string(), number: z.string(), title: z.string() }),
      document: otherDocument,
      clause: z.string().nullable().describe('Khoản trả lời sát nhất'),
      snippet: z.string(),
      status: statusShape,
      url: z.url(),
    }),
  ),
  readAs: z
    .object({
      corrections: z.array(z.object({ typed: z.string(), read: z.string() })).describe('Chữ gõ nhầm đã đọc lại'),
      legalWords: z
        .array(z.object({ typed: z.string(), legal: z.array(z.string()) }))
        .describe('Lời thường, chữ viết tắt được tìm thêm theo lời của luật'),
    })
    .describe('Đã hiểu câu hỏi thế nào; hỏi với verbatim=true để tìm đúng như đã gõ'),
  total: z.int().nullable().describe('null: nhiều hơn số xem được'),
  page: z.int(),
  pageSize: z.int(),
})

export const errorShape = z.object({ error: z.object({ status: z.int(), sentence: z.string() }) })
