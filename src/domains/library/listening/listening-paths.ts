/** The only place that writes the addresses of what is heard. */
export const listeningPaths = {
  /** The name follows from the text; the place says what to make it of when it is not made yet. */
  sound: (name: string, path: string) => `/nghe/${name}?muc=${encodeURIComponent(path)}`,
  recording: (id: string) => `/nghe/nguoi-doc/${id}`,
  keeping: '/nghiep-vu/ban-doc',
  listenTo: (id: string) => `/nghiep-vu/ban-doc/${id}/nghe`,
  step: (id: string, step: 'cho-nghe' | 'khong-dung' | 'rut') => `/nghiep-vu/ban-doc/${id}/${step}`,
}
