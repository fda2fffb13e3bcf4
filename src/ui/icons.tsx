/** One stroke, one 20 × 20 box, drawn here. Decoration only: the word beside it speaks. How it is drawn stands in base.css. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}

export type IconName = keyof typeof shapes

const shapes = {
  'arrow-down': 'M10 4v12M5 11l5 5 5-5',
  'arrow-left': 'M16 10H4M9 5l-5 5 5 5',
  'arrow-right': 'M4 10h12M11 5l5 5-5 5',
  'arrow-up': 'M10 16V4M5 9l5-5 5 5',
  back: 'M7 4L3 8l4 4M3 8h9a5 5 0 0 1 0 10H9',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 18h3',
  board: 'M3 17V10M8 17V4M13 17v-5M18 17V7M2 17h17',
  book: 'M10 5c-2-1.5-4.5-2-7-2v12c2.5 0 5 .5 7 2 2-1.5 4.5-2 7-2V3c-2.5 0-5 .5-7 2zM10 5v12',
  building: 'M3 17h14M4.5 17V8M8 17V8M12 17V8M15.5 17V8M2.5 8h15L10 3z',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  chat: 'M3 4h14v10H9l-4 3v-3H3zM7 8h6M7 11h4',
  check: 'M4 10.5l4 4 8-9',
  circle: 'M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.5l3 2',
  close: 'M5 5l10 10M15 5L5 15',
  contrast: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 3v14M10 6h5.5M10 10h7M10 14h5.5',
  download: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
  edit: 'M4 16l1-4 8.5-8.5 3 3L8 15zM12 5l3 3',
  file: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M8 10h5M8 13.5h5',
  filter: 'M3 4h14l-5.5 6.5V16l-3 1.5v-7z',
  hand: 'M6 10.5V5.7a1.2 1.2 0 0 1 2.4 0V9V4.2a1.2 1.2 0 0 1 2.4 0V9V5a1.2 1.2 0 0 1 2.4 0v5V7.2a1.2 1.2 0 0 1 2.4 0V12c0 3-2 5-5 5s-4.2-1.6-5.3-4L3.5 10.6c-.5-1.100.9-2 1.7-1z',
  home: 'M3 9.5L10 4l7 5.5M5 8.5V17h10V8.5M8.5 17v-4.5h3V17',
  late: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v5M10 13.7v.1',
  list: 'M7 5h10M7 10h10M7 15h10M3 5h.1M3 10h.1M3 15h.1',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  moon: 'M16 12.5A7 7 0 0 1 7.5 4a7 7 0 1 0 8.5 8.5z',
  pause: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM8 7.5v5M12 7.5v5',
  people:
    'M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.5 17c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 4a3 3 0 0 1 0 5.5M15 12.5c2 .5 3.5 2.3 3.5 4.5',
  person: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.5 17c.5-3.3 3.2-5 6.5-5s6 1.7 6.5 5',
  plus: 'M10 4v12M4 10h12',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6z',
  search: 'M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM12.5 12.5L17 17',
  send: 'M3 10l14-7-4 14-3.5-5.5zM9.5 11.5L17 3',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  text: 'M3 16L7.5 5 12 16M4.5 12.5h6M13.5 16v-5M13.5 13a2 2 0 1 1 4 0v3',
  upload: 'M10 13V4M6 8l4-4 4 4M4 16.5h12',
  warning: 'M10 3l8 14H2zM10 8v4.5M10 14.7v.1',
} as const
