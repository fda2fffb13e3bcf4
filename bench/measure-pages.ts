import autocannon from 'autocannon'
import { type Config, readConfig } from '#app/config.ts'
import { listen, openApplication } from '#app/server.ts'
import type { House } from '#platform/house.ts'
import { sessionOf } from './measure-as.ts'

const connections = 10
const secondsEach = 6

/**
 * Pages a second over HTTP. The server has one thread, so one core; those who ask and the database have others, when there
 * are others. Therefore both are told: what came through on this machine now, and how much of the server's own core one
 * page took, which hardly depends on who else uses the machine.
 */
export async function measurePages(house: House, config: Config, person: string, personId: string): Promise<void> {
  const { server, port } = await listen(
    openApplication(house, config, () => undefined),
    config,
  )
  try {
    const cookie = `lgd_session=${await sessionOf(house, personId)}`
    const url = `http://127.0.0.1:${port}/nghiep-vu/nhiem-vu?tt=open`
    await autocannon({ url, connections, duration: 2, workers: 1, headers: { cookie } })
    const before = process.threadCpuUsage()
    const result = await autocannon({ url, connections, duration: secondsEach, workers: 1, headers: { cookie } })
    const { user, system } = process.threadCpuUsage(before)
    const cpuMs = (user + system) / 1000 / result.requests.total
    const bad = result.non2xx + result.errors
    console.info(
      [
        `queue page over HTTP, ${person}, ${connections} connections`.padEnd(44),
        `${result.requests.average.toFixed(0)} pages/s`,
        `p50 ${result.latency.p50} ms`,
        `p99 ${result.latency.p99} ms`,
        `${cpuMs.toFixed(2)} ms of the server's core a page, so at most ${(1000 / cpuMs).toFixed(0)} pages/s on one core`,
        `${Math.round(result.throughput.average / result.requests.average / 1024)} KB a page`,
        `${bad} not answered well`,
      ].join('   '),
    )
    if (bad > 0 || result.requests.total === 0) throw new Error(`${bad} pages of ${result.requests.total} went wrong`)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

/** A configuration that listens on any free port of this machine alone. */
export function benchConfig(folder: string, databaseUrl: string | undefined): Config {
  return readConfig({ LGD_DATA: folder, DATABASE_URL: databaseUrl, PORT: '0', HOST: '127.0.0.1' }, folder)
}
