-- 0321-nation-as-a-place.sql
-- Cả nước is a place too, for a ministry stands there: above the provinces, with the empty path that every path begins with. Its row is
-- made with the first ministry; where there is none, everything stays as it was.

alter table place drop constraint place_kind_check;
alter table place add constraint place_kind_check check (kind in ('nuoc', 'tinh', 'thanh-pho', 'huyen', 'quan', 'thi-xa',
  'thanh-pho-thuoc-tinh', 'xa', 'phuong', 'thi-tran', 'dac-khu', 'thon', 'to-dan-pho'));
