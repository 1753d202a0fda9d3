package org.entente.agreement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.agreement.csv.AgreementLayouts;
import org.entente.agreement.csv.AgreementRow;
import org.entente.agreement.law.Act;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.imports.ImportKind;
import org.entente.imports.Importer;
import org.entente.imports.csv.CsvLayout;
import org.entente.live.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in lists of agreements, and of what parties did about them. */
@Component
class AgreementImporter implements Importer<AgreementRow> {

    private final AgreementRepository agreements;
    private final ActRepository acts;
    private final AuditLog log;

    AgreementImporter(AgreementRepository agreements, ActRepository acts, AuditLog log) {
        this.agreements = agreements;
        this.acts = acts;
        this.log = log;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.AGREEMENT;
    }

    @Override
    public List<CsvLayout<AgreementRow>> layouts() {
        return AgreementLayouts.ALL;
    }

    @Override
    public Optional<Change> store(Place place, String key, AgreementRow row) {
        AgreementId id = row.group() == null ? create(place, key, row) : of(place, row.group(), row);
        if (id == null || (row.group() != null && !agreements.takeIn(id, key))) {
            return Optional.empty();
        }
        int recorded = record(id, row.acts());
        if (row.group() != null) {
            log.append(AuditEvent.of(AuditAction.AGREEMENT_ACT_RECORDED, ObjectKind.AGREEMENT, id)
                    .in(place.workspace())
                    .with("acts", recorded)
                    .with("import", place.run()));
        }
        return Optional.of(new Change(Agreements.TOPIC, id.toString()));
    }

    // The agreement that earlier rows told of; of one that the importer may no longer read, nothing is written.
    private @Nullable AgreementId of(Place place, String group, AgreementRow row) {
        AgreementId known = agreements.imported(place.workspace(), group).orElse(null);
        return known == null ? create(place, group, row) : known;
    }

    private @Nullable AgreementId create(Place place, String key, AgreementRow row) {
        AgreementId id = new AgreementId(UUID.randomUUID());
        if (!agreements.insert(id, place.workspace(), place.label(), row.agreement(), key)) {
            return null;
        }
        record(id, row.whole());
        log.append(AuditEvent.of(AuditAction.AGREEMENT_CREATED, ObjectKind.AGREEMENT, id)
                .in(place.workspace())
                .with("label", place.label().value())
                .with("import", place.run()));
        return id;
    }

    // Rows repeat each other's acts in places: what stands there already is not recorded twice.
    private int record(AgreementId id, List<Act> told) {
        int recorded = 0;
        for (Act act : told) {
            recorded += acts.insert(id, UUID.randomUUID(), act, "") ? 1 : 0;
        }
        return recorded;
    }
}
