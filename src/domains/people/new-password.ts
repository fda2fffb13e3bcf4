import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { checkPassword } from '#platform/identity/password-policy.ts'

/** Mật khẩu mới: typed twice, since nobody sees what is typed. */
export const newPasswordSchema = z.object({
  password: z.string().max(1_000).catch(''),
  repeated: z.string().max(1_000).catch(''),
})

/** Throws a FormRefusal at the field that is wrong. */
export function checkNewPassword(
  typed: { password: string; repeated: string },
  person: { userName: string; name: string },
): void {
  try {
    checkPassword(typed.password, person)
  } catch (error) {
    if (error instanceof Refusal) throw new FormRefusal({ password: error.message })
    throw error
  }
  if (typed.password.normalize('NFC') !== typed.repeated.normalize('NFC'))
    throw new FormRefusal({ repeated: 'Hai lần gõ mật khẩu mới không giống nhau. Hãy gõ lại cả hai.' })
}
