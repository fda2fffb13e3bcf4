import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import type { Command } from '#app/command.ts'
import { contentsOf, refuseMissing } from '#app/commands/backup.ts'
import { carriedFolders, placeKey, restoredKeys, secretKeyPath } from '#app/commands/carried-folders.ts'
import { loadConfig } from '#app/config.ts'
import { Refusal } from '#base/refusal.ts'
import type { Database } from '#platform/database/database.ts'
import { lockFolder } from '#platform/database/folder-lock.ts'
import { localSocketPath } from '#platform/database/local-socket.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { restore, refusals as restoreRefusals } from '#platform/database/restore.ts'

export const refusals = {
  running: (pid: number) =>
    new Refusal(
      409,
      `Hệ thống đang chạy trên thư mục dữ liệu này (tiến trình ${pid}). Hãy dừng nó, khôi phục, rồi khởi động lại.`,
    ),
  inUse: new Refusal(
    409,
    'Hệ thống đang chạy trên cơ sở dữ liệu này. Hãy dừng mọi máy chủ dùng nó, khôi phục, rồi khởi động lại.',
  ),
}

/** Opens the database alone: a backup brings its own schema, and only an empty place takes it without being told to. */
export const restoreCommand: Command = {
  arguments: [{ name: 'FILE', summary: { vi: 'tệp do bin/lgd backup tạo', en: 'made by bin/lgd backup' } }],
  options: {
    replace: {
      summary: {
        vi: 'thay toàn bộ dữ liệu đang có: dữ liệu ấy sẽ mất',
        en: 'replaces all that is there: it is then lost',
      },
    },
  },
  async run({ arguments: [path = ''], options, print, remark }) {
    const file = resolve(path)
    refuseMissing(file)
    const { databaseUrl, dataFolder } = loadConfig()
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    if (databaseUrl === undefined) await refuseRunning(join(dataFolder, 'database'))
    if (!options.replace && existsSync(secretKeyPath(dataFolder))) throw restoreRefusals.notEmpty
    const database = await openDatabase({ databaseUrl, folder: dataFolder }, { name: 'lgd' })
    try {
      await refuseUsed(database)
      const manifest = await restore(database, file, {
        folders: { ...carriedFolders(dataFolder), keys: restoredKeys(dataFolder) },
        existing: options.replace ? 'replace' : 'refuse',
        report: (what) => remark(`· ${what}`),
      })
      await placeKey(dataFolder)
      print(`Đã khôi phục vào ${databaseUrl === undefined ? dataFolder : 'máy chủ PostgreSQL và ' + dataFolder}`)
      print(contentsOf(manifest, file))
    } finally {
      await database.close()
    }
  },
}

async function refuseRunning(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const lock = await lockFolder(join(folder, 'lock'), localSocketPath(folder))
  if ('heldBy' in lock) throw refusals.running(lock.heldBy.pid)
  lock.release()
}

/** A server has sessions at any moment: its worker asks twice a second. */
async function refuseUsed(database: Database): Promise<void> {
  if (database.kind === 'embedded') return
  const { rows } = await sql<{ sessions: number }>`
    select count(*) as sessions from pg_stat_activity
    where datname = current_database() and application_name = 'luat-gan-dan'`.execute(database.kysely)
  if ((rows[0]?.sessions ?? 0) > 0) throw refusals.inUse
}
