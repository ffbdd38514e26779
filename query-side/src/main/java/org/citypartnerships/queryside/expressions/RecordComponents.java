package org.citypartnerships.queryside.expressions;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;

/**
 * Reads a component of a record for an expression on a page, {@code line.title}. Expressions remember who read for them only if that
 * is the same for every page: the accessors that each page has of its own look for the method again each time.
 */
final class RecordComponents implements PropertyAccessor {

    static final RecordComponents READER = new RecordComponents();

    private final ClassValue<Map<String, Method>> components = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return componentsOf(type);
        }
    };

    private RecordComponents() {}

    private static Map<String, Method> componentsOf(Class<?> type) {
        Map<String, Method> components = new HashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                components.put(component.getName(), component.getAccessor());
            }
        }
        return components;
    }

    @Override
    public Class<?> @Nullable [] getSpecificTargetClasses() {
        return null;
    }

    @Override
    public boolean canRead(EvaluationContext context, @Nullable Object target, String name) {
        return target != null && components.get(target.getClass()).containsKey(name);
    }

    /** @throws AccessException if it is no record with such a component, or can't be read */
    @Override
    public TypedValue read(EvaluationContext context, @Nullable Object target, String name) throws AccessException {
        Method component =
                target == null ? null : components.get(target.getClass()).get(name);
        if (component == null) {
            throw new AccessException("No component " + name);
        }
        try {
            return new TypedValue(component.invoke(target));
        } catch (ReflectiveOperationException failure) {
            throw new AccessException("The component " + name + " can't be read", failure);
        }
    }

    @Override
    public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
        return false;
    }

    @Override
    public void write(EvaluationContext context, @Nullable Object target, String name, @Nullable Object value)
            throws AccessException {
        throw new AccessException("Records don't change");
    }
}
