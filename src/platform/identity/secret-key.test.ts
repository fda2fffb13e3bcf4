import { mkdtempSync, statSync } from 'node:fs'
import { chmod, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'
import { deriveKey, openSecretKey } from '#platform/identity/secret-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khoa-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('lần đầu tạo khóa chỉ chủ đọc được, lần sau đọc lại đúng khóa ấy', async () => {
  const data = join(folder, 'data')
  const first = await openSecretKey(data)
  expect(first).toHaveLength(32)
  expect(statSync(join(data, 'secret.key')).mode & 0o777).toBe(0o600)
  expect(await openSecretKey(data)).toEqual(first)
})

test('hai tiến trình khởi động cùng lúc có chung một khóa, không để lại tệp thừa', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => openSecretKey(folder)))
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
  expect(await readdir(folder)).toEqual(['secret.key'])
})

test('không chạy với khóa người khác đọc được, cũng không lặng lẽ thay khóa hỏng', async () => {
  await openSecretKey(folder)
  await chmod(join(folder, 'secret.key'), 0o644)
  await expect(openSecretKey(folder)).rejects.toThrow('chmod 600')
  await chmod(join(folder, 'secret.key'), 0o600)
  await writeFile(join(folder, 'secret.key'), 'abc')
  await expect(openSecretKey(folder)).rejects.toThrow('bản sao lưu')
})

test('mỗi việc một khóa con', () => {
  const key = new Uint8Array(32).fill(1)
  expect(deriveKey(key, 'csrf')).not.toEqual(deriveKey(key, 'totp'))
})

test('chữ niêm phong chỉ mở được đúng khóa, đúng việc, đúng người, và không bị sửa', () => {
  const key = new Uint8Array(32).fill(1)
  const seal = { purpose: 'totp', owner: 'lan' }
  const sealed = sealText(key, seal, 'bí mật')
  expect(openSealedText(key, seal, sealed)).toBe('bí mật')
  expect(sealText(key, seal, 'bí mật')).not.toBe(sealed)
  expect(openSealedText(new Uint8Array(32).fill(2), seal, sealed)).toBeUndefined()
  expect(openSealedText(key, { ...seal, purpose: 'oidc' }, sealed)).toBeUndefined()
  expect(openSealedText(key, { ...seal, owner: 'hùng' }, sealed)).toBeUndefined()
  for (let at = 3; at < sealed.length; at += 7) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    expect(openSealedText(key, seal, changed)).toBeUndefined()
  }
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const spelledOtherwise = sealed.slice(0, -1) + letter
    if (spelledOtherwise !== sealed) expect(openSealedText(key, seal, spelledOtherwise)).toBeUndefined()
  }
  expect(openSealedText(key, seal, 'v1.AAAA')).toBeUndefined()
  expect(openSealedText(key, seal, 'v2' + sealed.slice(2))).toBeUndefined()
})
