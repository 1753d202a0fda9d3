package org.entente.access;

import java.util.List;

/** The roles, by the names that Keycloak's realm and the member rows use. */
public final class Roles {

    public static final String LIAISON_OFFICER = "liaison-officer";
    public static final String ADMINISTRATOR = "administrator";
    public static final String NATION_ADMINISTRATOR = "nation-administrator";
    public static final String AUDITOR = "auditor";

    /** Every role there is. */
    public static final List<String> ALL = List.of(LIAISON_OFFICER, ADMINISTRATOR, NATION_ADMINISTRATOR, AUDITOR);

    private Roles() {}
}
