-- Giấy giới thiệu đến tổ chức trợ giúp pháp lý: what an officer wrote on it, one a matter. Which groups may fit says much about a person:
-- it stands here for the paper alone, and is nowhere listed or searched.

create table legal_aid_referral (
  matter_id uuid primary key references matter (id),
  centre text not null check (length(centre) between 1 and 300),
  about text not null check (length(about) between 1 and 1000),
  groups text[] not null check (cardinality(groups) <= 20),
  hardship text not null check (hardship in ('near-poor', 'allowance', 'none', 'unknown')),
  papers text not null check (length(papers) <= 1000),
  written_by uuid not null references person (id),
  written_at timestamptz not null
);
