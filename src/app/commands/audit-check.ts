import type { Command } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type AuditFault, findAuditFault } from '#platform/database/audit-seal.ts'

/** Recomputes every row and every sealed day. Prints the last seal, to be kept outside: with it a rewritten chain is found. */
export const auditCheck: Command = {
  arguments: [],
  options: {},
  async run({ print, remark }) {
    await withHouse(remark, async ({ database: { kysely } }) => {
      const fault = await findAuditFault(kysely)
      if (fault) throw refusalFor(fault)
      const seal = await kysely
        .selectFrom('audit_seal')
        .select(['day', 'hash'])
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst()
      print('Nhật ký nguyên vẹn: không dòng nào bị sửa, thêm hoặc bớt trong những ngày đã niêm phong.')
      print(seal ? `Niêm phong cuối: ngày ${showDay(seal.day)}, ${seal.hash}` : 'Chưa có ngày nào được niêm phong.')
    })
  },
}

function refusalFor(fault: AuditFault): Refusal {
  const where =
    fault.kind === 'row' ? `dòng ${fault.id} đã bị sửa` : `ngày ${showDay(fault.day)} đã bị sửa, thêm hoặc bớt`
  return new Refusal(
    409,
    `Nhật ký không còn nguyên vẹn: ${where}. Hãy giữ nguyên hệ thống, sao lưu ngay và báo người phụ trách an toàn thông tin.`,
  )
}
