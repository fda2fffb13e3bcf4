import { mkdirSync } from 'node:fs'
import type { Config } from '#app/config.ts'
import { seedBodies } from '#domains/bodies/body.store.ts'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { loadCatalogue } from '#domains/library/catalogue.store.ts'
import { loadPlaces } from '#domains/places/place.store.ts'
import { systemClock } from '#platform/clock.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import type { House } from '#platform/house.ts'
import { openOidc } from '#platform/identity/oidc.ts'
import { openSecretKey } from '#platform/identity/secret-key.ts'
import { openPainter } from '#platform/pictures/painter.ts'
import { openEspeakVoice } from '#platform/speech/espeak-voice.ts'

/** Opens everything that the system stands on, in order: folder, key, database, schema, facts. `note` tells each step. */
export async function openHouse(
  config: Config,
  note: (step: string) => void,
  choice: { joinRunning?: boolean } = {},
): Promise<House> {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const secretKey = await openSecretKey(config.dataFolder)
  note(config.databaseUrl === undefined ? 'Mở cơ sở dữ liệu nhúng' : 'Kết nối máy chủ PostgreSQL')
  const { databaseUrl, databasePooled: pooled, replica, dataFolder: folder } = config
  const database = await openDatabase({ databaseUrl, pooled, replica, folder }, choice)
  try {
    const applied = await migrate(database)
    if (applied.length > 0) note(`Cập nhật cấu trúc dữ liệu: ${applied.length} bước`)
    note('Nạp địa giới, cơ quan và lịch nghỉ')
    await database.transaction((tx) => loadPlaces(tx))
    await database.transaction((tx) => seedBodies(tx))
    await database.transaction((tx) => loadHolidays(tx))
    note('Nạp danh mục văn bản pháp luật')
    await database.transaction((tx) => loadCatalogue(tx, systemClock.now()))
  } catch (error) {
    await database.close()
    throw error
  }
  const { oidc, publicUrl, sessionHours, uploadSizeMbMax, dataFolder } = config
  return {
    database,
    clock: systemClock,
    dataFolder,
    secretKey,
    publicUrl,
    sessionHours,
    uploadSizeMbMax,
    messageWays: config.messagesAsFiles ? ['sms', 'zalo'] : [],
    clamdAddress: clamdAddressOf(config),
    oidc: oidc && openOidc({ ...oidc, redirectUri: `${publicUrl}/dang-nhap/lien-ket/ve` }),
    voice: await openEspeakVoice(),
    painter: await openPainter(),
  }
}

function clamdAddressOf({ virusScanner }: Config): string | undefined {
  if (virusScanner === undefined) return undefined
  return 'socket' in virusScanner ? virusScanner.socket : `tcp://${virusScanner.host}:${virusScanner.port}`
}
