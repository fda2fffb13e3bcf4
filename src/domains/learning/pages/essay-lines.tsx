/** A text with its line breaks, a paragraph a line. */
export function EssayLines({ text }: { text: string }) {
  return (
    <div class="prose">
      {text.split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </div>
  )
}
