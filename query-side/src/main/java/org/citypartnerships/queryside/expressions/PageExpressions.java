package org.citypartnerships.queryside.expressions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.PropertyAccessor;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/** Evaluates the expressions of templates as Spring does, records first by {@link RecordComponents}. */
@Component
final class PageExpressions implements IStandardVariableExpressionEvaluator {

    private static final String READERS = ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME;

    private final IStandardVariableExpressionEvaluator spring = SPELVariableExpressionEvaluator.INSTANCE;

    PageExpressions(SpringTemplateEngine engine) {
        Set<IDialect> dialects = new LinkedHashSet<>();
        engine.getDialects()
                .forEach(dialect -> dialects.add(dialect instanceof SpringStandardDialect ? new Evaluated() : dialect));
        engine.setDialects(dialects);
    }

    /** Spring's dialect, with expressions evaluated here. */
    private final class Evaluated extends SpringStandardDialect {
        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return PageExpressions.this;
        }
    }

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        if (context.getVariable(READERS) instanceof ThymeleafEvaluationContext page
                && !page.isVariableAccessRestricted()
                && page.getPropertyAccessors().get(0) != RecordComponents.READER) {
            List<PropertyAccessor> readers = new ArrayList<>(page.getPropertyAccessors());
            readers.add(0, RecordComponents.READER);
            page.setPropertyAccessors(readers);
        }
        return spring.evaluate(context, expression, execution);
    }

    @Override
    public String toString() {
        return "PageExpressions";
    }
}
