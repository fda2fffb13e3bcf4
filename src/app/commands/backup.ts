import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import type { Call, Command } from '#app/command.ts'
import { carriedFolders, withKeyFolder } from '#app/commands/carried-folders.ts'
import { type Config, loadConfig } from '#app/config.ts'
import { showMoment } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { backup } from '#platform/database/backup.ts'
import type { BackupManifest } from '#platform/database/backup-manifest.ts'
import { checkBackup } from '#platform/database/check-backup.ts'
import type { Database } from '#platform/database/database.ts'
import { openDatabase } from '#platform/database/open-database.ts'

export const refusals = {
  nothingThere: new Refusal(
    404,
    'Chưa có dữ liệu nào để sao lưu ở nơi đã cấu hình. Hãy xem lại LGD_DATA hoặc DATABASE_URL.',
  ),
  exists: (file: string) => new Refusal(409, `Đã có tệp «${file}»; hãy đặt tên khác để không mất bản sao lưu cũ.`),
  noFolder: (folder: string) => new Refusal(404, `Không có thư mục «${folder}»; hãy tạo thư mục rồi chạy lại.`),
  noFile: (file: string) => new Refusal(404, `Không tìm thấy tệp sao lưu «${file}»; hãy xem lại đường dẫn.`),
}

/** Before the schema changes and while the server runs: it opens the database as it is and changes nothing. */
export const backupCommand: Command = {
  arguments: [{ name: 'FILE', summary: { vi: 'tệp sao lưu, ví dụ lgd-2026-11-21.tar.gz', en: 'the backup' } }],
  options: {
    check: {
      summary: {
        vi: 'chỉ đọc lại một bản sao lưu và đối chiếu từng phần, không tạo bản mới',
        en: 'reads an existing backup and compares every part with its checksums',
      },
    },
  },
  async run({ arguments: [path = ''], options, print, remark }) {
    const file = resolve(path)
    if (options.check) return await check(file, print)
    if (existsSync(file)) throw refusals.exists(file)
    if (!existsSync(dirname(file))) throw refusals.noFolder(dirname(file))
    const manifest = await writeBackup(loadConfig(), file, remark)
    print(`Đã sao lưu vào ${file}`)
    print(contentsOf(manifest, file))
    remark(
      'Giữ kín tệp này: trong đó có dữ liệu cá nhân và khóa của hệ thống. / Keep it secret: it holds personal data and the key.',
    )
  },
}

export function refuseMissing(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw refusals.noFile(file)
}

/** «41 bảng, 5.120 dòng, 12 tệp; 3,4 MB; lúc 02:00 ngày 21/11/2026» */
export function contentsOf({ tables, files, createdAt }: BackupManifest, file: string): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const count = (number: number) => number.toLocaleString('vi-VN')
  const sizeMb = (statSync(file).size / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })
  const names = Object.keys(files).filter((name) => !name.startsWith('keys/'))
  const key = 'keys/secret.key' in files ? 'có khóa' : 'không có khóa'
  return `${Object.keys(tables).length} bảng, ${count(rows)} dòng, ${count(names.length)} tệp, ${key}; ${sizeMb} MB; lúc ${showMoment(new Date(createdAt))}`
}

async function check(file: string, print: Call['print']): Promise<void> {
  refuseMissing(file)
  const manifest = await checkBackup(file)
  print(`Bản sao lưu nguyên vẹn: ${contentsOf(manifest, file)}`)
}

async function writeBackup(config: Config, file: string, remark: Call['remark']): Promise<BackupManifest> {
  const { databaseUrl, dataFolder } = config
  if (databaseUrl === undefined && !existsSync(join(dataFolder, 'database', 'pg'))) throw refusals.nothingThere
  const database = await openDatabase({ databaseUrl, folder: dataFolder }, { joinRunning: true, name: 'lgd' })
  try {
    if (!(await hasSchema(database))) throw refusals.nothingThere
    return await withKeyFolder(dataFolder, (keys) => {
      const there = Object.entries(carriedFolders(dataFolder)).filter(([, folder]) => existsSync(folder))
      const folders = { ...Object.fromEntries(there), keys }
      return backup(database, file, { folders, report: (what) => remark(`· ${what}`) })
    })
  } finally {
    await database.close()
  }
}

async function hasSchema(database: Database): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('public.schema_migration') is not null as found`.execute(database.kysely)
  return rows[0]?.found === true
}
