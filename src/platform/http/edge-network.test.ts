import { describe, expect, test } from 'vitest'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { edge } from '#platform/http/edge.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { openRaw, type Routes } from '#platform/http/routes.ts'
import { site } from '#platform/http/site.ts'

/** A door that lets one network in twice a minute. */
const routes: Routes = {
  'GET /cua': openRaw(async (request) => {
    await limitNetwork(request, 'door', { times: 2, perSeconds: 60 })
    return { kind: 'text', status: 200, contentType: 'text/plain', body: request.networkAddress }
  }),
}

onBothDatabases('giới hạn theo mạng, từ cửa', (database) => {
  const ask = async (address: string, behindProxy = true) => {
    const application = edge({
      house: {
        database: database(),
        clock: { now: () => new Date('2026-11-21T02:00:00Z') },
        dataFolder: '',
        secretKey: new Uint8Array(32).fill(7),
        publicUrl: 'http://thu.example.vn',
        uploadSizeMbMax: 1,
      },
      sites: [site('/', async (parts) => parts.title, [routes])],
      identify: async () => ({ actor: undefined, csrf: 'x' }),
      checkForgery: () => undefined,
      throttle: async () => undefined,
      behindProxy,
      report: (line) => {
        if (line.at === 'fault') throw new Error(String(line.error))
      },
    })
    const response = await application.request('/cua', { headers: { 'x-forwarded-for': address } })
    return { status: response.status, text: await response.text() }
  }

  describe('một mạng IPv6 là 64 bit đầu', () => {
    test('máy khác trong cùng mạng đi chung một giới hạn; mạng khác thì không', async () => {
      expect((await ask('2001:db8:0:1::1')).status).toBe(200)
      expect((await ask('2001:db8:0:1:ffff:ffff:ffff:ffff')).status).toBe(200)
      expect((await ask('2001:db8:0:1:aaaa::7')).status).toBe(429)
      expect((await ask('2001:db8:0:2::1')).status).toBe(200)
    })

    test('IPv4 tính từng địa chỉ, viết kiểu nào cũng vậy; chỉ địa chỉ cuối mà máy chủ trước ghi mới được tin', async () => {
      expect(await ask('10.9.8.7')).toMatchObject({ status: 200, text: '10.9.8.7' })
      expect((await ask('::ffff:10.9.8.7')).status).toBe(200)
      expect((await ask('1.2.3.4, 10.9.8.7')).status).toBe(429)
      expect((await ask('10.9.8.6')).status).toBe(200)
      // without a proxy in front nobody is believed about where they come from
      expect(await ask('10.9.8.5', false)).toMatchObject({ text: 'unknown' })
    })
  })
})
