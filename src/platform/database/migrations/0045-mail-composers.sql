-- 0045-mail-composers.sql
-- Between queueing and handing over, hours may pass (a mail server down), and what a mail says may be over. A mail that
-- names a composer is written anew just before it is handed over, from its payload and the facts of that moment; when
-- nothing is left to say it is `dropped`, with the reason, and counted as such.
alter table outgoing_mail add column composer text check (length(composer) between 1 and 100);
alter table outgoing_mail add column composer_payload jsonb;
alter table outgoing_mail add check ((composer is null) = (composer_payload is null));
alter table outgoing_mail drop constraint outgoing_mail_state_check;
alter table outgoing_mail add constraint outgoing_mail_state_check
  check (state in ('waiting', 'claimed', 'sending', 'sent', 'failed', 'uncertain', 'dropped'));
