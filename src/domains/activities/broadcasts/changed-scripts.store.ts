import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { listChangedLaw } from '#domains/activities/broadcasts/changed-law.queries.ts'
import { scriptOf } from '#domains/activities/broadcasts/script.store.ts'
import type { LawTurn } from '#domains/library/law-changed.ts'
import { listOfficersByMail } from '#domains/people/officers.queries.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMails } from '#platform/mail/queue-mail.ts'

const chunkRows = 200

/**
 * Báo khi luật của bài phát thanh đổi: in the transaction of the job that looks after a changed document, whoever wrote an approved script
 * and whoever keeps the station are told that it is aired no more: once a script and change, however often it is seen.
 */
export async function tellOfChangedScripts(tx: Tx, turn: LawTurn): Promise<void> {
  const leansOnIt = sql<boolean>`pins @> ${JSON.stringify([{ documentId: turn.documentId }])}::jsonb`
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('broadcast_script')
      .selectAll()
      .where('state', '=', 'approved')
      .where(leansOnIt)
      .$if(after !== '', (query) => query.where('id', '>', after))
      .orderBy('id')
      .limit(chunkRows)
      .execute()
    for (const row of rows) {
      const { id, title, bodyId, writerIds, pins } = scriptOf(row)
      const reasons = await listChangedLaw(tx, pins, turn.today)
      if (reasons.length === 0) continue
      const told = await listOfficersByMail(tx, bodyId, turn.today, 'keep broadcasts', writerIds)
      const change = createHash('sha256').update(reasons.join('\n')).digest('hex').slice(0, 32)
      const href = `${turn.publicUrl}${broadcastPaths.script(id)}`
      await queueMails(
        tx,
        told.map(({ id: personId, name, email }) => ({
          to: email,
          subject: `Không phát nữa: ${title.slice(0, titleShown)}`,
          text: letter({ name, title, reasons, href }),
          uniqueKey: `activities.script-law:${id}:${change}:${personId}`,
          now: turn.now,
        })),
      )
    }
    if (rows.length < chunkRows) return
    after = rows.at(-1)!.id
  }
}

const titleShown = 150
const reasonsShown = 10

type Letter = { name: string; title: string; reasons: readonly string[]; href: string }

function letter({ name, title, reasons, href }: Letter): string {
  const shown = reasons.slice(0, reasonsShown).map((reason) => `- ${reason}`)
  const more = reasons.length - shown.length
  return [
    `Kính gửi ông/bà ${name},`,
    `Luật mà bài phát thanh «${title}» dựa vào đã đổi:`,
    [...shown, ...(more > 0 ? [`- … và ${more} chỗ khác`] : [])].join('\n'),
    'Từ nay bài không phát được, không chép sang tuần sau và người dân không nghe lại được. Khung đã xếp cần bài khác. Hãy rút bài này rồi soạn bài mới theo luật mới:',
    href,
  ].join('\n\n')
}
