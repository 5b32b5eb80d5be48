package io.variantdash.ingest.statement;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The text of a statement, put together of constants only: the compiler refuses anything else, so no value can get into it but
 * as a parameter.
 */
public final class Sql {

    private final StringBuilder text;

    private Sql(String text) {
        this.text = new StringBuilder(text);
    }

    /** Prepares a statement that is known when the code is compiled. */
    public static PreparedStatement prepare(Connection connection, @CompileTimeConstant String constant)
            throws SQLException {
        return connection.prepareStatement(constant);
    }

    /** The beginning of a statement that depends on what is asked for. */
    public static Sql of(@CompileTimeConstant String constant) {
        return new Sql(constant);
    }

    /** Adds a part. */
    public Sql add(@CompileTimeConstant String constant) {
        text.append(constant);
        return this;
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(text.toString());
    }
}
