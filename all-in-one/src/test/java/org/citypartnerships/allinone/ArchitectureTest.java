package org.citypartnerships.allinone;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.citypartnerships.commandside.CommandSide;
import org.citypartnerships.queryside.QuerySide;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What may be known here: of the applications only how they are started, which makes its tables first and how their store is
 * verified, and of Spring only what starts them.
 */
@AnalyzeClasses(packages = "org.citypartnerships.allinone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule applications_are_started_and_not_wired = classes()
            .should()
            .onlyDependOnClassesThat(or(
                    belongToAnyOf(
                            CommandSide.class,
                            QuerySide.class,
                            GenericApplicationContext.class,
                            FlywayMigrationStrategy.class,
                            Flyway.class),
                    resideInAnyPackage(
                            "org.citypartnerships.allinone",
                            "org.citypartnerships.commandside.verification",
                            "org.citypartnerships.eventstore",
                            "org.citypartnerships.ledger",
                            "java..",
                            "com.sun.management", // how much memory there is
                            "com.sun.security.auth.module",
                            "org.jspecify.annotations",
                            "org.springframework.boot",
                            "org.springframework.boot.builder",
                            "org.springframework.context",
                            "io.zonky.test.db.postgres.embedded",
                            "org.apache.commons.compress..",
                            "picocli",
                            "tools.jackson..")));
}
