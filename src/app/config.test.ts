import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder, readConfig } from '#app/config.ts'
import { Refusal } from '#base/refusal.ts'

const root = '/srv/lgd'

function mistakesOf(environment: Record<string, string | undefined>, namesInFile: string[] = []): string {
  try {
    readConfig(environment, root, namesInFile)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return ''
}

describe('cấu hình', () => {
  test('không đặt gì thì vẫn chạy được, với cơ sở dữ liệu nhúng', () => {
    expect(readConfig({}, root)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'http://localhost:8080',
      dataFolder: '/srv/lgd/data',
      databaseUrl: undefined,
      databasePooled: false,
      replica: undefined,
      mail: undefined,
      oidc: undefined,
      virusScanner: undefined,
      messagesAsFiles: false,
      uploadSizeMbMax: 20,
      sessionHours: 12,
      demo: undefined,
      behindProxy: false,
      logRequests: false,
    })
  })

  test('đọc đủ mọi mục', () => {
    const config = readConfig(
      {
        PORT: '9000',
        PUBLIC_URL: 'https://luat.example.gov.vn/',
        LGD_DATA: '/var/lib/lgd',
        DATABASE_URL: 'postgres://lgd@db/lgd',
        SMTP_URL: 'smtp://mail:25',
        MAIL_FROM: 'Luật Gần Dân <a@b.vn>',
        OIDC_ISSUER: 'https://id.example.gov.vn',
        OIDC_CLIENT_ID: 'lgd',
        OIDC_CLIENT_SECRET: 'bí mật',
        CLAMAV_HOST: 'clamav',
        UPLOAD_SIZE_MB_MAX: '50',
        LGD_DEMO: '1',
      },
      root,
    )
    expect(config).toMatchObject({
      port: 9000,
      publicUrl: 'https://luat.example.gov.vn',
      dataFolder: '/var/lib/lgd',
      databaseUrl: 'postgres://lgd@db/lgd',
      mail: { smtpUrl: 'smtp://mail:25', from: 'Luật Gần Dân <a@b.vn>' },
      oidc: { issuer: 'https://id.example.gov.vn', clientId: 'lgd', clientSecret: 'bí mật' },
      virusScanner: { host: 'clamav', port: 3310 },
      uploadSizeMbMax: 50,
      demo: true,
      behindProxy: false,
    })
  })

  test('mục để trống coi như không đặt', () =>
    expect(readConfig({ PORT: ' ', DATABASE_URL: '' }, root).port).toBe(8080))

  test('nêu mọi chỗ sai một lần, bằng hai thứ tiếng', () => {
    const said = mistakesOf({ PORT: 'tám mươi', DATABASE_URL: 'mysql://x', SMTP_URL: 'smtp://mail', LGD_DEMO: 'có' })
    expect(said).toContain('Cấu hình có 4 chỗ sai')
    expect(said).toContain('PORT phải là số nguyên từ 0 đến 65535, không phải «tám mươi».')
    expect(said).toContain('DATABASE_URL must be an address that begins with postgres:// or postgresql://.')
    expect(said).toContain('Đã đặt SMTP_URL thì phải đặt cả MAIL_FROM.')
    expect(said).toContain('LGD_DEMO phải là 1 (có) hoặc 0 (không).')
  })

  test.each([
    { name: 'cổng quá lớn', given: { PORT: '70000' }, says: 'PORT' },
    { name: 'số âm', given: { UPLOAD_SIZE_MB_MAX: '-1' }, says: 'UPLOAD_SIZE_MB_MAX' },
    { name: 'thiếu khóa bí mật', given: { OIDC_ISSUER: 'https://a', OIDC_CLIENT_ID: 'b' }, says: 'OIDC_CLIENT_SECRET' },
    { name: 'hai cách quét vi-rút', given: { CLAMAV_SOCKET: '/a', CLAMAV_HOST: 'b' }, says: 'Chỉ đặt một trong hai' },
  ])('$name', ({ given, says }) => expect(mistakesOf(given)).toContain(says))

  test('không nhắc lại mật khẩu trong lời báo', () => {
    expect(mistakesOf({ DATABASE_URL: 'mysql://lgd:mat-khau@db' })).not.toContain('mat-khau')
  })

  test('tên viết sai trong .env bị nêu ra', () => {
    expect(mistakesOf({ UPLOAD_SIZE: '5' }, ['UPLOAD_SIZE', 'PORT'])).toContain(
      'Không có mục cấu hình nào tên UPLOAD_SIZE.',
    )
  })
})

test('.env.example giải thích đúng những mục được đọc, không thừa không thiếu', () => {
  const read = new Set<string>()
  readConfig(new Proxy({}, { get: (_, name) => void read.add(String(name)) }), root)
  const example = readFileSync(join(projectFolder(), '.env.example'), 'utf8')
  const documented = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1])
  expect(documented.toSorted()).toEqual([...read].sort())
})
