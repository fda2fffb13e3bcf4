import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Tin nhắn: a short text to a telephone. Which company carries it is not ours to know: whoever runs the system gives a messenger. */
export type ShortMessage = {
  /** The same message again has the same id. */
  id: string
  way: MessageWay
  phone: string
  text: string
}

export type MessageWay = 'sms' | 'zalo'

export type Messenger = {
  send(message: ShortMessage): Promise<void>
  /** Takes away what is kept here of these messages. */
  forget(ids: readonly string[]): Promise<void>
  /** The same for all that were written before. */
  forgetBefore(moment: Date): Promise<void>
}

/** Without a carrier each message is a file in `outbox/`, to be seen and sent by hand. Written again it is the same file. */
export function fileMessenger(dataFolder: string): Messenger {
  const folderOf = (way: MessageWay) => join(dataFolder, 'outbox', way)
  return {
    async send({ id, way, phone, text }) {
      await mkdir(folderOf(way), { recursive: true, mode: 0o700 })
      await writeFile(join(folderOf(way), `${id}.txt`), `${phone}\n\n${text}\n`, { mode: 0o600 })
    },
    async forget(ids) {
      for (const way of ways) for (const id of ids) await rm(join(folderOf(way), `${id}.txt`), { force: true })
    },
    async forgetBefore(moment) {
      for (const way of ways)
        for (const path of await filesIn(folderOf(way)))
          if ((await stat(path)).mtime < moment) await rm(path, { force: true })
    },
  }
}

const ways = ['sms', 'zalo'] as const

async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).map((name) => join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
