package org.citypartnerships.queryside.forms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /record}: what can be recorded, by what a clerk has before them. */
@Controller
class RecordMenu {

    private final OnRecord record;
    private final Entries entries;
    private final PhraseBook book;

    RecordMenu(OnRecord record, Entries entries, PhraseBook book) {
        this.record = record;
        this.entries = entries;
        this.book = book;
    }

    /** What can be recorded, under one heading. */
    record Part(String name, String title, List<Item> items) {}

    /** A form that can be opened. */
    record Item(String address, String title, String what) {}

    @GetMapping("/record")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline"})
    ModelAndView menu(
            @RequestParam(required = false) @Nullable String partnership,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String source,
            Moment moment,
            Locale locale) {
        Phrases phrases = book.in(locale);
        String about =
                partnership != null ? Ids.of("partnership", partnership) : party != null ? Ids.of("party", party) : "";
        String from = source == null ? "" : Ids.of("source", source);
        return moment.ask(position -> {
            Map<String, String> context = entries.context(about, "", phrases);
            return new ModelAndView("record")
                    .addObject("parts", parts(about, from, phrases))
                    .addObject("about", context.get("about"))
                    .addObject("aboutAddress", context.get("address"))
                    .addObject(
                            "source",
                            record.source(from).map(OnRecord.Source::title).orElse(null));
        });
    }

    private static List<Part> parts(String about, String source, Phrases phrases) {
        return Arrays.stream(Group.values())
                .filter(group -> group != Group.ENTRIES)
                .map(group -> new Part(
                        group.name().toLowerCase(Locale.ROOT),
                        phrases.say("record." + group.name()),
                        CommandForms.all().stream()
                                .filter(form -> form.group() == group)
                                .map(form -> item(form, about, source, phrases))
                                .toList()))
                .toList();
    }

    private static Item item(CommandForm form, String about, String source, Phrases phrases) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/record/" + form.command());
        if (!about.isEmpty()) {
            address.queryParam(Transcript.isParty(about) ? "party" : "partnership", Ids.name(about));
        }
        if (!source.isEmpty()) {
            address.queryParam("source", Ids.name(source));
        }
        return new Item(
                address.build().toUriString(),
                phrases.say("command." + form.command()),
                phrases.say("command." + form.command() + ".what"));
    }
}
