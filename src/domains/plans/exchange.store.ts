import type { Selectable } from 'kysely'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import type { ExchangeTable } from '#domains/plans/plans.tables.ts'
import type { Tx } from '#platform/database/database.ts'

type NewExchange = {
  taskId: string
  obligationId: string
  kind: ExchangeTable['kind']
  text: string
  writtenBy: string
  writtenAt: Date
  answersId?: string
}

/** Answers with its id. */
export async function addExchange(tx: Tx, exchange: NewExchange): Promise<string> {
  const { taskId, obligationId, kind, text, writtenBy, writtenAt, answersId } = exchange
  const id = newId(writtenAt.getTime())
  await tx
    .insertInto('exchange')
    .values({
      id,
      task_id: taskId,
      obligation_id: obligationId,
      kind,
      text,
      written_by: writtenBy,
      written_at: writtenAt,
      answers_id: answersId ?? null,
      answered_at: null,
    })
    .execute()
  return id
}

/** Takes a request for explanation back that nobody has answered; false when somebody has. */
export async function removeOpenRequest(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('exchange')
    .where('id', '=', id)
    .where('kind', '=', 'explain-request')
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const answeredAlready = new Refusal(409, 'Yêu cầu giải trình này đã có người trả lời. Hãy tải lại trang để xem.')

/** A request for explanation that still waits; a second answer to it waits for the first and is then refused. */
export async function loadOpenRequest(tx: Tx, taskId: string, id: string): Promise<Selectable<ExchangeTable>> {
  const row = await tx
    .selectFrom('exchange')
    .selectAll()
    .where('id', '=', id)
    .where('task_id', '=', taskId)
    .where('kind', '=', 'explain-request')
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.answered_at !== null) throw answeredAlready
  return row
}

export async function markAnswered(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('exchange').set({ answered_at: at }).where('id', '=', id).execute()
}
