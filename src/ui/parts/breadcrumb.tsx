export type Trail = readonly { label: string; href: string }[]

/**
 * Where this page stands: outermost first, without the page itself.
 *
 * `<Breadcrumb trail={[{ label: 'Kế hoạch', href: '/nghiep-vu/ke-hoach' }]} />`
 */
export function Breadcrumb({ trail }: { trail?: Trail }) {
  if (trail === undefined || trail.length === 0) return null
  return (
    <nav class="breadcrumb" aria-label="Đường dẫn trang">
      <ol>
        {trail.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
