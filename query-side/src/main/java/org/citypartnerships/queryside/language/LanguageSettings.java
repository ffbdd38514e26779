package org.citypartnerships.queryside.language;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Pages are shown in the language that was chosen; data have none. */
@Configuration(proxyBeanMethods = false)
class LanguageSettings implements WebMvcConfigurer {

    private final LanguageChoice choice = new LanguageChoice();

    @Bean
    LocaleResolver localeResolver() {
        return choice;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(choice)
                .order(-1)
                .addPathPatterns("/**")
                .excludePathPatterns("/api/**", "/*.css", "/*.svg", "/*.js");
    }
}
