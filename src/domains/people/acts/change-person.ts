import { z } from 'zod'
import { loadTarget, requireManages } from '#domains/people/grant.store.ts'
import { covers, refusals } from '#domains/people/grant.ts'
import { loadAccount, savePerson } from '#domains/people/person.store.ts'
import type { Person, PersonEntry } from '#domains/people/person.ts'
import { personFields, userNameField } from '#domains/people/person-fields.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Sửa thông tin tài khoản: name, title, e-mail, home body. An e-mail signs in and receives links: only who manages all of it. */
export const changePerson = act({
  name: 'people.change-person',
  may: 'manage people',
  parse: z.object({ personId: idField(), ...personFields, userName: userNameField() }).parse,
  async run({ tx, actor, today, audit }, { personId, ...entry }): Promise<void> {
    const before = await loadAccount(tx, personId, today)
    await requireManages(tx, actor, before, today)
    const home = await loadTarget(tx, entry.homeBodyId, 'body')
    if (entry.homeBodyId !== before.homeBodyId && !covers(actor, 'manage people', home)) throw refusals.outsideReach
    await savePerson(tx, personId, entry)
    audit({
      subjectKind: 'person',
      subjectId: personId,
      bodyId: before.homeBodyId,
      before: entryOf(before),
      after: entry,
    })
  },
})

function entryOf({ name, userName, email, phone, title, homeBodyId }: Person): PersonEntry {
  return { name, userName, email, phone, title, homeBodyId }
}
