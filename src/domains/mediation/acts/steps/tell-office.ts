import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { HeldCase } from '#domains/mediation/case.store.ts'
import { caseName } from '#domains/mediation/case.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { listTold } from '#domains/mediation/office-readers.queries.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMails } from '#platform/mail/queue-mail.ts'

type Telling = { one: HeldCase; escalationId: string; by: string; publicUrl: string; today: Day; now: Date }

/**
 * Thư báo ngay to the communes' officers and the teams' leaders: that something must be looked at and where, of the quarrel nothing.
 * Answers how many others than whoever tells have an address to be written to; sent again it writes to nobody twice.
 */
export async function tellOffice(tx: Tx, { one, escalationId, by, publicUrl, today, now }: Telling): Promise<number> {
  const { rows } = await sql<{ id: string; email: string }>`
    select person.id, person.email from person
    where person.email is not null and (person.closed_on is null or person.closed_on > ${today})
      and person.id = any(${await listTold(tx, one.id, today)}::uuid[])
    order by person.id limit 200`.execute(tx)
  await queueMails(
    tx,
    rows.map(({ id, email }) => ({
      to: email,
      subject: 'Báo ngay: một vụ, việc hòa giải cần xem hôm nay',
      text: [
        `${caseName(one)} có việc phải báo ngay theo Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 10.`,
        'Thư này không nêu nội dung. Hãy mở vụ, việc, xử lý rồi ghi đã xử lý; việc đứng đầu danh sách cho đến khi ghi:',
        `${publicUrl}${mediationPaths.oneCase(one.id)}`,
      ].join('\n\n'),
      uniqueKey: `mediation.escalation:${escalationId}:${id}`,
      now,
    })),
  )
  return rows.filter(({ id }) => id !== by).length
}
