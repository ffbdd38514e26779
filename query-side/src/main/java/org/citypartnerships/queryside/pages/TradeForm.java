package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.queryside.figures.TradeSeries;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.FilterChoices.Choice;
import org.citypartnerships.queryside.pages.TradePage.Asked;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.PartyKind;
import org.springframework.stereotype.Component;

/** What printed numbers can be filtered by, and what of that is chosen. */
@Component
class TradeForm {

    private final TradeSeries trade;

    TradeForm(TradeSeries trade) {
        this.trade = trade;
    }

    /**
     * A field of the form: its name, what it is called, and what can be chosen.
     *
     * @param isWrong whether what was typed cannot be chosen: it is told what to do, and the field does not filter
     */
    record Field(String name, String label, List<Choice> choices, boolean isWrong) {}

    /** The fields, in the order of the form. */
    List<Field> fields(Asked asked, Phrases phrases) {
        List<Choice> goods = new ArrayList<>();
        goods.add(choice(TradeSeries.NO_GOODS, phrases.say("trade.commodity.none")));
        trade.commodities().forEach(named -> goods.add(choice(named, named)));
        return Stream.of(
                        field("level", phrases.say("trade.level"), kinds(phrases)),
                        field("other", phrases.say("trade.level.other"), kinds(phrases)),
                        field(
                                "measure",
                                phrases.say("trade.measure"),
                                trade.measures().stream()
                                        .map(measure -> choice(measure, SeriesView.measure(measure, phrases)))
                                        .toList()),
                        field(
                                "flow",
                                phrases.say("trade.flow"),
                                Arrays.stream(Flow.values())
                                        .map(flow -> choice(flow.name(), phrases.say("flow." + flow)))
                                        .toList()),
                        field("commodity", phrases.say("trade.commodity"), goods),
                        field(
                                "unit",
                                phrases.say("trade.unit"),
                                trade.units().stream()
                                        .map(unit -> choice(unit, SeriesView.unit(unit, phrases)))
                                        .toList()))
                .map(field -> chosen(field, asked))
                .toList();
    }

    private static List<Choice> kinds(Phrases phrases) {
        return Arrays.stream(PartyKind.values())
                .map(kind -> choice(kind.name(), phrases.say("kind." + kind)))
                .toList();
    }

    private static Field field(String name, String label, List<Choice> choices) {
        return new Field(name, label, choices, false);
    }

    private static Choice choice(String value, String name) {
        return new Choice(value, name, false);
    }

    private static Field chosen(Field field, Asked asked) {
        String typed = asked.typed(field.name());
        List<Choice> choices = field.choices().stream()
                .map(one -> new Choice(one.value(), one.name(), one.value().equals(typed)))
                .toList();
        boolean isUnknown = typed != null && choices.stream().noneMatch(Choice::chosen);
        return new Field(field.name(), field.label(), choices, isUnknown);
    }
}
