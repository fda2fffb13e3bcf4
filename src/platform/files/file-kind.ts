/** What a file is by its content: the short list that this system takes in at all. */
export type FileKind = keyof typeof kinds

type Kind = {
  /** As officers say it; kinds of one group are one word in a sentence. */
  group: string
  mime: string
  /** The first is given to a file whose name ends otherwise. */
  extensions: readonly string[]
  /** May be shown in the browser instead of saved. */
  inline?: true
}

const kinds = {
  docx: word('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  doc: word('application/msword', 'doc'),
  rtf: word('application/rtf', 'rtf', 'doc'),
  odt: word('application/vnd.oasis.opendocument.text', 'odt'),
  pdf: { group: 'PDF', mime: 'application/pdf', extensions: ['pdf'], inline: true },
  xlsx: excel('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  xls: excel('application/vnd.ms-excel', 'xls'),
  ods: excel('application/vnd.oasis.opendocument.spreadsheet', 'ods'),
  pptx: slides('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'),
  ppt: slides('application/vnd.ms-powerpoint', 'ppt'),
  odp: slides('application/vnd.oasis.opendocument.presentation', 'odp'),
  text: { group: 'văn bản thuần', mime: 'text/plain', extensions: ['txt', 'csv', 'tsv', 'md'] },
  jpeg: { ...picture('image/jpeg', 'jpg', 'jpeg'), inline: true },
  png: { ...picture('image/png', 'png'), inline: true },
  gif: { ...picture('image/gif', 'gif'), inline: true },
  webp: { ...picture('image/webp', 'webp'), inline: true },
  tiff: picture('image/tiff', 'tif', 'tiff'),
  bmp: picture('image/bmp', 'bmp'),
  heic: picture('image/heic', 'heic', 'heif'),
  mp3: sound('audio/mpeg', 'mp3'),
  m4a: sound('audio/mp4', 'm4a'),
  wav: sound('audio/wav', 'wav'),
  ogg: sound('audio/ogg', 'ogg', 'oga', 'opus'),
  mp4: film('video/mp4', 'mp4', 'm4v'),
  mov: film('video/quicktime', 'mov'),
  webm: film('video/webm', 'webm'),
  zip: { group: 'nén ZIP', mime: 'application/zip', extensions: ['zip'] },
} as const satisfies Record<string, Kind>

export function describeKind(kind: FileKind): Kind {
  return kinds[kind]
}

/** For plans, evidence and letters. */
export const documentKinds: readonly FileKind[] = ofGroups('Word', 'PDF', 'Excel')
export const pictureKinds: readonly FileKind[] = ofGroups('ảnh')
export const soundKinds: readonly FileKind[] = ofGroups('âm thanh')
export const evidenceKinds: readonly FileKind[] = ofGroups(
  'Word',
  'PDF',
  'Excel',
  'PowerPoint',
  'ảnh',
  'âm thanh',
  'phim',
  'văn bản thuần',
)

/** «Word, PDF, Excel hoặc ảnh»: what is taken, for labels and refusals. */
export function nameKinds(allowed: readonly FileKind[]): string {
  const groups = [...new Set(allowed.map((kind) => kinds[kind].group))]
  return groups.length < 2 ? groups.join('') : `${groups.slice(0, -1).join(', ')} hoặc ${groups.at(-1)}`
}

function ofGroups(...groups: string[]): FileKind[] {
  return (Object.keys(kinds) as FileKind[]).filter((kind) => groups.includes(kinds[kind].group))
}

function word(mime: string, ...extensions: string[]) {
  return { group: 'Word', mime, extensions }
}
function excel(mime: string, ...extensions: string[]) {
  return { group: 'Excel', mime, extensions }
}
function slides(mime: string, ...extensions: string[]) {
  return { group: 'PowerPoint', mime, extensions }
}
function picture(mime: string, ...extensions: string[]) {
  return { group: 'ảnh', mime, extensions }
}
function sound(mime: string, ...extensions: string[]) {
  return { group: 'âm thanh', mime, extensions }
}
function film(mime: string, ...extensions: string[]) {
  return { group: 'phim', mime, extensions }
}
