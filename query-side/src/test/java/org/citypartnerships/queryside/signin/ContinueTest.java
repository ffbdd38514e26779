package org.citypartnerships.queryside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where somebody goes on after signing in. */
class ContinueTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/partnerships/harbin-cn~murmansk-ru?page=2", "/?q=Harbin%20city", "/parties/%C3%BC"})
    void a_page_of_ours_is_gone_back_to(String page) {
        assertThat(Continue.to(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "///elsewhere.example/",
                "/\\elsewhere.example",
                "\\\\elsewhere.example",
                "/\t/elsewhere.example",
                "/\r\nSet-Cookie: a=b",
                " /elsewhere",
                "elsewhere.example",
                "javascript:alert(1)",
                "/sign-in?to=/",
                "/sign-out"
            })
    void another_site_is_never_gone_on_to(String address) {
        assertThat(Continue.to(address)).isEqualTo("/");
    }
}
