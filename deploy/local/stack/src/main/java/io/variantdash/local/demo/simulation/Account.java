package io.variantdash.local.demo.simulation;

import io.variantdash.event.VariantStatus;
import io.variantdash.local.demo.persona.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a persona does: it posts, completes what has lived, and is advised now and then. */
final class Account {

    /** How many active variants a persona likes to have. */
    private static final double USUALLY_ACTIVE = 11;

    /** Between two posts while so many are active; it keeps their number. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(80);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    private final Persona persona;
    private final Names names;
    private final Chance chance;
    private final DelayedEvents delayed;
    private final Wear wear;
    private final Author author;
    private final List<LiveVariant> active = new ArrayList<>();
    private final Instant flopAt;
    private boolean flopped;
    private Instant lastPost;
    private double patience;

    /**
     * Opens an account.
     *
     * @param flopAt when it posts a variant that is killed soon after, so that a reader need not wait for a kill
     */
    Account(Persona persona, Names names, Chance chance, DelayedEvents delayed, Instant begin, Instant flopAt) {
        this.persona = persona;
        this.names = names;
        this.chance = chance;
        this.delayed = delayed;
        this.flopAt = flopAt;
        wear = new Wear(persona);
        author = new Author(persona, wear, chance);
        lastPost = begin;
        patience = 1;
    }

    /** Does what is due; says whether there was anything. */
    boolean acts(Instant now) {
        if (!flopped && !now.isBefore(flopAt)) {
            flopped = true;
            post(author.flop(shown(), now), now);
            return true;
        }
        if (!now.isBefore(lastPost.plus(pause()))) {
            post(now);
            return true;
        }
        return completes(now);
    }

    List<LiveVariant> active() {
        return active;
    }

    void post(Instant now) {
        post(author.draft(shown(), now), now);
        lastPost = now;
        patience = chance.between(0.5, 1.5);
    }

    /** Reports a variant, and kills it if it must. */
    void look(LiveVariant variant, Instant now) {
        variant.advance(now, chance);
        delayed.tell(variant.report(names.event()), now);
        if (KillRule.condemns(variant, now)) {
            active.remove(variant);
            delayed.tell(variant.kill(names.event()), now);
        }
    }

    private void post(Draft draft, Instant now) {
        LiveVariant variant = new LiveVariant(persona.id(), names.variant(), draft, now);
        active.add(variant);
        delayed.tell(variant.post(names.event(), VariantStatus.ACTIVE, now), now);
        wear.use(draft.pattern(), now);
        wear.word(names.event(), draft.pattern(), now).ifPresent(word -> delayed.tell(word, now));
    }

    private boolean completes(Instant now) {
        Optional<LiveVariant> over =
                active.stream().filter(variant -> variant.isOver(now)).findFirst();
        over.ifPresent(variant -> {
            active.remove(variant);
            delayed.tell(variant.post(names.event(), VariantStatus.COMPLETED, now), now);
        });
        return over.isPresent();
    }

    // The more are active, the longer it waits: by the square, so that the number soon returns to the usual one.
    private Duration pause() {
        double crowd = active.size() / USUALLY_ACTIVE;
        Duration pause = Duration.ofMillis(Math.round(USUAL_PAUSE.toMillis() * crowd * crowd * patience));
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    private Set<String> shown() {
        return active.stream().map(variant -> variant.draft().content()).collect(Collectors.toSet());
    }
}
