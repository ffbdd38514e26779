package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.allinone.Dictation.Answer;
import tools.jackson.databind.JsonNode;

/** Records what a file of lines would, through the pages alone: from the menu to the form, to the check, to the new entry. */
final class Walk {

    private static final Set<String> NAMES_AN_ENTRY = Set.of("instrument", "plan", "proposal", "act.instrument");
    private static final Pattern ENTRY = Pattern.compile("#entry-(.+)$");
    private static final Pattern PAGE = Pattern.compile("/(partnerships|parties)/([^?#]+)");
    private static final Pattern SOURCE = Pattern.compile("[?&]source=([^&#]+)");
    private static final Pattern PERSON = Pattern.compile("person:[0-9a-f]+");

    private final Clerk clerk;

    /** What was recorded under which id, by the id that the lines have for it. */
    private final Map<String, String> recorded = new HashMap<>();

    Walk(Clerk clerk) {
        this.clerk = clerk;
    }

    void record(List<JsonNode> lines) {
        String about = "";
        for (Dictation line : Dictation.of(lines)) {
            openMenu(about.contains("/partnerships/") && line.registers().isEmpty());
            record(line);
            about = clerk.page().url();
        }
    }

    /** From what was recorded last, if that is about the same partnership; else from the top of any page. */
    private void openMenu(boolean goesOn) {
        Locator next =
                clerk.page().locator(".recorded-next a").or(clerk.page().locator(".recorded-now a[href^='/record']"));
        clerk.press(goesOn ? next.last() : clerk.page().locator("header a[href='/record']"));
    }

    /** From the page of what the line is about: of the entry, of the partnership, or from the top of any page. */
    void recordFromWhereItIsAbout(Dictation line) {
        String about = line.about();
        String partnership =
                "/partnerships/" + about.replaceFirst("^partnership:", "").replaceFirst("#.*", "");
        if (about.contains("#")) {
            String named = about.substring(about.indexOf('#') + 1);
            clerk.press(formAbout(partnership, recorded.getOrDefault(named, named), line.command()));
        } else {
            String menu = about.isEmpty() ? "header a[href='/record']" : ".record-here a";
            if (!about.isEmpty()) {
                clerk.open(partnership);
            }
            clerk.press(clerk.page().locator(menu)).openForm(line.command());
        }
        fillIn(line);
    }

    /** Where an entry leads to a form about it: on its own page, or where it stands in the partnership. */
    private Locator formAbout(String partnership, String entry, String command) {
        Locator form = clerk.page()
                .locator("main a[href^='/record/" + command + "'][href*='" + entry + "']")
                .first();
        clerk.open(partnership + "/entries/" + entry);
        if (form.count() == 0) {
            clerk.open(partnership);
        }
        return form;
    }

    private void record(Dictation line) {
        clerk.openForm(line.command());
        fillIn(line);
        seeIt(line);
    }

    /** Remembers under which id something was recorded that the lines call so. */
    void remember(String theirs, String own) {
        recorded.put(theirs, own);
    }

    private void fillIn(Dictation line) {
        List<Answer> answers = line.answers().stream().map(this::asRecorded).toList();
        clerk.fillIn(answers).press("Check your answers");
        if (clerk.page().locator("fieldset.pick").count() > 0) {
            clerk.pick(id -> line.payload().toString().contains('"' + id + '"')).press("Check your answers");
        }
        assertThat(clerk.page().locator("#errors").allInnerTexts()).isEmpty();
        String check = spaced(clerk.page().locator("dl.answers").innerText());
        answers.stream()
                .filter(answer -> answer.text().contains(" "))
                .flatMap(answer -> answer.text().lines())
                .filter(text -> !text.contains("“"))
                .forEach(text -> assertThat(check).contains(spaced(text)));
        clerk.press("Record it");
        assertThat(clerk.page().locator(".recorded-now").innerText()).contains("Recorded.");
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private Answer asRecorded(Answer answer) {
        return answer.input().startsWith("header.links.") || NAMES_AN_ENTRY.contains(answer.input())
                ? new Answer(answer.input(), answer.row(), recorded.getOrDefault(answer.text(), answer.text()))
                : answer;
    }

    /** The page that comes next shows what was recorded. */
    private void seeIt(Dictation line) {
        String url = clerk.page().url();
        if (line.command().equals("RegisterSource")) {
            assertThat(clerk.text()).contains(line.said());
            recorded.put(line.registers(), "source:" + found(SOURCE, url, 1));
            return;
        }
        String entry = found(ENTRY, url, 1);
        if (line.registers().isEmpty()) {
            recorded.put(line.entryId(), entry);
            assertThat(spaced(clerk.page().locator("[id='entry-" + entry + "']").textContent()))
                    .contains(spaced(line.said()));
        } else {
            recorded.put(line.registers(), "party:" + found(PAGE, url, 2));
            assertThat(clerk.page().locator("h1").innerText()).isEqualTo(line.said());
        }
    }

    private static String found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(group);
    }

    /** Under which id something was recorded that the lines call so. */
    String idOf(String id) {
        return recorded.getOrDefault(id, id);
    }

    /** What the registry answers, with the ids that the lines have for what was recorded. */
    String inTheirIds(String answer) {
        String own = answer;
        for (Map.Entry<String, String> one : recorded.entrySet()) {
            own = own.replace(one.getValue(), one.getKey());
        }
        return own;
    }

    /** Of persons there is one, under an id that tells nothing. */
    static String withoutPersons(String answer) {
        return PERSON.matcher(answer).replaceAll("person:somebody");
    }
}
