import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { receiptPage } from '#domains/matters/pages/receipt-page.tsx'

const bodyId = '01a1fbd4-f500-7000-800e-c110d27fb83c'
const shown = (kind: string) => {
  const matter = { id: 'm', kind, number: 1, year: 2026 }
  const desk = { bodyId, address: '', phone: '', hours: '' }
  const tracked = {
    submission: { receivedAt: new Date(0) },
    matters: [{ matter, bodyName: 'Xã Một', desk, clocks: [] }],
  }
  const page = receiptPage({ pass: { code: 'ABCDEFGHJK' }, tracked } as unknown as Parameters<typeof receiptPage>[0])
  return renderToString(<div>{page.body}</div>)
}

test('gửi yêu cầu thông tin xong: có đường đến nơi nhận và thông tin nơi ấy phải công khai; việc khác thì không', () => {
  expect(shown('information-request')).toContain(matterPaths.bodyDoors(bodyId))
  expect(shown('feedback')).not.toContain(matterPaths.bodyDoors(bodyId))
})
