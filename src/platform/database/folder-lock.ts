import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

export type LockHolder = { pid: number; processStart: string | undefined; host: string; socket: string }

/**
 * One process on one folder: two on the same files lose rows silently. The lock is a file that names its holder; a holder that is
 * dead (kill -9, power cut) is taken over. Returns the live holder instead when there is one.
 */
export async function lockFolder(file: string, socket: string): Promise<{ release(): void } | { heldBy: LockHolder }> {
  const mine: LockHolder = { pid: process.pid, processStart: processStart(process.pid), host: hostname(), socket }
  const text = JSON.stringify({ ...mine, nonce: randomUUID() })
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    if (createOnly(file, text)) {
      // Somebody who saw the dead holder just before may be moving our file away right now; he puts it back when he notices.
      await sleep(attempt === 0 ? 20 : 100)
      if (readOr(file) === text) return { release: () => readOr(file) === text && rmSync(file, { force: true }) }
      continue
    }
    const found = readOr(file)
    const holder = parse(found)
    if (holder && (await isAlive(holder, file))) return { heldBy: holder }
    removeExactly(file, found)
  }
  throw new Error(`The lock ${file} could not be taken.`)
}

const attemptsMax = 20

async function isAlive(holder: LockHolder, file: string): Promise<boolean> {
  const sameHost = holder.host === hostname()
  if (sameHost && holder.processStart !== undefined) return processStart(holder.pid) === holder.processStart
  // Another host name (containers that share the folder) or a platform without start times: the one who answers is alive. He
  // opens his door just after he took the lock, so a fresh lock gets a moment.
  while (!(await answers(holder.socket))) {
    if (ageMs(file) > doorOpensMs) return false
    await sleep(200)
  }
  return true
}

function ageMs(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY // gone
  }
}

const doorOpensMs = 3_000

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ path: socket, timeout: 2000 })
    const say = (alive: boolean) => {
      probe.destroy()
      resolve(alive)
    }
    probe.on('connect', () => say(true))
    probe.on('timeout', () => say(true))
    probe.on('error', () => say(false))
  })
}

/** Boot and start tick of a process: a number that a later process with the same pid does not have. Linux only. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined // killed, not yet collected by its parent
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return undefined
  }
}

/** Appears whole or not at all: written aside, then linked, which fails when the name is taken. */
function createOnly(file: string, text: string): boolean {
  const aside = `${file}.${randomUUID()}`
  writeFileSync(aside, text, { mode: 0o600 })
  try {
    linkSync(aside, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function parse(text: string): LockHolder | undefined {
  try {
    return JSON.parse(text) as LockHolder
  } catch {
    return undefined // removed meanwhile
  }
}

/** Removes the file only if it still has the content that was found dead; one of several contenders wins. */
function removeExactly(file: string, content: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, file)
  } catch {
    // gone already, or a new holder is there
  }
  rmSync(aside, { force: true })
}
