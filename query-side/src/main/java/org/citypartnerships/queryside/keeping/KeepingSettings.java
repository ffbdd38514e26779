package org.citypartnerships.queryside.keeping;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A page that is kept is given once its language is known and its parameters are seen to be its own. */
@Configuration(proxyBeanMethods = false)
class KeepingSettings implements WebMvcConfigurer {

    private static final int AFTER_THE_OTHERS = 1;

    private final KeptPages pages;

    KeepingSettings(KeptPages pages) {
        this.pages = pages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(pages).order(AFTER_THE_OTHERS);
    }
}
