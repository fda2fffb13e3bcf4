import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { LinkPurpose } from '#domains/people/one-time-link.ts'
import type { Grant } from '#platform/permission/permission.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    person: PersonTable
    role_grant: RoleGrantTable
    session: SessionTable
    sign_in_failure: SignInFailureTable
    one_time_link: OneTimeLinkTable
    external_identity: ExternalIdentityTable
  }
}

export type PersonTable = {
  id: string
  name: string
  user_name: string
  email: string | null
  phone: string | null
  title: string
  home_body_id: string | null
  password_hash: string | null
  password_changed_at: Date | null
  totp_secret_sealed: string | null
  totp_last_step: number | null
  recovery_code_hashes: Generated<string[]>
  created_at: Date
  closed_on: Day | null
  folded: string
  sort_key: string
}

export type RoleGrantTable = {
  id: string
  person_id: string
  role: string
  body_id: string | null
  reach: Grant['reach']
  from_day: Day
  to_day: Day | null
  acting_for: string | null
  lent_grant_id: string | null
  reason: string
  granted_by: string | null
  granted_at: Date
  ended_at: Date | null
  ended_by: string | null
}

export type SessionTable = {
  id: string
  token_hash: string
  person_id: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  address: string | null
  user_agent: string | null
  second_factor_due: boolean
  rotate_due: Generated<boolean>
  previous_token_hash: string | null
  rotated_at: Date | null
  ended_at: Date | null
}

export type SignInFailureTable = { key: string; failures: number; since: Date; locked_until: Date | null }

export type OneTimeLinkTable = {
  token_hash: string
  /** null: for the first administrator, whose account the link makes. */
  person_id: string | null
  purpose: LinkPurpose
  created_by: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export type ExternalIdentityTable = { issuer: string; subject: string; person_id: string; linked_at: Date }
