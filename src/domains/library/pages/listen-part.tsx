import { showDay } from '#base/day.ts'
import type { Listen } from '#domains/library/listening/listen.queries.ts'
import { SoundPlayer } from '#ui/parts/sound-player.tsx'

/**
 * Nghe: the browser's own player, which loads nothing before it is pressed. A person's reading says whose it is; the machine's
 * says that it is one. Nothing to hear: nothing is said.
 *
 * `<ListenPart listen={listen} what="Điều 3 Luật Hòa giải ở cơ sở" />`
 */
export function ListenPart({ listen, what }: { listen: Listen | null; what: string }) {
  if (listen === null) return null
  const { minutes, recordings, machine } = listen
  return (
    <section class="listen" aria-label={`Nghe ${what}`}>
      <p>
        <strong>Nghe</strong> · khoảng {minutes} phút
      </p>
      {recordings.map(({ href, speaker, language, bodyName, heardOn }) => (
        <figure key={href}>
          <figcaption>
            {language}, người đọc: {speaker} ({bodyName}); đã có người nghe lại ngày {showDay(heardOn)}
          </figcaption>
          <SoundPlayer href={href} label={`${what}, ${language}, ${speaker} đọc`} />
        </figure>
      ))}
      {machine !== null && (
        <figure>
          <figcaption>
            {machine.name}. <a href={machine.href}>Tải tệp về nghe</a>
          </figcaption>
          <SoundPlayer href={machine.href} label={`${what}, ${machine.name}`} />
        </figure>
      )}
    </section>
  )
}
