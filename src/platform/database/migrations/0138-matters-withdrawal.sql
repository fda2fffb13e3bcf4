-- 0138-matters-withdrawal.sql
-- A complaint or a denunciation is withdrawn in writing: what the person asks for on the web waits for the signed letter, which the
-- desk records.

alter table matter add column withdrawal_asked_on date;
