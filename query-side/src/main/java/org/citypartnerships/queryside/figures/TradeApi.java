package org.citypartnerships.queryside.figures;

import java.util.List;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Positioned;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/trade?between=sunderland-gb,harbin-cn}. */
@RestController
class TradeApi {

    private static final String TARGET = "target-set";

    private final Figures figures;
    private final PartyLabels labels;

    TradeApi(Figures figures, PartyLabels labels) {
        this.figures = figures;
        this.labels = labels;
    }

    /**
     * What is known of the trade between two parties.
     *
     * @param between the two
     * @param figures numbers between exactly these two
     * @param targets aims for them, never mixed with results
     * @param context numbers at other levels, such as a region's with a country: not the trade of the two
     */
    record Answer(
            long position,
            List<PartyLabel> between,
            List<PrintedFigure> figures,
            List<PrintedFigure> targets,
            List<PrintedFigure> context)
            implements Positioned {}

    @GetMapping("/api/trade")
    @ReadsFrom({"figures", "parties", "sources"})
    Answer trade(@RequestParam(name = "between", required = false) @Nullable String between, Moment moment) {
        List<String> two = List.of((between == null ? "" : between).split(",", -1));
        if (two.size() != 2
                || two.get(0).isBlank()
                || two.get(1).isBlank()
                || two.get(0).equals(two.get(1))) {
            throw new BadParameter("between", "between names two parties, as between=sunderland-gb,harbin-cn");
        }
        String one = Ids.of("party", two.get(0).strip());
        String other = Ids.of("party", two.get(1).strip());
        return moment.ask(position -> answer(position, one, other));
    }

    private Answer answer(long position, String one, String other) {
        List<PartyLabel> two = List.copyOf(labels.of(List.of(one, other)).values());
        for (PartyLabel party : two) {
            if (party.kind() == null) {
                throw new NotOnRecord("party", Ids.name(party.id()));
            }
        }
        List<PrintedFigure> all = figures.between(one, other);
        return new Answer(
                position,
                two,
                all.stream().filter(figure -> !figure.kind().equals(TARGET)).toList(),
                all.stream().filter(figure -> figure.kind().equals(TARGET)).toList(),
                figures.around(one, other));
    }
}
