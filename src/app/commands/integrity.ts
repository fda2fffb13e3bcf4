import type { Command } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { Refusal } from '#base/refusal.ts'
import { integrityChecks } from '#domains/integrity/checks.queries.ts'
import { saveResult } from '#domains/integrity/integrity.store.ts'
import { checkGroups, groupOf } from '#domains/integrity/integrity-check.ts'
import { runCheck } from '#domains/integrity/run-check.queries.ts'
import { today } from '#platform/clock.ts'
import { showNumber } from '#ui/show.ts'

/** All checks now, also while the server runs; what is found stands on the administrator's page afterwards. */
export const integrityCommand: Command = {
  arguments: [],
  options: {},
  async run({ print, remark }) {
    await withHouse(remark, async ({ database, clock }) => {
      const at = { now: clock.now(), today: today(clock), replica: (await database.lookAtReplica()).kind }
      let slowest = 0
      let broken = 0
      for (const check of integrityChecks) {
        const found = await runCheck((ask) => ask(database.kysely), check, at)
        await saveResult(database.kysely, found, at)
        slowest = Math.max(slowest, found.slowestMs)
        if (found.count === 0) continue
        broken += 1
        print(
          `${check.severity === 'error' ? 'SAI' : 'ĐỂ Ý'}  ${check.name}: ${showNumber(found.count)} chỗ  [${check.id}]`,
        )
        print(`      ${check.mend}`)
        for (const { id } of found.first) print(`      ${id}`)
      }
      for (const [group, name] of Object.entries(checkGroups))
        print(`${showNumber(integrityChecks.filter(({ id }) => groupOf(id) === group).length)} điều  ${name}`)
      print(`Đã xem ${showNumber(integrityChecks.length)} điều; câu hỏi lâu nhất mất ${showNumber(slowest)} mili giây.`)
      if (broken > 0) throw new Refusal(409, `${showNumber(broken)} điều không đúng. Hãy xem từng điều ở trên.`)
      print('Mọi điều đều đúng.')
    })
  },
}
