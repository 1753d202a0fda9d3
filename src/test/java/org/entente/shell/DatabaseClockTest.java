package org.entente.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.TimeZone;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clearance that lasts to a day ends with that day in UTC, and so does whatever else has a day. */
class DatabaseClockTest extends PortalTest {

    @Autowired
    private HikariDataSource pool;

    @Test
    void daysOfTheDatabaseAreThoseOfUtcWhereverTheMachineStands() {
        TimeZone here = TimeZone.getDefault();
        HikariConfig same = new HikariConfig();
        pool.copyStateTo(same);
        same.setPoolName("elsewhere");
        same.setMaximumPoolSize(1);
        same.setMinimumIdle(1);
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try (HikariDataSource elsewhere = new HikariDataSource(same)) {
            assertThat(JdbcClient.create(elsewhere)
                            .sql(
                                    "select current_date = (now() at time zone 'UTC')::date and current_setting('TimeZone') = 'UTC'")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        } finally {
            TimeZone.setDefault(here);
        }
    }
}
