package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Works a page by the keyboard alone: by tabulator to what is wanted, from one stop to the next, and then by the keys for it.
 * At each stop it must be seen where one is.
 */
final class Keyboard implements Hands {

    private static final int STOPS_MAX = 600;
    private static final int TYPED_MAX = 20;
    private static final int PRESSES_MAX = 5;
    private static final double WAIT_FOR_CHOOSER_MILLIS = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMddyyyy", Locale.ROOT);

    /** Notes after each key whether it is seen where one is; what is not seen is kept for the next look. */
    private static final String WATCH = """
            if (!window.unseen) {
              window.unseen = [];
              addEventListener('keyup', () => {
                const here = document.activeElement;
                if (here === document.body) return;
                const style = getComputedStyle(here), box = here.getBoundingClientRect();
                const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
                const isInView = box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
                if (!isMarked || !isInView) window.unseen.push(here.outerHTML.slice(0, 200));
              }, true);
            }
            """;

    /** In which way the wanted element lies from here, by how many stops at least, and which stops before were not seen. */
    private static final String STOP = """
            it => {
              %s
              const here = document.activeElement;
              const from = here === document.body ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : here;
              const order = from ? from.compareDocumentPosition(it) : 4;
              const isAhead = order & 4 || order & 16;
              const later = isAhead ? 4 : 2, groups = new Set();
              let stops = 0;
              for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
                const lies = (!from || from.compareDocumentPosition(one) & later) && (one === it || it.compareDocumentPosition(one) & (6 - later));
                const isStop = one.tabIndex >= 0 && !one.disabled && one.checkVisibility();
                if (lies && isStop && !(one.type === 'radio' && groups.has(one.name))) {
                  stops++;
                  if (one.type === 'radio') groups.add(one.name);
                }
              }
              const isSameGroup = here.type === 'radio' && it.type === 'radio' && here.name === it.name;
              return { way: here === it ? '' : isSameGroup ? (isAhead ? 'ArrowDown' : 'ArrowUp') : isAhead ? 'Tab' : 'Shift+Tab',
                       stops: isSameGroup ? 1 : Math.max(1, stops),
                       isAtTheTop: !from && document.querySelector('main').contains(it),
                       unseen: window.unseen.splice(0).join() };
            }
            """.formatted(WATCH);

    /** Whether Enter does here what the button does: from any line or mark of a form it presses the form's first button. */
    private static final String IS_PRESSED_BY_ENTER = """
            it => {
              const here = document.activeElement;
              const first = [...(here.form?.elements ?? [])].find(one => one.type === 'submit');
              return here.matches('input:not([type=file], [type=date])')
                  && it.form === here.form && it.name === first?.name && it.value === first?.value;
            }
            """;

    /** How many options lie between the chosen one and the wanted one, and the first word of that. */
    private static final String OPTION = """
            (it, value) => {
              const wanted = [...it.options].findIndex(one => one.value === value);
              return { steps: wanted - it.selectedIndex, word: it.options[wanted].text.split(' ')[0] };
            }
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    @Override
    public void goTo(Locator it) {
        if (!isPressedByEnter(it)) {
            reach(it);
        }
    }

    @Override
    public void press(Locator it) {
        goTo(it);
        page.keyboard().press("Enter");
    }

    private boolean isPressedByEnter(Locator it) {
        return Boolean.TRUE.equals(it.elementHandle().evaluate(IS_PRESSED_BY_ENTER));
    }

    @Override
    public void type(Locator input, String text) {
        reach(input);
        if ("date".equals(input.getAttribute("type"))) {
            // Month, day and year are typed one after the other, in the order of the browser's own language.
            page.keyboard().type(LocalDate.parse(text).format(DAY));
            assertThat(input.inputValue()).isEqualTo(text);
            return;
        }
        page.keyboard().press("Control+A");
        if (text.isEmpty()) {
            page.keyboard().press("Delete");
        } else if (text.length() > TYPED_MAX) {
            page.keyboard().insertText(text);
        } else {
            page.keyboard().type(text);
        }
        assertThat(input.inputValue()).isEqualTo(text);
    }

    @Override
    public void choose(Locator select, String value) {
        ElementHandle list = reach(select);
        Map<?, ?> option = (Map<?, ?>) list.evaluate(OPTION, value);
        String word = String.valueOf(option.get("word"));
        if (Math.abs(stepsOf(option)) > word.length()) {
            page.keyboard().type(word);
            option = (Map<?, ?>) list.evaluate(OPTION, value);
        }
        for (int step = 0; step < Math.abs(stepsOf(option)); step++) {
            page.keyboard().press(stepsOf(option) > 0 ? "ArrowDown" : "ArrowUp");
        }
        assertThat(select.inputValue()).isEqualTo(value);
    }

    private static int stepsOf(Map<?, ?> option) {
        return option.get("steps") instanceof Number steps ? steps.intValue() : 0;
    }

    @Override
    public void tick(Locator box) {
        reach(box);
        if (!box.isChecked()) {
            page.keyboard().press("Space");
        }
        assertThat(box.isChecked()).isTrue();
    }

    @Override
    public void attach(Locator input, FilePayload file) {
        reach(input);
        chooser().setFiles(file);
    }

    /** The browser opens none for a key that comes while it is still busy with the page: one presses it again. */
    private FileChooser chooser() {
        for (int pressed = 1; ; pressed++) {
            try {
                return page.waitForFileChooser(
                        new Page.WaitForFileChooserOptions().setTimeout(WAIT_FOR_CHOOSER_MILLIS),
                        () -> page.keyboard().press("Space"));
            } catch (TimeoutError none) {
                if (pressed == PRESSES_MAX) {
                    throw none;
                }
            }
        }
    }

    private ElementHandle reach(Locator it) {
        ElementHandle wanted = it.elementHandle();
        for (int stops = 0; stops < STOPS_MAX; ) {
            Map<?, ?> stop = (Map<?, ?>) wanted.evaluate(STOP);
            assertThat(String.valueOf(stop.get("unseen")))
                    .as("it is not seen that this has the focus, at " + page.url())
                    .isEmpty();
            String way = String.valueOf(stop.get("way"));
            if (way.isEmpty()) {
                return wanted;
            }
            if (Boolean.TRUE.equals(stop.get("isAtTheTop"))) {
                skipToTheContent();
                continue;
            }
            int by = stop.get("stops") instanceof Number between ? between.intValue() : 1;
            for (int pressed = 0; pressed < by; pressed++) {
                page.keyboard().press(way);
            }
            stops += by;
        }
        throw new AssertionError("No way by tabulator to " + it + " on " + page.url());
    }

    /** As anybody does who has to go by all the links of the head else. */
    private void skipToTheContent() {
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus").innerText()).isEqualTo("Skip to the content");
        page.keyboard().press("Enter");
    }
}
