package org.entente.demo;

import java.util.List;

/** The form of {@code realm-config/demo-users.json}, as far as it matters here: the demo people are the realm's demo users. */
record DemoPeople(List<User> users) {

    record User(String id, String username, String firstName, String lastName) {

        String displayName() {
            return firstName + " " + lastName;
        }
    }

    User user(String username) {
        return users.stream()
                .filter(user -> user.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The demo realm has no user " + username));
    }
}
