/** What the tasks of the measured nation are about: most say «pháp luật», few say «sá sùng». */
export const subjects = [
  'Tổ chức tập huấn nghiệp vụ hòa giải ở cơ sở',
  'Phổ biến Luật Đất đai và các văn bản hướng dẫn thi hành',
  'Phát thanh pháp luật trên hệ thống truyền thanh của xã',
  'Rà soát, kiện toàn đội ngũ tuyên truyền viên pháp luật',
  'Biên soạn, phát hành tài liệu pháp luật bằng ngôn ngữ dễ hiểu',
  'Kiểm tra việc thực hiện công tác phổ biến, giáo dục pháp luật',
  'Tổ chức Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam',
  'Tự đánh giá việc xây dựng xã đạt chuẩn tiếp cận pháp luật',
  'Trợ giúp pháp lý lưu động',
  'Truyền thông dự thảo chính sách có tác động lớn đến xã hội',
]

export const offices = ['Phòng Văn hóa – Xã hội', 'Phòng Kinh tế', 'Ủy ban Mặt trận Tổ quốc Việt Nam', 'Công an']

/** Each is as frequent as the others: 97 of them, a prime, so that they meet every subject. */
export const audiences = [
  'cho hộ nuôi sá sùng ven biển',
  'cho hòa giải viên các thôn',
  'cho người lao động trong khu công nghiệp',
  'cho học sinh trung học cơ sở',
  'cho hội viên phụ nữ',
  'cho đoàn viên thanh niên',
  ...Array.from({ length: 91 }, (_, index) => `tại thôn số ${index + 1}`),
]
