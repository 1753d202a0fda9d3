package org.entente.agreement.csv;

import java.util.List;
import org.entente.imports.csv.CsvLayout;

/** The layouts in which lists of agreements are read, each known by its columns. */
public final class AgreementLayouts {

    public static final List<CsvLayout<AgreementRow>> ALL = List.of(new MembershipLayout(), new TreatyListLayout());

    private AgreementLayouts() {}
}
