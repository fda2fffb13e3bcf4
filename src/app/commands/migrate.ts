import type { Command } from '#app/command.ts'
import { loadConfig } from '#app/config.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open-database.ts'

/** The server does the same when it starts; this is for whoever wants it done, and seen, before. */
export const migrateCommand: Command = {
  arguments: [],
  options: {},
  async run({ print }) {
    const { databaseUrl, dataFolder } = loadConfig()
    const database = await openDatabase({ databaseUrl, folder: dataFolder }, { joinRunning: true, name: 'lgd' })
    try {
      const applied = await migrate(database, print)
      print(
        applied.length === 0
          ? 'Cấu trúc dữ liệu đã mới nhất.'
          : `Đã cập nhật cấu trúc dữ liệu: ${applied.length} bước.`,
      )
    } finally {
      await database.close()
    }
  },
}
