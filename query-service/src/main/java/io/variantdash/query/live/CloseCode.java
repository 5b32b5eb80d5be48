package io.variantdash.query.live;

/** Why a connection is closed, in the numbers that the contract with clients names. */
enum CloseCode {
    GOING_AWAY(1001),
    TOO_BIG(1009),
    TRY_AGAIN(1013),
    TOO_SLOW(4008);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
