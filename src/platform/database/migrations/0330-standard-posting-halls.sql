-- Niêm yết ở nhà văn hóa thôn, tổ dân phố: the rules of 2017 to 2021 name it beside the office and the radio.

alter table standard_posting drop constraint standard_posting_channel_check;
alter table standard_posting add constraint standard_posting_channel_check
  check (channel in ('office', 'hall', 'portal', 'radio'));
