package org.entente.document;

import org.entente.document.content.Contents;
import org.entente.document.page.PageDrawer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of contents and the drawer of pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
class DocumentConfiguration {

    @Bean
    Contents contents(FileSettings settings, ContentRecords records) {
        return Contents.open(settings.place(), settings.keyFile(), settings.bucket(), records::anyKey);
    }

    @Bean
    PageDrawer pageDrawer() {
        return new PageDrawer();
    }
}
