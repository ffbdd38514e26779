package org.citypartnerships.storage;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedWithParams;
import tools.jackson.databind.module.SimpleModule;

/**
 * Calls the constructors of records by handles that are made ready once.
 *
 * <p>Jackson makes them ready anew for every value ({@link MethodHandle#invokeWithArguments}), which took a quarter of the
 * time of reading an event. Everything else, and what is said of a value that is refused, stays Jackson's.
 */
final class RecordConstructors extends SimpleModule {
    private static final long serialVersionUID = 1;

    RecordConstructors() {
        super("constructors of records");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new OfRecords());
    }

    private static final class OfRecords extends ValueInstantiators.Base {
        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueInstantiator usual) {
            if (!bean.getBeanClass().isRecord() || usual.getClass() != StdValueInstantiator.class) {
                return usual;
            }
            StdValueInstantiator standard = (StdValueInstantiator) usual;
            MethodHandle constructor = ready(usual.getWithArgsCreator());
            return constructor == null ? usual : new OfRecord(standard, constructor);
        }

        /** Takes all arguments in an array and gives an object, whatever the constructor's own types. */
        private static @Nullable MethodHandle ready(@Nullable AnnotatedWithParams creator) {
            if (creator == null || !(creator.getAnnotated() instanceof Constructor<?> constructor)) {
                return null;
            }
            try {
                return MethodHandles.lookup()
                        .unreflectConstructor(constructor)
                        .asSpreader(Object[].class, constructor.getParameterCount())
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (IllegalAccessException hidden) {
                return null; // Jackson calls it, or says why it can't
            }
        }
    }

    private static final class OfRecord extends StdValueInstantiator {
        private final MethodHandle constructor;

        OfRecord(StdValueInstantiator usual, MethodHandle constructor) {
            super(usual);
            this.constructor = constructor;
        }

        @Override
        @SuppressWarnings("RedundantCast") // the cast is the signature by which the handle is called
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return (Object) constructor.invokeExact(arguments);
            } catch (Error error) { // no fault of the JSON
                throw error;
            } catch (Throwable refused) {
                return context.handleInstantiationProblem(
                        getValueClass(), arguments, rewrapCtorProblem(context, refused));
            }
        }
    }
}
