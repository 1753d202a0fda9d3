package org.entente.watching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Reads how a rule is, or was, set. */
final class SettingRows {

    private SettingRows() {}

    /** @param before what the columns of its numbers begin with */
    static RuleSetting read(ResultSet row, String rule, boolean on, String before) throws SQLException {
        WatchRule which = WatchRule.valueOf(row.getString(rule));
        Map<Threshold, Integer> numbers = new EnumMap<>(Threshold.class);
        for (Threshold threshold : which.thresholds()) {
            numbers.put(threshold, row.getInt(before + threshold.name().toLowerCase(Locale.ROOT)));
        }
        return new RuleSetting(which, on, numbers);
    }
}
