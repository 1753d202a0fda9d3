package org.entente.binding;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.label.Labels;
import org.entente.label.binding.BindingSigner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who signs, and who is trusted, as the operators have set it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BindingSettings.class)
class BindingConfiguration {

    @Bean
    Bindings bindings(BindingSettings settings, Labels labels, Clock clock) {
        Optional<BindingSigner> signer = SigningFiles.signer(settings);
        List<X509Certificate> trusted = new ArrayList<>(SigningFiles.trusted(settings));
        signer.map(BindingSigner::certificate).ifPresent(trusted::add);
        return new Bindings(labels.policies(), signer.orElse(null), trusted, settings.review(), clock);
    }

    @Bean
    Customs customs(Bindings bindings, Labels labels, Clock clock) {
        return new Customs(bindings, labels, clock);
    }
}
