package org.citypartnerships.allinone;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;

/** How somebody works a page. */
interface Hands {

    /** Goes to an element, so that it can be pressed at once. */
    void goTo(Locator it);

    /** Presses a link, a button or what opens and closes. */
    void press(Locator it);

    /** Replaces what an input holds. */
    void type(Locator input, String text);

    /** Chooses the option of this value. */
    void choose(Locator select, String value);

    /** Sets a check mark, if there is none. */
    void tick(Locator box);

    /** Chooses a file. */
    void attach(Locator input, FilePayload file);

    /** With a mouse, and typing. */
    static Hands withAMouse() {
        return new Hands() {
            @Override
            public void goTo(Locator it) {
                it.scrollIntoViewIfNeeded();
            }

            @Override
            public void press(Locator it) {
                it.click();
            }

            @Override
            public void type(Locator input, String text) {
                input.fill(text);
            }

            @Override
            public void choose(Locator select, String value) {
                select.selectOption(value);
            }

            @Override
            public void tick(Locator box) {
                box.check();
            }

            @Override
            public void attach(Locator input, FilePayload file) {
                input.setInputFiles(file);
            }
        };
    }
}
