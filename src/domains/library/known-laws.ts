import { foldInPlace } from '#base/fold-in-place.ts'

/**
 * Tên luật, pháp lệnh without the word before them. Needed where a name has commas or «và» inside, so that its end can be
 * told; names in force and names of laws that ended, since plans cite both.
 */
const names = `
An ninh mạng; An ninh quốc gia; An toàn thông tin mạng; An toàn thực phẩm; An toàn, vệ sinh lao động;
Bảo hiểm tiền gửi; Bảo hiểm xã hội; Bảo hiểm y tế; Bảo vệ bí mật nhà nước; Bảo vệ dữ liệu cá nhân; Bảo vệ môi trường;
Bảo vệ quyền lợi người tiêu dùng; Bảo vệ và kiểm dịch thực vật; Bảo vệ và phát triển rừng; Bảo vệ, chăm sóc và giáo dục trẻ em;
Ban hành văn bản quy phạm pháp luật; Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân; Biên giới quốc gia; Biên phòng Việt Nam;
Biển Việt Nam; Bình đẳng giới; Bưu chính; Cán bộ, công chức; Cảnh sát biển Việt Nam; Cảnh vệ; Cạnh tranh; Căn cước; Căn cước công dân;
Chăn nuôi; Chất lượng sản phẩm, hàng hóa; Chính quyền địa phương; Chuyển giao công nghệ; Chứng khoán; Công an nhân dân;
Công chứng; Công đoàn; Công nghệ cao; Công nghệ thông tin; Công nghiệp công nghệ số; Cư trú; Dân quân tự vệ; Dân số; Di sản văn hóa; Doanh nghiệp;
Du lịch; Dữ liệu; Dược; Đa dạng sinh học; Đất đai; Đấu giá tài sản; Đấu thầu; Đầu tư; Đầu tư công; Đầu tư theo phương thức đối tác công tư;
Địa chất và khoáng sản; Điện ảnh; Điện lực; Đo đạc và bản đồ; Đo lường; Đường bộ; Đường sắt; Giá; Giám định tư pháp; Giao dịch điện tử;
Giao thông đường bộ; Giao thông đường thủy nội địa; Giáo dục; Giáo dục đại học; Giáo dục nghề nghiệp; Giáo dục quốc phòng và an ninh;
Hàng không dân dụng Việt Nam; Hải quan; Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác; Hòa giải ở cơ sở;
Hòa giải, đối thoại tại Tòa án; Hoạt động chữ thập đỏ; Hoạt động giám sát của Quốc hội và Hội đồng nhân dân; Hóa chất; Hộ tịch;
Hôn nhân và gia đình; Hỗ trợ doanh nghiệp nhỏ và vừa; Hợp tác xã; Kế toán; Khám bệnh, chữa bệnh; Khiếu nại; Khí tượng thủy văn; Khoa học và công nghệ;
Khoa học, công nghệ và đổi mới sáng tạo; Khoáng sản; Kiểm toán độc lập; Kiểm toán nhà nước; Kiến trúc; Kinh doanh bảo hiểm; Kinh doanh bất động sản;
Lâm nghiệp; Luật sư; Lực lượng dự bị động viên; Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở; Lưu trữ; Lý lịch tư pháp; Mặt trận Tổ quốc Việt Nam;
Năng lượng nguyên tử; Ngân hàng Nhà nước Việt Nam; Ngân sách nhà nước; Nghĩa vụ quân sự; Nghĩa vụ quân sự (sửa đổi); Người cao tuổi; Người khuyết tật;
Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng; Nhà giáo; Nhà ở; Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam;
Nuôi con nuôi; Phá sản; Phí và lệ phí; Phòng bệnh; Phòng cháy và chữa cháy; Phòng cháy, chữa cháy và cứu nạn, cứu hộ; Phòng không nhân dân; Phòng thủ dân sự;
Phòng, chống bạo lực gia đình; Phòng, chống bệnh truyền nhiễm; Phòng, chống khủng bố; Phòng, chống ma túy; Phòng, chống mua bán người;
Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS); Phòng, chống rửa tiền; Phòng, chống tác hại của rượu, bia;
Phòng, chống tác hại của thuốc lá; Phòng, chống tham nhũng; Phòng, chống thiên tai; Phổ biến, giáo dục pháp luật; Phục hồi, phá sản; Phụ nữ;
Quản lý ngoại thương; Quản lý nợ công; Quản lý thuế; Quản lý và đầu tư vốn nhà nước tại doanh nghiệp; Quản lý, sử dụng tài sản công;
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp; Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ; Quảng cáo;
Quốc phòng; Quốc tịch Việt Nam; Quy hoạch; Quy hoạch đô thị; Quy hoạch đô thị và nông thôn; Sĩ quan Quân đội nhân dân Việt Nam; Sở hữu trí tuệ;
Sử dụng năng lượng tiết kiệm và hiệu quả; Tài nguyên nước; Tài nguyên, môi trường biển và hải đảo; Tần số vô tuyến điện;
Tạm giữ, tạm giam và cấm đi khỏi nơi cư trú; Thanh niên; Thanh tra; Thẻ Căn cước; Thể dục, thể thao; Thi đua, khen thưởng; Thi hành án dân sự;
Thi hành án hình sự; Thi hành tạm giữ, tạm giam; Thống kê; Thú y; Thủ đô; Thủy lợi; Thủy sản; Thuế bảo vệ môi trường; Thuế giá trị gia tăng; Thuế sử dụng đất nông nghiệp; Thuế sử dụng đất phi nông nghiệp; Thuế tài nguyên; Thuế thu nhập cá nhân; Thuế thu nhập doanh nghiệp;
Thuế tiêu thụ đặc biệt; Thuế xuất khẩu, thuế nhập khẩu; Thực hành tiết kiệm, chống lãng phí; Thực hiện dân chủ ở cơ sở; Thương mại; Tiêu chuẩn và quy chuẩn kỹ thuật;
Tiếp cận thông tin; Tiếp công dân; Tín ngưỡng, tôn giáo; Tổ chức cơ quan điều tra hình sự; Tổ chức chính quyền địa phương; Tổ chức Chính phủ; Tổ chức Hội đồng nhân dân và Ủy ban nhân dân;
Tổ chức Quốc hội; Tổ chức Tòa án nhân dân; Tổ chức Viện kiểm sát nhân dân; Tố cáo; Tố tụng hành chính; Tố tụng dân sự; Tố tụng hình sự; Trách nhiệm bồi thường của Nhà nước; Trật tự, an toàn giao thông đường bộ;
Trẻ em; Trọng tài thương mại; Trồng trọt; Trợ giúp pháp lý; Trưng cầu ý dân; Trưng mua, trưng dụng tài sản; Tư pháp người chưa thành niên; Tương trợ tư pháp; Tương trợ tư pháp về dân sự; Tương trợ tư pháp về hình sự;
Ưu đãi người có công với cách mạng; Viên chức; Việc làm; Viễn thông; Xây dựng; Xử lý vi phạm hành chính; Xuất bản; Xuất cảnh, nhập cảnh của công dân Việt Nam;
Y tế dự phòng; Di sản văn hoá; Báo chí; Các tổ chức tín dụng; Các công cụ chuyển nhượng; Dân sự; Hình sự; Hàng hải Việt Nam; Lao động; Động viên công nghiệp; Cảnh sát cơ động; Điều ước quốc tế; Thỏa thuận quốc tế; Kinh doanh vàng; Công nghiệp quốc phòng, an ninh và động viên công nghiệp; Dẫn độ; Chuyển giao người đang chấp hành án phạt tù;
Hoạt động của cơ quan thông tin; Quản lý, sử dụng vũ khí; Chống lãng phí; Tiết kiệm, chống lãng phí; Thủ tục bắt giữ tàu bay; Cựu chiến binh; Chi phí tố tụng; Chi phí giám định, định giá trong tố tụng; Án phí, lệ phí Tòa án; Ngoại hối; Giống cây trồng; Dự bị động viên; Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia; Cảnh sát môi trường; Ưu đãi người có công; Hợp nhất văn bản quy phạm pháp luật; Pháp điển hệ thống quy phạm pháp luật; Dân số (sửa đổi)
`

/** Folded names, the longest first, by their first word. */
const byFirstWord = new Map<string, string[]>()
for (const name of names.split(';').map((entry) => foldInPlace(entry.replace(/\s+/gu, ' ').trim()))) {
  if (name === '') continue
  const first = name.split(/[ ,]/u)[0]!
  byFirstWord.set(
    first,
    [...(byFirstWord.get(first) ?? []), name].sort((one, other) => other.length - one.length),
  )
}

/** The length of the known name that the folded text begins with; 0 when it begins with none. */
export function knownLawLength(folded: string): number {
  const first = /^\p{L}+/u.exec(folded.slice(0, 20))?.[0] ?? ''
  const name = byFirstWord
    .get(first)
    ?.find((known) => folded.startsWith(known) && !/^[\p{L}\p{N}]/u.test(folded.slice(known.length, known.length + 1)))
  return name?.length ?? 0
}
