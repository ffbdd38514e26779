CREATE TABLE readers.partnership (
    partnership_id text        PRIMARY KEY,
    strand         text,
    first_day      date,
    sequence       bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL
);
COMMENT ON COLUMN readers.partnership.first_day IS
    'the first day on which anything on record may have happened; null if no day is too early';

CREATE TABLE readers.partnership_side (
    partnership_id text    NOT NULL,
    side_id        text    NOT NULL,
    place          integer NOT NULL,
    name           text,
    PRIMARY KEY (partnership_id, side_id)
);

-- A day is in a span from its first day on and before its until day; null is open.
CREATE TABLE readers.partnership_member (
    partnership_id text    NOT NULL,
    side_id        text    NOT NULL,
    place          integer NOT NULL,
    party_id       text    NOT NULL,
    from_day       date,
    until_day      date,
    PRIMARY KEY (partnership_id, side_id, place)
);
CREATE INDEX ON readers.partnership_member (party_id);

CREATE TABLE readers.partnership_spell (
    partnership_id     text    NOT NULL,
    place              integer NOT NULL,
    from_day           date,
    until_day          date,
    relation           text    NOT NULL,
    relation_certainty text    NOT NULL,
    standing           text    NOT NULL,
    certainty          text    NOT NULL,
    one_sided          boolean NOT NULL,
    disputed           boolean NOT NULL,
    dormant            boolean NOT NULL,
    scope              text,
    in_force_since     jsonb,
    PRIMARY KEY (partnership_id, place)
);
CREATE INDEX ON readers.partnership_spell (relation, standing);
COMMENT ON TABLE readers.partnership_spell IS 'the longest runs of days with the same status, without holes';

CREATE TABLE readers.partnership_instrument (
    partnership_id text    NOT NULL,
    entry_id       text    NOT NULL,
    place          integer NOT NULL,
    kind           text    NOT NULL,
    form           text    NOT NULL,
    signed_on      jsonb,
    earliest       date,
    latest         date,
    readings       text[]  NOT NULL,
    counted        text    NOT NULL,
    moves_standing boolean NOT NULL,
    visibility     text    NOT NULL,
    PRIMARY KEY (partnership_id, entry_id)
);

CREATE TABLE readers.partnership_warning (
    partnership_id text    NOT NULL,
    place          integer NOT NULL,
    code           text    NOT NULL,
    entries        text[]  NOT NULL,
    message        text    NOT NULL,
    from_day       date,
    PRIMARY KEY (partnership_id, place)
);
COMMENT ON COLUMN readers.partnership_warning.from_day IS 'the day from which it holds; null if it does not hang on the day';

CREATE TABLE readers.partnership_source (
    partnership_id text NOT NULL,
    source_id      text NOT NULL,
    PRIMARY KEY (partnership_id, source_id)
);
CREATE INDEX ON readers.partnership_source (source_id);
