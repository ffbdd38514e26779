package org.citypartnerships.queryside;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each package may know: lists of what is allowed, since a typo in a list of what is forbidden passes silently. */
class ArchitectureTest {

    private static final String ROOT = "org.citypartnerships.queryside.";

    private static final String[] LANGUAGE = {"java..", "org.jspecify.."};
    private static final String[] CONTRACT = {
        "org.citypartnerships.values",
        "org.citypartnerships.events",
        "org.citypartnerships.history",
        "org.citypartnerships.storage"
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.citypartnerships.queryside");

    private static void only(String of, String[]... allowed) {
        String[] all = java.util.Arrays.stream(allowed)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        ArchRule rule = classes()
                .that(resideInAPackage(ROOT + of))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(all).or(resideInAPackage(ROOT + of)));
        rule.check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partnerships",
                "pairs",
                "timeline",
                "figures",
                "parties",
                "sources",
                "overview",
                "audit",
                "attention",
                "worldmap"
            })
    void a_reader_knows_the_contract_and_how_to_follow_and_to_answer_and_no_other_reader(String reader) {
        only(reader, LANGUAGE, CONTRACT, new String[] {
            ROOT + "following",
            ROOT + "web",
            "org.springframework.beans.factory.annotation",
            "org.springframework.jdbc.core..",
            "org.springframework.stereotype",
            "org.springframework.http",
            "org.springframework.web.bind.annotation",
            "tools.jackson.databind..",
            "com.fasterxml.jackson.annotation"
        });
    }

    @Test
    void the_ledger_is_asked_as_the_command_side_keeps_it() {
        only("ledger", LANGUAGE, new String[] {
            ROOT + "web",
            "org.citypartnerships.ledger",
            "org.springframework.dao",
            "org.springframework.jdbc..",
            "org.springframework.stereotype",
            "org.springframework.transaction..",
            "org.springframework.web.bind.annotation"
        });
    }

    @Test
    void the_reading_of_expressions_knows_templates_and_nothing_of_what_they_show() {
        only("expressions", LANGUAGE, new String[] {
            "org.springframework.expression..", "org.springframework.stereotype", "org.thymeleaf.."
        });
    }

    @Test
    void what_draws_repeated_parts_knows_phrases_and_nothing_of_what_it_draws() {
        only("drawing", LANGUAGE, new String[] {
            ROOT + "language",
            "com.github.benmanes.caffeine.cache",
            "com.samskivert.mustache",
            "org.springframework.beans.factory.annotation",
            "org.springframework.context.i18n",
            "org.springframework.stereotype",
            "org.thymeleaf.spring6.view",
            "org.unbescape.html"
        });
    }

    @Test
    void what_keeps_pages_knows_where_readers_stand_and_nothing_of_what_is_on_them() {
        only("keeping", LANGUAGE, new String[] {
            ROOT + "following",
            ROOT + "web",
            "com.github.benmanes.caffeine.cache",
            "jakarta.servlet..",
            "org.springframework.beans.factory..",
            "org.springframework.context..",
            "org.springframework.http",
            "org.springframework.stereotype",
            "org.springframework.util.unit",
            "org.springframework.web..",
            "org.thymeleaf.spring6.view"
        });
    }

    @Test
    void pages_show_what_readers_answer() {
        only("pages", LANGUAGE, CONTRACT, new String[] {
            ROOT + "following",
            ROOT + "keeping",
            ROOT + "language",
            ROOT + "web",
            ROOT + "attention",
            ROOT + "audit",
            ROOT + "figures",
            ROOT + "ledger",
            ROOT + "overview",
            ROOT + "pairs",
            ROOT + "parties",
            ROOT + "partnerships",
            ROOT + "sources",
            ROOT + "timeline",
            ROOT + "signin",
            ROOT + "worldmap",
            "jakarta.servlet.http",
            "org.springframework.context.i18n",
            "org.springframework.http",
            "org.springframework.stereotype",
            "org.springframework.web..",
            "tools.jackson.databind.."
        });
    }

    @Test
    void forms_know_what_can_be_named_and_hand_on_what_is_typed() {
        only("forms", LANGUAGE, CONTRACT, new String[] {
            ROOT + "following",
            ROOT + "language",
            ROOT + "web",
            ROOT + "pages",
            ROOT + "attention",
            ROOT + "timeline",
            ROOT + "signin",
            ROOT + "worldmap",
            "com.github.benmanes.caffeine.cache",
            "jakarta.servlet.http",
            "org.springframework.security.core",
            "org.springframework.beans.factory.annotation",
            "org.springframework.http",
            "org.springframework.jdbc.core..",
            "org.springframework.stereotype",
            "org.springframework.web..",
            "tools.jackson.databind.."
        });
    }

    @Test
    void a_language_knows_no_page_and_no_reader() {
        only("language", LANGUAGE, CONTRACT, new String[] {
            ROOT + "web",
            "jakarta.servlet",
            "jakarta.servlet.http",
            "org.springframework.context..",
            "org.springframework.http",
            "org.springframework.stereotype",
            "org.springframework.web..",
            "tools.jackson.databind.."
        });
    }

    @Test
    void signing_in_knows_the_command_side_over_http_alone() {
        only("signin", LANGUAGE, new String[] {
            ROOT + "language",
            ROOT + "web",
            "com.github.benmanes.caffeine.cache",
            "io.github.bucket4j..",
            "jakarta.servlet..",
            "javax.crypto..",
            "org.apache.catalina..",
            "org.apache.tomcat.util.buf",
            "org.apache.tomcat.util.http",
            "org.apache.tomcat.util.http.fileupload",
            "org.slf4j",
            "org.springframework..",
            "tools.jackson.."
        });
    }

    @Test
    void following_knows_no_reader() {
        only("following", LANGUAGE, CONTRACT, new String[] {
            "org.citypartnerships.eventstore",
            "org.axonframework..",
            "com.github.benmanes.caffeine.cache",
            "org.postgresql",
            "org.postgresql.copy",
            "org.slf4j",
            "org.springframework..",
            "javax.sql",
            "tools.jackson.core",
            "tools.jackson.databind.."
        });
    }

    @Test
    void the_web_knows_no_reader() {
        only("web", LANGUAGE, CONTRACT, new String[] {
            ROOT + "following",
            "com.github.benmanes.caffeine.cache",
            "org.slf4j",
            "org.springframework..",
            "jakarta.servlet..",
            "de.siegmar.fastcsv..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation"
        });
    }

    @Test
    void only_the_wiring_and_the_following_know_axon_and_the_store() {
        only("config", LANGUAGE, CONTRACT, new String[] {
            ROOT + "following",
            "org.citypartnerships.eventstore",
            "org.axonframework..",
            "org.springframework..",
            "javax.sql",
            "org.postgresql.ds.."
        });
    }
}
