package org.entente.binding;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;

/**
 * How a feature gives its objects for export: as a package-private bean. It reads as the asker, in the transaction that it is called
 * in, so that what the asker may not read is not in it.
 */
public interface Exporter {

    /** The kind of object that it gives. */
    ObjectKind kind();

    /** The object; empty if it is not there for the asker. */
    Optional<Exportable> read(UUID id);
}
