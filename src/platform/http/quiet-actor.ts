import type { Actor } from '#platform/acts/actor.ts'
import { nobody } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

/** Whoever sends is nobody: neither an account nor a network address is noted. */
export function quiet(request: WebRequest): Actor {
  return { ...nobody(request), name: 'Người dân', address: null, userAgent: null }
}
