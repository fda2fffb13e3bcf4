import { z } from 'zod'
import { type ApiEndpoint, apiEndpoints, apiRate } from '#domains/library/api/api-endpoints.ts'
import { errorShape } from '#domains/library/api/api-shapes.ts'

/** OpenAPI 3.1 of the table of endpoints. */
export function openApiDocument(publicUrl: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Luật Gần Dân: thư viện pháp luật',
      version: '1',
      description: `Đọc văn bản, điều luật và hiệu lực. Không cần đăng ký; ${apiRate.times} lần hỏi mỗi phút từ một địa chỉ mạng.`,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: publicUrl }],
    paths: Object.fromEntries(
      Object.values(apiEndpoints).map((endpoint) => [endpoint.path, { get: operation(endpoint) }]),
    ),
    components: { schemas: { Error: schemaOf(errorShape) } },
  }
}

function operation({ name, summary, parameters, answer }: ApiEndpoint): object {
  return {
    operationId: name,
    summary,
    parameters: parameters.map((parameter) => ({ ...parameter, required: parameter.in === 'path' })),
    responses: {
      200: {
        description: 'Câu trả lời',
        headers: { ETag: { schema: { type: 'string' } } },
        content: { 'application/json': { schema: schemaOf(answer) } },
      },
      304: { description: 'Không đổi so với ETag đã gửi' },
      ...Object.fromEntries(
        [
          ['400', 'Tham số không đọc được'],
          ['404', 'Thư viện không có'],
          ['429', 'Hỏi quá nhanh; hãy đợi số giây ghi ở Retry-After'],
        ].map(([status, description]) => [
          status,
          { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
        ]),
      ),
    },
  }
}

function schemaOf(shape: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape)
  return schema
}
