import { apiEndpoints, apiRate } from '#domains/library/api/api-endpoints.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Cổng dữ liệu: the same table as the OpenAPI document, for people. */
export function apiPage({ publicUrl }: { publicUrl: string }): PageParts {
  return {
    title: 'Dữ liệu cho chương trình',
    section: 'law',
    about: {
      description: 'Đọc văn bản, điều luật và hiệu lực bằng chương trình, theo OpenAPI 3.1.',
      canonicalPath: '/api',
    },
    body: (
      <>
        <PageHead
          title="Dữ liệu cho chương trình"
          lead="Mọi chương trình đọc được văn bản, điều luật và hiệu lực. Không cần đăng ký, không cần khóa."
        />
        <ul>
          <li>
            Mô tả đầy đủ theo OpenAPI 3.1: <a href="/api/v1/openapi.json">{publicUrl}/api/v1/openapi.json</a>
          </li>
          <li>
            Mỗi địa chỉ mạng hỏi được {apiRate.times} lần mỗi phút. Quá số đó, hệ thống trả 429 và số giây phải đợi ở
            Retry-After.
          </li>
          <li>Mỗi câu trả lời có ETag; gửi lại ETag ấy, nếu chưa có gì mới thì nhận 304.</li>
          <li>
            Trang web ở nơi khác được phép đọc (CORS). Tên trường không đổi trong /api/v1; có thể thêm trường mới.
          </li>
        </ul>
        {Object.values(apiEndpoints).map(({ path, summary, parameters, example }) => (
          <section key={path}>
            <h2>{summary}</h2>
            <p>
              <code>GET {path}</code>
            </p>
            <DataTable
              caption={`Tham số của ${path}`}
              captionUnseen
              cards
              rows={[...parameters]}
              rowKey={({ name }) => name}
              columns={[
                { head: 'Tham số', cell: ({ name }) => <code>{name}</code> },
                { head: 'Nghĩa', cell: ({ description }) => description, width: 'roomy' },
                { head: 'Nơi đặt', cell: ({ in: where }) => (where === 'path' ? 'trong địa chỉ' : 'sau dấu hỏi') },
              ]}
            />
            <p>
              Thử: <a href={example}>{example}</a>
            </p>
          </section>
        ))}
      </>
    ),
  }
}
