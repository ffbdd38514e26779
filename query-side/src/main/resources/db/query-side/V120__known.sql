-- What was known, and from which recording until before which: positions and times of recording. Lists as known at a point of
-- recording are pages of these.
CREATE TABLE readers.known_spell (
    partnership_id     text        NOT NULL,
    strand             text,
    from_day           date,
    until_day          date,
    on_record          boolean     NOT NULL,
    relation           text        NOT NULL,
    relation_certainty text        NOT NULL,
    standing           text        NOT NULL,
    certainty          text        NOT NULL,
    one_sided          boolean     NOT NULL,
    disputed           boolean     NOT NULL,
    dormant            boolean     NOT NULL,
    scope              text,
    in_force_since     jsonb,
    known_from         bigint      NOT NULL,
    known_until        bigint,
    recorded_from      timestamptz NOT NULL,
    recorded_until     timestamptz
);
CREATE INDEX ON readers.known_spell (partnership_id, known_from);
COMMENT ON TABLE readers.known_spell IS 'runs of days with one status, each while it was known so';

CREATE TABLE readers.known_member (
    partnership_id text        NOT NULL,
    side_id        text        NOT NULL,
    party_id       text        NOT NULL,
    from_day       date,
    until_day      date,
    known_from     bigint      NOT NULL,
    known_until    bigint,
    recorded_from  timestamptz NOT NULL,
    recorded_until timestamptz
);
CREATE INDEX ON readers.known_member (partnership_id);
CREATE INDEX ON readers.known_member (party_id);

CREATE TABLE readers.known_days (
    partnership_id text        NOT NULL,
    earliest       date        NOT NULL,
    latest         date        NOT NULL,
    known_from     bigint      NOT NULL,
    known_until    bigint,
    recorded_from  timestamptz NOT NULL,
    recorded_until timestamptz
);
CREATE INDEX ON readers.known_days (partnership_id);
COMMENT ON TABLE readers.known_days IS 'days on which something public may have happened';

CREATE TABLE readers.known_source (
    partnership_id text NOT NULL,
    source_id      text NOT NULL,
    PRIMARY KEY (partnership_id, source_id)
);
CREATE INDEX ON readers.known_source (source_id);

CREATE TABLE readers.known_party (
    party_id       text        NOT NULL,
    kind           text        NOT NULL,
    name           text        NOT NULL,
    country        text,
    folded         text[]      NOT NULL,
    known_from     bigint      NOT NULL,
    known_until    bigint,
    recorded_from  timestamptz NOT NULL,
    recorded_until timestamptz
);
CREATE INDEX ON readers.known_party (party_id);
CREATE INDEX ON readers.known_party (country);
COMMENT ON COLUMN readers.known_party.folded IS 'every name in small letters without marks, as one searches for it';
