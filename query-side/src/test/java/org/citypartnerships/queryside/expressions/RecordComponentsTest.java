package org.citypartnerships.queryside.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

class RecordComponentsTest {

    private record City(String name) {}

    private record Pair(City one, City other) {}

    private static final City HARBIN = new City("Harbin");
    private static final Pair PAIR = new Pair(HARBIN, new City("Murmansk"));

    private static StandardEvaluationContext page() {
        StandardEvaluationContext page = new StandardEvaluationContext();
        page.setPropertyAccessors(List.of(RecordComponents.READER));
        return page;
    }

    @Test
    void an_expression_reads_components_of_components_on_one_page_and_the_next() {
        Expression expression = new SpelExpressionParser().parseExpression("other.name");
        assertThat(expression.getValue(page(), PAIR)).isEqualTo("Murmansk");
        assertThat(expression.getValue(page(), new Pair(HARBIN, HARBIN))).isEqualTo("Harbin");
    }

    @Test
    void what_is_no_component_is_left_to_others() {
        assertThat(RecordComponents.READER.canRead(page(), PAIR, "title")).isFalse();
        assertThat(RecordComponents.READER.canRead(page(), "Harbin", "bytes")).isFalse();
        assertThat(RecordComponents.READER.canRead(page(), null, "name")).isFalse();
        Expression mistaken = new SpelExpressionParser().parseExpression("others");
        assertThatThrownBy(() -> mistaken.getValue(page(), PAIR)).isInstanceOf(SpelEvaluationException.class);
    }
}
