/** Adds the button that copies what stands in a field; without it the field is selected by hand. */
for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-copy]')) {
  if (navigator.clipboard === undefined) continue
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button plain'
  button.textContent = 'Chép vào bộ nhớ'
  const said = document.createElement('span')
  said.setAttribute('role', 'status')
  said.className = 'soft'
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value)
      said.textContent = ' Đã chép.'
    } catch {
      field.select()
      said.textContent = ' Trình duyệt không cho chép: chữ đã được chọn sẵn, hãy bấm giữ rồi chọn «Sao chép».'
    }
  })
  field.after(button, said)
}
