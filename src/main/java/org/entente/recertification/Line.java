package org.entente.recertification;

import java.time.Instant;
import java.time.LocalDate;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;

/**
 * An admission as it was when the round was opened, and what became of it.
 *
 * @param lastActive the last day (UTC) on which the member did or read anything in this workspace; null: on none
 * @param answeredBy whose name it is; null if nobody answered, or the asker may not know of that person
 * @param reason why it was withdrawn
 * @param answerable whether the asker may answer for this member, now or once more
 */
public record Line(
        LineId id,
        MemberId member,
        NationCode nation,
        String name,
        AdmissionRole role,
        Instant admittedAt,
        @Nullable LocalDate lastActive,
        LineState state,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        boolean answerable) {}
