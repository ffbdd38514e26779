-- What counts only once another person has confirmed it, as long as nobody has said anything of it.

CREATE TABLE command.waiting_entry (
    stream_id text   NOT NULL,
    entry_id  text   NOT NULL,
    position  bigint NOT NULL UNIQUE,
    PRIMARY KEY (stream_id, entry_id)
);
COMMENT ON COLUMN command.waiting_entry.position IS 'of the event, whose metadata say by whom and with which import it came';
