import type { z } from 'zod'
import {
  articleShape,
  documentDetailShape,
  documentListShape,
  searchShape,
  statusAnswerShape,
} from '#domains/library/api/api-shapes.ts'
import { documentKinds } from '#domains/library/document.ts'

/** What programs can ask: the one table behind the doors, the OpenAPI document and the page for people. */
export type ApiEndpoint = {
  /** In OpenAPI's writing: `/api/v1/documents/{document}`. */
  path: string
  name: string
  summary: string
  parameters: ApiParameter[]
  answer: z.ZodType
  /** An address to try, relative to the site. */
  example: string
}

export type ApiParameter = {
  name: string
  in: 'path' | 'query'
  description: string
  schema: Record<string, unknown>
}

const page: ApiParameter = {
  name: 'page',
  in: 'query',
  description: 'Trang, từ 1',
  schema: { type: 'integer', minimum: 1, maximum: 1000, default: 1 },
}
const day: ApiParameter = {
  name: 'day',
  in: 'query',
  description: 'Vào ngày nào, YYYY-MM-DD; bỏ trống là hôm nay',
  schema: { type: 'string', format: 'date' },
}
const document: ApiParameter = {
  name: 'document',
  in: 'path',
  description: 'Địa chỉ của văn bản, ví dụ 35-2013-qh13',
  schema: { type: 'string' },
}
const narrowing: ApiParameter[] = [
  {
    name: 'kind',
    in: 'query',
    description: 'Loại văn bản',
    schema: { type: 'string', enum: Object.keys(documentKinds) },
  },
  { name: 'issuer', in: 'query', description: 'Cơ quan ban hành, viết đủ', schema: { type: 'string' } },
  { name: 'year', in: 'query', description: 'Năm ban hành', schema: { type: 'integer' } },
  { name: 'topic', in: 'query', description: 'Mã chủ đề của Bộ pháp điển', schema: { type: 'string' } },
]

export const apiEndpoints = {
  search: {
    path: '/api/v1/search',
    name: 'searchArticles',
    summary: 'Tìm điều luật theo lời thường, số hiệu hay viện dẫn',
    parameters: [
      {
        name: 'q',
        in: 'query',
        description: 'Điều muốn tìm, có dấu hay không dấu',
        schema: { type: 'string', maxLength: 300 },
      },
      ...narrowing,
      { ...day, name: 'inForceOn', description: 'Chỉ điều còn hiệu lực vào ngày này, YYYY-MM-DD' },
      {
        name: 'verbatim',
        in: 'query',
        description: 'true: tìm đúng như đã gõ, không sửa chữ gõ nhầm, không đổi lời thường ra lời của luật',
        schema: { type: 'boolean', default: false },
      },
      page,
    ],
    answer: searchShape,
    example: '/api/v1/search?q=hoa+giai+o+co+so',
  },
  documents: {
    path: '/api/v1/documents',
    name: 'listDocuments',
    summary: 'Danh sách văn bản, mới trước, kèm hiệu lực hôm nay',
    parameters: [
      { name: 'words', in: 'query', description: 'Chữ trong tên, hoặc đầu số hiệu', schema: { type: 'string' } },
      ...narrowing,
      page,
    ],
    answer: documentListShape,
    example: '/api/v1/documents?kind=luat',
  },
  document: {
    path: '/api/v1/documents/{document}',
    name: 'readDocument',
    summary: 'Một văn bản: hiệu lực, quan hệ hai chiều, mục lục',
    parameters: [document, day, page],
    answer: documentDetailShape,
    example: '/api/v1/documents/35-2013-qh13',
  },
  status: {
    path: '/api/v1/documents/{document}/status',
    name: 'readStatus',
    summary: 'Hiệu lực của văn bản vào một ngày',
    parameters: [document, day],
    answer: statusAnswerShape,
    example: '/api/v1/documents/35-2013-qh13/status?day=2026-01-01',
  },
  article: {
    path: '/api/v1/documents/{document}/articles/{article}',
    name: 'readArticle',
    summary: 'Một điều: hiệu lực và chữ vào một ngày, khoản và điểm, các bản chữ',
    parameters: [
      document,
      { name: 'article', in: 'path', description: 'Điều, ví dụ dieu-3', schema: { type: 'string' } },
      day,
    ],
    answer: articleShape,
    example: '/api/v1/documents/35-2013-qh13/articles/dieu-3',
  },
} as const satisfies Record<string, ApiEndpoint>

export const apiRate = { times: 120, perSeconds: 60 }
