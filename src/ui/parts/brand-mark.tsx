/** A roof over an open book: the law in the house. */
export function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
      <path
        d="M3 12L14 4l11 8"
        fill="none"
        stroke="currentColor"
        stroke-width="2.2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <path
        d="M14 14c-2.6-1.6-5.4-2.2-8-2.200v10.400c2.6 0 5.4.6 8 2.2 2.6-1.6 5.4-2.2 8-2.200V11.800c-2.6 0-5.4.6-8 2.200z"
        fill="currentColor"
      />
      <path class="brand-spine" d="M14 14.500v9" stroke-width="1.4" />
    </svg>
  )
}
