package org.entente.label;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policies are read before anybody asks for one. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    Policies policies(PolicyStore store) {
        return store.policies();
    }
}
