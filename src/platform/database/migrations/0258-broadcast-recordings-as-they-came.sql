-- Recordings from before loudness was made even, and those whose job ended without an answer, were said to be «being done» for ever.
-- They stay as they came, and say so.

update broadcast_script
set even_why = 'Âm lượng của bản ghi âm này chưa được làm đều; tệp giữ nguyên như đã tải lên. Nghe thấy nhỏ quá thì tải lại.'
where recording_file_id is not null and even_file_id is null and even_gain_db is null and even_why = ''
  and not exists (
    select 1 from job where job.kind = 'activities.level-recording' and job.unique_key = broadcast_script.recording_file_id::text
      and job.state in ('waiting', 'running'));
