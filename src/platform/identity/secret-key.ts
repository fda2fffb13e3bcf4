import { hkdfSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The installation's one secret, 32 bytes in `<dataFolder>/secret.key`, made on first start and readable by the owner
 * alone. It signs forms and seals second-factor secrets; whoever has the database but not this file reads neither.
 * Throws a fault when the file is damaged or others may read it.
 */
export async function openSecretKey(dataFolder: string): Promise<Uint8Array> {
  const path = join(dataFolder, 'secret.key')
  await mkdir(dataFolder, { recursive: true })
  return (await readKey(path)) ?? (await createKey(path))
}

const keyBytes = 32

/** A key for one purpose, so that a token made for one thing never opens another. 32 bytes. */
export function deriveKey(secretKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, new Uint8Array(0), `luat-gan-dan/${purpose}`, keyBytes))
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
  // Windows has no such bits: its stat always shows them.
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0)
    throw new Error(`Tệp khóa ${path} đang để người dùng khác trên máy đọc được. Hãy chạy: chmod 600 ${path}`)
  const key = Buffer.from(text.trim(), 'hex')
  if (key.length !== keyBytes || key.toString('hex') !== text.trim())
    throw new Error(`Tệp khóa ${path} bị hỏng. Hãy lấy lại tệp này từ bản sao lưu; không tự tạo tệp mới.`)
  return key
}

/** Written aside and linked into place: two processes starting at once end with one key, a crash leaves none by half. */
async function createKey(path: string): Promise<Uint8Array> {
  const key = randomBytes(keyBytes)
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(`${key.toString('hex')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(aside, 0o600)
  try {
    await link(aside, path)
    return key
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    return (await readKey(path))!
  } finally {
    await unlink(aside)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
