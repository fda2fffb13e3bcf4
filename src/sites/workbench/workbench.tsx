import { countWaiting } from '#domains/urging/digest-page.queries.ts'
import { today } from '#platform/clock.ts'
import type { Routes } from '#platform/http/routes.ts'
import type { Site } from '#platform/http/site.ts'
import { site } from '#platform/http/site.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import type { Assets } from '#sites/assets.ts'
import { documentOf, siteName } from '#sites/document.ts'
import { navigationFor } from '#sites/workbench/navigation.ts'
import { findWhereabouts } from '#sites/workbench/whereabouts.queries.ts'
import { WorkbenchShell } from '#ui/workbench-shell.tsx'

/** The officers' site: which pages appear where, and the frame around them. */
export function workbench(assets: Assets, routes: Routes[]): Site {
  return site(
    '/nghiep-vu',
    async (parts, view, request) => {
      const whereabouts = await findWhereabouts(request.house.database.kysely, request.actor)
      const urgesWaiting = await countUrgesWaiting(request)
      return documentOf(parts, view, request, { ...assets, sheet: 'app.css' }, (frame, body) => (
        <WorkbenchShell
          {...frame}
          system={siteName}
          homeHref="/nghiep-vu"
          bodyName={whereabouts?.bodyName}
          placeName={whereabouts?.placeName}
          navigation={navigationFor(request.actor, urgesWaiting)}
          search={
            request.actor === undefined || !mayAnywhere(request.actor, 'read tasks')
              ? undefined
              : { action: '/nghiep-vu/nhiem-vu', name: 'tim', label: 'Tìm nhiệm vụ', value: request.query.tim }
          }
          person={personOf(request)}
          footer={<Footer />}
        >
          {body}
        </WorkbenchShell>
      ))
    },
    routes,
  )
}

async function countUrgesWaiting({ actor, house }: WebRequest): Promise<number> {
  if (actor === undefined || actor.personId === null) return 0
  return countWaiting(house.database.kysely, actor.personId, today(house.clock))
}

function personOf({ actor, csrf }: WebRequest) {
  if (actor === undefined) return undefined
  return {
    name: actor.name,
    links: [{ label: 'Tài khoản của tôi', href: '/tai-khoan' }],
    signOut: { action: '/dang-xuat', csrf },
  }
}

function Footer() {
  return (
    <p>
      Luật Gần Dân: phần mềm mở cho công tác phổ biến, giáo dục pháp luật, hòa giải ở cơ sở và chuẩn tiếp cận pháp luật.
    </p>
  )
}
