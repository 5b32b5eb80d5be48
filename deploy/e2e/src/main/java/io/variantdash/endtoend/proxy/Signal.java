package io.variantdash.endtoend.proxy;

/** Moments in a conversation at which a network can be made to fail. */
public enum Signal {
    /** A client asks PostgreSQL to commit. */
    COMMIT_REQUEST,
    /** PostgreSQL says that it has committed. */
    COMMIT_ANSWER,
    /** A producer sends records to a broker. */
    PRODUCE_REQUEST,
    /** A consumer tells its group how far it has come. */
    OFFSET_COMMIT_REQUEST
}
