import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#base/refusal.ts'
import { lockFolder } from '#platform/database/folder-lock.ts'
import { inProcessSocket } from '#platform/database/in-process-socket.ts'
import { listenLocally, localSocket, localSocketPath } from '#platform/database/local-socket.ts'
import { startLastingPGlite } from '#platform/database/pglite-engine.ts'
import { type SessionLimits, SharedSession } from '#platform/database/shared-session.ts'
import { openSyncedPGlite } from '#platform/database/synced-pglite.ts'
import type { WireDatabase } from '#platform/database/wire-database.ts'

/**
 * The embedded database of a folder. Layout: `pg/` the files of PostgreSQL, `lock` who holds them, `.s.PGSQL.5432` the local door.
 * When a live process holds the folder: joined through its door if asked, else refused.
 */
export async function openEmbedded(
  folder: string,
  choice: { joinRunning: boolean; limits?: SessionLimits },
): Promise<WireDatabase> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = localSocketPath(folder)
  const lock = await lockFolder(join(folder, 'lock'), path)
  if ('heldBy' in lock) {
    if (!choice.joinRunning) throw held(lock.heldBy.pid)
    return { socket: () => localSocket(lock.heldBy.socket), close: async () => undefined }
  }
  const ready = Promise.withResolvers<SharedSession>()
  ready.promise.catch(() => undefined)
  // The door is open before the engine runs: that somebody answers is how others know that this process is alive.
  const door = await listenLocally(path, (stream) => {
    ready.promise.then((session) => session.serve(stream)).catch(() => stream.destroy())
  })
  try {
    const files = join(folder, 'pg')
    await createOnce(files)
    const engine = await startLastingPGlite({ folder: files })
    const session = new SharedSession(engine, choice.limits)
    ready.resolve(session)
    return {
      socket: () => inProcessSocket((end) => session.serve(end)),
      async close() {
        door.close()
        await session.close()
        await engine.close()
        lock.release()
      },
    }
  } catch (error) {
    ready.reject(error)
    door.close()
    lock.release()
    throw error
  }
}

/** Made aside and moved when complete and on the disk, so that a crash on the very first start leaves nothing half-made. */
async function createOnce(files: string): Promise<void> {
  if (existsSync(files)) return
  const aside = `${files}.new`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  const pglite = await openSyncedPGlite(aside)
  await pglite.exec('checkpoint')
  await pglite.close()
  syncTree(aside)
  renameSync(aside, files)
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = openSync(join(entry.parentPath, entry.name), 'r+')
    fsyncSync(file)
    closeSync(file)
  }
}

function held(pid: number): Refusal {
  return new Refusal(
    409,
    `Cơ sở dữ liệu trong thư mục này đang được một tiến trình khác (số ${pid}) sử dụng. Hãy dừng tiến trình đó rồi chạy lại, hoặc chạy lệnh ở chế độ nối vào máy chủ đang chạy.`,
  )
}
