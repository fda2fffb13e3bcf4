import type { PageParts } from '#platform/http/answer.ts'
import type { Routes } from '#platform/http/routes.ts'
import type { View, WebRequest } from '#platform/http/web-request.ts'

/** A site: tables of routes under one shell. The first site whose prefix begins the path also shows its refusals and faults. */
export type Site = {
  /** `/nghiep-vu`, or `/` for the one that takes what no other does. */
  prefix: string
  routes: Routes[]
  /** The whole HTML document around a page. */
  render(parts: PageParts, view: View, request: WebRequest): Promise<string>
}

export function site(prefix: string, render: Site['render'], routes: Routes[]): Site {
  return { prefix, render, routes }
}
