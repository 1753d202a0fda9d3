package org.entente.agreement.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The life of an agreement lived one day after the other, from the rules in words: what a registrar would write down each
 * evening. It knows the rules' fields and nothing of the engine: no spells, no course, no intervals.
 */
final class DayByDay {

    /** What stands in the register on the evening of a day. */
    record Evening(String whole, Map<Party, String> parties, Set<Party> boundAndNotSuspended) {}

    private final Terms terms;
    private final List<Act> acts;
    private final Set<Party> everybody = new HashSet<>();

    private final Map<Party, Act> consent = new HashMap<>();
    private final Map<Party, List<Act>> notices = new HashMap<>();
    private final Map<Act, LocalDate> effects = new HashMap<>();
    private final Set<Party> hasLeft = new HashSet<>();
    private final Set<Party> hasSigned = new HashSet<>();
    private final Set<Party> provisional = new HashSet<>();
    private final Set<Party> suspended = new HashSet<>();
    private final Set<Party> boundYesterday = new HashSet<>();
    private boolean allProvisional;
    private boolean allSuspended;
    private boolean twoWereBound;
    private @Nullable LocalDate met;
    private @Nullable LocalDate entry;
    private boolean entered;
    private boolean over;
    private final Set<Party> outsideAtTheEnd = new HashSet<>();

    DayByDay(Terms terms, List<Act> acts) {
        this.terms = terms;
        this.acts = acts;
        everybody.addAll(terms.negotiating());
        if (terms.entry() instanceof EntryRule.AfterConsentOf some) {
            everybody.addAll(some.named());
        }
        for (Act act : acts) {
            if (act.party() != null) {
                everybody.add(act.party());
            }
        }
    }

    /** Lives through a day; days come in order, each once, from before the first act. */
    Evening live(LocalDate today) {
        if (!over) {
            List<Act> news = acts.stream().filter(act -> act.on().equals(today)).toList();
            receiveNotices(news);
            letGo(today);
            begin(news);
            askForEntry(today);
            askForEnd(today, news);
        }
        return write(today);
    }

    private void receiveNotices(List<Act> news) {
        for (Act act : news) {
            Party sender = act.party();
            boolean notice = act.kind() == ActKind.WITHDRAWAL_NOTICE || act.kind() == ActKind.NON_RENEWAL_NOTICE;
            if (notice && sender != null && consent.containsKey(sender)) {
                notices.computeIfAbsent(sender, p -> new ArrayList<>()).add(act);
                LocalDate effect = null;
                if (act.effectiveOn() != null) {
                    effect = act.effectiveOn();
                } else if (act.kind() == ActKind.WITHDRAWAL_NOTICE) {
                    if (!boundYesterday.contains(sender)) {
                        effect = act.on();
                    } else if (terms.withdrawal() instanceof WithdrawalRule.AfterNotice rule && entry != null) {
                        LocalDate counts = plus(entry, rule.minimum());
                        if (counts.isBefore(act.on())) {
                            counts = act.on();
                        }
                        effect = plus(counts, rule.notice());
                    }
                }
                if (effect != null) {
                    effects.put(act, effect);
                }
            }
        }
        for (Act act : news) {
            if (act.kind() == ActKind.NOTICE_REVOKED && act.party() != null) {
                List<Act> given = notices.computeIfAbsent(act.party(), p -> new ArrayList<>());
                given.removeIf(notice -> !act.on().equals(effectOf(notice)));
            }
        }
    }

    private @Nullable LocalDate effectOf(Act notice) {
        if (effects.containsKey(notice)) {
            return effects.get(notice);
        }
        if (notice.kind() == ActKind.NON_RENEWAL_NOTICE
                && entry != null
                && terms.term() instanceof TermRule.Renewing renewing) {
            for (int n = 0; n < 1000; n++) {
                LocalDate end = entry;
                end = plus(end, renewing.first());
                end = renewing.further().unit() == Delay.Unit.MONTHS
                        ? end.plusMonths((long) n * renewing.further().amount())
                        : end.plusYears((long) n * renewing.further().amount());
                if (!notice.on().isAfter(minus(end, renewing.notice()))) {
                    return end;
                }
            }
        }
        return null;
    }

    private void letGo(LocalDate today) {
        for (Party party : Set.copyOf(consent.keySet())) {
            boolean goes =
                    notices.getOrDefault(party, List.of()).stream().anyMatch(notice -> today.equals(effectOf(notice)));
            if (goes) {
                consent.remove(party);
                notices.remove(party);
                provisional.remove(party);
                hasLeft.add(party);
            }
        }
    }

    private void begin(List<Act> news) {
        for (Act act : news) {
            Party party = act.party();
            switch (act.kind()) {
                case SIGNATURE, SIGNATURE_AD_REFERENDUM -> hasSigned.add(party);
                case DEFINITIVE_SIGNATURE -> {
                    hasSigned.add(party);
                    consent.putIfAbsent(party, act);
                }
                case EXCHANGE_OF_NOTES,
                        RATIFICATION,
                        ACCEPTANCE,
                        APPROVAL,
                        ACCESSION,
                        FORMAL_CONFIRMATION,
                        OTHER_CONSENT,
                        SUCCESSION -> consent.putIfAbsent(party, act);
                case ENTRY_INTO_FORCE -> {
                    if (party != null) {
                        consent.putIfAbsent(party, act);
                    }
                }
                default -> {}
            }
        }
        toggle(news, ActKind.PROVISIONAL_APPLICATION, ActKind.PROVISIONAL_APPLICATION_ENDED, provisional);
        toggle(news, ActKind.SUSPENSION, ActKind.RESUMPTION, suspended);
        allProvisional =
                toggled(news, ActKind.PROVISIONAL_APPLICATION, ActKind.PROVISIONAL_APPLICATION_ENDED, allProvisional);
        allSuspended = toggled(news, ActKind.SUSPENSION, ActKind.RESUMPTION, allSuspended);
    }

    private static void toggle(List<Act> news, ActKind on, ActKind off, Set<Party> those) {
        news.stream().filter(act -> act.kind() == on && act.party() != null).forEach(act -> those.add(act.party()));
        news.stream().filter(act -> act.kind() == off && act.party() != null).forEach(act -> those.remove(act.party()));
    }

    private static boolean toggled(List<Act> news, ActKind on, ActKind off, boolean before) {
        if (news.stream().anyMatch(act -> act.kind() == off && act.party() == null)) {
            return false;
        }
        return before || news.stream().anyMatch(act -> act.kind() == on && act.party() == null);
    }

    private boolean wholeIsTold() {
        return acts.stream().anyMatch(act -> act.kind() == ActKind.ENTRY_INTO_FORCE && act.party() == null);
    }

    private void askForEntry(LocalDate today) {
        if (met == null && wholeIsTold()) {
            boolean toldToday = acts.stream()
                    .anyMatch(act -> act.kind() == ActKind.ENTRY_INTO_FORCE
                            && act.party() == null
                            && act.on().equals(today));
            if (toldToday) {
                met = today;
                entry = today;
            }
        } else if (met == null && consent.size() >= 2) {
            Delay wait = Delay.NONE;
            boolean holds;
            if (terms.entry() instanceof EntryRule.OnDate fixed) {
                holds = today.compareTo(fixed.day()) >= 0;
            } else if (terms.entry() instanceof EntryRule.OnSignature) {
                holds = terms.negotiating().stream().allMatch(party -> {
                    Act act = consent.get(party);
                    return act != null
                            && Set.of(ActKind.DEFINITIVE_SIGNATURE, ActKind.EXCHANGE_OF_NOTES)
                                    .contains(act.kind());
                });
            } else if (terms.entry() instanceof EntryRule.AfterInstruments rule) {
                holds = consent.size() >= rule.count();
                wait = rule.delay();
            } else if (terms.entry() instanceof EntryRule.AfterConsentOf rule) {
                Set<Party> needed = rule.named().isEmpty() ? terms.negotiating() : rule.named();
                holds = needed.size() > 0 && consent.keySet().containsAll(needed);
                wait = rule.delay();
            } else {
                holds = false;
            }
            if (holds) {
                met = today;
                entry = plus(today, wait);
            }
        }
        if (entry != null && today.equals(entry)) {
            entered = true;
        }
    }

    private void askForEnd(LocalDate today, List<Act> news) {
        boolean ends = news.stream().anyMatch(act -> act.kind() == ActKind.TERMINATION);
        if (terms.term() instanceof TermRule.Until until && today.isAfter(until.lastDay())) {
            ends = true;
        }
        if (entered
                && entry != null
                && terms.term() instanceof TermRule.Lasting lasting
                && today.equals(plus(entry, lasting.length()))) {
            ends = true;
        }
        Set<Party> bound = bound(today);
        if (bound.size() >= 2) {
            twoWereBound = true;
        } else if (entered) {
            boolean partiesMayBeUnknown = terms.entry() instanceof EntryRule.AsRecorded || wholeIsTold();
            ends |= twoWereBound || !partiesMayBeUnknown;
        }
        if (ends) {
            over = true;
            hasLeft.stream().filter(party -> !consent.containsKey(party)).forEach(outsideAtTheEnd::add);
        }
        boundYesterday.clear();
        boundYesterday.addAll(bound);
    }

    private Set<Party> bound(LocalDate today) {
        Set<Party> bound = new HashSet<>();
        if (!entered || met == null) {
            return bound;
        }
        consent.forEach((party, by) -> {
            LocalDate told = toldFor(party, by.on());
            boolean is;
            if (told != null) {
                is = !today.isBefore(told);
            } else if (by.on().compareTo(met) <= 0) {
                is = true;
            } else if (by.kind() == ActKind.SUCCESSION) {
                is = true;
            } else {
                is = !today.isBefore(plus(by.on(), terms.later()));
            }
            if (is) {
                bound.add(party);
            }
        });
        return bound;
    }

    // The depositary's word on this consent may come years later, and counts from the day that it names.
    private @Nullable LocalDate toldFor(Party party, LocalDate consented) {
        LocalDate told = null;
        for (Act act : acts) {
            if (act.kind() == ActKind.ENTRY_INTO_FORCE
                    && party.equals(act.party())
                    && act.on().compareTo(consented) >= 0
                    && (told == null || act.on().isBefore(told))) {
                told = act.on();
            }
        }
        for (Act act : acts) {
            boolean notice = act.kind() == ActKind.WITHDRAWAL_NOTICE || act.kind() == ActKind.NON_RENEWAL_NOTICE;
            if (told != null
                    && notice
                    && party.equals(act.party())
                    && act.on().isAfter(consented)
                    && act.on().isBefore(told)) {
                return null;
            }
        }
        return told;
    }

    private Evening write(LocalDate today) {
        Map<Party, String> standings = new TreeMap<>();
        Set<Party> free = new HashSet<>();
        if (over) {
            everybody.forEach(party -> standings.put(party, outsideAtTheEnd.contains(party) ? "WITHDRAWN" : "ENDED"));
            return new Evening("ENDED", standings, free);
        }
        Set<Party> bound = bound(today);
        for (Party party : everybody) {
            String standing;
            if (bound.contains(party)) {
                standing = suspended.contains(party) || allSuspended ? "SUSPENDED" : "IN_FORCE";
                if (standing.equals("IN_FORCE")) {
                    free.add(party);
                }
            } else if (provisional.contains(party)) {
                standing = "PROVISIONAL";
            } else if (consent.containsKey(party)) {
                standing = "CONSENTED";
            } else if (hasLeft.contains(party)) {
                standing = "WITHDRAWN";
            } else {
                standing = hasSigned.contains(party) ? "SIGNED" : "NONE";
            }
            standings.put(party, standing);
        }
        String whole = entered
                ? allSuspended ? "SUSPENDED" : "IN_FORCE"
                : allProvisional || provisional.size() >= 2 ? "PROVISIONAL" : "NOT_IN_FORCE";
        return new Evening(whole, standings, free);
    }

    private static LocalDate plus(LocalDate day, Delay delay) {
        return switch (delay.unit()) {
            case DAYS -> day.plusDays(delay.amount());
            case MONTHS -> day.plusMonths(delay.amount());
            case YEARS -> day.plusYears(delay.amount());
        };
    }

    private static LocalDate minus(LocalDate day, Delay delay) {
        return switch (delay.unit()) {
            case DAYS -> day.minusDays(delay.amount());
            case MONTHS -> day.minusMonths(delay.amount());
            case YEARS -> day.minusYears(delay.amount());
        };
    }
}
