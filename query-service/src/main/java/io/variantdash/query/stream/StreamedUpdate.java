package io.variantdash.query.stream;

import io.variantdash.update.DashboardUpdate;

/** An update and its place in the stream. */
public record StreamedUpdate(DashboardUpdate update, Position position) {}
