package org.entente.standalone;

import java.util.List;

/** One of the two people who can first enter an empty installation: two, so that one can help the other out. */
record Administrator(String id, String username, String firstName, String lastName) {

    static final List<Administrator> FIRST_TWO = List.of(
            new Administrator("", "admin.one", "First", "Administrator"),
            new Administrator("", "admin.two", "Second", "Administrator"));

    Administrator withId(String given) {
        return new Administrator(given, username, firstName, lastName);
    }

    /** Name of the secret that holds the password to be changed at the first sign-in. */
    String secretName() {
        return "one-time-" + username;
    }
}
