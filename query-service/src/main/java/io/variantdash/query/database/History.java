package io.variantdash.query.database;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The database that answers questions about what has been: a read replica where there is one. It may lag, so whatever
 * must contain the effect of a frame that a client has seen is read from the other.
 */
@Qualifier @Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD, ElementType.TYPE})
public @interface History {}
