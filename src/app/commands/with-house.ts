import type { Call } from '#app/command.ts'
import { loadConfig } from '#app/config.ts'
import { openHouse } from '#app/open-house.ts'
import type { House } from '#platform/house.ts'

/** Opens the system for one command, through the running server where one holds the embedded database, and closes it. */
export async function withHouse(remark: Call['remark'], work: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse(loadConfig(), (step) => remark(`· ${step}`), { joinRunning: true })
  try {
    await work(house)
  } finally {
    await house.database.close()
  }
}
