import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Tin nhắn: a short text to a telephone. Which company carries it is not ours to know: whoever runs the system gives a messenger. */
export type ShortMessage = {
  /** The same message again has the same id. */
  id: string
  way: 'sms' | 'zalo'
  phone: string
  text: string
}

export type Messenger = { send(message: ShortMessage): Promise<void> }

/** Without a carrier each message is a file in `outbox/`, to be seen and sent by hand. Written again it is the same file. */
export function fileMessenger(dataFolder: string): Messenger {
  return {
    async send({ id, way, phone, text }) {
      const folder = join(dataFolder, 'outbox', way)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `${id}.txt`), `${phone}\n\n${text}\n`, { mode: 0o600 })
    },
  }
}
