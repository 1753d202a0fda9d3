package org.entente.testing;

import org.entente.access.Act;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole portal on the tests' PostgreSQL, without a browser and without Keycloak. All tests that extend this share one
 * application and one database, and each makes the people and things it needs for itself: names are unique, and nothing
 * is to be counted without saying whose.
 */
@SpringBootTest
@Import({Act.class, Fixture.class, Relabel.class})
public abstract class PortalTest {

    /** To act as somebody. */
    @Autowired
    protected Act act;

    /** To found who takes part. */
    @Autowired
    protected Fixture fixture;

    /** To give what is there another label. */
    @Autowired
    protected Relabel relabel;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        PortalProperties.register(registry);
    }
}
