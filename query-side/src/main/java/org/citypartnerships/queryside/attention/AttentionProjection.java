package org.citypartnerships.queryside.attention;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Notice;
import org.citypartnerships.history.Provided;
import org.citypartnerships.history.Silence;
import org.citypartnerships.history.Warning;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One row for everything that a person should look at, in any stream. Rows hold the days on which they hold, so that nothing is
 * to be done at midnight, and say what must be so in other streams, which is looked up on reading.
 *
 * <p>Where one person is named more than once, the names are read and compared, for which the person's key is looked up. The row
 * says that they differ and nothing of them, and is shown only as long as there is that key.
 */
@Component
final class AttentionProjection implements Reader<AttentionProjection.Rows> {

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("stream_id")
            .with("attention", Row.class, Rows::rows)
            .hangingOnSourcesIn("attention_source");

    private final PersonNames names;

    AttentionProjection(PersonNames names) {
        this.names = names;
    }

    record Rows(List<Row> rows) {}

    record Row(
            String streamId,
            int place,
            String code,
            List<String> entries,
            String message,
            @Nullable JsonText saying,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            boolean ahead,
            LocalDate since,
            List<String> parties,
            String provided,
            List<String> about,
            List<String> against,
            @Nullable String told,
            @Nullable String silencedBy,
            @Nullable String silencedWith,
            String visibility) {}

    @Override
    public String name() {
        return Attention.READER;
    }

    @Override
    public ReadTables<Rows> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return true;
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        List<Notice> notices =
                stream.stays().isPresent() ? List.of() : stream.under(anchors).notices(names::of);
        if (notices.isEmpty()) {
            return new Rows(List.of());
        }
        Map<EntryId, Recorded> recorded = new HashMap<>();
        Set<String> parties = new TreeSet<>();
        if (stream.id().startsWith(PartyId.KIND)) {
            parties.add(stream.id());
        }
        for (Recorded each : stream.events()) {
            if (each.event() instanceof Entry entry) {
                recorded.putIfAbsent(entry.entryId(), each);
            }
            addParties(each.event(), parties);
        }
        List<Row> rows = new ArrayList<>();
        for (Notice notice : notices) {
            rows.add(row(stream, rows.size(), notice, List.copyOf(parties), recorded));
        }
        return new Rows(rows);
    }

    private static void addParties(Event event, Set<String> parties) {
        if (event instanceof PartnershipOpened opened) {
            opened.sides().forEach(side -> side.members().forEach(member -> parties.add(member.value())));
        } else if (event instanceof SideJoined joined) {
            parties.add(joined.member().value());
        } else {
            Scope scope = scope(event);
            PartyId to = scope == null ? null : scope.to();
            if (scope != null) {
                parties.add(scope.from().value());
            }
            if (to != null) {
                parties.add(to.value());
            }
        }
    }

    private static @Nullable Scope scope(Event event) {
        if (event instanceof TradeFigureRecorded figure) {
            return figure.scope();
        } else if (event instanceof FigureRecorded figure) {
            return figure.scope();
        }
        return event instanceof TargetSet target ? target.scope() : null;
    }

    private static Row row(
            RecordedStream stream, int place, Notice notice, List<String> parties, Map<EntryId, Recorded> recorded) {
        Warning warning = notice.warning();
        Provided provided = notice.provided();
        Silence silence = notice.silence();
        return new Row(
                stream.id(),
                place,
                warning.code().name(),
                warning.entries().stream()
                        .map(entry -> stream.id() + "#" + entry.value())
                        .toList(),
                warning.message(),
                Json.text(warning.saying()),
                notice.firstDay(),
                notice.until(),
                warning.code().isOfADayToCome(),
                notice.from() == null ? recordedOn(warning, recorded, stream) : notice.from(),
                parties,
                provided.kind().name(),
                provided.about(),
                provided.against(),
                provided.text(),
                silence == null ? null : stream.id() + "#" + silence.by().value(),
                silence == null ? null : silence.reason(),
                visibility(warning, stream).name());
    }

    /** The day on which the last of its entries was recorded. */
    private static LocalDate recordedOn(Warning warning, Map<EntryId, Recorded> recorded, RecordedStream stream) {
        return warning.entries().stream()
                .map(entry -> recorded.getOrDefault(entry, stream.last()))
                .map(each -> each.recordedAt().atZone(ZoneOffset.UTC).toLocalDate())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static Visibility visibility(Warning warning, RecordedStream stream) {
        boolean isPublic = warning.entries().stream()
                .allMatch(entry -> stream.history()
                        .entry(entry)
                        .filter(told -> told.header().visibility() == Visibility.INTERNAL)
                        .isEmpty());
        return isPublic ? Visibility.PUBLIC : Visibility.INTERNAL;
    }
}
