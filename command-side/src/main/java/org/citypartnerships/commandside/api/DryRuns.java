package org.citypartnerships.commandside.api;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.citypartnerships.commandside.Decided;
import org.jspecify.annotations.Nullable;

/** Decides dry runs and then undoes them: the unit of work rolls back before anything reaches the store. */
public final class DryRuns implements MessageHandlerInterceptor<CommandMessage<?>> {

    static final String KEY = "dryRun";

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Object result = chain.proceed();
        if (Boolean.TRUE.equals(work.getMessage().getMetaData().get(KEY)) && result instanceof Decided decided) {
            throw new Done(decided);
        }
        return result;
    }

    /** Carries what was decided past the rollback. */
    static final class Done extends RuntimeException {

        private final transient Decided decided;

        Done(Decided decided) {
            super(null, null, false, false);
            this.decided = decided;
        }

        Decided decided() {
            return decided;
        }
    }
}
