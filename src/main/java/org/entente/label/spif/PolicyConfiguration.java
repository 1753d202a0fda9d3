package org.entente.label.spif;

import org.entente.label.Policies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policies that the portal knows from its start. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    Policies policies() {
        return new Policies(ShippedPolicies.read());
    }
}
