import { parseArgs } from 'node:util'
import { loadConfig } from '#app/config.ts'
import { makeDemo, readDemoSignIns, refuseUnfinishedDemo } from '#app/demo/demo.ts'
import { isEmptyHouse, welcomeFirstAdministrator } from '#app/first-administrator.ts'
import { openHouse } from '#app/open-house.ts'
import { listen, openApplication } from '#app/server.ts'
import { openWorker } from '#app/worker.ts'
import { Refusal } from '#base/refusal.ts'
import { vacuumEmbedded } from '#platform/database/vacuum-embedded.ts'

/** Starts the system: configuration, database, demo or first administrator, worker, web server; ends cleanly on a signal. */
async function main(): Promise<void> {
  const isWantedEmpty = readArguments()
  const config = loadConfig()
  const house = await openHouse(config, note)
  refuseUnfinishedDemo(house)
  const isNew = await isEmptyHouse(house.database.kysely)
  const wantsDemo = !isWantedEmpty && (config.demo ?? config.databaseUrl === undefined)
  const report = reporter(config.logRequests)
  const worker = openWorker(house, config, report)
  if (isNew && wantsDemo) {
    note('Làm bộ dữ liệu mẫu')
    await makeDemo(house)
  }
  // what was just filled has no statistics before the night: until then the planner would guess, and some pages take a minute
  if (isNew) await vacuumEmbedded(house.database)
  const { server, port } = await listen(openApplication(house, config, report), config)
  worker.start()
  console.info(`\nLuật Gần Dân: http://localhost:${port}`)
  for (const line of await readDemoSignIns(house)) console.info(line)
  if (isNew && !wantsDemo) console.info(await welcomeFirstAdministrator(house))

  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    note(`Dừng (${signal})`)
    server.close()
    server.closeIdleConnections()
    await worker.stop()
    await house.database.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
}

/** `--empty` is all there is. */
function readArguments(): boolean {
  try {
    return parseArgs({ options: { empty: { type: 'boolean', default: false } } }).values.empty
  } catch (cause) {
    const sentence =
      'Chỉ có một tùy chọn: «npm start -- --empty» (không làm dữ liệu mẫu). / The only option is --empty.'
    throw new Refusal(400, sentence, { cause })
  }
}

function note(step: string): void {
  console.info(`· ${step}`)
}

/** One line of JSON an event, for whatever collects logs; faults to standard error. Requests are told only when asked for. */
function reporter(logRequests: boolean): (line: Record<string, unknown>) => void {
  return (line) => {
    const text = JSON.stringify({ time: new Date().toISOString(), ...line })
    if (String(line.at).endsWith('fault')) console.error(text)
    else if (line.at !== 'request' || logRequests) console.info(text)
  }
}

main().catch((error: unknown) => {
  if (error instanceof Refusal) {
    console.error(error.message)
    process.exit(1)
  }
  console.error(error)
  process.exit(70)
})
