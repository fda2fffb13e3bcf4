/**
 * The browser's own player; it loads nothing before it is pressed. Captions would repeat the page: what is read aloud is the text
 * that stands on it (biome.json lets this one file be without).
 *
 * `<SoundPlayer href="/nghe/…mp3" label="Điều 3 Luật Hòa giải ở cơ sở, giọng máy" />`
 */
export function SoundPlayer({ href, label }: { href: string; label: string }) {
  return <audio controls preload="none" src={href} aria-label={label} />
}
