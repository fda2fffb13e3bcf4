/** Adds the button that shows a password while it is typed. */
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-password]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button plain password-show'
  const say = () => {
    const isShown = input.type === 'text'
    button.textContent = isShown ? 'Ẩn' : 'Hiện'
    button.setAttribute('aria-label', isShown ? 'Ẩn mật khẩu' : 'Hiện mật khẩu')
  }
  button.addEventListener('click', () => {
    input.type = input.type === 'text' ? 'password' : 'text'
    say()
  })
  // A shown password must not be kept by the browser as ordinary text.
  input.form?.addEventListener('submit', () => {
    input.type = 'password'
  })
  say()
  input.after(button)
}
