import { beforeEach, expect, test } from 'vitest'
import { apiEndpoints, apiRate } from '#domains/library/api/api-endpoints.ts'
import { errorShape } from '#domains/library/api/api-shapes.ts'
import { lawApiRoutes } from '#domains/library/law-api.routes.ts'
import { insertLaw, inventedLaw } from '#domains/library/reading/invented-law.fixtures.ts'
import { visitor } from '#domains/library/reading/visitor.fixtures.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { testHouse } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('cổng dữ liệu', (database) => {
  beforeEach(() => insertLaw(database().kysely, inventedLaw()))
  const open = () => visitor(database(), [lawApiRoutes(new LawSearch(testHouse(database()).house))])
  const go = (path: string, headers?: Record<string, string>) => open()(path, headers)
  const law = '/api/v1/documents/901-2030-qh99'

  test.each([
    [
      'search',
      '/api/v1/search?q=lan+ranh+gioi',
      { results: expect.arrayContaining([expect.objectContaining({ clause: '2' })]) },
    ],
    [
      'search',
      '/api/v1/search?q=laans+ranh+giowis',
      {
        readAs: {
          corrections: [
            { typed: 'laans', read: 'lan' },
            { typed: 'giowis', read: 'gioi' },
          ],
        },
      },
    ],
    ['search', '/api/v1/search?q=laans&verbatim=true', { results: [], readAs: { corrections: [] } }],
    ['documents', '/api/v1/documents?kind=luat&year=2030', { total: 1, documents: [{ number: '901/2030/QH99' }] }],
    ['document', law, { day: '2032-03-01', status: { kind: 'partly-expired', since: '2032-01-01' }, articlesTotal: 4 }],
    ['document', `${law}?day=2031-12-31`, { status: { kind: 'in-force', until: '2032-01-01' } }],
    ['status', '/api/v1/documents/77-2010-qh98/status', { status: { kind: 'expired', name: 'Hết hiệu lực toàn bộ' } }],
    [
      'article',
      `${law}/articles/dieu-3?day=2030-07-01`,
      { text: { fromDay: '2030-07-01' }, versions: [{}, { amendedBy: ['12/2031/QH99'] }] },
    ],
    ['article', `${law}/articles/dieu-3?day=2000-01-01`, { text: null }],
  ] as const)('%s: %s', async (name, path, expected) => {
    const { status, headers, html } = await go(path)
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const answer = apiEndpoints[name].answer.strict().parse(JSON.parse(html))
    expect(answer).toMatchObject(expected)
  })

  test('khoản và điểm của một điều', async () => {
    const { html } = await go(`${law}/articles/dieu-3`)
    const [first] = JSON.parse(html).text.clauses
    expect(first).toMatchObject({ number: '1', points: [{ letter: 'a' }, { letter: 'b' }, { letter: 'đ' }] })
  })

  test.each([
    [404, '/api/v1/documents/khong-co'],
    [404, `${law}/articles/dieu-99`],
    [404, '/api/v2/gi-do'],
    [400, `${law}?day=31/12/2031`],
    [400, '/api/v1/search'],
    [400, '/api/v1/search?q=x&year=nam'],
  ])('%i cũng là JSON, có câu nói rõ: %s', async (status, path) => {
    const answer = await go(path)
    expect(answer.status).toBe(status)
    expect(errorShape.parse(JSON.parse(answer.html)).error.status).toBe(status)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('không đổi thì 304; hỏi quá nhanh thì 429 và số giây phải đợi', async () => {
    const etag = (await go(law)).headers.get('etag')!
    expect((await go(law, { 'if-none-match': etag })).status).toBe(304)
    const many = open()
    const status = `${law}/status`
    let refused = await many(status)
    for (let asked = 0; asked < apiRate.times && refused.status === 200; asked++) refused = await many(status)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(JSON.parse(refused.html).error.sentence).toMatch(/Hãy đợi \d+ giây/u)
    expect((await many(status, { 'x-forwarded-for': '10.9.9.9' })).status).toBe(200)
  })

  test('OpenAPI 3.1 và trang cho người đọc nói cùng một điều, và mỗi ví dụ dẫn đến một cửa có thật', async () => {
    const described = JSON.parse((await go('/api/v1/openapi.json')).html)
    expect(described.openapi).toBe('3.1.0')
    const { text } = await go('/api')
    for (const { path, example, summary, parameters } of Object.values(apiEndpoints)) {
      expect(described.paths[path].get.summary).toBe(summary)
      expect(described.paths[path].get.parameters).toHaveLength(parameters.length)
      expect(text).toContain(path)
      expect([200, 404]).toContain((await go(example)).status)
      expect(path.replace(/\{\w+\}/gu, 'x').split('/').length).toBe(example.split('?')[0]!.split('/').length)
    }
  })
})
