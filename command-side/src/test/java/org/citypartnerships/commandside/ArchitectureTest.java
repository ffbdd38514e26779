package org.citypartnerships.commandside;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.citypartnerships.commandside", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String OURS = "org.citypartnerships.commandside";
    private static final String[] CONTRACT = {
        "org.citypartnerships.commands..",
        "org.citypartnerships.events..",
        "org.citypartnerships.values..",
        "org.citypartnerships.history.."
    };
    private static final String[] JAVA = {"java..", "org.jspecify.annotations.."};

    @ArchTest
    static final ArchRule aggregates_know_the_contract_and_axon_and_neither_spring_nor_sql = classes()
            .that()
            .resideInAnyPackage(OURS + ".partnership", OURS + ".party", OURS + ".source", OURS + ".figures")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CONTRACT)
                    .or(resideInAnyPackage("java.lang..", "java.util..", "org.jspecify.annotations.."))
                    .or(resideInAnyPackage(
                            "org.axonframework.commandhandling..",
                            "org.axonframework.modelling..",
                            "org.axonframework.messaging.annotation.."))
                    .or(resideInAnyPackage(
                            OURS, OURS + ".partnership", OURS + ".party", OURS + ".source", OURS + ".figures")));

    @ArchTest
    static final ArchRule the_index_of_streams_knows_no_door = classes()
            .that()
            .resideInAPackage(OURS + ".streams")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CONTRACT)
                    .or(resideInAnyPackage(JAVA))
                    .or(resideInAnyPackage(
                            "org.citypartnerships.storage..",
                            "org.citypartnerships.eventstore..",
                            "org.axonframework..",
                            "org.springframework..",
                            "tools.jackson..",
                            OURS + ".streams"))
                    .or(belongToAnyOf(Succession.class)));

    @ArchTest
    static final ArchRule what_decides_does_not_turn_in_circles =
            slices().matching(OURS + ".(*)..").should().beFreeOfCycles();
}
