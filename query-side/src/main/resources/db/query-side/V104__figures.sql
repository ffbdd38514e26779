CREATE TABLE readers.figure (
    figures_id   text        NOT NULL,
    entry_id     text        NOT NULL,
    place        integer     NOT NULL,
    kind         text        NOT NULL,
    from_party   text        NOT NULL,
    to_party     text,
    measure      text        NOT NULL,
    flow         text,
    commodity    text,
    period       jsonb,
    earliest     date,
    latest       date,
    amounts      jsonb       NOT NULL,
    change       jsonb,
    every        text,
    set_by       text,
    words        text,
    according_to jsonb,
    evidence     jsonb       NOT NULL,
    note         text,
    visibility   text        NOT NULL,
    sequence     bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (figures_id, entry_id)
);
CREATE INDEX ON readers.figure (from_party);
CREATE INDEX ON readers.figure (to_party);
COMMENT ON COLUMN readers.figure.kind IS 'trade-figure-recorded, figure-recorded or target-set';
COMMENT ON COLUMN readers.figure.amounts IS 'as printed, in every currency printed; none is converted';

CREATE TABLE readers.figure_source (
    figures_id text NOT NULL,
    source_id  text NOT NULL,
    PRIMARY KEY (figures_id, source_id)
);
CREATE INDEX ON readers.figure_source (source_id);
