import type { Command } from '#app/command.ts'
import { findPersonTyped } from '#app/commands/find-typed.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { showMoment } from '#base/day.ts'
import { closeAccount, removeSecondFactor, renewLink } from '#domains/people/acts/manage-account.ts'
import { linkAddress } from '#domains/people/one-time-link.ts'
import { operator } from '#domains/people/operator.ts'
import type { Person } from '#domains/people/person.ts'
import { perform } from '#platform/acts/act.ts'
import type { House } from '#platform/house.ts'

export const userLink = onAccount(async (house, person) => {
  const { token, expiresAt } = await perform(renewLink, { house, actor: operator }, { personId: person.id })
  return oneTimeLinkOf(house, token, expiresAt)
})

export const userClose = onAccount(async (house, person) => {
  await perform(closeAccount, { house, actor: operator }, { personId: person.id })
  return `Đã đóng tài khoản ${person.userName} (${person.name}); mọi phiên, liên kết và vai trò kết thúc từ bây giờ.`
})

export const userRemoveSecondFactor = onAccount(async (house, person) => {
  await perform(removeSecondFactor, { house, actor: operator }, { personId: person.id })
  return `Đã gỡ xác thực hai lớp của ${person.userName} (${person.name}); mọi phiên của người này đã kết thúc.`
})

/** To hand over: it is shown this once. */
export function oneTimeLinkOf(house: House, token: string, expiresAt: Date): string {
  return `${linkAddress(house.publicUrl, token)}\nDùng một lần, đến ${showMoment(expiresAt)}.`
}

/** One deed on one open account; prints what the deed answers. */
function onAccount(deed: (house: House, person: Person) => Promise<string>): Command {
  return {
    arguments: [{ name: 'USERNAME', summary: { vi: 'tên đăng nhập hoặc thư điện tử', en: 'user name or e-mail' } }],
    options: {},
    async run({ arguments: [userName = ''], print, remark }) {
      await withHouse(remark, async (house) => print(await deed(house, await findPersonTyped(house, userName))))
    },
  }
}
