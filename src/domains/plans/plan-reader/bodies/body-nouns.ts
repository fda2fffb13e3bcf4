/**
 * Từ mở đầu tên cơ quan, tổ chức, chức danh, in folded words. A noun of `proper` opens a body's own name when a capital
 * follows it or when it stands alone («Sở Tư pháp», «Công an tỉnh»); a noun of `common` names a sort of bodies
 * («cơ quan, đơn vị có liên quan»); a noun of `places` continues the body before it («UBND các xã, phường»).
 */
export const proper = words(`
  so; bo; phong; ban; hoi; cuc; tong cuc; vu; chi cuc; vien; dai; bao; toa; truong; trung tam; tram; to; doan;
  doi; khoa; ngan hang; kho bac; bao hiem; thanh tra; van phong; cong doan; thon; khu pho; khoi; chi bo; dang
  bo; dang uy; nha; thu vien; bao tang; benh vien; cong ty; chi nhanh; tong cong ty; tap doan; hoc vien; dai
  hoc; lien minh; nganh; cau lac bo; quy; hop tac xa; don vi; ap; bql; hat; khu
`)

/** Open a body also when written in small letters or with no name after them. */
export const always = words(`
  ubnd; uy ban; hdnd; hoi dong; mttq; ubmttq; ub mttq; ubmt; mat tran; tand; vksnd; toa an; vien kiem sat;
  cong an; bo doi bien phong; bo chi huy; bch; ban chi huy; ban chi dao; ban chap hanh; ban thuong vu; ban
  quan ly; ban chqs; quan su; bien phong; thue; thong ke; hai quan; tinh doan; huyen doan; thanh doan; xa
  doan; doan xa; doan phuong; to truyen thong; to cong nghe so; trung uong doan; ban giam doc; ban lanh dao;
  lien doan; ldld; doan thanh nien; doan tncs; doan luat su; hoi lien hiep; hoi lhpn; hoi phu nu; hoi nong
  dan; hoi cuu chien binh; hoi ccb; hoi luat gia; hoi nguoi cao tuoi; bhxh; nhcsxh; kbnn; vp; vnpt; thanh
  vien; chu tich; pho chu tich; giam doc; pho giam doc; thu truong; bo truong; thu tuong; truong phong; truong
  ban; truong cong an; truong cac; chanh van phong; tong giam doc; hieu truong; dong chi; d/c; ong; ba; cong
  chuc; can bo; vien chuc; nguoi; luat su; bao cao vien; tuyen truyen vien; hoa giai vien; thuong truc; bi
  thu; tinh uy; huyen uy; thanh uy; thi uy; dang uy; chinh phu; quoc hoi; van phong chinh phu; trung uong;
  lien hiep; to hoa giai; to truyen thong; to cong tac; nha truong; cac; moi; mot so; nhung; toan the; tat ca
`)

/** Sorts of bodies. */
export const common = words(`
  co quan; don vi; to chuc; dia phuong; doanh nghiep; ban; nganh; doan the; so; bo; phong; hoi; truong; co so;
  ca nhan; cong ty; hop tac xa; trung tam; bao; dai; chuyen gia; nha khoa hoc; nguoi dan; cong dan; lien quan;
  cac; thon; to dan pho; khu pho; khu; to; nha truong; luc luong; chi hoi; chi doan; chi bo
`)

/** Units of the map: they name where the body before them is, or go on with its list. */
export const places = words(`
  tinh; thanh pho; huyen; thi xa; quan; xa; phuong; thi tran; dac khu; cap; tp; thon; to dan pho; khu pho; ap;
  ban; trung uong
`)

function words(list: string): string[] {
  return list.split(';').map((word) => word.replace(/\s+/gu, ' ').trim())
}
